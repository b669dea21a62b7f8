package handler

import (
	"fmt"
	"slices"
	"time"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/document"
	"motcua/bot/view"
	"motcua/locales"
	"motcua/scoring/people"
)

// printed gives the invitations that may still be used as a file, which is sent after the note that takes the place of the
// question. The file is in Vietnamese, whatever the admin reads: it is handed to the communes.
func (h *Handler) printed(q *Question, o order, name string, all []view.Invited) (bot.Reply, error) {
	all = slices.DeleteFunc(all, func(i view.Invited) bool { return i.State != people.Open })
	if len(all) == 0 {
		return bot.Reply{}, q.Refuse("invite.sheet_over")
	}
	reader := view.Of(q.Renderer)
	reader.Words = h.Catalogue.Printer(locales.Default)
	words := reader.Words
	sheet := document.Sheet{Authority: h.Authority, Title: words.Text("sheet.title")}
	for _, i := range all {
		one := document.SheetInvitation{
			Unit: chat.UnitTitle(i.Name), Role: words.Text("role_button." + string(i.Role)), Link: i.Link, Code: people.SpellCode(i.Code),
			Expires: words.Text("sheet.expires", "time", words.DateTime(i.Expires.In(h.Zone))),
			How:     []string{words.Text("sheet.send_code")},
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
	file := bot.File{Name: "phieu-moi-" + q.Renderer.Now.In(h.Zone).Format(time.DateOnly) + ".docx", Body: body}
	note, message := view.InvitationSheet(view.Of(q.Renderer), o.role, len(all), all[0].Expires, file)
	reply := q.Show(note)
	reply.Messages = append(reply.Messages, message)
	return reply, nil
}
