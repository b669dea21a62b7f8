package broadcasts

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

// audienceText is whom a broadcast is for, in words.
func audienceText(r chat.Renderer, a audienceWords) string {
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
			names[i] = chat.UnitName(short(u))
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

// audienceScreen is what a draft's audience is chosen by. All that is chosen must hold.
func audienceScreen(r chat.Renderer, d draft) bot.Message {
	var m chat.Markup
	m.Bold(r.Words.Text("broadcast.who"))
	m.Line(r.Words.Text("broadcast.to", "audience", audienceText(r, d.Audience)))
	m.Line(recipientsWords(r, d.People, d.Units))
	text, b := r.Words.Text, d.Broadcast
	role := func(role people.Role, key string) chat.Choice {
		return stepButton(r, b, chat.Chosen(d.Audience.Role == role, text(key)), stepRole, string(role))
	}
	return m.Message(
		chat.Row(role("", "broadcast.any_role"), role(people.Officer, "broadcast.officers")),
		chat.Row(role(people.Chair, "broadcast.chairs"), role(people.Admin, "broadcast.admins")),
		chat.Row(stepButton(r, b, chat.Chosen(len(d.Audience.Units) > 0, text("broadcast.units_button")), stepUnits, ""),
			stepButton(r, b, chat.Chosen(d.Audience.Grade != "", text("broadcast.grade_button")), stepGrades, "")),
		chat.Row(stepButton(r, b, chat.Chosen(d.Audience.Overdue, text("broadcast.late_button")), stepLate, "")),
		chat.Row(stepButton(r, b, chat.Chosen(d.Audience.Under != "", text("broadcast.under_button")), stepIndicators, "")),
		chat.Row(stepButton(r, b, chat.Chosen(d.Audience.Unconfirmed != 0, text("broadcast.silent_button")), stepEarlier, "")),
		chat.Row(stepButton(r, b, text("broadcast.all_button"), stepEverybody, "")),
		chat.Row(stepButton(r, b, text("broadcast.back_button"), stepOpen, "")),
	)
}

// option is one of several that a step can be done with.
type option struct{ Label, With string }

// optionsScreen asks for one of several, or for any.
func optionsScreen(r chat.Renderer, b broadcast.Broadcast, question, do string, all []option) bot.Message {
	rows := [][]bot.Button{chat.Row(stepButton(r, b, r.Words.Text("broadcast.any"), do, ""))}
	for _, o := range all {
		rows = append(rows, chat.Row(stepButton(r, b, chat.Cut(o.Label, chat.ButtonWidth), do, o.With)))
	}
	return chat.NoteWith(question, append(rows, chat.Row(stepButton(r, b, r.Words.Text("broadcast.who_back"), stepWho, "")))...)
}

// namesPage is how many units stand on a page of a draft's recipients.
const namesPage = 25

// recipientsScreen are the units of a draft's recipients, with how many these are.
func recipientsScreen(r chat.Renderer, d draft, units []scoring.UnitCount, page int) bot.Message {
	var m chat.Markup
	m.Bold(recipientsWords(r, d.People, d.Units))
	from := min(page*namesPage, len(units))
	shown := units[from:min(from+namesPage, len(units))]
	short := chat.ShortUnits(shown, chat.CaptionName, chat.UnitOfCount)
	for _, u := range shown {
		name := r.Words.Text("broadcast.office")
		if u.Unit != "" {
			name = short(u)
		}
		m.Line(r.Words.Text("broadcast.of_unit", "unit", name, "n", u.Count))
	}
	pages := toStep.Link(step{Broadcast: d.ID, Version: d.Version, Do: stepNames})
	return m.Message(r.Pages(pages, page, namesPage, len(units)), chat.Row(stepButton(r, d.Broadcast, r.Words.Text("broadcast.back_button"), stepOpen, "")))
}
