package outbox

// Moot is why a row that was to go out has nothing to say to its person any more: it ends Cancelled, with this as Row.Why. Its
// words are in the store. "" stands for a row that is told.
type Moot string

// The reasons.
const (
	Over    Moot = "over"    // nothing in it is true any more
	Moved   Moot = "moved"   // the person holds another role, or serves another unit, than it is for
	Removed Moot = "removed" // the person holds no role any more
)
