package rooms

import (
	"testing"

	"motcua/scoring/export/dossier"
	"motcua/scoring/outbox"
	"motcua/scoring/people"
)

func TestHowFarTheDataOfUnitsReach(t *testing.T) {
	s := openStore(t)
	putUnits(t, s, 4)
	in := func(unit int, received string) dossier.Dossier {
		return processing(func(d *dossier.Dossier) {
			d.Unit, d.Code, d.Received = unitCode(unit), unitCode(unit)+"-"+received, at(received+" 08:00").Unix()
		})
	}
	merge(t, s, at("2024-06-30 17:00"), true, in(1, "2024-06-03"), in(2, "2024-06-04"))
	merge(t, s, at("2024-05-31 17:00"), true, in(1, "2024-05-03"), in(3, "2024-05-04")) // an old month makes nobody's data older
	merge(t, s, at("2024-07-05 17:00"), true, in(2, "2024-07-03"))
	got, err := s.Reaches(t.Context())
	if err != nil || len(got) != 3 {
		t.Fatalf("%v, %v", got, err)
	}
	for i, want := range []struct {
		unit  int
		until string
	}{{3, "2024-05-31 17:00"}, {1, "2024-06-30 17:00"}, {2, "2024-07-05 17:00"}} {
		if got[i].Unit != unitCode(want.unit) || !got[i].Until.Equal(at(want.until)) || got[i].Name == "" {
			t.Errorf("place %d is %+v, want unit %d up to %s", i, got[i], want.unit, want.until)
		}
	}
}

// However often a week is looked at, also after a new start, each admin is told once.
func TestOldDataAreQueuedOnceAWeek(t *testing.T) {
	opt := options(t, t.TempDir()+"/motcua.db")
	s := reopen(t, opt)
	putUnits(t, s, 1)
	for i, person := range []int64{5, 6} {
		code := people.HashCode(string(rune('a' + i)))
		if err := s.AddInvitation(t.Context(), people.Invitation{Hash: code, Grant: people.Grant{Role: people.Admin}, Expires: noon.AddDate(0, 0, 1)}, 0); err != nil {
			t.Fatal(err)
		}
		if _, err := s.Redeem(t.Context(), string(rune('a'+i)), person, noon, int64(i+1)); err != nil {
			t.Fatal(err)
		}
	}
	monday := at("2024-07-08 00:00")
	for _, c := range []struct{ week, want int }{{0, 2}, {0, 2}, {7, 4}, {7, 4}} {
		day := monday.AddDate(0, 0, c.week)
		if err := s.QueueOldData(t.Context(), day, day.Add(450), day.AddDate(0, 0, 7)); err != nil {
			t.Fatal(err)
		}
		rows, err := s.Outbox(t.Context(), []outbox.State{outbox.Queued}, 100)
		if err != nil || len(rows) != c.want {
			t.Errorf("%d rows wait, %v; want %d", len(rows), err, c.want)
		}
	}
}
