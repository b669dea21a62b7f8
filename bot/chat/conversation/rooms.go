// Package conversation introduces all rooms of the conversation to the desk. Its tests are of the whole conversation: who may ask what, and what
// goes on from one room to another.
package conversation

import (
	"context"
	"log/slog"
	"time"

	"motcua/bot/chat"
	"motcua/bot/chat/advice"
	"motcua/bot/chat/asides"
	"motcua/bot/chat/audit"
	"motcua/bot/chat/broadcasts"
	"motcua/bot/chat/daysoff"
	"motcua/bot/chat/deadlines"
	"motcua/bot/chat/disputes"
	"motcua/bot/chat/imports"
	"motcua/bot/chat/lookup"
	"motcua/bot/chat/months"
	"motcua/bot/chat/overview"
	"motcua/bot/chat/people"
	"motcua/bot/chat/rankings"
	"motcua/bot/chat/reports"
	"motcua/bot/chat/scores"
	"motcua/bot/chat/settings"
	"motcua/bot/chat/summaries"
	"motcua/bot/chat/targets"
	"motcua/bot/chat/templates"
	"motcua/bot/chat/warnings"
	"motcua/bot/chat/week"
	"motcua/bot/chat/welcome"
	"motcua/locales"
	"motcua/scoring"
)

// Deps is what answering needs. All but Authority, Long and Busy must be set.
type Deps struct {
	// Stores are asked for answers. A writer of them gives up soon when another one writes, with an error of which Busy says so: then
	// the request is asked again. Long, the same unless set, are asked for the rest of long answers, and wait.
	Stores    Stores
	Long      *Stores
	Busy      func(error) bool // nil: nothing waits
	Catalogue *locales.Catalogue
	RuleSets  func(code string) (*scoring.RuleSet, bool)
	Closer    months.Closer
	Workdays  Workdays
	Files     imports.Files
	Imports   func(by int64) imports.Importer // on behalf of a person
	Zone      *time.Location                  // the authority's
	Now       func() time.Time
	Authority string // the authority's name, told to people; "" when it is not known
	Log       *slog.Logger
	// Secret is what the codes of invitations follow from, and what nobody else knows.
	Secret []byte
	// BotName is the bot's user name, without the @; "" when Telegram has not told it.
	BotName func(context.Context) string
}

// Workdays are the working days of public offices, by the zone of the instants given.
type Workdays interface {
	// Known says whether the days of a year are known.
	Known(year int) bool
	// After is the beginning of the nth working day after the day of t.
	After(t time.Time, n int) time.Time
	// Between is the number of working days after the day of from, up to and with the day of to.
	Between(from, to time.Time) int
	// Working says whether the day of t is a working day.
	Working(t time.Time) bool
	// Begun is how many working days have begun at an instant since the day in which an earlier one lies. Midnight is the end of a day.
	Begun(since, at time.Time) int
}

// New is a desk with all rooms. It may be used by many goroutines.
func New(deps Deps) *chat.Desk {
	desk := furnish(deps, deps.Stores)
	if deps.Long != nil {
		desk.FindsRest(furnish(deps, *deps.Long))
	}
	return desk
}

// furnish is a desk with all rooms, on these stores.
func furnish(deps Deps, s Stores) *chat.Desk {
	desk := chat.New(chat.Deps{
		Store: s.Desk, Busy: deps.Busy, Catalogue: deps.Catalogue, RuleSets: deps.RuleSets, Workdays: deps.Workdays, Zone: deps.Zone, Now: deps.Now,
		Authority: deps.Authority, Log: deps.Log, MenuOrder: menu(),
	})
	for _, room := range []chat.Feature{
		scores.New(desk, s.Scores),
		advice.New(desk, s.Advice),
		rankings.New(desk, s.Rankings),
		deadlines.New(desk, s.Deadlines, deps.Workdays),
		daysoff.New(desk, s.DaysOff, deps.Workdays),
		lookup.New(desk, s.Lookup),
		warnings.New(desk, s.Warnings, deps.Workdays),
		disputes.New(desk, s.Disputes, s.DisputedLists),
		months.New(desk, s.Months, deps.Closer),
		summaries.New(desk, s.Summaries, s.SummaryFigures),
		week.New(desk, s.Week),
		asides.New(s.Asides),
		audit.New(desk, s.Audit),
		overview.New(desk, s.Overview),
		people.New(desk, s.People, s.Reach, people.Seal{Secret: deps.Secret, BotName: deps.BotName}),
		broadcasts.New(desk, s.Broadcasts, s.BroadcastFigures, deps.Workdays, deadlines.NewCounts(s.Deadlines).WithoutCorrected),
		imports.New(desk, s.Imports, s.Sent, deps.Files, deps.Imports),
		templates.New(desk, s.Templates),
		reports.New(desk, s.Reports),
		settings.New(desk, s.Settings),
		targets.New(desk, s.Targets, audit.Who(desk, s.Audit)),
		welcome.New(desk, s.Welcome),
	} {
		desk.Add(room)
	}
	return desk
}

// menu are the commands in the order of menus.
func menu() []string {
	return []string{
		"start", "tongquan", "diem", "quahan", "saphan", "hoso", "xephang", "xuhuong", "tuan", "canhbao", "canlam", "dinhchinh", "nghi", "nguoidung", "moi", "chitieu", "nhatky",
		"chot", "molai", "baocao", "mau", "thongbao", "caidat", "trogiup", "ngonngu", "huy",
	}
}
