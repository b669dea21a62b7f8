package advice

import (
	"context"
	"slices"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/routes"
	"motcua/scoring"
	"motcua/scoring/advice"
)

// reach is a unit with the grades that its month can still end with.
type reach struct {
	Record scoring.Record
	Up     scoring.Grade    // the next grade, where its dossiers of today reach it; else none
	Acts   int              // how many acts that takes; of no meaning without it
	Left   scoring.Fraction // points above the bound of the grade that can be lost
	Down   scoring.Grade    // the worst grade with which the month can end, where it is a worse one; else none
}

// near are the units of a month that can gain a grade, and those that can lose one.
type near struct {
	Month      scoring.Month
	Closed     bool
	Records    []scoring.Record
	Gain, Lose []reach
	Page       int
	Uncounted  int // units of which nothing can be worked out
}

// showUnits shows admins which units are within reach of a grade, and of losing one.
func (r room) showUnits(ctx context.Context, q *chat.Question, p routes.OfMonth) (bot.Reply, error) {
	if p.Month == "" {
		latest, _, err := q.LatestMonth(ctx, r.store)
		if err != nil {
			return bot.Reply{}, err
		}
		p.Month = latest
	}
	records, err := r.store.Records(ctx, p.Month)
	if err != nil {
		return bot.Reply{}, err
	}
	if len(records) == 0 {
		return bot.Reply{}, q.Refuse("score.none_month_at_all", "month", q.Renderer.Words.Month(string(p.Month)))
	}
	n := near{Month: p.Month, Closed: chat.Closed(records), Records: records, Page: p.Page}
	if !n.Closed {
		months, err := r.months(ctx, p.Month, records)
		if err != nil {
			return bot.Reply{}, err
		}
		n.find(months)
	}
	return q.Show(unitsScreen(q.Renderer, n)), nil
}

// find finds the units that can gain or lose a grade: those first that need the fewest acts, or have the least to lose it.
func (n *near) find(months map[string]*advice.Month) {
	for _, rec := range n.Records {
		month := months[rec.Unit]
		if month == nil {
			n.Uncounted++
			continue
		}
		if next, graded := month.NextGrade(); graded {
			if plan := month.ForGrade(next); plan.Answer == advice.Reachable {
				n.Gain = append(n.Gain, reach{Record: rec, Up: next, Acts: plan.Acts})
			}
		}
		if span := month.FloorSpan(); span.Known && rec.IsRanked() && span.Least.Grade.Code != month.Floor().Grade.Code {
			n.Lose = append(n.Lose, reach{Record: rec, Down: span.Least.Grade, Left: rec.Converted.Sub(month.Floor().Grade.Min)})
		}
	}
	slices.SortStableFunc(n.Gain, func(a, b reach) int { return a.Acts - b.Acts })
	slices.SortStableFunc(n.Lose, func(a, b reach) int {
		return a.Left.Cmp(b.Left)
	})
}
