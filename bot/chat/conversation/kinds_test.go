package conversation

import (
	"os"
	"regexp"
	"testing"

	"motcua/scoring/outbox"
)

// Every reason for which somebody is told something is worded by a feature, and as a message of its own when its kind says so.
func TestEveryReasonIsWordedByAFeature(t *testing.T) {
	source, err := os.ReadFile("../../../scoring/outbox/row.go")
	if err != nil {
		t.Fatal(err)
	}
	reasons := regexp.MustCompile(`(?m)^\t\w+ +Reason = "(.+?)"`).FindAllStringSubmatch(string(source), -1)
	if len(reasons) < 20 {
		t.Fatalf("only %d reasons were found", len(reasons))
	}
	h := wholeDesk(t)
	for _, r := range reasons {
		reason := outbox.Reason(r[1])
		n := h.Notice(reason)
		if n == nil {
			t.Errorf("no feature words %s", reason)
			continue
		}
		ways := 0
		for _, is := range []bool{n.Tell != nil, n.Gather != nil, n.Write != nil} {
			if is {
				ways++
			}
		}
		if ways != 1 || (n.Write != nil) != reason.Kind().Alone {
			t.Errorf("%s is worded in %d ways, as a message of its own: %v, its kind says %v", reason, ways, n.Write != nil, reason.Kind().Alone)
		}
	}
}
