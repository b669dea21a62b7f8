package conversation

import (
	"strings"
	"testing"

	"motcua/bot/chat"
	"motcua/bot/chat/routes"
	"motcua/locales"
)

// wholeDesk is a desk that knows all buttons.
func wholeDesk(t testing.TB) *chat.Desk {
	t.Helper()
	c, err := locales.Load()
	if err != nil {
		t.Fatal(err)
	}
	return New(Deps{Catalogue: c})
}

func TestLinksComeBackAsTheyWent(t *testing.T) {
	h := wholeDesk(t)
	for _, l := range []chat.Link{
		{To: "card", Month: "2024-06", Unit: "000.10.32.H18"}, {To: "card", Unit: "H18.36"}, {To: "detail", Month: "2199-12", Unit: "x"},
		{To: "over", Month: "2024-06", Page: 9999}, {To: "over", Unit: "000.10.32.H18", Page: 1}, {To: "units", Page: 2}, {To: "rank"},
		{To: "trend", Month: "2024-06", Unit: "x"}, chat.ToCancel.Link(struct{}{}), {To: "askm", Unit: "x"},
	} {
		data, ok := l.Data()
		if got, read := h.ReadLink(data); !ok || !read || got.To != l.To || got.Month != l.Month || got.Unit != l.Unit || got.Item != l.Item || got.Page != l.Page {
			t.Errorf("%+v becomes %q and %+v", l, data, got)
		}
	}
	if data, _ := (routes.Card.Link(routes.OfUnit{Month: "2024-06", Unit: "000.10.32.H18"})).Data(); data != "1:card:2024-06:000.10.32.H18" {
		t.Errorf("a button carries %q: buttons that are out there are no longer understood", data)
	}
	for says, l := range map[string]chat.Link{
		"a code that does not fit": {To: "card", Unit: strings.Repeat("9", 60)}, "a code with a colon": {To: "card", Unit: "a:b"},
		"a negative page": {To: "rank", Page: -1, Unit: "a"}, "a month that is none": {To: "rank", Month: "2024-13"},
	} {
		if data, ok := l.Data(); ok && l.Page >= 0 {
			t.Errorf("%s becomes %q", says, data)
		}
	}
	for _, data := range []string{"", "1", "1:card", "1:card:2024-06", "2:card:2024-06:x", "0:card:2024-06:x", "1:Card:2024-06:x", "1:card:06/2024:x", "1:card:2024-06:x:0", "1:card:2024-06:x:01",
		"1:card:2024-06:x:-1", "1:card:2024-06:x:1:1", "1:card:2024-06:x:10000", "1:why:2024-06:x", "1:why:2024-06:x:TD:0", "1:why:2024-06:x:TD:1:1", "1:lang:en:x", "score_2024", strings.Repeat("1", 65)} {
		if l, ok := h.ReadLink(data); ok {
			t.Errorf("%q is read as %+v", data, l)
		}
	}
}

func FuzzLink(f *testing.F) {
	h := wholeDesk(f)
	for _, to := range h.Destinations() {
		f.Add("1:" + string(to) + ":2024-06:000.10.32.H18:2")
	}
	f.Add("1:lang:en")
	f.Add("1:why:2024-06:000.10.32.H18:TD:2")
	f.Fuzz(func(t *testing.T, data string) {
		if l, ok := h.ReadLink(data); ok {
			if again, ok := l.Data(); !ok || again != data {
				t.Fatalf("%q is read as %+v, which is written %q", data, l, again)
			}
		}
	})
}

// dataOf is a link as a button carries it, also one that no button of ours would carry.
func dataOf(h *chat.Desk, l chat.Link) (string, bool) {
	if l.To == "lang" || l.To == "help" || l.To == "ask" { // they carry nothing else
		return "1:" + string(l.To) + ":" + l.Item, true
	}
	data := "1:" + string(l.To) + ":" + string(l.Month) + ":" + l.Unit
	for _, tried := range []string{data + ":" + l.Item, data} {
		if read, ok := h.ReadLink(tried); ok && read.Item == l.Item {
			return tried, true
		}
	}
	return "", false
}
