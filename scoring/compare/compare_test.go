package compare_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"motcua/scoring"
	"motcua/scoring/compare"
	"motcua/scoring/export/dossier"
	"motcua/scoring/rulesets"
)

const month = scoring.Month("2026-09")

var zone = time.FixedZone("+07", 7*60*60)

func at(text string) int64 {
	t, err := time.ParseInLocation("2006-01-02 15:04", text, zone)
	if err != nil {
		panic(err)
	}
	return t.Unix()
}

// terms judge by the rules of an id; units are their own holders, and 10 procedures are listed of each unit.
func terms(t *testing.T, id string) compare.Terms {
	t.Helper()
	catalogue, err := rulesets.Load()
	if err != nil {
		t.Fatal(err)
	}
	rules, ok := catalogue.ByID(id)
	if !ok {
		t.Fatalf("no rule set %s", id)
	}
	return compare.Terms{
		Term: scoring.Term(month), Rules: rules, Zone: zone, Window: dossier.NewWindow(scoring.Term(month), zone, month.End(zone), rules),
		Holder: func(unit string) string { return unit },
		Entry: func(_, code string) (scoring.Tally, bool) {
			ind, _ := rules.Indicator(code)
			return scoring.Tally{Denominator: 10}, ind.Counts.OfProcedures()
		},
	}
}

// list is a list of the month, of all that was handled in it.
func list(words *compare.Words, dossiers []dossier.Dossier) *compare.List {
	l := compare.NewList(words)
	for _, d := range dossiers {
		l.Add(d)
	}
	l.Finish(compare.About{
		Name: "danh-sach.xlsx", DataTime: month.End(zone), Period: scoring.Period{From: month.Start(zone), Until: month.End(zone)},
		Lists: scoring.Lists{Received: true, Resolved: true},
	}, nil)
	return l
}

func of(t *testing.T, terms compare.Terms, first, second []dossier.Dossier) *compare.Result {
	t.Helper()
	words := compare.NewWords()
	r, err := compare.Of(list(words, first), list(words, second), terms)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// resolved is a dossier that was received on the 1st, due on the 10th and resolved on the 8th.
func resolved(n int) dossier.Dossier {
	return dossier.Dossier{
		Code: fmt.Sprintf("H18.36-260901-%04d", n), Unit: "H18.36", ProcedureCode: "1.001193", Received: at("2026-09-01 08:00"), Due: at("2026-09-10 17:00"),
		Finished: at("2026-09-08 09:00"), Status: dossier.Processed, Channel: dossier.Direct, Fee: dossier.Yes, PaidOnline: dossier.No,
		Digitised: dossier.Yes, EResult: dossier.No, Reused: dossier.No, FromStore: dossier.No, Verified: dossier.Yes,
	}
}

func TestListsDifferWhereBothSaySomethingElse(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(a, b *dossier.Dossier)
		kinds  []compare.Kind
	}{
		{"nothing differs", func(_, _ *dossier.Dossier) {}, nil},
		{"open in one, resolved in the other, with the end that belongs to that", func(a, _ *dossier.Dossier) { a.Status, a.Finished = dossier.Processing, 0 }, []compare.Kind{compare.OtherStatus}},
		{"processed and returned count the same", func(_, b *dossier.Dossier) { b.Status = dossier.ResultReturned }, []compare.Kind{compare.OtherStage}},
		{"due at another minute", func(_, b *dossier.Dossier) { b.Due += 60 }, []compare.Kind{compare.OtherDue}},
		{"due in the same minute", func(a, _ *dossier.Dossier) { a.Due += 30 }, nil},
		{"due on the same day, in one list without a clock time", func(_, b *dossier.Dossier) { b.Due = at("2026-09-11 00:00") - 1 }, nil},
		{"due on another day, without a clock time", func(_, b *dossier.Dossier) { b.Due = at("2026-09-12 00:00") - 1 }, []compare.Kind{compare.OtherDue}},
		{"no due date in one", func(_, b *dossier.Dossier) { b.Due = 0 }, []compare.Kind{compare.OtherDue}},
		{"a list without due dates says nothing of them", func(_, b *dossier.Dossier) { b.Due, b.DueUnknown, b.Silent = 0, true, dossier.OfDue }, nil},
		{"ended at another time", func(a, _ *dossier.Dossier) { a.Finished += 3600 }, []compare.Kind{compare.OtherFinish}},
		{"filed otherwise", func(_, b *dossier.Dossier) { b.Channel = dossier.Online }, []compare.Kind{compare.OtherChannel}},
		{"a channel that is not known is not another one", func(_, b *dossier.Dossier) { b.Channel = 0 }, nil},
		{"a column that is not there is no difference", func(_, b *dossier.Dossier) { b.EResult, b.Silent = dossier.NotKnown, dossier.OfEResult }, nil},
		{"free in one", func(_, b *dossier.Dossier) { b.Fee, b.PaidOnline = dossier.No, dossier.No }, []compare.Kind{compare.OtherFee}},
		{"paid in one", func(_, b *dossier.Dossier) { b.PaidOnline = dossier.Yes }, []compare.Kind{compare.OtherPayment}},
		{"digitised and e-result", func(_, b *dossier.Dossier) { b.Digitised, b.EResult = dossier.No, dossier.Yes }, []compare.Kind{compare.OtherDigitised, compare.OtherEResult}},
		{"of another unit", func(_, b *dossier.Dossier) { b.Unit = "H18.37" }, []compare.Kind{compare.OtherUnit}},
		{"received on another day", func(_, b *dossier.Dossier) { b.Received += 86400 }, []compare.Kind{compare.OtherReceipt}},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, b := resolved(1), resolved(1)
			c.change(&a, &b)
			r := of(t, terms(t, "quoc-gia-766@2026-06"), []dossier.Dossier{a}, []dossier.Dossier{b})
			var kinds []compare.Kind
			for d := range r.Differences() {
				kinds = append(kinds, d.Kinds...)
			}
			if !slices.Equal(kinds, c.kinds) {
				t.Errorf("the lists differ in %v, want %v", kinds, c.kinds)
			}
		})
	}
}

