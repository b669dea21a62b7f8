package welcome

import (
	"slices"
	"testing"

	"motcua/bot"
	"motcua/bot/chat/chattest"
	"motcua/locales"
)

func TestScreensAreAsTheyWereSeen(t *testing.T) {
	catalogue, err := locales.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, language := range locales.Languages() {
		r := chattest.Renderer(t, language, "2024-07-15 08:00")
		officer := heldRole{Name: r.Words.Text("role.officer"), Unit: "UBND xã Háng Lìa"}
		for name, m := range map[string]bot.Message{
			"help": helpScreen(r, r.Words.Text("invitation.welcome"), "UBND huyện Điện Biên Đông", []heldRole{officer, {Name: r.Words.Text("role.admin")}},
				[]offeredCommand{{Name: "diem", Usage: r.Words.Text("command.usage_diem"), About: r.Words.Text("command.diem")}, {Name: "huy", About: r.Words.Text("command.huy")}}),
			"roles-told": rolesScreen(r, []heldRole{officer, {Name: r.Words.Text("role.chair"), Unit: "UBND xã Phì Nhừ"}, {Name: "a"}, {Name: "b"}, {Name: "c"}, {Name: "d"}, {Name: "e"}}),
			"languages":  languagesScreen(r, catalogue),
		} {
			chattest.Golden(t, name+"."+language, m)
		}
	}
}

// The longest names and many roles make messages that Telegram takes.
func TestNoScreenGrowsTooLong(t *testing.T) {
	for says, name := range chattest.Names() {
		for _, language := range locales.Languages() {
			r := chattest.Renderer(t, language, "2024-07-15 08:00")
			many := slices.Repeat([]heldRole{{Name: r.Words.Text("role.officer"), Unit: name}}, 200)
			for kind, m := range map[string]bot.Message{
				"help":       helpScreen(r, "", name, make([]heldRole, 50), nil),
				"roles told": rolesScreen(r, many), "greeting": greetingScreen(r, many),
			} {
				chattest.Acceptable(t, kind+" with "+says+" in "+language, m)
			}
		}
	}
}
