package view

import (
	"strconv"
	"time"

	"motcua/bot"
	"motcua/bot/chat"
)

// GivenUp tells somebody that what they asked at an instant is not tried any more, and under which reference an admin finds
// it.
func GivenUp(r Reader, at time.Time, reference string) bot.Message {
	return chat.Note(r.Words.Text("aside.given_up", "time", r.Time(at, false), "reference", reference), r.Words.Text("aside.ask_again"))
}

// AsideRequest is a request that is not tried any more, without what stood in it.
type AsideRequest struct {
	ID        int64  // of its update
	Kind      string // as AsideKind has it
	At        time.Time
	Reference string // as its person was told
}

// AsideKind is the key of the words for what a request was: a file, a button, or a message.
func AsideKind(r bot.Request) string {
	switch {
	case r.Document != nil:
		return "aside.file"
	case r.Press != nil:
		return "aside.button"
	default:
		return "aside.message"
	}
}

// SetAside tells an admin of such a request, and what can be done.
func SetAside(r Reader, a AsideRequest) Told {
	id := strconv.FormatInt(a.ID, 10)
	return Told{
		Title: r.Words.Text("aside.told", "kind", r.Words.Text(a.Kind), "time", r.Time(a.At, false), "reference", a.Reference),
		Lines: []string{r.Words.Text("aside.why"), r.Words.Text("aside.do", "id", id)},
	}
}
