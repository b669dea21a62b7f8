package lookup

import (
	"cmp"
	"slices"
	"strconv"
	"time"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring"
	"motcua/scoring/export/dossier"
)

// instant is a moment of a dossier's.
func instant(unix int64) time.Time { return time.Unix(unix, 0) }

// mostTold is how many steps of a dossier's past are shown, the newest ones.
const mostTold = 6

// dossierScreen is what is known of a dossier. It must not be forwarded.
func dossierScreen(r chat.Renderer, d foundDossier) bot.Message {
	var m chat.Markup
	m.Bold(r.Words.Text("dossier.title"))
	m.Code(chat.Cut(chat.OneLine(scoring.CodeShown(d.Code)), chat.CodeColumns))
	m.Line(chat.UnitTitle(d.UnitName))
	m.Line(cmp.Or(chat.Cut(chat.OneLine(d.Procedure), chat.ProcedureColumns), r.Words.Text("overdue.no_procedure")))
	m.BlankLine()
	writeState(r, &m, d.Known)
	for _, month := range d.Months {
		writeMonth(r, &m, d, month)
	}
	switch {
	case d.More:
		m.BlankLine()
		m.Line(r.Words.Text("dossier.earlier_months"))
	case len(d.Months) == 0:
		m.BlankLine()
		m.Line(r.Words.Text("dossier.counts_nowhere"))
	}
	writePast(r, &m, d.Told)
	message := m.Message()
	message.Protected = true
	return message
}

// writeState writes a dossier as it is known now.
func writeState(r chat.Renderer, m *chat.Markup, d dossier.Known) {
	m.Line(r.Words.Text("dossier.status", "status", status(r, d.Dossier)))
	if d.Corrected {
		m.Line(r.Words.Text("dispute.mark"))
	}
	if d.Gone > 0 {
		m.Line(r.Words.Text("dossier.gone", "time", r.Time(instant(d.Gone), false)))
	}
	m.Line(r.Words.Text("dossier.channel", "channel", channel(r, d.Channel)))
	key := "dossier.received"
	if d.Unaccepted {
		key = "dossier.filed"
	}
	m.Line(r.Words.Text(key, "time", r.Time(instant(d.Received), false)))
	writeTime(r, m, d.Dossier)
	for _, answer := range []struct {
		key   string
		known dossier.Answer
		shown bool // also when it is not known
	}{
		{"fee", d.Fee, true}, {"paid", d.PaidOnline, d.Fee != dossier.No}, {"digitised", d.Digitised, true}, {"e_result", d.EResult, true},
		{"reused", d.Reused, false}, {"from_store", d.FromStore, false}, {"verified", d.Verified, false},
	} {
		if answer.shown || answer.known != dossier.NotKnown && answer.key != "paid" {
			m.Line(r.Words.Text("dossier."+answer.key, "answer", answerWord(r, answer.known)))
		}
	}
}

// writeTime writes when a dossier is due, when it ended, and how late that is.
func writeTime(r chat.Renderer, m *chat.Markup, d dossier.Dossier) {
	due, finished := instant(d.Due), instant(d.Finished)
	switch {
	case d.Due > 0:
		m.Line(r.Words.Text("dossier.due", "time", r.Time(due, false)))
	case d.DueUnknown:
		m.Line(r.Words.Text("dossier.due_unknown"))
	default:
		m.Line(r.Words.Text("dossier.due_none"))
	}
	switch {
	case d.Finished > 0:
		m.Line(r.Words.Text("dossier.finished", "time", r.Time(finished, false)))
		if d.Due > 0 && finished.After(due) {
			m.Line(r.Words.Text("dossier.late", "late", r.Lateness(due, finished)))
		}
	case d.Status.Ended():
		m.Line(r.Words.Text("dossier.finished_unknown"))
	case d.Status.Open() && d.Due > 0 && d.Gone == 0 && r.Now.After(due):
		m.Line(r.Words.Text("dossier.late", "late", r.Lateness(due, r.Now)))
	}
}

// status is a dossier's status in the words of the national list.
func status(r chat.Renderer, d dossier.Dossier) string {
	return meaning(r, d.Status != 0, "status-"+strconv.Itoa(int(d.Status)))
}

// channel is how a dossier was filed, in words.
func channel(r chat.Renderer, c dossier.Channel) string {
	return meaning(r, c != 0, "channel-"+strconv.Itoa(int(c)))
}

// answerWord is what is known of a yes or no, in words.
func answerWord(r chat.Renderer, a dossier.Answer) string {
	return meaning(r, a != dossier.NotKnown, map[dossier.Answer]string{dossier.No: "no", dossier.Yes: "yes"}[a])
}

// meaning is the word for a value, as the words of files are given it.
func meaning(r chat.Renderer, known bool, value string) string {
	if !known {
		return r.Words.Text("dossier.not_known")
	}
	return r.Words.Text("meaning." + value)
}

