package ledger_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"motcua/scoring"
	"motcua/scoring/export/sheet"
	"motcua/scoring/ledger"
)

// The communes of before and after 1 July 2025: Pú Hồng went into Phình Giàng, whose name the old one bore, too.
const merged = "Mã đơn vị,Tên đơn vị,Hiệu lực từ,Hiệu lực đến,Đơn vị kế thừa\n" +
	"OLD.PG,UBND xã Phình Giàng,,30/06/2025,NEW.PG\nOLD.PH,UBND xã Pú Hồng,,30/06/2025,NEW.PG\nNEW.PG,UBND xã Phình Giàng,01/07/2025,,\n" +
	"OLDER,UBND xã Háng Lìa,,31/05/2025,OLD.PH\nOLD.XX,UBND xã Tìa Đình,,30/06/2025,\nMID,UBND xã Na Son,,15/07/2025,NEW.PG"

// counts are how many dossiers a card counts: received and resolved in the month, and looked at for being on time.
type counts struct{ received, resolved, looked int64 }

// counted holds the cards of months against those wanted.
func (d *desk) counted(t *testing.T, says string, want map[scoring.Month]map[string]counts) {
	t.Helper()
	for m, cards := range want {
		records, err := d.store.Records(t.Context(), m)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range records {
			of := func(indicator string) int64 {
				line, _ := r.Line(indicator)
				return line.Tally.Denominator + line.Tally.Unknown
			}
			if got := (counts{of("TT1"), of("SH1"), of("TD")}); got != cards[r.Unit] || r.Of != len(cards) {
				t.Errorf("%s: in %s %s has %+v, ranked among %d; want %+v", says, m, r.Unit, got, r.Of, cards[r.Unit])
			}
		}
		if len(records) != len(cards) {
			t.Errorf("%s: in %s there are %d cards, want %d", says, m, len(records), len(cards))
		}
	}
}

