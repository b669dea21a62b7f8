package broadcasts

import (
	"strconv"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring/broadcast"
)

// progressScreen is how far a broadcast has come, with what can be done about it.
func progressScreen(r chat.Renderer, b broadcast.Broadcast, counts broadcast.Counts) bot.Message {
	var m chat.Markup
	id := strconv.FormatInt(b.ID, 10)
	state := r.Words.Text("broadcast_state." + string(b.State))
	why := ""
	if b.State == broadcast.Paused {
		why = stoppedWhy(r, b.Stop)
	}
	if why != "" {
		state = r.Words.Text("broadcast.stopped")
	}
	m.Bold(r.Words.Text("broadcast.title", "id", id, "state", state))
	if why != "" {
		m.Line(why)
	}
	m.Line(contentWords(r, b.Content, titleShown))
	m.BlankLine()
	if b.State == broadcast.Scheduled {
		when := r.Words.Text("broadcast.at_once")
		if b.SendAt.After(r.Now) {
			when = r.Words.Text("broadcast.at", "time", momentWords(r, b.SendAt))
		}
		m.Line(when)
		m.Line(r.Words.Text("broadcast.people", "n", counts.Total()))
	} else {
		outcomeLines(r, &m, b, counts)
	}
	return m.Message(controlButtons(r, b, counts)...)
}

// stoppedWhy is why a broadcast paused without anybody saying so; "" when somebody did.
func stoppedWhy(r chat.Renderer, why broadcast.Stop) string {
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

// outcomeLines are how many people have each outcome; what nobody has is left out.
func outcomeLines(r chat.Renderer, m *chat.Markup, b broadcast.Broadcast, counts broadcast.Counts) {
	if counts.Total() == 0 { // it never began
		return
	}
	m.Line(r.Words.Text("broadcast.done_of", "done", r.Words.Number(int64(counts.Total()-counts[broadcast.Waiting])), "of", r.Words.Number(int64(counts.Total()))))
	for _, o := range broadcast.Outcomes() {
		if counts[o] > 0 {
			m.Line(r.Words.Text("broadcast.outcome", "outcome", outcomeWord(r, b, o), "n", r.Words.Number(int64(counts[o]))))
		}
	}
}

// outcomeWord is the word for an outcome. Where nobody is asked to confirm, that nobody has is not said.
func outcomeWord(r chat.Renderer, b broadcast.Broadcast, o broadcast.Outcome) string {
	if o == broadcast.Accepted && b.Confirm {
		return r.Words.Text("broadcast.accepted_only")
	}
	return r.Words.Text("broadcast_outcome." + string(o))
}

// controlButtons are what can be done with a broadcast that was confirmed.
func controlButtons(r chat.Renderer, b broadcast.Broadcast, counts broadcast.Counts) [][]bot.Button {
	text := r.Words.Text
	report := chat.Row(stepButton(r, b, text("broadcast.report_button"), stepReport, ""))
	stop := stepButton(r, b, text("broadcast.stop_button"), stepStop, "")
	switch b.State {
	case broadcast.Scheduled:
		return [][]bot.Button{chat.Row(stop)}
	case broadcast.Running:
		return [][]bot.Button{chat.Row(stepButton(r, b, text("broadcast.pause_button"), stepPause, ""), stop), report}
	case broadcast.Paused:
		return [][]bot.Button{chat.Row(stepButton(r, b, text("broadcast.resume_button"), stepResume, ""), stop), report}
	}
	if counts.Total() == 0 {
		return nil
	}
	rows := [][]bot.Button{report}
	if b.Confirm && counts[broadcast.Confirmed] < counts.Total()-counts.Withheld() {
		rows = append(rows, chat.Row(stepButton(r, b, text("broadcast.remind_button"), stepRemind, "")))
	}
	if b.State == broadcast.Done && counts[broadcast.Refused] > 0 {
		rows = append(rows, chat.Row(stepButton(r, b, text("broadcast.retry_button", "n", counts[broadcast.Refused]), stepRetry, "")))
	}
	return rows
}

// cancelScreen asks whether a broadcast is to be cancelled.
func cancelScreen(r chat.Renderer, b broadcast.Broadcast, counts broadcast.Counts) bot.Message {
	question := r.Words.Text("broadcast.sure_stop", "id", strconv.FormatInt(b.ID, 10))
	if b.State != broadcast.Scheduled {
		question = r.Words.Text("broadcast.sure_stop_rest", "id", strconv.FormatInt(b.ID, 10), "n", counts[broadcast.Waiting])
	}
	return chat.NoteWith(question, chat.Row(stepButton(r, b, r.Words.Text("broadcast.cancel_button"), stepCancel, "")), chat.Row(stepButton(r, b, r.Words.Text("broadcast.keep_button"), stepOpen, "")))
}

// earlierScreen leads to the broadcasts there are, the newest first, and asks for the content of another.
func earlierScreen(r chat.Renderer, question string, all []broadcast.Broadcast) bot.Message {
	var m chat.Markup
	m.Line(chat.Cut(question, 1000))
	if len(all) > 0 {
		m.Line(r.Words.Text("broadcast.earlier_below"))
	}
	var rows [][]bot.Button
	for _, b := range all {
		label := r.Words.Text("broadcast.earlier_label", "id", strconv.FormatInt(b.ID, 10), "state", r.Words.Text("broadcast_state."+string(b.State)), "text", contentInShort(r, b.Content))
		rows = append(rows, chat.Row(stepButton(r, b, chat.Cut(label, chat.ButtonWidth), stepOpen, "")))
	}
	return m.Message(append(rows, chat.Row(chat.Button(r.Words.Text("ask.cancel_button"), chat.ToCancel.Link(struct{}{}))))...)
}
