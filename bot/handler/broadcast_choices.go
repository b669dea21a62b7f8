package handler

import (
	"context"
	"slices"
	"strconv"

	"motcua/bot"
	"motcua/bot/view"
	"motcua/scoring"
	"motcua/scoring/broadcast"
	"motcua/scoring/people"
)

// whoChoice is what a draft's audience is chosen by.
func (h *Handler) whoChoice(ctx context.Context, q *Question, _ view.Step, b broadcast.Broadcast, _ int) (bot.Reply, error) {
	d, _, err := h.draft(ctx, q, b)
	if err != nil {
		return bot.Reply{}, err
	}
	return q.Show(view.AudienceChoice(view.Of(q.Renderer), d)), nil
}

// chooseAudience changes one of the conditions on a draft's audience. What is chosen already is given up.
func (h *Handler) chooseAudience(ctx context.Context, q *Question, at view.Step, _ broadcast.Broadcast, _ int) (bot.Reply, error) {
	silent, _ := strconv.ParseInt(at.With, 10, 64)
	return h.changeBroadcast(ctx, q, at, func(b *broadcast.Broadcast) {
		a := &b.Audience
		switch at.Do {
		case view.StepEverybody:
			*a = broadcast.Audience{}
		case view.StepRole:
			if a.Role = people.Role(at.With); !slices.Contains(people.Roles, a.Role) {
				a.Role = ""
			}
		case view.StepLate:
			a.Overdue = !a.Overdue
		case view.StepGrade:
			a.Grade = at.With
		case view.StepIndicator:
			a.Under = at.With
		case view.StepSilent:
			a.Unconfirmed = silent
		}
	}, func(b broadcast.Broadcast) (bot.Reply, error) { return h.whoChoice(ctx, q, at, b, 0) })
}

// gradeChoice asks for a grade.
func (h *Handler) gradeChoice(ctx context.Context, q *Question, _ view.Step, b broadcast.Broadcast, _ int) (bot.Reply, error) {
	return h.choiceOfRules(ctx, q, b, "broadcast.ask_grade", view.StepGrade, func(rules *scoring.RuleSet) (options []view.Option) {
		for _, g := range rules.Grades {
			options = append(options, view.Option{Label: g.Name.In(q.Renderer.Words.Language()), With: g.Code})
		}
		return options
	})
}

// indicatorChoice asks for an indicator.
func (h *Handler) indicatorChoice(ctx context.Context, q *Question, _ view.Step, b broadcast.Broadcast, _ int) (bot.Reply, error) {
	return h.choiceOfRules(ctx, q, b, "broadcast.ask_indicator", view.StepIndicator, func(rules *scoring.RuleSet) (options []view.Option) {
		for _, ind := range rules.Indicators {
			options = append(options, view.Option{Label: ind.Short.In(q.Renderer.Words.Language()), With: ind.Code})
		}
		return options
	})
}

// choiceOfRules asks for something that the rules of the latest month name.
func (h *Handler) choiceOfRules(ctx context.Context, q *Question, b broadcast.Broadcast, ask, do string, named func(*scoring.RuleSet) []view.Option) (bot.Reply, error) {
	rules, err := h.latestRules(ctx)
	if err != nil {
		return bot.Reply{}, err
	}
	if rules == nil {
		return bot.Reply{}, q.Refuse("score.none_at_all")
	}
	return q.Show(view.Options(view.Of(q.Renderer), b, q.Renderer.Words.Text(ask), do, named(rules))), nil
}

// earlierChoice asks which broadcast has not been confirmed.
func (h *Handler) earlierChoice(ctx context.Context, q *Question, _ view.Step, b broadcast.Broadcast, _ int) (bot.Reply, error) {
	all, err := h.Store.Broadcasts(ctx, 4*earlierShown)
	if err != nil {
		return bot.Reply{}, err
	}
	var options []view.Option
	for _, o := range all {
		if o.Confirm && o.State != broadcast.Draft && o.State != broadcast.Scheduled && len(options) < earlierShown {
			id := strconv.FormatInt(o.ID, 10)
			options = append(options, view.Option{Label: q.Renderer.Words.Text("broadcast.earlier", "id", id, "text", view.ContentInShort(view.Of(q.Renderer), o.Content)), With: id})
		}
	}
	return q.Show(view.Options(view.Of(q.Renderer), b, q.Renderer.Words.Text("broadcast.ask_earlier"), view.StepSilent, options)), nil
}

// latestRules are the rules of the latest month; nil when there is none.
func (h *Handler) latestRules(ctx context.Context) (*scoring.RuleSet, error) {
	m, some, err := h.Store.LatestMonth(ctx)
	if err != nil || !some {
		return nil, err
	}
	records, err := h.Store.Records(ctx, m)
	if err != nil || len(records) == 0 {
		return nil, err
	}
	rules, _ := h.RuleSets(records[0].RuleSet)
	return rules, nil
}
