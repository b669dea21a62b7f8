// Package delivery is what sending has in common, whoever sends: replies by the wire, notices by the courier. It has the pace that
// Telegram allows and the waits that it asks for, what became of a send, pauses that grow while something fails, and a
// run that ends gently.
package delivery
