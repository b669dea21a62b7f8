package outbox

import "errors"

// ErrMoved says that a row is no longer queued, or tells of something else than when it was read. Whoever meant to send it reads again.
var ErrMoved = errors.New("a notice has changed since it was read")
