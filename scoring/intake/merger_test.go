package intake_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"motcua/scoring"
	"motcua/scoring/intake"
	"motcua/scoring/sheet"
)

// The communes of before and after 1 July 2025: Pú Hồng went into Phình Giàng, whose name the old one bore, too.
const merged = "Mã đơn vị,Tên đơn vị,Hiệu lực từ,Hiệu lực đến,Đơn vị kế thừa\n" +
	"OLD.PG,UBND xã Phình Giàng,,30/06/2025,NEW.PG\nOLD.PH,UBND xã Pú Hồng,,30/06/2025,NEW.PG\nNEW.PG,UBND xã Phình Giàng,01/07/2025,,"

// Who is scored in which month around the merger, and from how many dossiers received and resolved.
func TestNobodyIsScoredInAMonthInWhichTheyDoNotExist(t *testing.T) {
	const june, july = scoring.Month("2025-06"), scoring.Month("2025-07")
	type counts struct{ received, resolved int64 }
	for _, c := range []struct {
		says string
		rows []string
		want map[scoring.Month]map[string]counts
	}{
		{"the same name means the commune of the day on which the dossier was received",
			[]string{"X/1|xã Phình Giàng|30/06/2025 23:59|||4", "X/2|xã Phình Giàng|01/07/2025 00:00|||4"},
			map[scoring.Month]map[string]counts{june: {"OLD.PG": {received: 1}}, july: {"NEW.PG": {received: 1}}}},
		{"what an old commune left is resolved under its code, and ranks it no more",
			[]string{"OLD.PH-250620-0001||20/06/2025 08:00||25/06/2025 08:00|10", "OLD.PH-250620-0002||20/06/2025 08:00||03/07/2025 08:00|10", "NEW.PG-250702-0001||02/07/2025 08:00||03/07/2025 08:00|10"},
			map[scoring.Month]map[string]counts{june: {"OLD.PH": {2, 1}}, july: {"NEW.PG": {1, 1}}}},
		{"a new commune has no card in the months before it",
			[]string{"NEW.PG-250630-0001||30/06/2025 08:00||02/07/2025 08:00|10"},
			map[scoring.Month]map[string]counts{july: {"NEW.PG": {0, 1}}}},
	} {
		d := newDesk(t)
		d.now = time.Date(2025, 7, 10, 8, 0, 0, 0, d.Zone)
		d.take(t, intake.Options{}, text("don-vi.csv", merged))
		if r := d.take(t, intake.Options{}, export("a.csv", c.rows...))[0]; r.Problem != nil || r.File.Refused > 0 {
			t.Fatalf("%s: %v, %v", c.says, r.Problem, r.Refusals)
		}
		for _, m := range []scoring.Month{june, july} {
			records, err := d.store.Records(t.Context(), m)
			if err != nil {
				t.Fatal(err)
			}
			for _, r := range records {
				received, _ := r.Line("TT1")
				resolved, _ := r.Line("SH1")
				if got := (counts{received.Tally.Denominator, resolved.Tally.Denominator}); got != c.want[m][r.Unit] || r.Of != len(c.want[m]) {
					t.Errorf("%s: in %s %s has %+v, ranked among %d; want %+v", c.says, m, r.Unit, got, r.Of, c.want[m][r.Unit])
				}
			}
			if len(records) != len(c.want[m]) {
				t.Errorf("%s: in %s there are %d cards, want %d", c.says, m, len(records), len(c.want[m]))
			}
		}
	}
	// A name that no commune bears on the day is refused, with what it is like.
	d := newDesk(t)
	d.take(t, intake.Options{}, text("don-vi.csv", merged))
	r := d.take(t, intake.Options{}, export("a.csv", "X/1|xã Pú Hồng|02/07/2025|||4"))[0]
	if len(r.Refusals) != 1 || !slices.Contains(r.Refusals[0].Suggestions, "UBND xã Pú Hồng") {
		t.Errorf("a commune that has ended takes what was received after its end: %v, %v", r.Problem, r.Refusals)
	}
}

// A register that comes late takes the cards of communes that had ended with the next file of the month.
func TestALateRegisterEndsCards(t *testing.T) {
	d := newDesk(t)
	d.now = time.Date(2025, 7, 10, 8, 0, 0, 0, d.Zone)
	d.take(t, intake.Options{}, text("don-vi.csv", "Mã đơn vị,Tên đơn vị\nOLD.PH,UBND xã Pú Hồng\nNEW.PG,UBND xã Phình Giàng"))
	d.take(t, intake.Options{}, export("a.csv", "OLD.PH-250620-0001||20/06/2025 08:00||03/07/2025 08:00|10", "NEW.PG-250702-0001||02/07/2025 08:00||03/07/2025 08:00|10"))
	d.take(t, intake.Options{}, text("don-vi.csv", merged))
	d.take(t, intake.Options{}, export("b.csv", "NEW.PG-250702-0002||02/07/2025 08:00||03/07/2025 08:00|10"))
	records, err := d.store.Records(t.Context(), "2025-07")
	if err != nil || len(records) != 1 || records[0].Unit != "NEW.PG" || records[0].Of != 1 {
		t.Errorf("in July there are %+v, %v", records, err)
	}
}

// A unit without its code is refused by its row; what stands between units is not.
func TestAUnitWithoutItsCodeIsNamed(t *testing.T) {
	d := newDesk(t)
	lines := []string{"Mã đơn vị,Tên đơn vị", ",Các đơn vị vùng thấp", "A.01,UBND xã Na Son"}
	for i := range 8 {
		lines = append(lines, fmt.Sprintf("B.%02d,Xã thứ %d", i, i))
	}
	r := d.take(t, intake.Options{}, text("don-vi.csv", append(lines, ",UBND xã Pú Hồng")...))[0]
	if r.Problem != nil || len(r.Refusals) != 1 || r.Refusals[0].Row != len(lines)+1 || r.Refusals[0].Reason != sheet.NoCode {
		t.Errorf("%v, refused are %+v", r.Problem, r.Refusals)
	}
}
