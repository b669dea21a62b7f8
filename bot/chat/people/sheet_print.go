package people

import (
	"fmt"
	"slices"
	"time"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/document"
	"motcua/locales"
	"motcua/scoring/people"
)

// printSheet gives the invitations that may still be used as a file, which is sent after the note that takes the place of the
// question. The file is in Vietnamese, whatever the admin reads: it is handed to the communes.
func (r room) printSheet(q *chat.Question, o inviteRequest, name string, all []newInvitation) (bot.Reply, error) {
	all = slices.DeleteFunc(all, func(i newInvitation) bool { return i.State != people.Open })
	if len(all) == 0 {
		return bot.Reply{}, q.Refuse("invite.sheet_over")
	}
	words := r.Catalogue.Printer(locales.Default)
	sheet := document.Sheet{Authority: r.Authority, Title: words.Text("sheet.title")}
	for _, i := range all {
		one := document.SheetInvitation{
			Unit: chat.UnitTitle(i.Name), Role: words.Text("role_button." + string(i.Role)), Link: i.Link, Code: people.SpellCode(i.Code),
			Expires: words.Text("sheet.expires", "time", words.DateTime(i.Expires.In(r.Zone))),
			How:     []string{words.Text("sheet.send_code")},
			Check:   []string{words.Text("sheet.check"), words.Text("invite.number", "number", i.Number, "batch", i.Batch)},
		}
		if r.Authority != "" {
			one.Check[0] = words.Text("sheet.check_with", "authority", r.Authority)
		}
		if name != "" {
			one.How = []string{words.Text("sheet.scan"), words.Text("sheet.or_send", "bot", name)}
		}
		sheet.Invitations = append(sheet.Invitations, one)
	}
	body, err := document.Invitations(sheet)
	if err != nil {
		return bot.Reply{}, fmt.Errorf("print invitations: %w", err)
	}
	file := bot.File{Name: "phieu-moi-" + q.Renderer.Now.In(r.Zone).Format(time.DateOnly) + ".docx", Body: body}
	note, message := sheetScreens(q.Renderer, o.Role, len(all), all[0].Batch, all[0].Expires, file)
	reply := q.Show(note)
	reply.Messages = append(reply.Messages, message)
	return reply, nil
}