// Who is scored in which month around the merger, and by which dossiers: received, resolved, and looked at for being on time.
func TestUnitHasNoCardInMonthInWhichItDoesNotExist(t *testing.T) {
	const june, july = scoring.Month("2025-06"), scoring.Month("2025-07")
	for _, c := range []struct {
		says string
		rows []string
		want map[scoring.Month]map[string]counts
	}{
		{"the same name means the commune of the day on which the dossier was received",
			[]string{"X/1|xã Phình Giàng|30/06/2025 23:59|||4", "X/2|xã Phình Giàng|01/07/2025 00:00|||4"},
			map[scoring.Month]map[string]counts{june: {"OLD.PG": {received: 1}}, july: {"NEW.PG": {received: 1}}}},
		{"what an old commune left is resolved by the new one",
			[]string{"OLD.PH-250620-0001||20/06/2025 08:00||25/06/2025 08:00|10", "OLD.PH-250620-0002||20/06/2025 08:00||03/07/2025 08:00|10", "NEW.PG-250702-0001||02/07/2025 08:00||03/07/2025 08:00|10"},
			map[scoring.Month]map[string]counts{june: {"OLD.PH": {2, 1, 1}}, july: {"NEW.PG": {1, 2, 2}}}},
		{"also when the new one has received nothing of its own yet",
			[]string{"OLD.PG-250620-0001||20/06/2025 08:00||03/07/2025 08:00|10", "OLD.PH-250620-0001||20/06/2025 08:00||03/07/2025 08:00|10"},
			map[scoring.Month]map[string]counts{june: {"OLD.PG": {1, 0, 0}, "OLD.PH": {1, 0, 0}}, july: {"NEW.PG": {0, 2, 2}}}},
		{"what was overdue at the end stays so for the old one in its last month, and is the new one's from then on",
			[]string{"OLD.PH-250620-0001||20/06/2025 08:00|25/06/2025 08:00||4", "OLD.PH-250620-0002||20/06/2025 08:00|02/07/2025 08:00||4", "NEW.PG-250702-0001||02/07/2025 08:00||03/07/2025 08:00|10"},
			map[scoring.Month]map[string]counts{june: {"OLD.PH": {2, 0, 1}}, july: {"NEW.PG": {1, 1, 3}}}},
		{"what is received under the old code after the end is the new one's",
			[]string{"OLD.PH-250702-0001||02/07/2025 08:00||03/07/2025 08:00|10"},
			map[scoring.Month]map[string]counts{july: {"NEW.PG": {1, 1, 1}}}},
		{"a new commune has no card in the months before it",
			[]string{"NEW.PG-250630-0001||30/06/2025 08:00||02/07/2025 08:00|10"},
			map[scoring.Month]map[string]counts{july: {"NEW.PG": {0, 1, 1}}}},
		{"one that ended without a successor leaves to nobody",
			[]string{"OLD.XX-250620-0001||20/06/2025 08:00||03/07/2025 08:00|10", "NEW.PG-250702-0001||02/07/2025 08:00||03/07/2025 08:00|10"},
			map[scoring.Month]map[string]counts{june: {"OLD.XX": {1, 0, 0}}, july: {"NEW.PG": {1, 1, 1}}}},
		{"the heir of an heir takes over from both",
			[]string{"OLDER-250520-0001||20/05/2025 08:00||03/07/2025 08:00|10", "OLDER-250520-0002||20/05/2025 08:00||03/06/2025 08:00|10", "OLD.PH-250620-0001||20/06/2025 08:00||03/07/2025 08:00|10"},
			map[scoring.Month]map[string]counts{june: {"OLD.PH": {1, 1, 1}}, july: {"NEW.PG": {0, 2, 2}}}},
		{"one that ends within a month keeps that month",
			[]string{"MID-250716-0001||16/07/2025 08:00|18/07/2025 08:00||4"},
			map[scoring.Month]map[string]counts{july: {"MID": {1, 0, 1}}}},
	} {
		d := newDesk(t)
		d.now = time.Date(2025, 8, 5, 8, 0, 0, 0, d.Zone)
		d.take(t, ledger.ImportOptions{}, text("don-vi.csv", merged))
		if r := d.take(t, d.of(t, "2025-06..2025-07"), export("a.csv", c.rows...))[0]; r.Problem != nil || r.File.Refused > 0 {
			t.Fatalf("%s: %v, %v", c.says, r.Problem, r.Refusals)
		}
		d.counted(t, c.says, map[scoring.Month]map[string]counts{june: c.want[june], july: c.want[july]})
	}
	// A name that no commune bears on the day is refused, with what it is like.
	d := newDesk(t)
	d.take(t, ledger.ImportOptions{}, text("don-vi.csv", merged))
	r := d.take(t, ledger.ImportOptions{}, export("a.csv", "X/1|xã Pú Hồng|02/07/2025|||4"))[0]
	if len(r.Refusals) != 1 || !slices.Contains(r.Refusals[0].Suggestions, "UBND xã Pú Hồng") {
		t.Errorf("a commune that has ended takes what was received after its end: %v, %v", r.Problem, r.Refusals)
	}
}

