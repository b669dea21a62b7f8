package outbox

import "errors"

// ErrMoved says that a row which was read as queued is so no more, or tells of something else by now: who meant to send
// it reads again.
var ErrMoved = errors.New("a notice has changed since it was read")
