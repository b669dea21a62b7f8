// Package reports is the room of the reports of months, quarters and years: the letter and its appendix as files, for admins and, once the
// figures do not move any more, for chairs; and what the letter states that no figure tells, which admins set.
package reports

import (
	"context"

	"motcua/bot/chat"
	"motcua/bot/chat/routes"
	"motcua/bot/document"
	"motcua/scoring"
	"motcua/scoring/people"
)

// Store is what the room reads, and the settings that it writes.
type Store interface {
	document.Source
	// LatestMonth is the latest month that is judged.
	LatestMonth(ctx context.Context) (scoring.Month, bool, error)
	// LatestClosed is the latest month that is closed.
	LatestClosed(ctx context.Context) (scoring.Month, bool, error)
	// OpenMonths are the months before another that can be closed and are not, ascending.
	OpenMonths(ctx context.Context, before scoring.Month) ([]scoring.Month, error)
	// PutSetting sets a setting; by is who did it. The same value again changes nothing.
	PutSetting(ctx context.Context, key, value string, by int64) error
}

// room answers questions about reports.
type room struct {
	*chat.Desk
	store Store
}

// New is the room's part of the conversation.
func New(desk *chat.Desk, store Store) chat.Feature {
	r := room{Desk: desk, store: store}
	readers := []people.Role{people.Chair, people.Admin}
	writers := chat.RequireRole("letter.not_yours", people.Admin)
	return chat.Feature{
		Commands: []chat.Command{{
			Name: "baocao", Alias: "report", Words: []string{"bao cao", "baocao", "bao cao thang", "report"}, About: "command.baocao", Usage: "command.usage_baocao",
			Roles: readers, Offered: true, Run: r.command,
		}},
		Presses: []chat.Press{
			chat.On(routes.Report, chat.RequireRole("report.not_yours", readers...), r.showReport),
			chat.On(routes.TermReport, chat.RequireRole("report.not_yours", readers...), r.showTermReport),
			chat.On(routes.Letter, writers, r.showLetter),
		},
		Dialogues: []chat.Dialogue{{Asks: asksSetting, Access: writers, Wants: chat.WantsWords, Take: r.takeSetting}},
	}
}