// A register that comes late gives what was counted for communes that had ended to their heirs at once, in every month that
// is open; and so does the taking back of it, the other way.
func TestLateRegisterPassesDossiersToHeir(t *testing.T) {
	d := newDesk(t)
	d.Keep, d.now = true, time.Date(2025, 9, 5, 8, 0, 0, 0, d.Zone)
	d.take(t, ledger.ImportOptions{}, text("don-vi.csv", "Mã đơn vị,Tên đơn vị\nOLD.PH,UBND xã Pú Hồng\nOLD.XX,UBND xã Tìa Đình\nNEW.PG,UBND xã Phình Giàng"))
	d.take(t, d.of(t, "2025-06..2025-08"), export("a.csv", "OLD.PH-250620-0001||20/06/2025 08:00||03/07/2025 08:00|10", "OLD.PH-250620-0002||20/06/2025 08:00|04/07/2025 08:00||4",
		"OLD.XX-250702-0001||02/07/2025 08:00||03/07/2025 08:00|10", "NEW.PG-250702-0001||02/07/2025 08:00||03/07/2025 08:00|10", "NEW.PG-250802-0001||02/08/2025 08:00||03/08/2025 08:00|10"))
	before := map[scoring.Month]map[string]counts{
		"2025-06": {"OLD.PH": {2, 0, 0}}, "2025-07": {"OLD.PH": {0, 1, 2}, "OLD.XX": {1, 1, 1}, "NEW.PG": {1, 1, 1}}, "2025-08": {"NEW.PG": {1, 1, 1}},
	}
	after := map[scoring.Month]map[string]counts{
		"2025-06": {"OLD.PH": {2, 0, 0}}, "2025-07": {"NEW.PG": {1, 2, 3}}, "2025-08": {"NEW.PG": {1, 1, 2}},
	}
	d.counted(t, "before", before)
	seen := d.take(t, ledger.ImportOptions{DryRun: true, Effect: true}, text("don-vi.csv", merged))[0]
	if len(seen.Months) != 2 || len(seen.Effect.Moved) == 0 {
		t.Errorf("looked at, it moves %+v of %v", seen.Effect.Moved, seen.Months)
	}
	d.counted(t, "after a look", before)
	r := d.take(t, ledger.ImportOptions{}, text("don-vi.csv", merged))[0]
	d.counted(t, "after the register", after)
	if _, err := d.Undo(t.Context(), r.File.ID); err != nil {
		t.Fatal(err)
	}
	d.counted(t, "taken back", before)
	d.take(t, ledger.ImportOptions{}, text("don-vi.csv", merged))
	d.counted(t, "after the register again", after)
	d.take(t, d.of(t, "2025-06..2025-08"), export("b.csv", "OLD.PH-250620-0002||20/06/2025 08:00|04/07/2025 08:00|05/08/2025 08:00|10", "OLD.PH-250620-0001||20/06/2025 08:00||03/07/2025 08:00|10"))
	after["2025-08"]["NEW.PG"] = counts{1, 2, 2}
	d.counted(t, "when what was overdue is resolved", after)
}

// A month that was closed before the register came stays as it is: what the heir would have in it is held.
func TestLateRegisterHoldsDifferencesOfClosedMonth(t *testing.T) {
	d := newDesk(t)
	d.now = time.Date(2025, 8, 10, 8, 0, 0, 0, d.Zone)
	d.take(t, ledger.ImportOptions{}, text("don-vi.csv", "Mã đơn vị,Tên đơn vị\nOLD.PH,UBND xã Pú Hồng\nNEW.PG,UBND xã Phình Giàng"))
	d.take(t, d.of(t, "2025-06..2025-07"), export("a.csv", "OLD.PH-250620-0001||20/06/2025 08:00||03/07/2025 08:00|10", "NEW.PG-250702-0001||02/07/2025 08:00||03/07/2025 08:00|10"))
	if a, err := d.Close(t.Context(), ledger.CloseRequest{Month: "2025-07"}); err != nil || a.State != ledger.Done {
		t.Fatal(a.State, err)
	}
	r := d.take(t, ledger.ImportOptions{}, text("don-vi.csv", merged))[0]
	if len(r.Held) != 2 || len(r.Months) != 0 {
		t.Errorf("held is %+v, scored were %v", r.Held, r.Months)
	}
	d.counted(t, "closed", map[scoring.Month]map[string]counts{"2025-07": {"OLD.PH": {0, 1, 1}, "NEW.PG": {1, 1, 1}}})
}

// A unit without its code is refused by its row; what stands between units is not.
func TestUnitWithoutCodeIsRefusedByRow(t *testing.T) {
	d := newDesk(t)
	lines := []string{"Mã đơn vị,Tên đơn vị", ",Các đơn vị vùng thấp", "A.01,UBND xã Na Son"}
	for i := range 8 {
		lines = append(lines, fmt.Sprintf("B.%02d,Xã thứ %d", i, i))
	}
	r := d.take(t, ledger.ImportOptions{}, text("don-vi.csv", append(lines, ",UBND xã Pú Hồng")...))[0]
	if r.Problem != nil || len(r.Refusals) != 1 || r.Refusals[0].Row != len(lines)+1 || r.Refusals[0].Reason != sheet.NoCode {
		t.Errorf("%v, refused are %+v", r.Problem, r.Refusals)
	}
}

