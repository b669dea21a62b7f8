package outbox

// Moot is the reason why a row that was about to go out is not told any more. The row ends Cancelled, with the reason in Row.Why. The words
// are in the store and do not change. "" stands for a row that is told.
type Moot string

// The reasons.
const (
	Over    Moot = "over"    // nothing in it is true any more
	Moved   Moot = "moved"   // the person holds another role, or serves another unit, than it is for
	Removed Moot = "removed" // the person holds no role any more
)
