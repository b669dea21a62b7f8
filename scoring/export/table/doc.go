// Package table reads the files that desks and authorities send. It recognises which kind of table a file holds (a register of units, an
// export of dossiers, counts entered by hand, a published appendix), and gives its rows as what they stand for. It knows no store.
package table
