package people

import (
	"strings"
	"testing"

	"motcua/bot"
	"motcua/bot/chat/chattest"
	"motcua/scoring/people"
)

// say is a message that an admin writes.
func (o *office) say(text string) string {
	o.t.Helper()
	o.update++
	reply, err := o.desk.Answer(o.t.Context(), bot.Request{Update: o.update, Chat: chattest.Admin, Person: chattest.Admin, Private: true, Language: "vi", Text: text})
	if err != nil {
		o.t.Fatalf("%s: %v", text, err)
	}
	return chattest.Shown(reply)
}

// label is what somebody is called.
func (o *office) label(person int64) string {
	p, _ := o.directory().ByNumber(o.number(person))
	return p.Label
}

func TestLabelIsKeptAsItWasShown(t *testing.T) {
	o := open(t, "motcua_bot")
	ask, keep := o.about("1:label:::#"), func(label string) string { return o.about("1:keeplab:::#,") + sumOf(label) }
	o.press(chattest.Admin, ask)
	for written, want := range map[string]string{"0912 345 678": "số điện thoại", "@an": "dấu cách", strings.Repeat("ă", 31): "dài quá 30"} {
		if got := o.say(written); !strings.Contains(got, want) || strings.Contains(got, written) {
			t.Errorf("%q is answered\n%s", written, got)
		}
	}
	o.say("Bàn 2")
	if got := o.say("  Bàn   1 "); !strings.Contains(got, "Bàn 1") || o.label(chattest.Chair) != "" {
		t.Errorf("before it is confirmed the label is %q:\n%s", o.label(chattest.Chair), got)
	}
	if got := chattest.Shown(o.press(chattest.Admin, keep("Bàn 2"))); o.label(chattest.Chair) != "" {
		t.Errorf("the label above an older button is kept:\n%s", got)
	}
	o.press(chattest.Admin, ask)
	o.say("Bàn 1")
	for range 2 {
		if got := chattest.Shown(o.press(chattest.Admin, keep("Bàn 1"))); !strings.Contains(got, "– Bàn 1") || o.label(chattest.Chair) != "Bàn 1" {
			t.Errorf("the label is %q:\n%s", o.label(chattest.Chair), got)
		}
	}
	if got := chattest.Shown(o.press(chattest.Admin, o.about("1:drop::"+chattest.XaHangLia+":#,chair"))); !strings.Contains(got, "Nhãn “Bàn 1” cũng được bỏ") {
		t.Errorf("it is not said that the label goes with the role:\n%s", got)
	}
	if o.press(chattest.Admin, o.about("1:droplab:::#")); o.label(chattest.Chair) != "Bàn 1" {
		t.Error("the label is dropped before that is confirmed")
	}
	if o.press(chattest.Admin, o.about("1:droplab:::#,yes")); o.label(chattest.Chair) != "" {
		t.Error("the label is still there")
	}
}

func TestLabelOfAnotherOfTheUnitIsRefused(t *testing.T) {
	o := open(t, "motcua_bot")
	o.give(chattest.Officer, people.Grant{Role: people.Officer, Unit: chattest.XaHangLia})
	if err := o.store.SetLabel(t.Context(), chattest.Officer, "Bàn 1", chattest.Admin); err != nil {
		t.Fatal(err)
	}
	o.press(chattest.Admin, o.about("1:label:::#"))
	o.say("Bàn 1")
	got := chattest.Shown(o.press(chattest.Admin, o.about("1:keeplab:::#,")+sumOf("Bàn 1")))
	if !strings.Contains(got, "đã có người khác") || o.label(chattest.Chair) != "" {
		t.Errorf("two of a unit are called the same: %s", got)
	}
	if o.press(chattest.Admin, o.about("1:keeplab:::#,")+sumOf("Bàn 1")); o.label(chattest.Chair) != "" {
		t.Error("pressed again, the label is kept")
	}
}
