package rooms

import (
	"testing"

	"motcua/scoring/broadcast"
)

// Telegram gives a file to the bot alone that it was sent to.
func TestAnotherBotSendsNoFileOfTheFirstOne(t *testing.T) {
	s := openStore(t)
	b := running(t, s)
	for _, bot := range []int64{7, 7} {
		if _, err := s.ServeBot(t.Context(), bot); err != nil {
			t.Fatal(err)
		}
	}
	executes(t, s, `UPDATE broadcasts SET kind = 'photo', file = 'of 7'`, `INSERT INTO uploads (person, update_id, file_id, name, size, at, state) VALUES (1, 5, 'of 7', 'x', 1, 1, 'open')`)
	if _, err := s.ServeBot(t.Context(), 8); err != nil {
		t.Fatal(err)
	}
	if got, _, err := s.Broadcast(t.Context(), b.ID); err != nil || got.State != broadcast.Paused || got.Stop != broadcast.ByOtherBot || rowState(t, s, "broadcast|1|1") != "held" {
		t.Errorf("the broadcast is %+v, %v", got, err)
	}
	if u, _, err := s.Upload(t.Context(), 1); err != nil || u.State != "dropped" {
		t.Errorf("the file that waited is %+v, %v", u, err)
	}
}
