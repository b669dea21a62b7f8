package reports

import (
	"slices"
	"testing"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/chattest"
	"motcua/bot/chat/routes"
	"motcua/bot/document"
	"motcua/locales"
)

func TestScreensAreAsTheyWereSeen(t *testing.T) {
	files := make([]bot.File, 3)
	for _, language := range locales.Languages() {
		r := chattest.Renderer(t, language, "2024-07-15 08:00")
		missing := []string{settingName(r, document.PlaceOf), settingName(r, document.Recipients)}
		for name, m := range map[string]bot.Message{
			"report-letter": fileScreens(r, reportFiles{Term: "2024-06", Editable: true, Missing: missing, Files: files})[0],
			"report-chair":  fileScreens(r, reportFiles{Term: "2024-06", Official: true, Files: files})[0],
			"report-book":   fileScreens(r, reportFiles{Term: "2024-06", Official: true, Files: files})[1],
			"report-text":   fileScreens(r, reportFiles{Term: "2024-06", Files: files})[2],
			"letter": letterScreen(r, document.Letterhead{document.PlaceOf: "Điện Biên Đông <b>"},
				[]document.Setting{document.PlaceOf, document.Recipients}),
		} {
			chattest.Golden(t, name+"."+language, m)
		}
	}
}

func TestNothingGrowsTooLong(t *testing.T) {
	for says, value := range chattest.Names() {
		head := document.Letterhead{}
		for _, s := range document.Settings() {
			head[s] = value
		}
		for _, language := range locales.Languages() {
			r := chattest.Renderer(t, language, "2024-07-15 08:00")
			for kind, m := range map[string]bot.Message{
				"letter": letterScreen(r, head, document.Settings()),
				"report": fileScreens(r, reportFiles{Term: "2024-06", Editable: true, Missing: slices.Repeat([]string{"chức vụ người ký"}, 7), Files: make([]bot.File, 3)})[0],
			} {
				chattest.Acceptable(t, kind+" with "+says+" in "+language, m)
			}
		}
	}
}

// A button says for years what it said when it was sent.
func TestButtonsAreAsTheyWereSent(t *testing.T) {
	for data, link := range map[string]chat.Link{
		"1:report:2024-06:":          routes.Report.Link(routes.OfMonth{Month: "2024-06"}),
		"1:report::":                 routes.Report.Link(routes.OfMonth{}),
		"1:letter:2024-06::superior": toSetting("2024-06", document.Superior),
		"1:letter:::place":           toSetting("", document.PlaceOf),
	} {
		if got, ok := link.Data(); !ok || got != data {
			t.Errorf("%+v becomes %q, want %q", link, got, data)
		}
	}
}
