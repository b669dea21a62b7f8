package view

import (
	"strconv"
	"strings"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring"
	"motcua/scoring/broadcast"
	"motcua/scoring/people"
)

// namedUnits is how many units an audience names; the others are counted.
const namedUnits = 5

// audience is whom a broadcast is for, in words.
func (r Reader) audience(a AudienceWords) string {
	var parts []string
	if a.Role != "" {
		parts = append(parts, r.Words.Text("broadcast_role."+string(a.Role)))
	}
	if len(a.Names) > 0 {
		shown := a.Names[:min(len(a.Names), namedUnits)]
		named := make([]scoring.Unit, len(shown))
		for i, n := range shown {
			named[i] = scoring.Unit{Code: a.Units[i], Name: n}
		}
		names := make([]string, len(shown))
		short := chat.ShortUnits(named, chat.CaptionName, chat.UnitOfRegister)
		for i, u := range named {
			names[i] = short(u)
		}
		units := strings.Join(names, ", ")
		if more := len(a.Names) - len(shown); more > 0 {
			units = r.Words.Text("broadcast.more_units", "units", units, "n", more)
		}
		parts = append(parts, units)
	}
	if a.Grade != "" {
		parts = append(parts, r.Words.Text("broadcast.graded", "grade", a.GradeName))
	}
	if a.Overdue {
		parts = append(parts, r.Words.Text("broadcast.late"))
	}
	if a.Under != "" {
		parts = append(parts, r.Words.Text("broadcast.under", "indicator", a.UnderName))
	}
	if a.Unconfirmed != 0 {
		parts = append(parts, r.Words.Text("broadcast.silent", "id", strconv.FormatInt(a.Unconfirmed, 10)))
	}
	if len(parts) == 0 {
		return r.Words.Text("broadcast.everybody")
	}
	return strings.Join(parts, " · ")
}

// AudienceChoice is what a draft's audience is chosen by. All that is chosen must hold.
func AudienceChoice(r Reader, d Draft) bot.Message {
	var m chat.Markup
	m.Bold(r.Words.Text("broadcast.who"))
	m.Line(r.Words.Text("broadcast.to", "audience", r.audience(d.Audience)))
	m.Line(r.heads(d.People, d.Units))
	text, b := r.Words.Text, d.Broadcast
	role := func(role people.Role, key string) chat.Choice {
		return r.step(b, r.chosen(d.Audience.Role == role, text(key)), StepRole, string(role))
	}
	return m.Message(
		chat.Row(role("", "broadcast.any_role"), role(people.Officer, "broadcast.officers")),
		chat.Row(role(people.Chair, "broadcast.chairs"), role(people.Admin, "broadcast.admins")),
		chat.Row(r.step(b, r.chosen(len(d.Audience.Units) > 0, text("broadcast.units_button")), StepUnits, ""),
			r.step(b, r.chosen(d.Audience.Grade != "", text("broadcast.grade_button")), StepGrades, "")),
		chat.Row(r.step(b, r.chosen(d.Audience.Overdue, text("broadcast.late_button")), StepLate, "")),
		chat.Row(r.step(b, r.chosen(d.Audience.Under != "", text("broadcast.under_button")), StepIndicators, "")),
		chat.Row(r.step(b, r.chosen(d.Audience.Unconfirmed != 0, text("broadcast.silent_button")), StepEarlier, "")),
		chat.Row(r.step(b, text("broadcast.all_button"), StepEverybody, "")),
		chat.Row(r.step(b, text("broadcast.back_button"), StepOpen, "")),
	)
}

// chosen marks the label of what is chosen.
func (r Reader) chosen(is bool, label string) string {
	if is {
		return "✓ " + label
	}
	return label
}

// Option is one of several that a step can be done with.
type Option struct{ Label, With string }

// Options asks for one of several, or for any.
func Options(r Reader, b broadcast.Broadcast, question, do string, all []Option) bot.Message {
	rows := [][]bot.Button{chat.Row(r.step(b, r.Words.Text("broadcast.any"), do, ""))}
	for _, o := range all {
		rows = append(rows, chat.Row(r.step(b, chat.Cut(o.Label, chat.ButtonWidth), do, o.With)))
	}
	return chat.NoteWith(question, append(rows, chat.Row(r.step(b, r.Words.Text("broadcast.who_back"), StepWho, "")))...)
}

// NamesPage is how many units stand on a page of a draft's recipients.
const NamesPage = 25

// RecipientUnits are the units of a draft's recipients, with how many these are.
func RecipientUnits(r Reader, d Draft, units []scoring.UnitCount, page int) bot.Message {
	var m chat.Markup
	m.Bold(r.heads(d.People, d.Units))
	from := min(page*NamesPage, len(units))
	shown := units[from:min(from+NamesPage, len(units))]
	short := chat.ShortUnits(shown, chat.CaptionName, chat.UnitOfCount)
	for _, u := range shown {
		name := r.Words.Text("broadcast.office")
		if u.Unit != "" {
			name = short(u)
		}
		m.Line(r.Words.Text("broadcast.of_unit", "unit", name, "n", u.Count))
	}
	step := Step{ID: d.ID, Version: d.Version, Do: StepNames}
	return m.Message(r.Pages(step.Link(0), page, NamesPage, len(units)), chat.Row(r.step(d.Broadcast, r.Words.Text("broadcast.back_button"), StepOpen, "")))
}
