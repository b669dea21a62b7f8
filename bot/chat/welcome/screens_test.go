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
		groups := []offeredGroup{{monthsGroup, []offeredCommand{
			{Name: "diem", Usage: r.Words.Text("command.usage_diem"), About: r.Words.Text("command.diem"), Key: r.Words.Text("key.diem"), Runs: "diem"},
			{Name: "chot", About: r.Words.Text("command.chot"), Runs: "chot"},
		}}, {settingsGroup, []offeredCommand{{Name: "huy", About: r.Words.Text("command.huy")}}}}
		for name, m := range map[string]bot.Message{
			"who":        whoScreen(r, r.Words.Text("invitation.welcome"), "UBND tỉnh Điện Biên", []heldRole{officer, {Name: r.Words.Text("role.admin")}}),
			"help":       groupsScreen(r, groups),
			"group":      groupScreen(r, groups[0]),
			"greeting":   greetingScreen(r, []heldRole{officer}),
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
				"who": whoScreen(r, "", name, make([]heldRole, 50)), "help": groupsScreen(r, nil), "group": groupScreen(r, offeredGroup{Group: todayGroup}),
				"roles told": rolesScreen(r, many), "greeting": greetingScreen(r, many),
			} {
				chattest.Acceptable(t, kind+" with "+says+" in "+language, m)
			}
		}
	}
}
