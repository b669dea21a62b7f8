package view_test

import (
	"strings"
	"testing"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/view"
	"motcua/locales"
	"motcua/scoring/people"
)

// logViews are all views of the audit log.
func logViews(r view.Reader, by, about string) map[string]bot.Message {
	f := people.LogFilter{By: 12345, Unit: "000.10.32.H18", Action: "invitation-revoked"}
	l := view.Log{Filter: f, By: by, Unit: about, Newer: true, Older: true}
	for range view.LogPage {
		l.Entries = append(l.Entries, view.LogEntry{ID: 1234567, At: at("2024-07-02 09:00"), By: by, Action: "invitation-revoked", About: []string{about, "TD", about, "95%"}})
	}
	return map[string]bot.Message{
		"log":        view.AuditLog(r, l),
		"log-none":   view.AuditLog(r, view.Log{Filter: people.LogFilter{Action: "unheard-of"}}),
		"log-choice": view.LogChoice(r, r.Words.Text("log.ask_kind"), view.LogActions(r, f, []string{"target-set", "unheard-of"}), chat.Link{To: view.ToLogKinds}),
		"log-file":   view.LogFile(r, l, true, bot.File{Name: "x.xlsx", Body: []byte("x")}),
	}
}

func TestViewsOfAdmins(t *testing.T) {
	for _, language := range locales.Languages() {
		r := reader(t, language, "2024-07-15 08:00")
		for _, views := range []map[string]bot.Message{
			logViews(r, r.Words.Text("actor.numbered", "role", r.Words.Text("role.admin"), "number", "1"), "xã Háng Lìa"),
		} {
			for name, m := range views {
				golden(t, name+"."+language, m)
			}
		}
	}
}

// Whole pages of the longest names make messages and captions that Telegram takes.
func TestNothingForAdminsGrowsTooLong(t *testing.T) {
	for says, name := range map[string]string{
		"a whole page": strings.Repeat("Ộ", 5000), "marks without end": "e" + strings.Repeat("\u0301", 5000), "pictures": strings.Repeat("🏔", 300),
		"markup": "UBND xã " + strings.Repeat("Nghiễu<&", 9), "nothing": "",
	} {
		for _, language := range locales.Languages() {
			r := reader(t, language, "2024-07-15 08:00")
			for _, views := range []map[string]bot.Message{
				logViews(r, chat.UnitName(name)+"x", chat.UnitName(name)+"x"),
			} {
				for kind, m := range views {
					acceptable(t, kind+" with "+says+" in "+language, m)
				}
			}
		}
	}
}
