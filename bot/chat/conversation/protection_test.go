package conversation

import (
	"testing"

	"motcua/bot"
)

// under is a button with what it stands under, as a press finds it.
type under struct {
	data               string
	protected, picture bool
}

// However one comes to a list of dossiers, button by button from any command, it stands in a message that cannot be forwarded:
// an edit cannot protect a message that was sent without. And whoever else presses those buttons learns no more than they may.
func TestNoButtonLeadsToMoreThanMayBeSeenOrForwarded(t *testing.T) {
	made := map[string]bool{}
	for _, person := range []int64{chair, both, admin} {
		follow(t, person, made)
	}
	for _, person := range []int64{stranger, removed, officer} {
		for data := range made {
			f := newFake(t)
			wrong(f)
			talk := newChat(t, f, person, "vi")
			learns(t, data, talk, talk.press(data))
		}
	}
	t.Logf("%d buttons", len(made))
}

// follow presses every button that a person comes to from the commands, and notes what they carry.
func follow(t *testing.T, person int64, made map[string]bool) {
	t.Helper()
	seen := map[under]string{} // with how one came there
	var next []under
	note := func(way string, before under, reply bot.Reply) {
		for _, m := range reply.Messages {
			now := under{protected: m.Protected, picture: m.Photo != nil}
			if m.Edit != 0 {
				now.protected = before.protected
			}
			if tells(bot.Reply{Messages: []bot.Message{m}}) == dossiers && !now.protected {
				t.Errorf("person %d: %s\n%s", person, way, shown(reply))
			}
			for _, row := range m.Buttons {
				for _, b := range row {
					now.data, made[b.Data] = b.Data, true
					if _, known := seen[now]; !known {
						seen[now] = way + " → [" + b.Label + "]"
						next = append(next, now)
					}
				}
			}
		}
	}
	for _, c := range withFeatures(t).Commands() {
		for _, arguments := range []string{"", " 6/2024", " Háng Lìa", " Hang Liaa", " 6/2024 Hang Liaa", " 4/2024 Háng Lìa"} {
			f := newFake(t)
			wrong(f)
			note("/"+c.Name+arguments, under{}, newChat(t, f, person, "vi").say("/"+c.Name+arguments))
		}
	}
	note("xin chào", under{}, newChat(t, newFake(t), person, "vi").say("xin chào ho so qua hn"))
	for len(next) > 0 {
		at := next[0]
		next = next[1:]
		f := newFake(t)
		wrong(f)
		press := bot.Press{ID: "1", Data: at.data, Message: 77, Picture: at.picture}
		talk := newChat(t, f, person, "vi")
		note(seen[at], at, talk.ask(bot.Request{Press: &press}))
		if talk.log.Len() > 0 {
			t.Errorf("person %d: %s: %s", person, seen[at], talk.log)
		}
	}
}

// learns fails when what somebody is answered is not theirs to know, or could not be answered.
func learns(t *testing.T, question string, talk *talker, reply bot.Reply) {
	t.Helper()
	level := tells(reply)
	if talk.person == officer && (level == whole || level == dossiers) || (talk.person == stranger || talk.person == removed) && level != nothing {
		t.Errorf("%q tells person %d %s:\n%s", question, talk.person, level, shown(reply))
	}
	if talk.log.Len() > 0 {
		t.Errorf("%q by person %d: log %s", question, talk.person, talk.log)
		talk.log.Reset()
	}
}
