package disputes

import (
	"strings"
	"testing"

	"motcua/bot/chat/chattest"
	"motcua/scoring"
	"motcua/scoring/outbox"
)

// Who reported a dossier of a unit that has ended is told the outcome also as one of its heir's.
func TestOutcomeFollowsItsReporterToTheHeir(t *testing.T) {
	w := newWorld(t)
	w.fileOf(chattest.Officer, lateInJune)
	w.decide(scoring.DisputeRejected)
	row := outbox.Row{Unit: chattest.XaHangLia, Reason: outbox.Settled, Reference: 1}
	if m, moot := chattest.Compose(t, w.desk, chattest.Officer, "2024-07-03 08:00", row); moot[0] != outbox.Moved {
		t.Errorf("another unit's officer is told %q: %s", moot, m.HTML)
	}
	chattest.Import(t, w.store, "don-vi.csv", "Mã đơn vị,Tên đơn vị,Hiệu lực đến,Đơn vị kế thừa\n"+
		"000.10.32.H18,UBND xã Háng Lìa,30/06/2024,000.11.32.H18\n000.11.32.H18,UBND xã Phì Nhừ,,\n")
	if m, moot := chattest.Compose(t, w.desk, chattest.Officer, "2024-07-03 08:00", row); moot[0] != "" || !strings.Contains(m.HTML, lateInJune) {
		t.Errorf("the heir's officer is told %q: %s", moot, m.HTML)
	}
}
