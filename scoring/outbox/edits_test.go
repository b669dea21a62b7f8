package outbox

import (
	"testing"
	"time"
)

func TestAcknowledgementShowsInOthersMessages(t *testing.T) {
	at := time.Date(2026, 11, 25, 9, 0, 0, 0, time.UTC)
	about := func(indicator string) []Change { return []Change{{Indicator: indicator, Since: at}} }
	rows := []Row{
		{Person: 1, Message: 11, State: Accepted, Reason: Breach, Changes: about("TD")}, // who acknowledges
		{Person: 2, Message: 12, State: Accepted, Reason: Breach, Changes: about("TD")}, // the colleague
		{Person: 3, Message: 13, State: Accepted, Reason: Escalated, Changes: about("TD")},
		{Person: 2, Message: 14, State: Accepted, Reason: Breach, Changes: about("TT1")}, // about something else
		{Person: 4, Message: 0, State: Queued, Reason: Breach, Changes: about("TD")},     // has not gone out
		{Person: 2, Message: 15, State: Accepted, Reason: Recovered, Changes: about("TD")},
		{Person: 2, Message: 12, State: Accepted, Reason: Reminder, Changes: about("TD")}, // in the same message
	}
	edits := Edits(rows, []Notice{{Unit: "u", Reason: Acknowledged, Changes: about("TD")}}, 1, at)
	if len(edits) != 2 || edits[0].Person != 2 || edits[0].Reference != 12 || edits[1].Person != 3 || edits[1].Reference != 13 {
		t.Fatalf("%+v", edits)
	}
	if edits[0].Key() == edits[1].Key() || edits[0].Reason != Acknowledged || edits[0].State != Queued {
		t.Errorf("%+v", edits)
	}
	other := Edits(rows[:2], []Notice{{Unit: "v", Reason: Acknowledged, Changes: about("TD")}}, 1, at)
	if len(other) != 1 || other[0].Key() != edits[0].Key() {
		t.Errorf("of two units acknowledged at a time one message is edited by %+v", other)
	}
	if more := Edits(rows, []Notice{{Unit: "u", Reason: Breach, Changes: about("TD")}}, 1, at); len(more) > 0 {
		t.Errorf("news edits %+v", more)
	}
}
