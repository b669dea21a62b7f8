package broadcasts

import (
	"testing"

	"motcua/bot/chat"
)

func TestButtonsAreWrittenAsTheyAlwaysWere(t *testing.T) {
	for data, s := range map[string]step{
		"1:bc:::0.0.write":      {Do: stepWrite},
		"1:bc:::12.7.open":      {Broadcast: 12, Version: 7, Do: stepOpen},
		"1:bc:::12.7.grade.tot": {Broadcast: 12, Version: 7, Do: stepGrade, With: "tot"},
		"1:bc:::12.7.report:2":  {Broadcast: 12, Version: 7, Do: stepReport, Page: 2},
	} {
		if written, ok := toStep.Link(s).Data(); !ok || written != data {
			t.Errorf("%+v becomes %q: buttons that are out there are no longer understood, want %q", s, written, data)
		}
		if got, ok := toStep.Read(toStep.Link(s)); !ok || got != s {
			t.Errorf("%+v becomes %+v", s, got)
		}
	}
	if data, ok := toReceived.Link(ofBroadcast{Broadcast: 12}).Data(); !ok || data != "1:got:::12" {
		t.Errorf("that it was received is written %q", data)
	}
	for _, item := range []string{"", "12", "12.7", "x.7.open", "12.x.open", "012.7.open", "12.7.open."} {
		if s, ok := toStep.Read(chat.Link{To: chat.Destination(toStep), Item: item}); ok {
			t.Errorf("%q is read as %+v", item, s)
		}
	}
}
