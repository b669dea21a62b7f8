package imports

import (
	"testing"

	"motcua/bot/chat"
)

// try fails unless a payload becomes the data and comes back.
func try[P comparable](t *testing.T, to chat.Route[P], p P, data string) {
	t.Helper()
	if written, ok := to.Link(p).Data(); !ok || written != data {
		t.Errorf("%+v becomes %q: buttons that are out there are no longer understood, want %q", p, written, data)
	}
	if got, ok := to.Read(to.Link(p)); !ok || got != p {
		t.Errorf("%+v becomes %+v", p, got)
	}
}

func TestButtonsAreWrittenAsTheyAlwaysWere(t *testing.T) {
	try(t, toTake, ofFile{File: 12}, "1:take:::12")
	try(t, toDrop, ofFile{File: 12}, "1:dropfile:::12")
	try(t, toRefused, ofFile{File: 12}, "1:badrows:::12")
	try(t, toUndo, ofImport{Import: 5}, "1:undo:::5")
	try(t, toUndo, ofImport{Import: 5, Page: 1}, "1:undo:::5:1")
	try(t, toMatch, ofMatch{File: 12}, "1:match:::12")
	try(t, toMatch, ofMatch{File: 12, Field: placeOf(0), Page: 2}, "1:match:::12.0:2")
	try(t, toMatch, ofMatch{File: 12, Field: placeOf(3), Column: placeOf(0)}, "1:match:::12.3.0")
	try(t, toMatch, ofMatch{File: 12, Field: matchDone}, "1:match:::12.done")
	try(t, toColumn, ofColumn{File: 12, Label: "0123abcd"}, "1:column:::12.0123abcd")
	try(t, toPeriod, ofPeriod{File: 12, Period: "2024-06-01..2024-06-30", Lists: "received"}, "1:period:::12,2024-06-01..2024-06-30,received")
	try(t, toPeriod, ofPeriod{File: 12, Period: "2024-06"}, "1:period:::12,2024-06,")
	try(t, toWords, ofWords{File: 12, Page: 1}, "1:words:::12:1")
	try(t, toWords, ofWords{File: 12, Done: true}, "1:words:::12.done")
	try(t, toWord, ofWord{File: 12, Word: "0123abcd", Page: 1}, "1:word:::12.0123abcd:1")
	try(t, toWord, ofWord{File: 12, Word: "0123abcd", Meaning: "4"}, "1:word:::12.0123abcd.4")
}

func TestForeignButtonsAreNotRead(t *testing.T) {
	for _, item := range []string{"", "x", "012", "12.", "12..7", "12.x", "12.-1", "12.03", "12.3.", "12.3.7.1", "12,3"} {
		if p, ok := toMatch.Read(chat.Link{To: chat.Destination(toMatch), Item: item}); ok {
			t.Errorf("%q is read as %+v", item, p)
		}
	}
	for _, item := range []string{"", "12.", "12.yes", "12.done.done"} {
		if p, ok := toWords.Read(chat.Link{To: chat.Destination(toWords), Item: item}); ok {
			t.Errorf("%q is read as %+v", item, p)
		}
	}
}
