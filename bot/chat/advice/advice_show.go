package advice

import (
	"context"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/routes"
	"motcua/scoring"
	"motcua/scoring/advice"
	"motcua/scoring/people"
)

// counsel is what is advised for a unit's month.
type counsel struct {
	prospect
	Grade   scoring.Grade // the one to reach; none when there is none above, or no grade at all
	ToGrade advice.Plan
	Levers  []advice.Lever
	Targets []aim
	Rank    int // the next better rank; 0 for none
	Above   scoring.Fraction
	ToRank  advice.Plan
	Settled []scoring.Indicator
}

// aim is an indicator under its target, and what it takes to get there.
type aim struct {
	Indicator scoring.Indicator
	Plan      advice.Plan
	Filed     int // how many more dossiers filed online; 0 where these do not help
}

// command advises for what is named, or says what would be if.
func (r room) command(ctx context.Context, q *chat.Question, arguments string) (bot.Reply, error) {
	if act, n, ok := readCase(arguments); ok {
		return r.showCase(ctx, q, ofCase{Act: act, N: n})
	}
	if code := gradeIn(arguments); code != "" {
		return r.advise(ctx, q, routes.OfUnit{}, code, chat.Say)
	}
	s, err := r.Select(ctx, q, arguments, routes.Advice.Link(routes.OfUnit{}))
	if err != nil {
		return bot.Reply{}, err
	}
	return r.show(ctx, q, routes.OfUnit{Month: s.Month, Unit: s.Unit})
}

// show advises for a unit's month: the person's own when none is named. Admins who serve none see the units.
func (r room) show(ctx context.Context, q *chat.Question, p routes.OfUnit) (bot.Reply, error) {
	return r.advise(ctx, q, p, "", chat.Say)
}

// showAgain is show in the place of the message under whose button it is asked: that is protected, as the lists behind it are.
func (r room) showAgain(ctx context.Context, q *chat.Question, p ofMonth) (bot.Reply, error) {
	return r.advise(ctx, q, routes.OfUnit{Month: p.Month, Unit: p.Unit}, "", func(m ...bot.Message) bot.Reply { return q.Show(m[0]) })
}

// advise answers with the advice for a unit's month; grade is the code of the one to be reached, "" for the next one.
func (r room) advise(ctx context.Context, q *chat.Question, at routes.OfUnit, grade string, answer func(...bot.Message) bot.Reply) (bot.Reply, error) {
	if at.Unit = q.UnitOrOwn(at.Unit); at.Unit == "" {
		if !q.Person.HasRole(people.Admin) {
			return bot.Reply{}, q.Refuse("advice.not_yours")
		}
		return r.showUnits(ctx, q, routes.OfMonth{Month: at.Month})
	}
	p, err := r.read(ctx, q, at.Month, at.Unit)
	if err != nil {
		return bot.Reply{}, err
	}
	c := counsel{prospect: p}
	if p.moves() {
		records, err := r.store.Records(ctx, p.Record.Month)
		if err != nil {
			return bot.Reply{}, err
		}
		c = counselOf(p, list(records, p.Record), grade)
	}
	return answer(adviceScreen(q.Renderer, c)), nil
}

// counselOf works out what is advised; the records are those of the unit's list.
func counselOf(p prospect, records []scoring.Record, grade string) counsel {
	c := counsel{prospect: p, Levers: p.Month.Levers(), Settled: p.Month.Settled()}
	next, graded := p.Month.NextGrade()
	if wanted, known := gradeOf(p.Rules, grade); graded && known && wanted.Min.Cmp(next.Min) > 0 {
		next = wanted
	}
	if graded {
		c.Grade, c.ToGrade = next, p.Month.ForGrade(next)
	}
	for _, ind := range p.Month.UnderTarget() {
		a := aim{Indicator: ind, Plan: p.Month.ForTarget(ind)}
		a.Filed, _ = p.Month.FiledFor(ind)
		c.Targets = append(c.Targets, a)
	}
	cards := make([]scoring.Scorecard, len(records))
	for i, rec := range records {
		cards[i] = rec.Scorecard
	}
	if score, rank, above := advice.Above(p.Record.Scorecard, cards); above {
		c.Rank, c.Above, c.ToRank = rank, score, p.Month.ForScore(score)
	}
	return c
}
