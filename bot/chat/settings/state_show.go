package settings

import (
	"context"
	"strconv"
	"time"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/routes"
	"motcua/scoring"
)

// state is what an admin should see to though the bot answers: what motcua doctor finds from inside.
type state struct {
	reaches               []scoring.Reach // the oldest first
	units                 int             // that there are today
	year                  int             // whose days off must be known
	known                 bool            // and whether they are
	gone, aside, withheld int             // people out of reach, updates set aside, notices that are held
}

// showState shows an admin what is amiss.
func (r room) showState(ctx context.Context, q *chat.Question, _ struct{}) (bot.Reply, error) {
	now := r.Now().In(r.Zone)
	s := state{year: now.Year(), known: r.Workdays.Known(now.Year())}
	if now.Month() == time.December && s.known { // the next year is near
		s.year, s.known = now.Year()+1, r.Workdays.Known(now.Year()+1)
	}
	units, err := r.store.Units(ctx)
	if err != nil {
		return bot.Reply{}, err
	}
	for _, u := range units {
		if !u.HasEndedBefore(now.Format(time.DateOnly)) {
			s.units++
		}
	}
	if s.reaches, err = r.store.Reaches(ctx); err != nil {
		return bot.Reply{}, err
	}
	all, err := r.store.Directory(ctx)
	if err != nil {
		return bot.Reply{}, err
	}
	s.gone = len(all.Unreachable())
	if s.aside, err = r.store.SetAsideCount(ctx); err != nil {
		return bot.Reply{}, err
	}
	if s.withheld, err = r.store.Parked(ctx); err != nil {
		return bot.Reply{}, err
	}
	return q.Show(stateScreen(q.Renderer, s)), nil
}

// shownOld is how many units with old data are named.
const shownOld = 5

// stateScreen says of each thing whether it is well, and of what is not what to do.
func stateScreen(r chat.Renderer, s state) bot.Message {
	var m chat.Markup
	m.Bold(r.Words.Text("state.title"))
	var old []scoring.Reach
	for _, reach := range s.reaches {
		if r.Silent(reach.Until) {
			old = append(old, reach)
		}
	}
	well := func(is bool, good, amiss, do string, n int, args ...any) {
		args = append(args, "n", n)
		if is {
			m.Line(r.Words.Text("state.well", "what", r.Words.Text(good, args...)))
			return
		}
		m.Line(r.Words.Text("state.amiss", "what", r.Words.Text(amiss, args...)))
		m.Line("→ " + r.Words.Text(do, args...))
	}
	switch without := s.units - len(s.reaches); {
	case len(old) > 0:
		well(false, "", "state.data_old", "doctor.data_do", len(old), "all", s.units)
		for _, reach := range old[:min(len(old), shownOld)] {
			m.Line(r.Words.Text("state.reach", "unit", chat.Cut(reach.Name, labelShown), "time", r.Time(reach.Until, false)))
		}
	default:
		well(without <= 0, "state.data", "doctor.data_lack", "doctor.data_do", max(0, without), "all", s.units)
	}
	well(s.known, "doctor.holidays", "doctor.holidays_none", "state.holidays_do", 0, "year", strconv.Itoa(s.year))
	well(s.gone == 0, "doctor.gone_none", "doctor.gone", "doctor.gone_do", s.gone)
	well(s.aside == 0, "doctor.aside_none", "doctor.aside", "state.server_do", s.aside)
	well(s.withheld == 0, "doctor.parked_none", "doctor.parked", "state.server_do", s.withheld)
	return m.Message(chat.Row(chat.Button(r.Words.Text("words.settings_back"), routes.Settings.Link(routes.OfPage{}))))
}
