package conversation

import (
	"strings"
	"testing"

	"motcua/bot/chat"
	"motcua/bot/chat/chattest"
)

// Help names every command that somebody may use in one group, and each of its screens fits on a phone.
func TestHelpNamesEveryCommandOnAScreen(t *testing.T) {
	h := openFurnished(t, chattest.Store(t))
	for _, language := range []string{"vi", "en"} {
		for _, person := range []int64{chattest.Officer, chattest.Chair, chattest.Admin} {
			talk := h.talkIn(person, language)
			all := talk.Say("/help")
			var screens []string
			for _, row := range talk.Last.Messages[1].Buttons {
				for _, b := range row {
					screens = append(screens, talk.Press(b.Data))
				}
			}
			for _, c := range h.desk.Commands() {
				p, err := h.desk.Store.Person(t.Context(), person)
				if err != nil {
					t.Fatal(err)
				}
				name, times := "/"+c.In(h.desk.Catalogue.Printer(language)), 0
				for line := range strings.Lines(strings.Join(screens, "\n")) {
					if strings.HasPrefix(line, name+" ") {
						times++
					}
				}
				if offered := c.Offered && c.Allows(p); offered && (times != 1 || !strings.Contains(all, name)) {
					t.Errorf("%s of person %d is named in %d groups, and in the first screen: %v", name, person, times, strings.Contains(all, name))
				} else if !offered && times > 0 {
					t.Errorf("%s, which is not offered to person %d, is named", name, person)
				}
			}
			for _, screen := range append(screens, all) {
				text, _, _ := strings.Cut(screen, "\n[")
				var m chat.Markup
				m.Line(text)
				if m.Rows() > chat.ScreenRows {
					t.Errorf("for person %d %d rows:\n%s", person, m.Rows(), text)
				}
			}
		}
	}
}
