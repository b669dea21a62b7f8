package chat

import (
	"testing"

	"motcua/scoring"
)

// What the buttons of a few kinds carry.
type (
	page     struct{ Page int }
	unitPage struct {
		Month scoring.Month
		Unit  string
		Page  int
	}
	grant struct {
		Unit   string
		Person int
		Role   string `optional:"yes"`
		Yes    bool   `optional:"yes"`
	}
	broadcastStep struct {
		ID      int64
		Version int64  `before:"."`
		Do      string `before:"."`
		With    string `before:"." optional:"yes"`
		Page    int
	}
	report struct {
		Month   scoring.Month
		Reason  string
		Dossier string `before:"@"`
	}
	word struct {
		Word string `alone:"yes"`
	}
	figure struct {
		Unit   string
		Figure string
	}
)

// Protects says that every figure but the choice of one stands above dossiers.
func (f figure) Protects() bool { return f.Figure != "" }

// carried is what a payload is written as, and whether it comes back as it went.
func carried[P comparable](to Route[P], p P) (string, bool) {
	l := to.Link(p)
	data, ok := l.Data()
	back, read := to.Read(l)
	return data, ok && read && back == p
}

func TestPayloadsComeBackAsTheyWent(t *testing.T) {
	for _, c := range []struct {
		says, want string
		got        func() (string, bool)
	}{
		{"nothing", "1:x::", func() (string, bool) { return carried("x", struct{}{}) }},
		{"a page alone", "1:x:::2", func() (string, bool) { return carried("x", page{2}) }},
		{"places of their own", "1:x:2024-06:H18:2", func() (string, bool) { return carried("x", unitPage{"2024-06", "H18", 2}) }},
		{"an item without a word", "1:x::H18:", func() (string, bool) { return carried("x", figure{Unit: "H18"}) }},
		{"parts that may be left off", "1:x::H18:12", func() (string, bool) { return carried("x", grant{Unit: "H18", Person: 12}) }},
		{"some of them", "1:x:::12,officer", func() (string, bool) { return carried("x", grant{Person: 12, Role: "officer"}) }},
		{"a confirmation", "1:x:::12,officer,yes", func() (string, bool) { return carried("x", grant{Person: 12, Role: "officer", Yes: true}) }},
		{"signs of its own", "1:x:::3.2.go:1", func() (string, bool) { return carried("x", broadcastStep{ID: 3, Version: 2, Do: "go", Page: 1}) }},
		{"a sign within the last part", "1:x:::3.2.go.a.b", func() (string, bool) { return carried("x", broadcastStep{ID: 3, Version: 2, Do: "go", With: "a.b"}) }},
		{"a word alone", "1:x:en", func() (string, bool) { return carried("x", word{"en"}) }},
		{"another sign", "1:x:2024-06::due@H18-1", func() (string, bool) { return carried("x", report{"2024-06", "due", "H18-1"}) }},
	} {
		if data, ok := c.got(); !ok || data != c.want {
			t.Errorf("%s: %q (comes back: %v), want %q", c.says, data, ok, c.want)
		}
	}
}

func TestWhatNoPayloadWritesIsAnOldButton(t *testing.T) {
	for _, item := range []string{"", "x", "12,officer,no", "12,officer,yes,", "12,", "012", "+1", "99999999999999999999"} {
		if p, ok := Route[grant]("x").Read(Link{To: "x", Item: item}); ok {
			t.Errorf("%q is read as %+v", item, p)
		}
	}
	for _, item := range []string{"", "1", "1.2", "1.x.go", "01.2.go", "1.2.go."} {
		if p, ok := Route[broadcastStep]("x").Read(Link{To: "x", Item: item}); ok {
			t.Errorf("%q is read as %+v", item, p)
		}
	}
	if data, ok := Route[figure]("x").Link(figure{Unit: "a:b"}).Data(); ok {
		t.Errorf("a colon becomes %q", data)
	}
}

// A list of dossiers takes the place of the message whose button asked for it, and an edit protects nothing.
func TestWhatMakesRoomForDossiersIsProtected(t *testing.T) {
	for figured, want := range map[string]bool{"TD": true, "": false} {
		var m Markup
		m.Line("x")
		if got := m.Message(Row(Button("Why?", Route[figure]("x").Link(figure{Figure: figured})))).Protected; got != want {
			t.Errorf("a message with a button to %q is protected: %v", figured, got)
		}
	}
}
