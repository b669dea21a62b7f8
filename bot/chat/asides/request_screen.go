package asides

import (
	"strconv"
	"time"

	"motcua/bot"
	"motcua/bot/chat"
)

// givenUpScreen tells somebody that what they asked at an instant is not tried any more, and under which reference an admin finds
// it.
func givenUpScreen(r chat.Renderer, at time.Time, reference string) bot.Message {
	return chat.Note(r.Words.Text("aside.given_up", "time", r.Time(at, false), "reference", reference), r.Words.Text("aside.ask_again"))
}

// aside is a request that was set aside, without what stood in it.
type aside struct {
	ID        int64 // of its update
	Kind      string
	At        time.Time
	Reference string // as its person was told
}

// KindOf is what a request was: a "file", a "button", or a "message".
func KindOf(r bot.Request) string {
	switch {
	case r.Document != nil:
		return "file"
	case r.Press != nil:
		return "button"
	default:
		return "message"
	}
}

// asideMatter tells an admin of such a request, and what can be done.
func asideMatter(r chat.Renderer, a aside) chat.Matter {
	return chat.Matter{
		Title: r.Words.Text("aside.told", "kind", r.Words.Text("aside."+a.Kind), "time", r.Time(a.At, false), "reference", a.Reference),
		Lines: []string{r.Words.Text("aside.why"), r.Words.Text("aside.do", "id", strconv.FormatInt(a.ID, 10))},
	}
}
