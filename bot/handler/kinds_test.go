package handler

import (
	"os"
	"regexp"
	"testing"

	"motcua/scoring/outbox"
)

// Every reason for which somebody is told something is worded in one place, and as a message of its own when its kind says so.
func TestEveryKindOfNoticeIsWorded(t *testing.T) {
	source, err := os.ReadFile("../../scoring/outbox/row.go")
	if err != nil {
		t.Fatal(err)
	}
	reasons := regexp.MustCompile(`(?m)^\t\w+ +Reason = "(.+?)"`).FindAllStringSubmatch(string(source), -1)
	if len(reasons) < 20 {
		t.Fatalf("only %d reasons were found", len(reasons))
	}
	for _, r := range reasons {
		reason := outbox.Reason(r[1])
		k := reason.Kind()
		_, alone := standAlone()[reason]
		_, told := tellings()[reason]
		ofUnit := k.Warns || k.Closes || reason == outbox.DueToday
		if alone != k.Alone {
			t.Errorf("%s is worded as a message of its own: %v, its kind says %v", reason, alone, k.Alone)
		}
		if alone && told || alone && ofUnit || told && ofUnit || !alone && !told && !ofUnit {
			t.Errorf("%s is not worded in one place: alone %v, in a part %v, with its unit %v", reason, alone, told, ofUnit)
		}
	}
}
