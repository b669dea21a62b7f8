package lookup

import (
	"slices"
	"strings"
	"testing"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/chattest"
	"motcua/locales"
	"motcua/scoring"
	"motcua/scoring/export/dossier"
)

// late is a dossier of xã Háng Lìa, named so, that ended late, of which two files told.
func late(t *testing.T, code, unit, procedure, file string) foundDossier {
	t.Helper()
	d := dossier.Dossier{Code: code, Unit: "000.10.32.H18", Procedure: procedure, Received: chattest.At("2024-06-14 08:43").Unix(), Due: chattest.At("2024-06-26 17:00").Unix(),
		Status: dossier.Processing, Channel: dossier.Online, Fee: dossier.Yes, PaidOnline: dossier.Yes, Digitised: dossier.No, DataTime: chattest.At("2024-06-28 14:02").Unix()}
	was := d
	d.Status, d.Finished, d.EResult, d.DataTime = dossier.ResultReturned, chattest.At("2024-06-28 09:00").Unix(), dossier.Yes, chattest.At("2024-07-01 08:00").Unix()
	rules := chattest.Rules(t)
	rec := chattest.Record(t, "2024-06", chattest.HangLia())
	rec.Name = unit
	month := countedMonth{Record: rec, Rules: rules}
	for i, ind := range rules.Indicators {
		if ind.Counts != scoring.Entered {
			month.Lines = append(month.Lines, countedLine{Indicator: ind, Counts: ind.Counts, Standing: dossier.Standing(1 + i%3), Entered: i%4 == 0})
		}
	}
	return foundDossier{Months: []countedMonth{month}, Known: dossier.Known{Dossier: d, UnitName: unit, Told: []dossier.Told{
		{Dossier: was, File: file, At: chattest.At("2024-06-29 08:00")}, {Dossier: d, File: "ho-so-2024-07.xlsx", At: chattest.At("2024-07-02 08:00")}}}}
}

func TestScreensAreAsTheyWereSeen(t *testing.T) {
	for _, language := range locales.Languages() {
		r := chattest.Renderer(t, language, "2024-07-15 08:00")
		whole := late(t, "000.10.32.H18-240614-0001", "UBND xã Háng Lìa", "Đăng ký khai sinh", "ho-so-2024-06.xlsx")
		open := late(t, "HS-17@000.10.32.H18@240614", "UBND xã Háng Lìa", "", "")
		open.Dossier, open.Months = open.Told[0].Dossier, nil
		open.Code, open.Gone, open.Fee, open.PaidOnline, open.Verified = "HS-17@000.10.32.H18@240614", chattest.At("2024-07-02 08:00").Unix(), dossier.NotKnown, dossier.NotKnown, dossier.Yes
		open.Told[1].Dossier = open.Dossier
		var several []scoring.Listed
		for i := range most + 1 {
			several = append(several, scoring.Listed{Code: "000.10.32.H18-24061" + string(rune('0'+i)) + "-0001", Unit: "000.10.32.H18", UnitName: "UBND xã Háng Lìa", Procedure: "Đăng ký khai sinh", Received: chattest.At("2024-06-14 08:43")})
		}
		for name, m := range map[string]bot.Message{
			"dossier": dossierScreen(r, whole), "dossier-gone": dossierScreen(r, open), "several": severalScreen(r, "0001", several), "several-two": severalScreen(r, "0001", several[:2]),
		} {
			chattest.Golden(t, name+"."+language, m)
		}
	}
}

func TestNothingGrowsTooLong(t *testing.T) {
	for says, name := range chattest.Names() {
		code, file := strings.Repeat("H18-", 40), strings.Repeat("danh sách & <hồ sơ> ", 30)
		d := late(t, code, name, file, file)
		d.Told = slices.Repeat(d.Told, 40)
		d.Months = slices.Repeat(d.Months, mostMonths)
		several := slices.Repeat([]scoring.Listed{{Code: code, UnitName: name, Procedure: file}}, most+1)
		for _, language := range locales.Languages() {
			r := chattest.Renderer(t, language, "2024-07-15 08:00")
			for kind, m := range map[string]bot.Message{"dossier": dossierScreen(r, d), "several": severalScreen(r, code, several)} {
				chattest.Acceptable(t, kind+" with "+says+" in "+language, m)
			}
		}
	}
}

// A button says for years what it said when it was sent.
func TestButtonsAreAsTheyWereSent(t *testing.T) {
	row := chat.Row(chat.Button("x", toDossier.Link(ofDossier{"000.10.32.H18-240614-0001"})))
	if len(row) != 1 || row[0].Data != "1:dossier:::000.10.32.H18-240614-0001" || !row[0].Protects {
		t.Errorf("it becomes %+v", row)
	}
}
