package rooms

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"testing"
	"time"

	"motcua/internal/trial"
	"motcua/scoring"
	"motcua/scoring/export/dossier"
	"motcua/scoring/ledger"
)

// A month, a quarter and a year of random dossiers are counted as somebody would who goes through them with a pencil, by decision 459 and by
// the national set.
func TestTermsAreCountedAsByHand(t *testing.T) {
	sets := ruleSets(t)
	s := openStore(t)
	putUnits(t, s, 3)
	seen := map[scoring.Counts]scoring.Tally{}
	seeds := trial.Count(200, 40, 20)
	for seed := range uint64(seeds) {
		r := rand.New(rand.NewPCG(seed, 766))
		dossiers := randomDossiers(r, 60, 3, 8)
		for i := range dossiers {
			dossiers[i].Procedure = fmt.Sprintf("Thủ tục số %d", 3*r.IntN(4)+1)
			if dossiers[i].ProcedureCode != "" {
				dossiers[i].ProcedureCode = "1.00000" + dossiers[i].Procedure[len(dossiers[i].Procedure)-1:]
			}
		}
		data := at("2023-01-01 00:00").AddDate(0, r.IntN(10), r.IntN(30))
		if _, err := s.Writer().Exec(`DELETE FROM dossiers`); err != nil {
			t.Fatal(err)
		}
		merge(t, s, data, true, dossiers...)
		for i := range dossiers {
			d := &dossiers[i]
			d.DataTime = data.Unix()
			if d.Status.Open() && r.IntN(2) == 0 {
				d.Gone = d.Received + r.Int64N(120*24*3600)
				if _, err := s.Writer().Exec(`UPDATE dossiers SET gone = ? WHERE code = ?`, d.Gone, d.Code); err != nil {
					t.Fatal(err)
				}
			}
		}
		take(t, s, nil, func(ctx context.Context, tx ledger.Intake) error {
			for _, term := range []scoring.Term{"2023-02", "2023-05", "2023-Q1", "2023-Q2", "2023", "2024"} {
				cut := term.End(hanoi)
				if r.IntN(3) == 0 {
					cut = term.Start(hanoi).Add(time.Duration(1+r.IntN(100)) * 24 * time.Hour)
				}
				for _, rules := range sets {
					got, err := tx.DossierTallies(ctx, dossier.NewWindow(term, hanoi, cut, rules), nil)
					if err != nil {
						return err
					}
					for unit := range 3 {
						for _, source := range rules.Sources() {
							want := byHand(dossiers, unitCode(unit), source, term.Start(hanoi).Unix(), term.End(hanoi).Unix(), cut.Unix())
							if counted := got[unitCode(unit)][source]; counted != want {
								t.Fatalf("seed %d, %s in %s at %v, unit %d: counted %v, by hand %v", seed, source, term, cut, unit, counted, want)
							}
							sum := seen[source]
							seen[source] = scoring.Tally{Numerator: sum.Numerator + want.Numerator, Denominator: sum.Denominator + want.Denominator, Unknown: sum.Unknown + want.Unknown}
						}
					}
				}
			}
			return nil
		})
	}
	for source, sum := range seen {
		if int(sum.Numerator) < seeds*5/2 || sum.Unknown == 0 && source != scoring.Received || sum.Denominator <= sum.Numerator && !source.OfProcedures() && source != scoring.Received {
			t.Errorf("%s was hardly tried: %v", source, sum)
		}
	}
}

// byHand counts one source of a unit in [start, end), looked at at the cut-off, in the words of the decisions.
func byHand(dossiers []dossier.Dossier, unit string, source scoring.Counts, start, end, cut int64) (t scoring.Tally) {
	procedures := map[string]bool{}
	count := func(d dossier.Dossier, asked dossier.Answer) {
		switch {
		case asked == dossier.NotKnown:
			t.Unknown++
		case source.OfProcedures() && asked == dossier.Yes:
			procedures[d.Procedure] = true // names and codes say the same here
		case source.OfProcedures():
		case asked == dossier.Yes:
			t.Numerator++
			fallthrough
		default:
			t.Denominator++
		}
	}
	for _, d := range dossiers {
		if d.Unit != unit {
			continue
		}
		if asked, in := askedByHand(d, source, start, end, cut); in {
			count(d, asked)
		}
	}
	t.Numerator += int64(len(procedures))
	return t
}

