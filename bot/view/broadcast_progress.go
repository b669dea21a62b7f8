package view

import (
	"strconv"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring/broadcast"
)

// Progress is how far a broadcast has come, with what can be done about it.
func Progress(r Reader, b broadcast.Broadcast, counts broadcast.Counts) bot.Message {
	var m chat.Markup
	id := strconv.FormatInt(b.ID, 10)
	state := r.Words.Text("broadcast_state." + string(b.State))
	why := ""
	if b.State == broadcast.Paused {
		why = r.stopped(b.Stop)
	}
	if why != "" {
		state = r.Words.Text("broadcast.stopped")
	}
	m.Bold(r.Words.Text("broadcast.title", "id", id, "state", state))
	if why != "" {
		m.Line(why)
	}
	m.Line(r.content(b.Content, titleShown))
	m.BlankLine()
	if b.State == broadcast.Scheduled {
		when := r.Words.Text("broadcast.at_once")
		if b.SendAt.After(r.Now) {
			when = r.Words.Text("broadcast.at", "time", r.moment(b.SendAt))
		}
		m.Line(when)
		m.Line(r.Words.Text("broadcast.people", "n", counts.Total()))
	} else {
		r.outcomes(&m, b, counts)
	}
	return m.Message(r.controls(b, counts)...)
}

// stopped is why a broadcast paused without anybody saying so; "" when somebody did.
func (r Reader) stopped(why broadcast.Stop) string {
	switch why {
	case broadcast.ByRefusals:
		return r.Words.Text("broadcast.stopped_why", "n", broadcast.RefusedInRow)
	case broadcast.ByRestore:
		return r.Words.Text("broadcast.stopped_restored")
	case broadcast.ByOtherBot:
		return r.Words.Text("broadcast.stopped_bot")
	}
	return ""
}

// titleShown is how much of a broadcast's text stands over what became of it, in columns.
const titleShown = 120

// outcomes are how many people have each outcome; what nobody has is left out.
func (r Reader) outcomes(m *chat.Markup, b broadcast.Broadcast, counts broadcast.Counts) {
	if counts.Total() == 0 { // it never began
		return
	}
	m.Line(r.Words.Text("broadcast.done_of", "done", r.Words.Number(int64(counts.Total()-counts[broadcast.Waiting])), "of", r.Words.Number(int64(counts.Total()))))
	for _, o := range broadcast.Outcomes() {
		if counts[o] > 0 {
			m.Line(r.Words.Text("broadcast.outcome", "outcome", r.outcome(b, o), "n", r.Words.Number(int64(counts[o]))))
		}
	}
}

// outcome is the word for an outcome. Where nobody is asked to confirm, that nobody has is not said.
func (r Reader) outcome(b broadcast.Broadcast, o broadcast.Outcome) string {
	if o == broadcast.Accepted && b.Confirm {
		return r.Words.Text("broadcast.accepted_only")
	}
	return r.Words.Text("broadcast_outcome." + string(o))
}

// controls is what can be done with a broadcast that was confirmed.
func (r Reader) controls(b broadcast.Broadcast, counts broadcast.Counts) [][]bot.Button {
	text := r.Words.Text
	report := chat.Row(r.step(b, text("broadcast.report_button"), StepReport, ""))
	stop := r.step(b, text("broadcast.stop_button"), StepStop, "")
	switch b.State {
	case broadcast.Scheduled:
		return [][]bot.Button{chat.Row(stop)}
	case broadcast.Running:
		return [][]bot.Button{chat.Row(r.step(b, text("broadcast.pause_button"), StepPause, ""), stop), report}
	case broadcast.Paused:
		return [][]bot.Button{chat.Row(r.step(b, text("broadcast.resume_button"), StepResume, ""), stop), report}
	}
	if counts.Total() == 0 {
		return nil
	}
	rows := [][]bot.Button{report}
	if b.Confirm && counts[broadcast.Confirmed] < counts.Total()-counts.Withheld() {
		rows = append(rows, chat.Row(r.step(b, text("broadcast.remind_button"), StepRemind, "")))
	}
	if b.State == broadcast.Done && counts[broadcast.Refused] > 0 {
		rows = append(rows, chat.Row(r.step(b, text("broadcast.retry_button", "n", counts[broadcast.Refused]), StepRetry, "")))
	}
	return rows
}

// CancelAsked asks whether a broadcast is to be cancelled.
func CancelAsked(r Reader, b broadcast.Broadcast, counts broadcast.Counts) bot.Message {
	question := r.Words.Text("broadcast.sure_stop", "id", strconv.FormatInt(b.ID, 10))
	if b.State != broadcast.Scheduled {
		question = r.Words.Text("broadcast.sure_stop_rest", "id", strconv.FormatInt(b.ID, 10), "n", counts[broadcast.Waiting])
	}
	return chat.NoteWith(question, chat.Row(r.step(b, r.Words.Text("broadcast.cancel_button"), StepCancel, "")), chat.Row(r.step(b, r.Words.Text("broadcast.keep_button"), StepOpen, "")))
}

// EarlierBroadcasts leads to the broadcasts there are, the newest first, and asks for the content of another.
func EarlierBroadcasts(r Reader, question string, all []broadcast.Broadcast) bot.Message {
	var m chat.Markup
	m.Line(chat.Cut(question, 1000))
	if len(all) > 0 {
		m.Line(r.Words.Text("broadcast.earlier_below"))
	}
	var rows [][]bot.Button
	for _, b := range all {
		label := r.Words.Text("broadcast.earlier_label", "id", strconv.FormatInt(b.ID, 10), "state", r.Words.Text("broadcast_state."+string(b.State)), "text", ContentInShort(r, b.Content))
		rows = append(rows, chat.Row(r.step(b, chat.Cut(label, chat.ButtonWidth), StepOpen, "")))
	}
	return m.Message(append(rows, chat.Row(chat.Button(r.Words.Text("ask.cancel_button"), chat.ToCancel.Link(struct{}{}))))...)
}
