package ledger_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"motcua/scoring"
	"motcua/scoring/export/table"
	"motcua/scoring/ledger"
	"motcua/scoring/outbox"
	"motcua/scoring/rulesets"
)

// open are the indicators of the warnings of Háng Lìa that are open.
func (d *desk) open(t *testing.T) (indicators []string) {
	t.Helper()
	w, err := d.store.Watch(t.Context(), hangLia)
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range w.Warnings {
		indicators = append(indicators, x.Opened.Indicator)
	}
	slices.Sort(indicators)
	return indicators
}

// entered are counts by hand of Háng Lìa.
func entered(name, month, indicator, tally string) table.Source {
	return text(name, "Tháng,Mã đơn vị,Chỉ số,Tử số,Mẫu số", month+","+hangLia+","+indicator+","+tally)
}

// What becomes of warnings with files that are no plain later export.
func TestFilesOpenAndEndWarnings(t *testing.T) {
	// Six dossiers of a day: five that tell enough to warn of, and one without a fee.
	rows := func(name, day, received, fee, payment string) table.Source {
		lines := []string{header}
		for i := range 6 {
			if i == 5 {
				fee, payment = "", ""
			}
			lines = append(lines, fmt.Sprintf("%s-%s-%04d;UBND xã Háng Lìa;Thủ tục;%s;30/07/2024;;Đang xử lý;2;%s;%s;Có số hóa TPHS;có", hangLia, day, i, received, fee, payment))
		}
		return text(name, lines...)
	}
	inPerson := func(name, unit string) table.Source {
		lines := []string{header}
		for i := range 5 {
			lines = append(lines, fmt.Sprintf("Z9.1-240605-%04d;%s;Thủ tục;05/06/2024;;;Đang xử lý;1;;;có;", i, unit))
		}
		return text(name, lines...)
	}
	unpaid := rows("1.csv", "240605", "05/06/2024", "1000", "tiền mặt")
	type step struct {
		in   table.Source
		want []string
	}
	july := rows("july.csv", "240702", "02/07/2024", "", "")
	for _, c := range []struct {
		says  string
		steps []step
	}{
		{"an indicator that the corrected file leaves without a denominator", []step{
			{unpaid, []string{"TT2"}},
			{rows("2.csv", "240605", "05/06/2024", "0", ""), nil},
		}},
		{"a unit whose dossiers turn out to be another's", []step{
			{inPerson("1.csv", "UBND xã Háng Lìa"), []string{"TT1"}},
			{inPerson("2.csv", "UBND xã Pú Hồng"), nil},
		}},
		{"counts by hand of the month before, while the unit has figures of the running one", []step{
			{unpaid, []string{"TT2"}},
			{july, []string{"TT2"}},
			{entered("hl.csv", "06/2024", "HL1", "1,2"), []string{"HL1", "TT2"}},
			{entered("hl2.csv", "06/2024", "HL1", "2,2"), []string{"TT2"}},
		}},
		{"a correction of the month before, of what the running one does not assess", []step{
			{unpaid, []string{"TT2"}},
			{july, []string{"TT2"}},
			{rows("3.csv", "240605", "05/06/2024", "1000", "trực tuyến"), nil},
		}},
	} {
		d := newKeptDesk(t)
		for i, s := range c.steps {
			d.taken(t, s.in)
			if r, _, err := d.store.Record(t.Context(), scoring.MonthOf(d.now, d.Zone), hangLia); err != nil || i < 2 && s.want != nil && r.State != scoring.MonthFull {
				t.Errorf("%s: after step %d the running month is %q, %v", c.says, i+1, r.State, err)
			}
			if got := d.open(t); !slices.Equal(got, s.want) {
				t.Errorf("%s: after step %d open are %v, want %v", c.says, i+1, got, s.want)
			}
			if d.now = d.now.Add(time.Hour); i == 0 && len(c.steps) > 2 {
				d.now = time.Date(2024, 7, 9, 9, 0, 0, 0, d.Zone)
			}
		}
	}
}

// A target that was set for what has none by the rule set ends its warning when it is given back.
func TestIndicatorWithoutTargetIsNotWarnedOf(t *testing.T) {
	d := newKeptDesk(t)
	if err := d.store.SetTarget(t.Context(), "dien-bien-459", "CK2", "", scoring.Frac(1, 2), 2); err != nil {
		t.Fatal(err)
	}
	d.taken(t, exportOf("1.csv", 10, 0))
	d.taken(t, entered("ck.csv", "06/2024", "CK2", "0,1"))
	if got := d.open(t); !slices.Equal(got, []string{"CK2"}) {
		t.Fatalf("open are %v", got)
	}
	if _, err := d.store.ClearTarget(t.Context(), "dien-bien-459", "CK2", "", 2); err != nil {
		t.Fatal(err)
	}
	d.now = d.now.Add(time.Hour)
	d.taken(t, exportOf("2.csv", 11, 0))
	if got := d.open(t); len(got) > 0 {
		t.Errorf("open are %v", got)
	}
}

