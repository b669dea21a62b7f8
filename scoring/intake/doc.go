// Package intake is one import from end to end: a file is recognised, read, checked, taken in within one
// transaction, and the months it touches are tallied, scored and ranked again in that same transaction.
package intake
