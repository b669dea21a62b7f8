package advice

import (
	"context"
	"slices"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring"
	"motcua/scoring/advice"
)

// listPage is how many dossiers stand on a page.
const listPage = 6

// actList is a page of the dossiers with which something can be done.
type actList struct {
	prospect
	Act   advice.Act
	Rows  []scoring.Listed
	Total int
	Page  int
}

// showList lists the dossiers with which an act can be done, to the good of the score.
func (r room) showList(ctx context.Context, q *chat.Question, p ofAct) (bot.Reply, error) {
	act, ok := actNamed(p.Act)
	if p.Unit = q.UnitOrOwn(p.Unit); !ok || p.Unit == "" {
		return bot.Reply{}, q.Refuse("advice.not_yours")
	}
	found, err := r.readMoving(ctx, q, p.Month, p.Unit)
	if err != nil {
		return bot.Reply{}, err
	}
	l := actList{prospect: found, Act: act}
	var ids []int64
	levers := found.Month.Levers()
	if i := slices.IndexFunc(levers, func(l advice.Lever) bool { return l.Act == act }); i >= 0 {
		ids = levers[i].Dossiers
	}
	l.Rows, l.Total, l.Page, err = chat.ReadPage(p.Page, listPage, func(offset int) ([]scoring.Listed, int, error) {
		rows, err := r.store.Chosen(ctx, found.Record.Month, ids, act == advice.Finish || act == advice.Clear, offset, listPage)
		return rows, len(ids), err
	})
	if err != nil {
		return bot.Reply{}, err
	}
	return q.Show(listScreen(q.Renderer, l)), nil
}
