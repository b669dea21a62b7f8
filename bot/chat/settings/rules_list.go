package settings

import (
	"motcua/bot/chat"
	"motcua/scoring"
	"motcua/scoring/rulesets"
	"strings"
)

// rulesInUse are the decisions by which units are scored from a month on: the first ranks and grades, the others are shown beside it.
type rulesInUse struct {
	from      scoring.Month // "" from the beginning
	decisions []string
}

// rulesInUse are the choices with the decisions that they name.
func (r room) rulesInUse(uses []rulesets.Use) (all []rulesInUse) {
	for _, use := range uses {
		in := rulesInUse{from: use.From}
		for _, code := range use.Codes {
			decision := code
			if set, ok := r.RuleSets(code); ok {
				decision = set.Decision
			}
			in.decisions = append(in.decisions, decision)
		}
		all = append(all, in)
	}
	return all
}

// text says since when which decisions are used.
func (u rulesInUse) text(r chat.Renderer) string {
	since := r.Words.Text("match.rules_beginning")
	if u.from != "" {
		since = r.Words.Text("match.rules_since", "month", r.Words.ShortMonth(string(u.from)))
	}
	var text strings.Builder
	text.WriteString(r.Words.Text("match.rules_use", "since", since, "sets", u.decisions[0]))
	for _, beside := range u.decisions[1:] {
		text.WriteString("; " + r.Words.Text("match.rules_beside", "sets", beside))
	}
	return text.String()
}
