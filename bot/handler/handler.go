// Package handler holds the features of the conversation that have no room of their own yet, and introduces all of them to the
// desk.
package handler

import (
	"context"
	"log/slog"
	"time"

	"motcua/bot/chat"
	"motcua/bot/chat/asides"
	"motcua/bot/chat/audit"
	"motcua/bot/chat/broadcasts"
	"motcua/bot/chat/deadlines"
	"motcua/bot/chat/imports"
	"motcua/bot/chat/months"
	"motcua/bot/chat/overview"
	"motcua/bot/chat/people"
	"motcua/bot/chat/rankings"
	"motcua/bot/chat/scores"
	"motcua/bot/chat/settings"
	"motcua/bot/chat/summaries"
	"motcua/bot/chat/targets"
	"motcua/bot/chat/warnings"
	"motcua/bot/chat/welcome"
	"motcua/locales"
	"motcua/scoring"
)

// Deps is what answering needs. All but Authority, LongStore and Busy must be set.
type Deps struct {
	// Store is asked for answers. A writer of it gives up soon when another one writes, with an error of which Busy says so: then
	// the request is asked again. LongStore, the same unless set, is asked for the rest of long answers, and waits.
	Store     Store
	LongStore Store
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

// Handler answers requests. It may be used by many goroutines.
type Handler struct {
	*chat.Desk
	Deps
}

// What the kit calls by these names.
type (
	Question  = chat.Question
	Selection = chat.Selection
	Refusal   = chat.Refusal
)

// New is a handler with the features there are.
func New(deps Deps) *Handler {
	h := newHandler(deps)
	if deps.LongStore != nil {
		deps.Store = deps.LongStore
		h.FindsRest(newHandler(deps).Desk)
	}
	return h
}

func newHandler(deps Deps) *Handler {
	h := &Handler{Deps: deps, Desk: chat.New(chat.Deps{
		Store: deps.Store, Busy: deps.Busy, Catalogue: deps.Catalogue, RuleSets: deps.RuleSets, Workdays: deps.Workdays, Zone: deps.Zone, Now: deps.Now,
		Authority: deps.Authority, Log: deps.Log, MenuOrder: menu(),
	})}
	h.Add(h.unmoved())
	h.Add(scores.New(h.Desk, deps.Store))
	h.Add(rankings.New(h.Desk, deps.Store))
	h.Add(deadlines.New(h.Desk, deps.Store, deps.Workdays))
	h.Add(warnings.New(h.Desk, deps.Store, deps.Workdays))
	h.Add(months.New(h.Desk, deps.Store, deps.Closer))
	h.Add(summaries.New(h.Desk, deps.Store, deps.Store))
	h.Add(asides.New(deps.Store))
	h.Add(audit.New(h.Desk, deps.Store))
	h.Add(overview.New(h.Desk, deps.Store))
	h.Add(people.New(h.Desk, deps.Store, people.Seal{Secret: deps.Secret, BotName: deps.BotName}))
	h.Add(broadcasts.New(h.Desk, deps.Store, deps.Store, deps.Workdays, deadlines.NewCounts(deps.Store).Outstanding))
	h.Add(imports.New(h.Desk, deps.Store, deps.Files, deps.Imports))
	h.Add(settings.New(h.Desk, deps.Store))
	h.Add(targets.New(h.Desk, deps.Store, audit.Who(h.Desk, deps.Store)))
	h.Add(welcome.New(h.Desk, deps.Store))
	return h
}

// unmoved are the features that have no room of their own yet.
func (h *Handler) unmoved() chat.Feature {
	return chat.Feature{
		Commands: h.commands(), Presses: h.presses(), Dialogues: h.dialogues(), Notices: h.notices(),
	}
}
