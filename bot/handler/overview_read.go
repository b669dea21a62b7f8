package handler

import (
	"context"
	"slices"

	"motcua/bot/view"
	"motcua/scoring"
)

// readOverview reads the cards of a month and of the one before. Whoever is not an admin, and a month without cards, are
// refused.
func (h *Handler) readOverview(ctx context.Context, q *question, l view.Link) (o view.Overview, targets scoring.Targets, err error) {
	if err := q.forAdmins("overview.not_yours"); err != nil {
		return o, targets, err
	}
	latest, begun, err := h.latest(ctx, q)
	if err != nil {
		return o, targets, err
	}
	if o.Month = l.Month; o.Month == "" {
		o.Month, o.Begun = latest, begun
	}
	o.Now = o.Month == latest
	if o.Records, err = h.Store.Records(ctx, o.Month); err != nil {
		return o, targets, err
	}
	if len(o.Records) == 0 {
		text := q.reader.Words.Text("score.none_month_at_all", "month", q.reader.Words.Month(string(o.Month)))
		return o, targets, refusal{view.Nearby(q.reader, text, view.ToOverview, "", latest)}
	}
	if o.Rules, err = h.rulesNamed(o.Records[0].RuleSet); err != nil {
		return o, targets, err
	}
	before, err := h.Store.Records(ctx, o.Month.Prev())
	if err != nil {
		return o, targets, err
	}
	if targets, err = h.Store.Targets(ctx); err != nil {
		return o, targets, err
	}
	o.All = scoring.NewOverview(o.Rules, o.Records, before, targets)
	if len(before) > 0 {
		o.Previous = o.Month.Prev()
	}
	o.Next, err = h.ranked(ctx, o.Month.Next())
	return o, targets, err
}

func contains(sorted []string, code string) bool {
	_, found := slices.BinarySearch(sorted, code)
	return found
}

// missing are the units that exist in the month and have no card in it.
func (h *Handler) missing(ctx context.Context, m scoring.Month) ([]scoring.Unit, error) {
	units, err := h.Store.Units(ctx)
	if err != nil {
		return nil, err
	}
	codes, err := h.Store.WithoutCard(ctx, m)
	if err != nil || len(codes) == 0 {
		return nil, err
	}
	return slices.DeleteFunc(slices.Clone(units), func(u scoring.Unit) bool { return !u.ValidIn(m) || !contains(codes, u.Code) }), nil
}
