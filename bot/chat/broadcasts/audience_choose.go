package broadcasts

import (
	"context"
	"slices"
	"strconv"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring"
	"motcua/scoring/broadcast"
	"motcua/scoring/people"
)

// chooseWho is what a draft's audience is chosen by.
func (r room) chooseWho(ctx context.Context, q *chat.Question, _ step, b broadcast.Broadcast, _ int) (bot.Reply, error) {
	d, _, err := r.readDraft(ctx, q, b)
	if err != nil {
		return bot.Reply{}, err
	}
	return q.Show(audienceScreen(q.Renderer, d)), nil
}

// chooseAudience changes one of the conditions on a draft's audience. What is chosen already is given up.
func (r room) chooseAudience(ctx context.Context, q *chat.Question, at step, _ broadcast.Broadcast, _ int) (bot.Reply, error) {
	silent, _ := strconv.ParseInt(at.With, 10, 64)
	return r.change(ctx, q, at, func(b *broadcast.Broadcast) {
		a := &b.Audience
		switch at.Do {
		case stepEverybody:
			*a = broadcast.Audience{}
		case stepRole:
			if a.Role = people.Role(at.With); !slices.Contains(people.Roles(), a.Role) {
				a.Role = ""
			}
		case stepLate:
			a.Overdue = !a.Overdue
		case stepGrade:
			a.Grade = at.With
		case stepIndicator:
			a.Under = at.With
		case stepSilent:
			a.Unconfirmed = silent
		}
	}, func(b broadcast.Broadcast) (bot.Reply, error) { return r.chooseWho(ctx, q, at, b, 0) })
}

// chooseGrade asks for a grade.
func (r room) chooseGrade(ctx context.Context, q *chat.Question, _ step, b broadcast.Broadcast, _ int) (bot.Reply, error) {
	return r.chooseOfRules(ctx, q, b, "broadcast.ask_grade", stepGrade, func(rules *scoring.RuleSet) (options []option) {
		for _, g := range rules.Grades {
			options = append(options, option{Label: g.Name.In(q.Renderer.Words.Language()), With: g.Code})
		}
		return options
	})
}

// chooseIndicator asks for an indicator.
func (r room) chooseIndicator(ctx context.Context, q *chat.Question, _ step, b broadcast.Broadcast, _ int) (bot.Reply, error) {
	return r.chooseOfRules(ctx, q, b, "broadcast.ask_indicator", stepIndicator, func(rules *scoring.RuleSet) (options []option) {
		for _, ind := range rules.Indicators {
			options = append(options, option{Label: ind.Short.In(q.Renderer.Words.Language()), With: ind.Code})
		}
		return options
	})
}

// chooseOfRules asks for something that the rules of the latest month name.
func (r room) chooseOfRules(ctx context.Context, q *chat.Question, b broadcast.Broadcast, ask, do string, named func(*scoring.RuleSet) []option) (bot.Reply, error) {
	rules, err := r.latestRules(ctx)
	if err != nil {
		return bot.Reply{}, err
	}
	if rules == nil {
		return bot.Reply{}, q.Refuse("score.none_at_all")
	}
	return q.Show(optionsScreen(q.Renderer, b, q.Renderer.Words.Text(ask), do, named(rules))), nil
}

// chooseEarlier asks which broadcast has not been confirmed.
func (r room) chooseEarlier(ctx context.Context, q *chat.Question, _ step, b broadcast.Broadcast, _ int) (bot.Reply, error) {
	all, err := r.store.Broadcasts(ctx, 4*earlierShown)
	if err != nil {
		return bot.Reply{}, err
	}
	var options []option
	for _, o := range all {
		if o.Confirm && o.State != broadcast.Draft && o.State != broadcast.Scheduled && len(options) < earlierShown {
			id := strconv.FormatInt(o.ID, 10)
			options = append(options, option{Label: q.Renderer.Words.Text("broadcast.earlier", "id", id, "text", contentInShort(q.Renderer, o.Content)), With: id})
		}
	}
	return q.Show(optionsScreen(q.Renderer, b, q.Renderer.Words.Text("broadcast.ask_earlier"), stepSilent, options)), nil
}

// latestRules are the rules of the latest month; nil when there is none.
func (r facts) latestRules(ctx context.Context) (*scoring.RuleSet, error) {
	m, some, err := r.figures.LatestMonth(ctx)
	if err != nil || !some {
		return nil, err
	}
	records, err := r.figures.Records(ctx, m)
	if err != nil || len(records) == 0 {
		return nil, err
	}
	rules, _ := r.RuleSets(records[0].RuleSet)
	return rules, nil
}
