package daysoff

import (
	"context"
	"strconv"
	"strings"
	"time"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/routes"
	"motcua/scoring/names"
	"motcua/scoring/outbox"
	"motcua/scoring/people"
)

// asked is a day off as somebody writes it.
type asked struct {
	Tomorrow, Today bool
	Days            int
}

// read reads "mai", "hôm nay" or a number of working days; false for anything else.
func read(arguments string) (asked, bool) {
	text := strings.TrimSuffix(strings.TrimSuffix(names.Fold(arguments), " ngay"), " days")
	switch text {
	case "mai", "ngay mai", "tomorrow":
		return asked{Tomorrow: true, Days: 1}, true
	case "hom nay", "today":
		return asked{Today: true, Days: 1}, true
	}
	n, err := strconv.Atoi(text)
	return asked{Days: n}, err == nil && n >= 1 && n <= mostDays
}

func means(arguments string) bool {
	_, ok := read(arguments)
	return ok
}

// command shows whether the person is away, and offers days off; of one that is written it asks first.
func (r room) command(ctx context.Context, q *chat.Question, arguments string) (bot.Reply, error) {
	now, err := r.store.DayOff(ctx, q.Person.ID)
	if err != nil {
		return bot.Reply{}, err
	}
	first, second := r.firstDays(q)
	if arguments == "" {
		return chat.Say(offerScreen(q.Renderer, now, r.offers(first, second))), nil
	}
	a, ok := read(arguments)
	switch {
	case !ok:
		return bot.Reply{}, q.Refuse("dayoff.unread", "n", mostDays)
	case a.Today && !sameDay(first, q.Renderer.Now.In(r.Zone)):
		return chat.Say(chat.Note(q.Renderer.Words.Text("dayoff.silent_anyway"))), nil
	case a.Tomorrow && sameDay(first, q.Renderer.Now.In(r.Zone)):
		first = second
	}
	return chat.Say(confirmScreen(q.Renderer, r.offer(first, a.Days))), nil
}

// firstDays are the next two working days on which something may still be sent, today among them.
func (r room) firstDays(q *chat.Question) (first, second time.Time) {
	now := q.Renderer.Now.In(r.Zone)
	first = outbox.Sendable(now, r.days)
	return first, r.days.After(first, 1)
}

func sameDay(a, b time.Time) bool { return a.Format(time.DateOnly) == b.Format(time.DateOnly) }

// offer is a day off of some working days from one of them on.
func (r room) offer(first time.Time, days int) offered {
	y, m, d := first.In(r.Zone).Date()
	begin := time.Date(y, m, d, 0, 0, 0, 0, r.Zone)
	return offered{
		OfDayOff: routes.OfDayOff{From: begin.Format(time.DateOnly), Days: days},
		DayOff:   people.DayOff{Since: begin, Until: outbox.MorningLists(r.days.After(begin, days))},
		Last:     lastDay(r.days, begin, days),
	}
}

func lastDay(days outbox.Calendar, begin time.Time, n int) time.Time {
	if n == 1 {
		return begin
	}
	return days.After(begin, n-1)
}

func (r room) offers(first, second time.Time) []offered {
	all := []offered{r.offer(first, 1), r.offer(second, 1)}
	for _, n := range []int{2, 3, 5, 10} {
		all = append(all, r.offer(first, n))
	}
	return all
}

// take keeps a day off. A button of another day explains itself, and takes none.
func (r room) take(ctx context.Context, q *chat.Question, p routes.OfDayOff) (bot.Reply, error) {
	first, second := r.firstDays(q)
	begin, err := time.ParseInLocation(time.DateOnly, p.From, r.Zone)
	if err != nil || p.Days < 1 || p.Days > mostDays {
		return r.OldButton(ctx, q)
	}
	if !sameDay(begin, first) && !sameDay(begin, second) {
		return chat.Say(offerScreen(q.Renderer, people.DayOff{}, r.offers(first, second), q.Renderer.Words.Text("dayoff.old"))), nil
	}
	o := r.offer(begin, p.Days)
	if err := r.store.SetDayOff(ctx, q.Person.ID, o.DayOff); err != nil {
		return bot.Reply{}, err
	}
	return chat.Say(takenScreen(q.Renderer, o.DayOff)), nil
}

// end ends the day off that was shown.
func (r room) end(ctx context.Context, q *chat.Question, p ofEnd) (bot.Reply, error) {
	if err := r.store.EndDayOff(ctx, q.Person.ID, time.Unix(p.Until, 0)); err != nil {
		return bot.Reply{}, err
	}
	now, err := r.store.DayOff(ctx, q.Person.ID)
	if err != nil {
		return bot.Reply{}, err
	}
	if !now.IsOver(q.Renderer.Now) { // another one than was shown
		return chat.Say(takenScreen(q.Renderer, now)), nil
	}
	return chat.Say(chat.Note(q.Renderer.Words.Text("dayoff.ended"))), nil
}
