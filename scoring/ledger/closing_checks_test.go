package ledger_test

import (
	"slices"
	"testing"

	"motcua/scoring"
	"motcua/scoring/ledger"
)

const (
	onTime = "H-1|xã Háng Lìa|02/10/2026|10/10/2026|09/10/2026|Đã trả kết quả"
	late   = "H-1|xã Háng Lìa|02/10/2026|10/10/2026|19/10/2026|Đã trả kết quả"
)

// A report of wrong data that comes between the question and the confirmation is seen before the month is closed.
func TestClosingChecksCountOpenDisputes(t *testing.T) {
	d := newDesk(t)
	d.take(t, d.of(t, "2026-10"), text("don-vi.csv", units), export("mot.csv", late))
	before := d.look(t).Checks
	report := scoring.Dispute{Month: october, Dossier: scoring.Listed{Code: "H-1@A@261002", Unit: "A"}, Reason: scoring.NotSynced, By: 11}
	if _, filed, _, err := d.store.FileDispute(t.Context(), report, 1); err != nil || !filed {
		t.Fatalf("filed %v, %v", filed, err)
	}
	if a := d.close(t, before.Sum, 2); a.State != ledger.Moved || before.Disputes != 0 || a.Checks.Disputes != 1 {
		t.Errorf("the month is %s; its reports were %d, are %d", a.State, before.Disputes, a.Checks.Disputes)
	}
}

// Refused rows count while the file they stand in is where the month's data come from.
func TestClosingChecksCountRefusedRows(t *testing.T) {
	d := newDesk(t)
	d.take(t, d.of(t, "2026-10"), text("don-vi.csv", units), export("mot.csv", onTime, "H-2|xã Háng Lìa|03/10/2026|10/10/2026|09/10/2026|Đã trả kết quả",
		"H-3|xã Háng Lìa|04/10/2026|10/10/2026|09/10/2026|Đã trả kết quả", "H-4|xã Háng Lìa|04/10/2026|10/10/2026|09/10/2026|Đã trả kết quả",
		"H-5|xã Không Có|05/10/2026|10/10/2026|09/10/2026|Đã trả kết quả"))
	if n := d.look(t).Checks.Refused; n != 1 {
		t.Errorf("%d refused rows are shown", n)
	}
}

// Whether counts were entered by hand for a unit is told before the month is closed, by unit; "-" is entered, too.
func TestClosingChecksNameUnitsWithoutEnteredCounts(t *testing.T) {
	d := newDesk(t)
	d.take(t, d.of(t, "2026-10"), text("don-vi.csv", units), export("mot.csv", onTime, "H-2|xã Pú Hồng|02/10/2026|10/10/2026|09/10/2026|Đã trả kết quả"))
	const header = "Tháng,Mã đơn vị,Chỉ số,Tử số,Mẫu số"
	for _, c := range []struct {
		file []string
		want []string
	}{
		{nil, []string{"A", "B"}},
		{[]string{header, "10/2026,A,HL1,9,10", "10/2026,B,HL1,,"}, []string{"B"}}, // a blank was not filled in
		{[]string{header, "10/2026,B,HL1,-,-"}, nil},
	} {
		if c.file != nil {
			d.take(t, ledger.ImportOptions{}, text("so-lieu.csv", c.file...))
		}
		if got := d.look(t).Checks.Uncounted; !slices.Equal(got, c.want) {
			t.Errorf("after %q these lack counts: %v, want %v", c.file, got, c.want)
		}
	}
}