func TestDossierIsMissingOnlyWhereItWouldBeListed(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*dossier.Dossier)
		first  func(*compare.About)
		kinds  []compare.Kind
	}{
		{"received in the period", func(*dossier.Dossier) {}, func(*compare.About) {}, []compare.Kind{compare.OnlySecond}},
		{"received after the data of the first list end", func(d *dossier.Dossier) {
			d.Received, d.Status, d.Finished = at("2026-09-25 08:00"), dossier.Processing, 0
		}, func(a *compare.About) { a.Period.Until = time.Unix(at("2026-09-20 17:00"), 0) }, nil},
		{"never accepted", func(d *dossier.Dossier) { d.Status, d.Unaccepted = dossier.Registered, true }, func(*compare.About) {}, nil},
		{"carried in and open: no list of the period need have it", func(d *dossier.Dossier) {
			d.Received, d.Status, d.Finished = at("2026-08-20 08:00"), dossier.Processing, 0
		}, func(*compare.About) {}, nil},
		{"received before and resolved in the period", func(d *dossier.Dossier) { d.Received = at("2026-08-20 08:00") }, func(*compare.About) {}, []compare.Kind{compare.OnlySecond}},
		{"resolved in it, and the first list is of those received", func(d *dossier.Dossier) { d.Received = at("2026-08-20 08:00") }, func(a *compare.About) { a.Lists.Resolved = false }, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			words, more := compare.NewWords(), resolved(2)
			c.change(&more)
			first, second := list(words, []dossier.Dossier{resolved(1)}), list(words, []dossier.Dossier{resolved(1), more})
			c.first(&first.About)
			r, err := compare.Of(first, second, terms(t, "quoc-gia-766@2026-06"))
			if err != nil {
				t.Fatal(err)
			}
			var kinds []compare.Kind
			for d := range r.Differences() {
				kinds = append(kinds, d.Kinds...)
			}
			if !slices.Equal(kinds, c.kinds) {
				t.Errorf("found %v, want %v", kinds, c.kinds)
			}
		})
	}
}

