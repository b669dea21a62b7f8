package conversation

import (
	"strings"
	"testing"

	"motcua/bot"
	"motcua/scoring"
	"motcua/scoring/outbox"
)

// merged is a store in which Háng Lìa has gone into Phì Nhừ.
func merged(t *testing.T) *fake {
	t.Helper()
	f := newFake(t)
	f.units[0].ValidTo, f.units[0].Successor = "2024-06-30", phiNhu
	return f
}

// Who reported a dossier of a unit that has ended is told the outcome also as one of its heir's.
func TestAnOutcomeFollowsItsReporterToTheHeir(t *testing.T) {
	for _, c := range []struct {
		says string
		f    *fake
		told bool
	}{
		{"another unit's officer", newFake(t), false}, {"the heir's", merged(t), true},
	} {
		c.f.disputes = []filed{{Dispute: scoring.Dispute{ID: 1, Month: "2024-06", Dossier: c.f.late[0], Reason: scoring.WrongDue, By: officer, At: at("2024-06-20 08:00"),
			State: scoring.DisputeRejected, DecidedBy: admin, DecidedAt: at("2024-07-02 08:00")}}}
		row := outbox.Row{Unit: hangLia, Reason: outbox.Settled, Reference: 1}
		m, some, err := compose(t, newChat(t, c.f, officer, "vi").desk, officer, []outbox.Row{row}, at("2024-07-03 08:00"))
		if got := shown(bot.Reply{Messages: []bot.Message{m}}); err != nil || some != c.told || some != strings.Contains(got, "240605-0002") {
			t.Errorf("%s: told %v, %v: %s", c.says, some, err, got)
		}
	}
}
