package intake_test

import (
	"slices"
	"testing"
	"time"

	"motcua/scoring"
	"motcua/scoring/intake"
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
func entered(name, month, indicator, tally string) intake.Source {
	return text(name, "Tháng,Mã đơn vị,Chỉ số,Tử số,Mẫu số", month+","+hangLia+","+indicator+","+tally)
}

// What becomes of warnings with files that are no plain later export.
func TestWhatFilesDoToWarnings(t *testing.T) {
	row := func(code, received, fee, payment string) string {
		return hangLia + "-" + code + ";UBND xã Háng Lìa;Thủ tục;" + received + ";30/07/2024;;Đang xử lý;2;" + fee + ";" + payment + ";Có số hóa TPHS;có"
	}
	unpaid := text("1.csv", header, row("240605-0001", "05/06/2024", "1000", "tiền mặt"), row("240605-0002", "05/06/2024", "", ""))
	type step struct {
		in   intake.Source
		want []string
	}
	july := text("july.csv", header, row("240702-0001", "02/07/2024", "", ""))
	for _, c := range []struct {
		says  string
		steps []step
	}{
		{"an indicator that the corrected file leaves without a denominator", []step{
			{unpaid, []string{"TT2"}},
			{text("2.csv", header, row("240605-0001", "05/06/2024", "0", ""), row("240605-0002", "05/06/2024", "", "")), nil},
		}},
		{"a unit whose dossiers turn out to be another's", []step{
			{text("1.csv", header, "Z9.1-240605-0001;UBND xã Háng Lìa;Thủ tục;05/06/2024;;;Đang xử lý;1;;;có;"), []string{"TT1"}},
			{text("2.csv", header, "Z9.1-240605-0001;UBND xã Pú Hồng;Thủ tục;05/06/2024;;;Đang xử lý;1;;;có;"), nil},
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
			{text("3.csv", header, row("240605-0001", "05/06/2024", "1000", "trực tuyến")), nil},
		}},
	} {
		d := newKeptDesk(t)
		for i, s := range c.steps {
			d.taken(t, s.in)
			if got := d.open(t); !slices.Equal(got, s.want) {
				t.Errorf("%s: after step %d open are %v, want %v", c.says, i+1, got, s.want)
			}
			if d.now = d.now.Add(time.Hour); i == 0 && len(c.steps) > 2 {
				d.now = time.Date(2024, 7, 3, 9, 0, 0, 0, d.Zone)
			}
		}
	}
}

// A target that was set for what has none by the rule set ends its warning when it is given back.
func TestWithoutATargetNothingIsWarnedOf(t *testing.T) {
	d := newKeptDesk(t)
	if err := d.store.SetTarget(t.Context(), "CK2", "", scoring.Frac(1, 2), 2); err != nil {
		t.Fatal(err)
	}
	d.taken(t, exportOf("1.csv", 10, 0))
	d.taken(t, entered("ck.csv", "06/2024", "CK2", "0,1"))
	if got := d.open(t); !slices.Equal(got, []string{"CK2"}) {
		t.Fatalf("open are %v", got)
	}
	if _, err := d.store.ClearTarget(t.Context(), "CK2", "", 2); err != nil {
		t.Fatal(err)
	}
	d.now = d.now.Add(time.Hour)
	d.taken(t, exportOf("2.csv", 11, 0))
	if got := d.open(t); len(got) > 0 {
		t.Errorf("open are %v", got)
	}
}
