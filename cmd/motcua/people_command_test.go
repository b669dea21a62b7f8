package main

import (
	"regexp"
	"strings"
	"testing"

	"motcua/cmd/motcua/demo"
	"motcua/scoring/people"
)

// An operator revokes an invitation by what stands on paper, however it is typed, and is not told that something was revoked when
// nothing was.
func TestAnOperatorRevokesInvitations(t *testing.T) {
	t.Parallel()
	d := newDeskless(t)
	for range 3 {
		d.runs("invite", "--role", "officer", "--unit", demo.DemoUnit)
	}
	open := func() [][]string {
		return regexp.MustCompile(`(?m)^(\S{4}-\S{4}) +(\S{4}-\S{4}) +one-stop officer`).FindAllStringSubmatch(d.runs("people", "invitations").output, -1)
	}
	before := open()
	if len(before) != 3 || before[0][2] == before[1][2] {
		t.Fatalf("open are %q", before)
	}
	typed := strings.ToLower(strings.ReplaceAll(before[0][1], "-", " "))
	if got := d.runs("people", "revoke", "--number", typed); got.failed || !strings.Contains(got.output, "Invitations revoked: 1") {
		t.Errorf("by its number: %+v", got)
	}
	if got := d.runs("people", "revoke", "--batch", before[1][2]); got.failed || len(open()) != 1 {
		t.Errorf("by its batch: %+v, and %d are open", got, len(open()))
	}
	for _, none := range [][]string{{"--batch", before[1][2]}, {"--number", before[2][2]}, {"--batch", before[2][1]}, {"--number", "0"}} {
		if got := d.runs(append([]string{"people", "revoke"}, none...)...); !got.failed || len(open()) != 1 {
			t.Errorf("%q: %+v, and %d are open", none, got, len(open()))
		}
	}
	if got := d.runsAnyhow("people", "revoke"); got.code != exitUsage {
		t.Errorf("nothing named: %+v", got)
	}
}

func TestAnOperatorLabelsPeople(t *testing.T) {
	t.Parallel()
	w := newDesk(t, "2026-11-25T09:00:00+07:00")
	w.registers(1, people.Officer, demo.DemoUnit)
	if said := w.commands("people", "label", "1", "Bàn 1"); !strings.Contains(said, "Bàn 1") {
		t.Errorf("it says %s", said)
	}
	if said := w.commands("people", "list"); !regexp.MustCompile(`(?m)^1 +Bàn 1 +công chức một cửa ` + regexp.QuoteMeta(demo.DemoUnit) + ` +\d`).MatchString(said) {
		t.Errorf("the list is\n%s", said)
	}
	d := &deskless{t: t, db: w.settings.DB, clock: morning}
	if got := d.runsAnyhow("people", "label", "1", "0912 345 678"); got.code != exitUsage || strings.Contains(got.output, "0912") {
		t.Errorf("a telephone number: %+v", got)
	}
	if got := d.runsAnyhow("people", "label", "77", "Bàn 2"); got.code != exitRefused {
		t.Errorf("for nobody: %+v", got)
	}
	w.commands("people", "label", "1", "--clear")
	if said := w.commands("people", "list"); strings.Contains(said, "Bàn") {
		t.Errorf("after it is removed:\n%s", said)
	}
}
