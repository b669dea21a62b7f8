package conversation

import (
	"context"
	"slices"

	"motcua/scoring/people"
)

// logged is the audit log of the tests, the newest first.
var logged = []people.Entry{
	{ID: 6, At: at("2024-07-02 09:00"), By: int(admin) + numberedFrom, Action: "target-set", Unit: hangLia, Details: people.Details{Indicator: "TD", Share: "7/8"}},
	{ID: 5, At: at("2024-07-01 10:00"), By: int(admin) + numberedFrom, Action: "moved", Unit: hangLia, UnitAfter: phiNhu, Details: people.Details{Role: people.Officer}, Whom: int(officer) + numberedFrom},
	{ID: 4, At: at("2024-07-01 09:00"), By: int(removed) + numberedFrom, Action: "invitation-revoked", Unit: hangLia, Details: people.Details{Invitation: "0123456789abcdef", Role: people.Chair}},
	{ID: 3, At: at("2024-07-01 08:30"), By: people.CommandLine, Action: "removed"},
	{ID: 2, At: at("2024-07-01 08:00"), By: people.CommandLine, Action: "imported", Reference: 12, Details: people.Details{Kind: "dossiers"}},
	{ID: 1, At: at("2024-06-01 08:00"), By: people.CommandLine, Action: "month-closed", Month: "2024-05", Details: people.Details{Closing: 1}},
}

func (f *fake) Log(_ context.Context, filter people.LogFilter, _ people.LogPlace, limit int) (found []people.Entry, err error) {
	for _, e := range logged {
		if (filter.By == people.Anybody || e.By == filter.By) && (filter.Action == "" || e.Action == filter.Action) && (filter.Unit == "" || slices.Contains([]string{e.Unit, e.UnitAfter}, filter.Unit)) {
			found = append(found, e)
		}
	}
	return found[:min(limit, len(found))], f.fails
}

func (f *fake) LogActions(context.Context) (actions []string, err error) {
	for _, e := range logged {
		actions = append(actions, e.Action)
	}
	slices.Sort(actions)
	return slices.Compact(actions), f.fails
}

func (f *fake) LogDoers(context.Context) (doers []int, err error) {
	for _, e := range logged {
		doers = append(doers, e.By)
	}
	slices.Sort(doers)
	return slices.Compact(doers), f.fails
}