func TestListsThatShareNothingAreNotCompared(t *testing.T) {
	words := compare.NewWords()
	_, err := compare.Of(list(words, []dossier.Dossier{resolved(1)}), list(words, []dossier.Dossier{resolved(2)}), terms(t, "dien-bien-459"))
	if !errors.Is(err, compare.ErrNothingShared) {
		t.Errorf("the error is %v", err)
	}
}

// mended is the first list with one kind of difference as the second has it, worked out dossier by dossier; "" mends all.
func mended(first []dossier.Dossier, r *compare.Result, kind compare.Kind) (all []dossier.Dossier) {
	all = slices.Clone(first)
	for d := range r.Differences() {
		at := slices.IndexFunc(all, func(x dossier.Dossier) bool { return x.Code == d.Code })
		for _, k := range d.Kinds {
			if kind != "" && k != kind {
				continue
			}
			switch k {
			case compare.OnlyFirst:
				all = slices.Delete(all, at, at+1)
				continue
			case compare.OnlySecond:
				all = append(all, *d.Says[1])
				continue
			}
			x, says := &all[at], d.Says[1]
			switch k {
			case compare.OtherUnit:
				x.Unit = says.Unit
			case compare.OtherReceipt:
				x.Received = says.Received
			case compare.OtherStatus, compare.OtherStage:
				if x.Status.Ended() != says.Status.Ended() {
					x.Finished = says.Finished
				}
				x.Status, x.Unaccepted = says.Status, says.Unaccepted
			case compare.OtherDue:
				x.Due = says.Due
			case compare.OtherFinish:
				x.Finished = says.Finished
			case compare.OtherChannel:
				x.Channel = says.Channel
			case compare.OtherFee:
				x.Fee, x.PaidOnline = says.Fee, says.PaidOnline
			case compare.OtherPayment:
				x.PaidOnline = says.PaidOnline
			case compare.OtherDigitised:
				x.Digitised = says.Digitised
			case compare.OtherEResult:
				x.EResult = says.EResult
			case compare.OtherReused:
				x.Reused = says.Reused
			case compare.OtherStore:
				x.FromStore = says.FromStore
			case compare.OtherVerified:
				x.Verified = says.Verified
			}
		}
	}
	return all
}

func TestWhatIsMendedScoresAsTheMendedListDoes(t *testing.T) {
	for _, id := range []string{"dien-bien-459", "quoc-gia-766@2026-06"} {
		t.Run(id, func(t *testing.T) {
			terms := terms(t, id)
			for seed := range uint64(20) {
				random := rand.New(rand.NewPCG(seed, 7))
				first, second := someLists(random)
				r := of(t, terms, first, second)
				for _, kind := range append(compare.Kinds(), "") {
					again := of(t, terms, mended(first, r, kind), first)
					for _, u := range r.Units {
						got := u.Mended[kind]
						if kind == "" {
							got = u.All
						} else if got == nil {
							got = u.Figures[0]
						}
						want := figuresOf(again, u.Unit)
						if u.Figures[0] == nil || want == nil {
							continue // the first list has nothing of the unit, before or after
						}
						for i, f := range got {
							if f.Known != want[i].Known || f.Tally != want[i].Tally || f.Points.Cmp(want[i].Points) != 0 {
								t.Fatalf("seed %d, unit %s, %q mended: %s is %v, the mended list gives %v", seed, u.Unit, kind, r.Indicators[i].Code, f, want[i])
							}
						}
					}
				}
			}
		})
	}
}

func figuresOf(r *compare.Result, unit string) []compare.Figure {
	for _, u := range r.Units {
		if u.Unit == unit {
			return u.Figures[0]
		}
	}
	return nil
}

