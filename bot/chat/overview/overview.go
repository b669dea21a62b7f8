// Package overview is the room of a month of all units at a glance, for admins: in words, as lists of units by rank or by an
// indicator, and as a heat map.
package overview

import (
	"context"
	"time"

	"motcua/bot/chat"
	"motcua/bot/chat/acceptance"
	"motcua/bot/chat/routes"
	"motcua/scoring"
	"motcua/scoring/people"
)

// Store is what the room reads.
type Store interface {
	chat.Months
	chat.Rankings
	chat.Units
	acceptance.Store
	// Records are all cards of a month, by rank, units without a score last.
	Records(ctx context.Context, m scoring.Month) ([]scoring.Record, error)
	// Targets are the targets set in the place of the rule sets'.
	Targets(ctx context.Context) (scoring.Targets, error)
	// OverdueByUnit is how many are overdue at the instant, of the units that have any: the most first.
	OverdueByUnit(ctx context.Context, at time.Time) ([]scoring.UnitCount, error)
	// Summarised says whether summaries of a month were sent.
	Summarised(ctx context.Context, m scoring.Month) (bool, error)
}

// room answers questions about a month of all units.
type room struct {
	*chat.Desk
	store Store
}

// What only this room's buttons lead to.
const (
	toIndicator chat.Route[ofIndicator] = "ovind" // the units by an indicator; "" asks which, "@" with a group's code asks which of it
	toHeatGroup chat.Route[ofGroup]     = "heatg" // the heat map of a group's indicators
	toGroupList chat.Route[ofGroup]     = "ovgrp" // the units by what they earned of a group
)

// ofIndicator carries an indicator in a month.
type ofIndicator struct {
	Month     scoring.Month
	Indicator string
	Page      int
}

// ofGroup carries a group of indicators in a month.
type ofGroup struct {
	Month scoring.Month
	Group string
	Page  int
}

// groupMark stands before a group's code in the place of an indicator.
const groupMark = "@"

// New is the room's part of the conversation.
func New(desk *chat.Desk, store Store) chat.Feature {
	r := room{Desk: desk, store: store}
	admins := chat.RequireRole("overview.not_yours", people.Admin)
	return chat.Feature{
		Commands: []chat.Command{{
			Name: "tongquan", Alias: "overview", Words: []string{"tong quan", "tongquan", "overview", "heat map"}, About: "command.tongquan", Usage: "command.usage_xephang",
			Key: "key.tongquan", Leads: chat.Destination(routes.Overview), Roles: []people.Role{people.Admin}, Offered: true, Run: r.command,
		}},
		Presses: []chat.Press{
			chat.On(routes.Overview, admins, r.show),
			chat.On(routes.Units, admins, r.showUnits),
			chat.On(toIndicator, admins, r.showIndicator),
			chat.On(routes.Heat, admins, r.heatMap),
			chat.On(toHeatGroup, admins, r.heatMapOfGroup),
			chat.On(toGroupList, admins, r.showGroupList),
		},
	}
}
