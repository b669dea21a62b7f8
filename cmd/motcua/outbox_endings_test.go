package main

import (
	"strings"
	"testing"

	"motcua/bot/courier"
	"motcua/cmd/motcua/serve"
	"motcua/scoring/outbox"
	"motcua/scoring/people"
)

// `motcua outbox --all` says of each notice in words why it ended; what Telegram gave as the reason stays as it was given.
func TestTheOutboxSaysWhyEachNoticeEnded(t *testing.T) {
	t.Parallel()
	y := newYears(t, 1)
	want := map[string]string{
		"over": "nội dung không còn đúng", "moved": "người nhận đã chuyển đơn vị", "removed": "người nhận không còn đăng ký", "gone": "không gửi tới người nhận được",
		"the broadcast was cancelled": "thông báo chung đã bị hủy", "Bad Request: chat not found": "Bad Request: chat not found",
	}
	next := int64(100)
	for why := range want {
		next++
		y.enrols(next, people.Grant{Role: people.Officer, Unit: yearsChairs[0].unit})
		y.must(y.house.Store.ChangeRoles(t.Context(), next, people.Change{Add: people.Grant{Role: people.Admin}}, yearsAdmin))
		rows, err := y.house.Store.Outbox(t.Context(), []outbox.State{outbox.Queued}, 1)
		y.must(err)
		y.must(serve.Outgoing{Store: y.house.Store, Settings: y.settings}.Finish(t.Context(), []outbox.Row{rows[0]}, courier.Ending{State: outbox.Cancelled, Why: why}, y.now()))
	}
	got := (&desk{t: t, settings: y.settings}).command("outbox", "--all")
	for why, words := range want {
		if !strings.Contains(got, words) || why != words && strings.Contains(got, why+"\n") {
			t.Errorf("%q is not said as %q:\n%s", why, words, got)
		}
	}
}