// writeMonth writes what a dossier counts for in a month.
func writeMonth(r chat.Renderer, m *chat.Markup, d foundDossier, month countedMonth) {
	m.BlankLine()
	m.Bold(r.Words.Text("dossier.counts_in", "month", r.Words.Month(string(month.Month))))
	if month.Unit != d.Unit {
		m.Line(r.Words.Text("dossier.counts_for", "unit", chat.UnitName(month.Name)))
	}
	signs := [...]string{dossier.Unknown: "unknown", dossier.Missed: "missed", dossier.Achieved: "achieved"}
	entered := false
	for _, line := range month.Lines {
		mark := ""
		if line.Entered {
			mark, entered = " *", true
		}
		m.Line(r.Words.Text("dossier."+signs[line.Standing], "indicator", r.IndicatorName(month.Rules, line.Indicator.Code)) + mark)
	}
	if entered {
		m.Line(r.Words.Text("dossier.entered"))
	}
	if last := d.Told[len(d.Told)-1]; month.Closed && last.DataTime > month.DataTime.Unix() {
		m.Line(r.Words.Text("dossier.closed_before"))
	}
}

// writePast writes what the files said of a dossier one after the other: what each changed.
func writePast(r chat.Renderer, m *chat.Markup, told []dossier.Told) {
	m.BlankLine()
	m.Bold(r.Words.Text("dossier.past"))
	type step struct {
		dossier.Told
		changes []string
	}
	var steps []step
	for i, t := range told {
		if i == 0 {
			steps = append(steps, step{t, []string{status(r, t.Dossier)}})
			continue
		}
		if changes := changesOf(r, told[i-1].Dossier, t.Dossier); len(changes) > 0 {
			steps = append(steps, step{t, changes})
		}
	}
	if left := len(steps) - mostTold; left > 0 {
		m.Line(r.Words.Text("dossier.past_left", "n", left))
		steps = steps[left:]
	}
	for _, s := range steps {
		file := r.Words.Text("dossier.file_unknown")
		if s.File != "" {
			file = r.Words.Text("dossier.file", "file", chat.Cut(chat.OneLine(s.File), chat.LongName), "time", r.Time(s.At, false))
		}
		m.Line("• " + file)
		for _, change := range s.changes {
			m.Line("   " + change)
		}
	}
	if last := told[len(told)-1]; last.File != "" && last.At != steps[len(steps)-1].At {
		m.Line(r.Words.Text("dossier.seen_last", "file", chat.Cut(chat.OneLine(last.File), chat.LongName), "time", r.Time(last.At, false)))
	}
	if last := told[len(told)-1]; last.DataTime > 0 {
		m.Lines(r.DataUntil([]time.Time{instant(last.DataTime)}, false))
	}
}

// changesOf are what a file changed of a dossier, in words.
func changesOf(r chat.Renderer, before, after dossier.Dossier) (changes []string) {
	add := func(changed bool, key string, arguments ...any) {
		if changed {
			changes = append(changes, r.Words.Text(key, arguments...))
		}
	}
	moment := func(unix int64) string {
		if unix == 0 {
			return r.Words.Text("dossier.none_stated")
		}
		return r.Time(instant(unix), false)
	}
	add(before.Status != after.Status, "dossier.status", "status", status(r, after))
	add(before.Received != after.Received, "dossier.received", "time", moment(after.Received))
	add(before.Due != after.Due, "dossier.due", "time", moment(after.Due))
	add(before.Finished != after.Finished, "dossier.finished", "time", moment(after.Finished))
	add(before.Channel != after.Channel, "dossier.channel", "channel", channel(r, after.Channel))
	for _, answer := range []struct {
		key        string
		was, after dossier.Answer
	}{{"fee", before.Fee, after.Fee}, {"paid", before.PaidOnline, after.PaidOnline}, {"digitised", before.Digitised, after.Digitised}, {"e_result", before.EResult, after.EResult}} {
		add(answer.was != answer.after, "dossier."+answer.key, "answer", answerWord(r, answer.after))
	}
	add(before.Gone == 0 && after.Gone > 0, "dossier.gone_then")
	add(before.Gone > 0 && after.Gone == 0, "dossier.back_then")
	return changes
}

// severalScreen asks which of several dossiers is meant. It must not be forwarded.
func severalScreen(r chat.Renderer, code string, found []scoring.Listed) bot.Message {
	var m chat.Markup
	more := len(found) > most
	found = found[:min(len(found), most)]
	m.Bold(r.Words.Text("dossier.several", "code", chat.Quote(code)))
	if more {
		m.Line(r.Words.Text("dossier.several_more", "n", most))
	}
	var buttons [][]bot.Button
	oneUnit := !slices.ContainsFunc(found, func(d scoring.Listed) bool { return d.Unit != found[0].Unit })
	for i, d := range found {
		m.BlankLine()
		if oneUnit {
			d.UnitName = ""
		}
		r.Dossier(&m, i+1, d)
		m.Line(r.Words.Text("gap.received", "time", r.Time(d.Received, false)))
		buttons = append(buttons, chat.Row(chat.Button(chat.DossierCode(d), toDossier.Link(ofDossier{d.Code}))))
	}
	message := m.Message(buttons...)
	message.Protected = true
	return message
}
