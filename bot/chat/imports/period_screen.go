package imports

import (
	"strings"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring"
	"motcua/scoring/export/table"
	"motcua/scoring/ledger"
)

// writePeriod writes of which period a file is a list, and of what; what was worked out is said to be so. A file that reports no month says that.
func writePeriod(r chat.Renderer, m *chat.Markup, t outcome) {
	if t.File.Kind != table.Dossiers {
		return
	}
	if t.File.Period.IsZero() {
		m.Line(r.Words.Text("reading.no_period"))
		return
	}
	p, key := t.File.Period, "reading.period"
	if t.Guessed {
		key = "reading.period_guessed"
	}
	m.Line(r.Words.Text(key, "period", r.Words.Period(p.From.In(r.Zone), p.Until.In(r.Zone)), "lists", r.Words.Text("lists."+t.File.Lists.String())))
	if line := doubtLine(r, t); line != "" {
		m.Line(line)
	}
	switch {
	case t.Unsure:
		m.Line(r.Words.Text("reading.unsure"))
	case !t.File.Lists.Received:
		m.Line(r.Words.Text("reading.no_received"))
	case !t.File.Lists.Resolved:
		m.Line(r.Words.Text("reading.no_resolved"))
	}
}

// periodButtons ask for the period of a file where it was not stated, and for what it lists where that is not sure.
func periodButtons(r chat.Renderer, u ledger.Upload, t outcome) (rows [][]bot.Button) {
	if t.File.Kind != table.Dossiers {
		return nil
	}
	item := func(p, lists string) chat.Link {
		return toPeriod.Link(ofPeriod{File: u.ID, Period: p, Lists: lists})
	}
	if t.Guessed || u.Period != "" {
		for i := 0; i < len(t.Likely); i += 2 {
			var labels []chat.Choice
			for _, p := range t.Likely[i:min(i+2, len(t.Likely))] {
				chosen := p.Text(r.Zone) == u.Period
				label := r.Words.Text("upload.period_button", "period", r.Words.Period(p.From.In(r.Zone), p.Until.In(r.Zone)))
				labels = append(labels, chat.Button(chat.Chosen(chosen, label), item(p.Text(r.Zone), u.Lists)))
			}
			rows = append(rows, chat.Row(labels...))
		}
	}
	if t.File.Period.IsZero() || !t.Unsure && u.Lists == "" && t.File.Lists.Received && t.File.Lists.Resolved {
		return rows
	}
	var labels []chat.Choice
	for _, lists := range []scoring.Lists{{Received: true, Resolved: true}, {Received: true}, {Resolved: true}} {
		stated := u.Period
		if stated == "" {
			stated = t.File.Period.Text(r.Zone)
		}
		labels = append(labels, chat.Button(chat.Chosen(lists.String() == u.Lists, r.Words.Text("lists_button."+lists.String())), item(stated, lists.String())))
	}
	return append(rows, chat.Row(labels...))
}

// doubtLine says how the dossiers of a file lie by months, when they do not bear the stated period out; "" when they do.
func doubtLine(r chat.Renderer, t outcome) string {
	if len(t.Doubted) == 0 {
		return ""
	}
	var months []string
	for _, m := range t.Doubted[max(0, len(t.Doubted)-monthsShown):] {
		months = append(months, r.Words.ShortMonth(string(m.Month))+": "+r.Words.Number(int64(m.Dossiers)))
	}
	return r.Words.Text("reading.doubted", "months", strings.Join(months, ", "))
}

// monthsShown is how many of the newest months are named of a file whose period is doubted.
const monthsShown = 6
