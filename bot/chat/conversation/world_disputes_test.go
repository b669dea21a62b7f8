package conversation

import (
	"context"
	"slices"
	"time"

	"motcua/scoring"
	"motcua/scoring/export/dossier"
)

// filed is a report with the update that filed it.
type filed struct {
	scoring.Dispute
	update int64
}

func (f *fake) Dossier(_ context.Context, code, _ string) (scoring.Listed, bool, error) {
	i := slices.IndexFunc(f.late, func(d scoring.Listed) bool { return d.Code == code })
	if i < 0 {
		return scoring.Listed{}, false, f.fails
	}
	return f.late[i], true, f.fails
}

// Disputable is so of what was due before the month's end.
func (f *fake) Disputable(ctx context.Context, m scoring.Month, code string, _ time.Time) (bool, error) {
	d, known, err := f.Dossier(ctx, code, "")
	return known && m != "" && d.Due.Before(m.End(zone)), err
}

func (f *fake) FileDispute(ctx context.Context, d scoring.Dispute, update int64) (stands scoring.Dispute, isNew, known bool, err error) {
	for _, x := range f.disputes {
		if x.Dossier.Code == d.Dossier.Code && (x.update == update || x.State == scoring.DisputeOpen || x.State == scoring.DisputeAccepted && x.Month == d.Month) {
			return x.Dispute, x.update == update, true, f.fails
		}
	}
	if may, err := f.Disputable(ctx, d.Month, d.Dossier.Code, d.At); !may {
		return d, false, false, err
	}
	d.ID, d.State, d.At = int64(len(f.disputes)+1), scoring.DisputeOpen, at("2024-07-03 08:00")
	f.disputes = append(f.disputes, filed{d, update})
	return d, true, true, f.fails
}

func (f *fake) DecideDispute(ctx context.Context, id int64, to scoring.DisputeState, by int64) (scoring.Dispute, bool, error) {
	d, known, err := f.Dispute(ctx, id)
	if known && d.State == scoring.DisputeOpen {
		d.State, d.DecidedBy, d.DecidedAt = to, by, at("2024-07-03 08:00")
		f.disputes[id-1].Dispute = d
	}
	return d, known, err
}

func (f *fake) StandingDispute(_ context.Context, m scoring.Month, code string) (scoring.Dispute, bool, error) {
	for _, d := range f.disputes {
		if d.Dossier.Code == code && (d.State == scoring.DisputeOpen || d.State == scoring.DisputeAccepted && d.Month == m) {
			return d.Dispute, true, f.fails
		}
	}
	return scoring.Dispute{}, false, f.fails
}

func (f *fake) WithdrawDispute(ctx context.Context, id, by int64) (scoring.Dispute, bool, error) {
	d, known, err := f.Dispute(ctx, id)
	if known = known && d.By == by; known && d.State.Withdrawable() {
		d.State, d.Withdrawn = scoring.DisputeWithdrawn, at("2024-07-03 08:00")
		f.disputes[id-1].Dispute = d
	}
	return d, known, err
}

// listed are the late dossiers, with those corrected whose reports were accepted.
func (f *fake) listed() []scoring.Listed {
	all := slices.Clone(f.late)
	for i := range all {
		all[i].Corrected = slices.ContainsFunc(f.disputes, func(d filed) bool { return d.Dossier.Code == all[i].Code && d.State == scoring.DisputeAccepted })
	}
	return all
}

func (f *fake) Outstanding(ctx context.Context, unit string, _, from, to time.Time, limit int) ([]scoring.Listed, int, error) {
	rows, _, err := f.DueBetween(ctx, unit, from, to, 0, len(f.late))
	rows = slices.DeleteFunc(rows, func(d scoring.Listed) bool { return d.Corrected })
	return rows[:min(limit, len(rows))], len(rows), err
}

func (f *fake) Dispute(_ context.Context, id int64) (scoring.Dispute, bool, error) {
	if id < 1 || id > int64(len(f.disputes)) {
		return scoring.Dispute{}, false, f.fails
	}
	return f.disputes[id-1].Dispute, true, f.fails
}

func (f *fake) Disputes(_ context.Context, unit string, offset, limit int) ([]scoring.Dispute, int, error) {
	return f.reports(offset, limit, func(d scoring.Dispute) bool {
		return d.State == scoring.DisputeOpen && (unit == "" || d.Dossier.Unit == unit)
	})
}

func (f *fake) DisputesOfUnit(_ context.Context, unit string, offset, limit int) ([]scoring.Dispute, int, error) {
	return f.reports(offset, limit, func(d scoring.Dispute) bool { return d.Dossier.Unit == unit })
}

func (f *fake) reports(offset, limit int, wanted func(scoring.Dispute) bool) (page []scoring.Dispute, total int, err error) {
	for _, d := range f.disputes {
		if wanted(d.Dispute) {
			page = append(page, d.Dispute)
		}
	}
	total = len(page)
	return page[min(offset, total):min(offset+limit, total)], total, f.fails
}

// AcceptedDisputes takes accepted dossiers for resolved in the month, late, and received before it.
func (f *fake) AcceptedDisputes(_ context.Context, m scoring.Month, unit string) (classes []dossier.Class, err error) {
	for _, d := range f.disputes {
		if d.State == scoring.DisputeAccepted && d.Month == m && d.Dossier.Unit == unit {
			classes = append(classes, dossier.Class{Status: dossier.ResultReturned, FinishedIn: true, EResult: dossier.Yes})
		}
	}
	return classes, f.fails
}

// wrong is an open report, by the chair of xã Háng Lìa, of its dossier that was late in June.
func wrong(f *fake) scoring.Dispute {
	d := scoring.Dispute{Month: "2024-06", Dossier: f.late[0], Reason: scoring.NotSynced, By: chair}
	d, _, _, _ = f.FileDispute(context.Background(), d, 1<<40)
	return d
}
