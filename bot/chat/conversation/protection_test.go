package conversation

import (
	"regexp"
	"testing"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/chattest"
)

// placement is a button with what it stands under, as a press finds it.
type placement struct {
	data               string
	protected, picture bool
}

// alikeNumbers are those in which buttons differ that are alike: how many invitations for how many days, and whose entries of the log.
var alikeNumbers = regexp.MustCompile(`,\d{1,2}|\.-?\d{1,2}$`)

// step is a button on the way, and how one came to it.
type step struct {
	placement
	way string
}

// walk presses every button to which a person comes from the commands.
type walk struct {
	t      *testing.T
	houses func(testing.TB) *house
	desk   *chat.Desk // knows all commands and buttons
	person int64
	known  map[placement]bool // the buttons to which one came, and with them all that are alike
	next   []step
}

// However one comes to a list of dossiers, button by button from any command, it stands in a message that cannot be forwarded:
// an edit cannot protect a message that was sent without. And whoever else presses those buttons learns no more than they may.
func TestNoButtonLeadsToMoreThanMayBeSeenOrForwarded(t *testing.T) {
	desk, houses := wholeDesk(t), housesOf(t, disputedHouse)
	made := map[string]bool{}
	for _, person := range []int64{chattest.Chair, both, chattest.Admin} {
		w := walk{t: t, houses: houses, desk: desk, person: person, known: map[placement]bool{}}
		w.begin()
		for len(w.next) > 0 {
			made[w.next[0].data] = true
			w.step()
		}
	}
	for data := range made { // strangers and former people see no button, and are tried in the table of permissions
		houses(t).learns(chattest.Officer, data, "")
	}
	t.Logf("%d buttons", len(made))
}

// begin asks every command, in words that find a unit, that nearly do, and of a month without figures.
func (w *walk) begin() {
	for _, c := range w.desk.Commands() {
		for _, arguments := range []string{"", " 6/2024", " Háng Lìa", " Hang Liaa", " 6/2024 Hang Liaa", " 4/2024 Háng Lìa"} {
			w.say("/" + c.Name + arguments)
		}
	}
	w.say("xin chào ho so qua hn")
}

func (w *walk) say(text string) {
	talk := w.houses(w.t).talk(w.person)
	talk.Say(text)
	w.note(text, placement{}, talk.Last)
}

// step presses the next button.
func (w *walk) step() {
	at := w.next[0]
	w.next = w.next[1:]
	h := w.houses(w.t)
	talk := h.talk(w.person)
	talk.Ask(bot.Request{Press: &bot.Press{ID: "1", Data: at.data, Message: 77, Picture: at.picture}})
	w.note(at.way, at.placement, talk.Last)
	h.wentWell()
}

// note keeps the buttons of an answer to which nobody came before.
func (w *walk) note(way string, before placement, reply bot.Reply) {
	for _, m := range reply.Messages {
		now := placement{protected: m.Protected, picture: m.Photo != nil}
		if m.Edit != 0 {
			now.protected = before.protected
		}
		if tells(bot.Reply{Messages: []bot.Message{m}}) == dossiers && !now.protected {
			w.t.Errorf("person %d: %s\n%s", w.person, way, chattest.Shown(reply))
		}
		for _, row := range m.Buttons {
			for _, b := range row {
				now.data = alikeNumbers.ReplaceAllString(b.Data, "#")
				if w.known[now] || w.elsewhere(b.Data) {
					continue
				}
				w.known[now] = true
				w.next = append(w.next, step{placement{b.Data, now.protected, now.picture}, way + " → [" + b.Label + "]"})
			}
		}
	}
}

// elsewhere says of a button whether it is about another unit than xã Háng Lìa, of which alone it is known what is told.
func (w *walk) elsewhere(data string) bool {
	l, ok := w.desk.ReadLink(data)
	return ok && l.Unit != "" && l.Unit != chattest.XaHangLia
}