// askedByHand says whether a source is about a dossier, and what it finds.
func askedByHand(d dossier.Dossier, source scoring.Counts, start, end, cut int64) (asked dossier.Answer, in bool) {
	yes := map[bool]dossier.Answer{true: dossier.Yes, false: dossier.No}
	minute := func(at int64) int64 { return at - at%60 }
	inTerm := func(at int64) bool { return at >= start && at < end }
	received := inTerm(d.Received) && d.Status != 0 && d.Status != dossier.Registered && d.Status != dossier.NotAccepted && d.Status != dossier.Withdrawn
	resolved := (d.Status == dossier.Processed || d.Status == dossier.ResultReturned) && inTerm(d.Finished)
	running := d.Status == dossier.Accepted || d.Status == dossier.Processing
	gone := running && d.Gone != 0
	overdue := d.Received < end && d.Due != 0 && d.Due < cut && !(gone && d.Gone <= cut)
	switch source {
	case scoring.ReceivedOnline, scoring.OnlineProcedures:
		if d.Channel == 0 {
			return dossier.NotKnown, received
		}
		return yes[d.Channel == dossier.Online], received
	case scoring.ReceivedDigitised:
		return d.Digitised, received
	case scoring.FeeProcedures:
		return d.Fee, received
	case scoring.PaidOnline, scoring.PaidProcedures:
		if d.Fee == dossier.NotKnown {
			return dossier.NotKnown, received
		}
		return d.PaidOnline, received && d.Fee == dossier.Yes
	case scoring.ResolvedEResult:
		return d.EResult, resolved
	case scoring.ResolvedOnTime:
		wasOpen := running || (d.Status == dossier.Processed || d.Status == dossier.ResultReturned) && d.Finished >= end
		switch {
		case resolved && d.DueUnknown:
			return dossier.NotKnown, true
		case resolved:
			return yes[d.Due == 0 || minute(d.Finished) <= minute(d.Due)], true
		}
		return dossier.No, wasOpen && overdue
	}
	return handledByHand(d, source, start, end, cut, gone, overdue)
}

// handledByHand is askedByHand for the sources of the national set that look at all that was accepted.
func handledByHand(d dossier.Dossier, source scoring.Counts, start, end, cut int64, gone, overdue bool) (asked dossier.Answer, in bool) {
	yes := map[bool]dossier.Answer{true: dossier.Yes, false: dossier.No}
	switch {
	case d.Status == 0 || d.Status == dossier.Registered || d.Received >= end:
		return 0, false
	case (d.Status == dossier.NotAccepted || d.Status == dossier.Withdrawn) && d.Unaccepted:
		return 0, false
	case source == scoring.Received:
		return dossier.Yes, d.Received >= start
	}
	open := d.Status == dossier.Accepted || d.Status == dossier.Processing || d.Status == dossier.WantsPapers || d.Status == dossier.WantsPayment
	undated := !open && d.Finished == 0
	lost := gone && d.Gone <= cut
	if d.Received < start {
		switch {
		case !open && d.Finished != 0 && d.Finished < start, undated && d.DataTime < start, gone && d.Gone <= start:
			return 0, false // over before
		case undated, lost:
			return dossier.NotKnown, true
		}
	}
	switch source {
	case scoring.HandledEResult:
		return d.EResult, true
	case scoring.HandledDigitised:
		if d.EResult == dossier.No || d.Digitised == dossier.No {
			return dossier.No, true
		}
		return min(d.EResult, d.Digitised), true
	case scoring.HandledReused:
		return d.Reused, true
	case scoring.HandledPersonalStore:
		return d.FromStore, true
	case scoring.HandledVerified, scoring.VerifiedProcedures:
		return d.Verified, true
	}
	switch { // in time?
	case undated, lost:
		return dossier.NotKnown, true
	case d.Status == dossier.WantsPapers || d.Status == dossier.WantsPayment:
		return dossier.Yes, true
	case d.DueUnknown:
		return dossier.NotKnown, true
	case !open && d.Finished < end:
		return yes[d.Due == 0 || d.Finished-d.Finished%60 <= d.Due-d.Due%60], true
	}
	return yes[!overdue], true
}

// Where handled dossiers count, an import names the months that have scores from receipt to the end of a dossier; by decision 459 it does
// not.
func TestCarriedDossiersTouchTheMonthsThatCountThem(t *testing.T) {
	for _, rules := range ruleSets(t) {
		s := openStore(t)
		putUnits(t, s, 3)
		var all []dossier.Dossier
		for m := range 6 {
			all = append(all, processing(func(d *dossier.Dossier) {
				d.Code, d.Received = fmt.Sprintf("%s-%d", unitCode(1), m), at("2024-03-10 08:00").AddDate(0, m, 0).Unix()
				d.Due, d.Status, d.Finished = 0, dossier.Processed, d.Received+3600
			}))
		}
		_, touched := merge(t, s, at("2024-08-31 17:00"), true, all...)
		scoreMonthsBy(t, s, touched, rules)
		late := processing(func(d *dossier.Dossier) {
			d.Received, d.Due, d.Status, d.Finished = at("2024-04-10 08:00").Unix(), at("2024-09-10 08:00").Unix(), dossier.Withdrawn, at("2024-07-05 08:00").Unix()
		})
		_, touched = merge(t, s, at("2024-08-31 17:00"), true, late)
		months := map[scoring.Month]bool{}
		for _, um := range touched {
			months[um.Month] = true
		}
		want := map[scoring.Month]bool{"2024-04": true}
		if rules.CountsHandled() {
			want = map[scoring.Month]bool{"2024-04": true, "2024-05": true, "2024-06": true, "2024-07": true}
		}
		if !maps.Equal(months, want) {
			t.Errorf("under %s it touches %v, want %v", rules.ID(), months, want)
		}
	}
}
