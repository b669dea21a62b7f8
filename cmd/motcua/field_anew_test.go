package main

import (
	"fmt"
	"strings"
	"testing"
)

// The same file, read otherwise, takes the place of what it was: by another column, another word, another period, or none stated any more.
func TestFieldReadAnew(t *testing.T) {
	t.Parallel()
	template := newDeskless(t)
	twoDues := june(6).called(colDue, "Ngày hẹn trả (tổng)").also("Ngày hẹn trả (tổng)", "Ngày hẹn trả (tại đơn vị)", func(n int) string {
		return fmt.Sprintf("%02d/06/2024 17:00", 4+n)
	})
	due := func(label string) []string { return []string{"--column", "Ngày hẹn trả=" + label} }
	for _, c := range []struct {
		says         string
		takes        list
		wrong, right []string
		first, then  string
	}{
		{"the due date, wrongly and then rightly", twoDues, due("Ngày hẹn trả (tại đơn vị)"), due("Ngày hẹn trả (tổng)"), "Háng Lìa 6/2024 TD 0/6", "Háng Lìa 6/2024 TD 6/6"},
		{"a period it is not of", june(6), []string{"--period", "2024-05"}, []string{"--period", "2024-06"}, "", "Háng Lìa 6/2024 TD 6/6"},
	} {
		t.Run(c.says, func(t *testing.T) {
			t.Parallel()
			d := template.another(t, "")
			for _, step := range []struct {
				flags []string
				right string
			}{{c.wrong, c.first}, {c.right, c.then}} {
				got := d.takes(paper{"a.csv", c.takes.csv()}, step.flags...)
				if got.failed {
					t.Fatal(got.output)
				}
				if step.right == "" {
					continue
				}
				if wrong := d.differs(step.right); wrong != "" {
					t.Errorf("%q: %s\n%s", step.flags, wrong, got.output)
				}
			}
			got := d.takes(paper{"a.csv", c.takes.csv()}, c.right...)
			if wrong := d.differs(c.then); wrong != "" || strings.Contains(got.output, "takes the place") || strings.Contains(got.output, "thay cho") {
				t.Errorf("once more: %s\n%s", wrong, got.output)
			}
		})
	}
}
