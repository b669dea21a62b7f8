package scores

import (
	"motcua/bot/chat"
	"motcua/scoring"
)

// writeRule writes by what rule an indicator's counts become points, and how these are rounded where the decision says so.
func writeRule(r chat.Renderer, m *chat.Markup, ind scoring.Indicator) {
	if ind.Formula == scoring.Stepped {
		m.Line(r.Words.Text("rule.steps", "steps", r.Words.List(stepsInWords(r, ind))))
	} else {
		m.Line(r.Words.Text("rule."+string(ind.Formula), "cap", exactValue(r, percent(ind.Cap))))
	}
	if ind.Round > 0 {
		m.Line(r.Words.Text("why.rounded", "n", ind.Round))
	}
}

// stepsInWords are the steps of an indicator, from the highest down.
func stepsInWords(r chat.Renderer, ind scoring.Indicator) (steps []string) {
	for i, s := range ind.Steps {
		key, bound := "rule.step_from", s.From
		if i > 0 && i == len(ind.Steps)-1 {
			key, bound = "rule.step_below", ind.Steps[i-1].From
		}
		steps = append(steps, r.Words.Text(key, "share", exactValue(r, percent(bound)), "points", r.Bound(s.Points)))
	}
	return steps
}

// formula is an indicator's rule with the numbers put in. Points that the decision rounds stand as they are added; others are shown
// exactly, too.
func formula(r chat.Renderer, ind scoring.Indicator, line scoring.Line) string {
	tally := line.Tally
	rule, shown := "formula."+string(ind.Formula), r.Words.Decimal(line.Shown(chat.TargetPoints(ind, line)...))
	ratio := scoring.Frac(tally.Numerator, tally.Denominator)
	switch {
	case ind.Formula == scoring.Stepped:
		rule = "formula.steps"
	case ind.Round == 0:
		return r.Words.Text(rule, "max", r.Bound(ind.Max), "numerator", tally.Numerator, "denominator", tally.Denominator,
			"cap", exactValue(r, ind.Cap), "points", exactAndShown(r, line.Points, shown))
	case ind.Formula == scoring.Capped && ratio.Cmp(ind.Cap) >= 0:
		rule = "formula.reached"
	case ind.Formula == scoring.Capped:
		rule = "formula.capped_rounded"
	default:
		rule = "formula.proportional_rounded"
	}
	return r.Words.Text(rule, "max", r.Bound(ind.Max), "numerator", tally.Numerator, "denominator", tally.Denominator,
		"cap", exactValue(r, percent(ind.Cap)), "share", exactValue(r, percent(ratio)), "points", shown)
}

func percent(share scoring.Fraction) scoring.Fraction { return share.Mul(scoring.Int(100)) }

// writeShared writes whose counts an indicator's are, when they are not the unit's own alone.
func writeShared(r chat.Renderer, m *chat.Markup, w indicatorFigure) {
	ind := w.Indicator
	if ind.Common {
		m.Line(r.Words.Text("why.common"))
	}
	line, _ := w.Record.Line(ind.Code)
	if of, ok := w.Rules.Indicator(ind.Shares); ok && (w.Shared || line.Open) {
		key := "why.shares"
		if ind.Less != "" {
			key = "why.shares_less"
		}
		m.Line(r.Words.Text(key, "indicator", of.Short.In(r.Words.Language())))
	}
}
