package audit

import (
	"testing"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/chattest"
	"motcua/locales"
)

// screens are all screens of the audit log.
func screens(r chat.Renderer, by, about string) map[string]bot.Message {
	f := filter{By: 12345, Unit: "000.10.32.H18", Action: "invitation-revoked"}
	l := log{Filter: f, By: by, Unit: about, Newer: true, Older: true}
	for range logPage {
		l.Entries = append(l.Entries, entry{ID: 1234567, At: chattest.At("2024-07-02 09:00"), By: by, Action: "invitation-revoked", About: []string{about, "TD", about, "95%"}})
	}
	return map[string]bot.Message{
		"log":        logScreen(r, l),
		"log-none":   logScreen(r, log{Filter: filter{Action: "unheard-of"}}),
		"log-choice": choiceScreen(r, r.Words.Text("log.ask_kind"), actionChoices(r, f, []string{"target-set", "unheard-of"}), toKinds, filter{}),
		"log-file":   fileScreen(r, l, true, bot.File{Name: "x.xlsx", Body: []byte("x")}),
	}
}

func TestScreensAreAsTheyWereSeen(t *testing.T) {
	for _, language := range locales.Languages() {
		r := chattest.Renderer(t, language, "2024-07-15 08:00")
		for name, m := range screens(r, r.Words.Text("actor.numbered", "role", r.Words.Text("role.admin"), "number", "1"), "xã Háng Lìa") {
			chattest.Golden(t, name+"."+language, m)
		}
	}
}

// Whole pages of the longest names make messages and captions that Telegram takes.
func TestNoScreenGrowsTooLong(t *testing.T) {
	for says, name := range chattest.Names() {
		for _, language := range locales.Languages() {
			r := chattest.Renderer(t, language, "2024-07-15 08:00")
			for kind, m := range screens(r, chat.UnitName(name)+"x", chat.UnitName(name)+"x") {
				chattest.Acceptable(t, kind+" with "+says+" in "+language, m)
			}
		}
	}
}

// The log cannot be forwarded, so it takes the place of no message that can be.
func TestOnlyTheLogItselfIsProtected(t *testing.T) {
	for data, l := range map[string]chat.Link{"1:log:::": toLog.Link(chosen{}), "1:logwho:::": toPeople.Link(filter{}), "1:logwhat:::": toKinds.Link(filter{}), "1:asklog:::": toAskUnit.Link(filter{}), "1:logfile:::": toFile.Link(filter{})} {
		if row := chat.Row(chat.Button("x", l)); len(row) != 1 || row[0].Data != data || row[0].Protects != (data == "1:log:::") {
			t.Errorf("%s: %+v", data, row)
		}
	}
}

// What buttons carry is written as it always was: those that are out there stay good.
func TestButtonsAreWrittenAsTheyAlwaysWere(t *testing.T) {
	const unit = "000.10.32.H18.123"
	for want, c := range map[string]chosen{
		"1:log:::":                  {},
		"1:log:::target-set":        {Action: "target-set"},
		"1:log:::.3":                {By: 3},
		"1:log:::removed.-1":        {Action: "removed", By: -1},
		"1:log:::target-set.3.<123": {Action: "target-set", By: 3, Place: place{Before: 123}},
		"1:log:::..>123":            {Place: place{After: 123}},
		"1:log::" + unit + ":broadcast-confirmed.99999.<123456789": {Unit: unit, Action: "broadcast-confirmed", By: 99999, Place: place{Before: 123456789}},
	} {
		l := toLog.Link(c)
		data, ok := l.Data()
		if back, read := toLog.Read(l); !ok || data != want || !read || back != c {
			t.Errorf("%+v becomes %q and %+v", c, data, back)
		}
	}
	if data, ok := toPeople.Link(filter{Unit: unit, Action: "invitation-revoked", By: 99999, Page: 9999}).Data(); !ok {
		t.Errorf("%q does not fit", data)
	}
}