// What comes late about the last month of a unit that has ended warns nobody: neither it nor its heir, whose month it is not.
func TestEndedUnitIsNotWarned(t *testing.T) {
	const tiaDinh = "000.14.32.H18"
	for _, c := range []struct {
		says, ended string
		want        []string
	}{
		{"a unit that goes on", "", []string{"TD"}},
		{"one that has ended", "30/06/2024", nil},
	} {
		d := newKeptDesk(t)
		d.now = time.Date(2024, 7, 3, 9, 0, 0, 0, d.Zone)
		d.taken(t, text("don-vi.csv", "Mã đơn vị,Tên đơn vị,Hiệu lực đến,Đơn vị kế thừa", hangLia+",UBND xã Háng Lìa,"+c.ended+","+tiaDinh))
		d.taken(t, exportOf("june.csv", 5, 5))
		heir, err := d.store.Watch(t.Context(), tiaDinh)
		if got := d.open(t); err != nil || !slices.Equal(got, c.want) || len(heir.Warnings) > 0 {
			t.Errorf("%s: open are %v, want %v; of its heir %+v, %v", c.says, got, c.want, heir.Warnings, err)
		}
	}
}

// A register that names the heir for the first time is taken back whole, also when what it passed on has been scored and warned
// of, and scored once more since.
func TestRegisterWithNewHeirIsTakenBack(t *testing.T) {
	for _, elapsed := range []bool{false, true} {
		d := newKeptDesk(t)
		d.now = time.Date(2025, 7, 10, 8, 0, 0, 0, d.Zone)
		d.taken(t, text("don-vi.csv", "Mã đơn vị,Tên đơn vị\nOLD.PH,UBND xã Pú Hồng"))
		rows := []string{"OLD.PH-250620-0001||20/06/2025 08:00|25/06/2025 08:00|03/07/2025 08:00|10", "OLD.PH-250702-0001||02/07/2025 08:00|10/07/2025 08:05||4"}
		for i := range 4 { // that too little is known of nobody
			rows = append(rows, fmt.Sprintf("OLD.PH-250702-%04d||02/07/2025 08:00|03/07/2025 08:00|09/07/2025 08:00|10", i+2))
		}
		d.take(t, d.of(t, "2025-06..2025-07"), export("a.csv", rows...))
		before := map[scoring.Month]map[string]counts{"2025-06": {"OLD.PH": {1, 0, 1}}, "2025-07": {"OLD.PH": {5, 5, 5}}}
		d.counted(t, "before", before)
		r := d.taken(t, text("don-vi-moi.csv", merged))
		d.counted(t, "after", map[scoring.Month]map[string]counts{"2025-06": {"OLD.PH": {1, 0, 1}}, "2025-07": {"NEW.PG": {5, 5, 5}}})
		if w, err := d.store.Watch(t.Context(), "NEW.PG"); err != nil || len(w.Warnings) == 0 {
			t.Fatalf("the heir is not warned: %+v, %v", w, err)
		}
		if elapsed {
			d.now = d.now.Add(15 * time.Minute)
			if err := d.Elapse(t.Context(), d.now.Add(-15*time.Minute), d.now); err != nil {
				t.Fatal(err)
			}
			d.counted(t, "later", map[scoring.Month]map[string]counts{"2025-07": {"NEW.PG": {5, 5, 6}}})
			before["2025-07"]["OLD.PH"] = counts{5, 5, 6}
		}
		if _, err := d.Undo(t.Context(), r.File.ID); err != nil {
			t.Errorf("elapsed %v: %v", elapsed, err)
			continue
		}
		d.counted(t, "taken back", before)
		if index, err := d.store.Index(t.Context()); err != nil {
			t.Fatal(err)
		} else if u, known := index.ByCode("NEW.PG"); known {
			t.Errorf("%+v is left", u)
		}
	}
}