// someLists are two lists of some dossiers of two units, most of which they share and of some of which they say otherwise.
func someLists(random *rand.Rand) (first, second []dossier.Dossier) {
	pick := func(n int) bool { return random.IntN(n) == 0 }
	for n := range 25 {
		d := someDossier(random, n)
		other := d
		if pick(2) {
			from := someDossier(random, n)
			for i, change := range []func(){
				func() { other.Unit = from.Unit }, func() { other.Received = from.Received }, func() { other.Due = from.Due },
				func() { other.Status, other.Finished, other.Unaccepted = from.Status, from.Finished, from.Unaccepted },
				func() { other.Channel = from.Channel }, func() { other.Fee, other.PaidOnline = from.Fee, from.PaidOnline },
				func() { other.Digitised, other.EResult = from.Digitised, from.EResult }, func() { other.Reused, other.FromStore = from.Reused, from.FromStore },
				func() { other.Verified = from.Verified }, func() { other.Silent, other.Channel = dossier.OfChannel, 0 },
			} {
				if pick(4) && i >= 0 {
					change()
				}
			}
		}
		if n == 0 || !pick(6) {
			first = append(first, d)
		}
		if n == 0 || !pick(6) {
			second = append(second, other)
		}
	}
	return first, second
}

func someDossier(random *rand.Rand, n int) dossier.Dossier {
	d := resolved(n)
	answer := func() dossier.Answer { return dossier.Answer(random.IntN(3)) }
	if n > 0 {
		d.Unit = []string{"H18.36", "H18.37"}[random.IntN(2)]
	}
	d.ProcedureCode = []string{"", "1.001193", "2.000815"}[random.IntN(3)]
	d.Received = at("2026-08-25 08:00") + int64(random.IntN(30))*86400
	if n == 0 {
		d.Received = at("2026-09-02 08:00")
	}
	d.Due = d.Received + int64(random.IntN(20))*86400
	d.Status, d.Finished = dossier.Status(random.IntN(11)), 0
	if n == 0 {
		d.Status = dossier.Processing
	}
	if d.Status.Ended() && random.IntN(5) > 0 {
		d.Finished = d.Received + int64(random.IntN(20))*86400
	}
	d.Unaccepted = d.Status == dossier.Registered
	d.Channel, d.Fee = dossier.Channel(random.IntN(4)), answer()
	d.PaidOnline, d.Digitised, d.EResult, d.Reused, d.FromStore, d.Verified = answer(), answer(), answer(), answer(), answer(), answer()
	if d.Fee == dossier.No {
		d.PaidOnline = dossier.No
	}
	return d
}

func TestReportIsBornOutOnlyByWhatItReports(t *testing.T) {
	open := func(d *dossier.Dossier) { d.Status, d.Finished = dossier.Processing, 0 }
	waiting := func(d *dossier.Dossier) { d.Status, d.Finished = dossier.WantsPapers, 0 }
	same := func(*dossier.Dossier) {}
	for _, c := range []struct {
		name          string
		first, second func(*dossier.Dossier)
		reason        scoring.DisputeReason
		want          compare.Verdict
	}{
		{"resolved in the other list", open, same, scoring.NotSynced, compare.BornOut},
		{"resolved in neither: they differ in how it waits", open, waiting, scoring.NotSynced, compare.Otherwise},
		{"paused in one", open, waiting, scoring.PausedUnsaid, compare.BornOut},
		{"both have it open", open, open, scoring.NotSynced, compare.SameInBoth},
		{"another due date", same, func(d *dossier.Dossier) { d.Due += 86400 }, scoring.WrongDue, compare.BornOut},
		{"another channel, and the due date was reported", same, func(d *dossier.Dossier) { d.Channel = dossier.Online }, scoring.WrongDue, compare.Otherwise},
		{"paid otherwise", same, func(d *dossier.Dossier) { d.PaidOnline = dossier.Yes }, scoring.WrongChannel, compare.BornOut},
		{"what is said in words is not judged", same, func(d *dossier.Dossier) { d.Due += 86400 }, scoring.OtherReason, compare.Otherwise},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, b := resolved(1), resolved(1)
			c.first(&a)
			c.second(&b)
			r := of(t, terms(t, "dien-bien-459"), []dossier.Dossier{a, resolved(2)}, []dossier.Dossier{b, resolved(3)})
			for code, want := range map[string]compare.Verdict{a.Code: c.want, resolved(2).Code: compare.OneListOnly, resolved(3).Code: compare.OneListOnly, "H18.36-260901-9999": compare.NotListed} {
				got := r.Judge(scoring.Dispute{Dossier: scoring.Listed{Code: code}, Reason: c.reason})
				if got != want {
					t.Errorf("of %s the lists say %q, want %q", code, got, want)
				}
			}
		})
	}
}