// A warning needs evidence: dossiers enough in its indicator, in a month that is judged. A month that is not judged ends none either. What
// people count is no matter of dossiers.
func TestWarningsNeedEvidence(t *testing.T) {
	const puHong = "000.11.32.H18"
	type step struct {
		day  int // of June
		in   table.Source
		want []string
	}
	of := func(name, unit string, onTime, late int) table.Source {
		lines := []string{header}
		for i := range onTime + late {
			finished := "05/06/2024"
			if i >= onTime {
				finished = "06/06/2024"
			}
			lines = append(lines, fmt.Sprintf("%s-240604-%04d;;Thủ tục;04/06/2024;05/06/2024;%s;10;2;1000;trực tuyến;Có số hóa TPHS;có", unit, i+1, finished))
		}
		return text(name, lines...)
	}
	for _, c := range []struct {
		says  string
		steps []step
	}{
		{"four late dossiers warn nobody, the fifth does", []step{{20, of("1.csv", hangLia, 0, 4), nil}, {20, of("2.csv", hangLia, 0, 5), []string{"TD"}}}},
		{"nobody is warned on the fourth working day of data, but on the fifth", []step{{6, of("1.csv", hangLia, 0, 9), nil}, {7, of("1.csv", hangLia, 0, 9), []string{"TD"}}}},
		{"one that people counted is enough", []step{{20, of("1.csv", hangLia, 5, 0), nil}, {20, entered("hl.csv", "06/2024", "HL1", "0,1"), []string{"HL1"}}}},
		{"while the unit lacks what another one has, its figures change no warning", []step{
			{20, of("1.csv", hangLia, 0, 6), []string{"TD"}},
			{20, text("hl.csv", "Tháng,Mã đơn vị,Chỉ số,Tử số,Mẫu số", "06/2024,"+puHong+",HL1,1,1"), []string{"TD"}},
			{20, of("other.csv", puHong, 6, 0), []string{"TD"}},
			{20, of("2.csv", hangLia, 6, 0), []string{"TD"}},
			{20, entered("own.csv", "06/2024", "HL1", "1,1"), nil},
		}},
	} {
		d := newKeptDesk(t)
		for i, s := range c.steps {
			d.now = time.Date(2024, 6, s.day, 17, i, 0, 0, d.Zone)
			d.taken(t, s.in)
			if got := d.open(t); !slices.Equal(got, s.want) {
				t.Errorf("%s: after step %d open are %v, want %v", c.says, i+1, got, s.want)
			}
		}
	}
}

// In July 2025 the national set came into force: a warning by an indicator of decision 459 ends then, and nobody hears that it was mended.
func TestWarningsEndQuietlyWithTheirRules(t *testing.T) {
	d := newKeptDesk(t)
	usual, err := rulesets.Load()
	if err != nil {
		t.Fatal(err)
	}
	d.Rules = usual
	d.now = time.Date(2025, 6, 20, 9, 0, 0, 0, d.Zone)
	lines := []string{header}
	for i := range 12 {
		finished := "12/06/2025"
		if i > 6 {
			finished = "18/06/2025"
		}
		lines = append(lines, fmt.Sprintf("%s-250605-%04d;UBND xã Háng Lìa;Thủ tục %d;05/06/2025;14/06/2025;%s;10;2;1000;trực tuyến;Có số hóa TPHS;có", hangLia, i+1, i%3, finished))
	}
	d.taken(t, text("1.csv", lines...))
	if got := d.open(t); !slices.Equal(got, []string{"TD"}) {
		t.Fatalf("in June open are %v", got)
	}
	d.now = time.Date(2025, 7, 9, 9, 0, 0, 0, d.Zone)
	d.taken(t, entered("7.csv", "07/2025", "2.1", "10,40"))
	if got := d.open(t); !slices.Equal(got, []string{"2.1"}) {
		t.Errorf("in July open are %v", got)
	}
	var rows []outbox.Row
	err = d.store.WriteWarnings(t.Context(), "read what is told", func(tx ledger.Warnings) (err error) {
		rows, err = tx.NoticesOf(t.Context(), hangLia, time.Time{})
		return err
	})
	if err != nil || len(rows) == 0 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	for _, row := range rows {
		if row.Reason.Kind().Closes {
			t.Errorf("somebody is told of an end: %s %v", row.Reason, row.Changes)
		}
		if row.State == outbox.Queued && slices.ContainsFunc(row.Changes, func(c outbox.Change) bool { return c.Indicator == "TD" }) {
			t.Errorf("TD still waits to be told: %s", row.Reason)
		}
	}
}
