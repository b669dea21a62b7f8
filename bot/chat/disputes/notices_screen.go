package disputes

import (
	"strconv"

	"motcua/bot/chat"
	"motcua/scoring"
)

// waitingMatter tells an admin of a dispute that waits for a decision.
func waitingMatter(r chat.Renderer, d scoring.Dispute) chat.Matter {
	title := r.Words.Text("dispute.told", "id", strconv.FormatInt(d.ID, 10), "unit", chat.Cut(chat.UnitName(d.Dossier.UnitName), chat.CaptionName), "code", chat.Cut(chat.OneLine(d.Dossier.Code), chat.CodeColumns))
	return chat.Matter{Title: title, Lines: disputeLines(r, d), Leads: [][]chat.Choice{decisionButtons(r, d)}}
}

// settledMatter tells who disputed a dossier what the admins make of it.
func settledMatter(r chat.Renderer, d scoring.Dispute) chat.Matter {
	title := r.Words.Text("dispute.settled", "id", strconv.FormatInt(d.ID, 10), "state", stateWords(r, d), "code", chat.Cut(chat.OneLine(d.Dossier.Code), chat.CodeColumns))
	return chat.Matter{Title: title, Lines: append(disputeLines(r, d), officialLine(r, d)), Leads: [][]chat.Choice{{cardButton(r, d)}}}
}

// retractedMatter tells an admin that an accepted dispute was withdrawn.
func retractedMatter(r chat.Renderer, d scoring.Dispute) chat.Matter {
	title := r.Words.Text("dispute.retracted", "id", strconv.FormatInt(d.ID, 10), "unit", chat.Cut(chat.UnitName(d.Dossier.UnitName), chat.CaptionName), "code", chat.Cut(chat.OneLine(d.Dossier.Code), chat.CodeColumns))
	return chat.Matter{Title: title, Lines: append(disputeLines(r, d), r.Words.Text("dispute.retracted_why")), Leads: [][]chat.Choice{{cardButton(r, d)}}}
}
