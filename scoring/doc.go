// Package scoring holds the rules by which an authority scores its communes each month: months, units, rule sets,
// tallies, scorecards, grades and ranks. It is pure: no context, clock, log, configuration or SQL; everything it
// needs is an argument, and everything it computes is an exact fraction.
package scoring
