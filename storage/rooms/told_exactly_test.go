package rooms

import (
	"testing"

	"motcua/scoring/outbox"
	"motcua/storage/summaries"
)

// What a provisional summary told is known exactly to the one that takes its place, and in tenths when it was told before that
// was kept.
func TestWhatASummaryToldIsKnownExactly(t *testing.T) {
	s := filledStore(t)
	const month, person = "2024-06", 5
	records, err := s.Records(t.Context(), month)
	if err != nil {
		t.Fatal(err)
	}
	told := records[0]
	if err := s.QueueProvisional(t.Context(), month, noon); err != nil {
		t.Fatal(err)
	}
	if err := s.TellProvisional(t.Context(), month, told.Unit); err != nil {
		t.Fatal(err)
	}
	row := summaries.SummaryRow(month, outbox.Provisional, told.Unit, person, noon)
	row.State = outbox.Accepted
	s.decides(t, "", nil, []outbox.Row{row})
	s.Writer().MustExec(`INSERT INTO summaries (month, unit, occasion, at, scored, converted_tenths, rank, ranked)
		SELECT month, unit, 'closing', at, scored, converted_tenths, rank, ranked FROM summaries`)
	replaced := func() outbox.Replaced {
		t.Helper()
		e, err := s.Earlier(t.Context(), month, told.Unit, person)
		if err != nil || e.Replaced == nil {
			t.Fatalf("what was told before is %+v, %v", e, err)
		}
		return *e.Replaced
	}
	if was := replaced(); !was.Exact || !was.Provisional || was.Converted.Cmp(told.Converted) != 0 || was.Rank != told.Rank {
		t.Errorf("%v of rank %d was told, and %+v is known of it", told.Converted, told.Rank, was)
	}
	s.Writer().MustExec(`UPDATE summaries SET converted = NULL`)
	if was := replaced(); was.Exact || was.Converted.Tenths() != told.Converted.Tenths() {
		t.Errorf("%v was told long ago, and %+v is known of it", told.Converted, was)
	}
}
