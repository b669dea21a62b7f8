package document

import (
	"context"

	"motcua/scoring"
	"motcua/scoring/acceptance"
	"motcua/scoring/workdays"
)

// lateAcceptance is how soon online dossiers were accepted in a month, and the units that accepted some late, by rank.
type lateAcceptance struct {
	all   acceptance.Tally
	units []unitFigure
}

// readAcceptance reads it for a month whose data tell it. Of a quarter or a year nothing is read.
func readAcceptance(ctx context.Context, source Source, q Request, hours workdays.Hours, records []scoring.Record, p Paper) (late lateAcceptance, err error) {
	m, month := q.Term.Month()
	if !month {
		return late, nil
	}
	online, all, err := source.AcceptedIn(ctx, "", m)
	if err != nil {
		return late, err
	}
	tallies := acceptance.Tallies(workdays.Office{Days: q.Days, Hours: hours}, q.Zone, online, all)
	for _, r := range records {
		t := tallies[r.Unit]
		late.all = late.all.Plus(t)
		if t.Late > 0 {
			late.units = append(late.units, unitFigure{scoring.Commune(r.Name), p.Words.Text("paper.dossiers", "dossiers", countOf(p, int64(t.Late)))})
		}
	}
	return late, nil
}

// acceptedLate says how many online dossiers were accepted late, and of how many that is known; nothing where it is known of none.
func acceptedLate(p Paper) []string {
	a := p.acceptance
	switch {
	case !a.all.IsKnown():
		return nil
	case a.all.Late == 0:
		return []string{p.Words.Text("paper.none_accepted_late", "judged", countOf(p, int64(a.all.Judged)), "online", countOf(p, int64(a.all.Online)))}
	}
	return []string{p.Words.Text("paper.accepted_late", "n", countOf(p, int64(a.all.Late)), "judged", countOf(p, int64(a.all.Judged)), "online", countOf(p, int64(a.all.Online)), "units", listFigures(a.units))}
}
