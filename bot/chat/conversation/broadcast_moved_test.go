package conversation

import (
	"strings"
	"testing"

	"motcua/scoring/broadcast"
	"motcua/scoring/outbox"
	"motcua/scoring/people"
)

// Whom a broadcast is for was said when it was confirmed; what each of them is told is what they hold when it goes out.
func TestWhoMovedMeanwhileIsToldAsWhatTheyAreNow(t *testing.T) {
	const moved int64 = 7
	of := func(role people.Role, unit string) people.Grant { return people.Grant{Role: role, Unit: unit} }
	officers, overdue := broadcast.Audience{Role: people.Officer}, broadcast.Audience{Overdue: true} // Háng Lìa alone is overdue
	for _, c := range []struct {
		says     string
		audience broadcast.Audience
		chosen   string // the unit for which they were chosen
		holds    []people.Grant
		want     string
		moot     outbox.Moot
	}{
		{"everybody: of another unit now", broadcast.Audience{}, hangLia, []people.Grant{of(people.Officer, phiNhu)}, "xã Phì Nhừ: 100 điểm", ""},
		{"everybody: an admin who is an officer now", broadcast.Audience{}, "", []people.Grant{of(people.Officer, phiNhu)}, "xã Phì Nhừ: 100 điểm", ""},
		{"everybody: an officer who is an admin now", broadcast.Audience{}, hangLia, []people.Grant{of(people.Admin, "")}, "Văn phòng HĐND-UBND: (chưa có) điểm", ""},
		{"everybody: who holds a further role before that", broadcast.Audience{}, hangLia, []people.Grant{of(people.Chair, phiNhu), of(people.Officer, hangLia)}, "xã Háng Lìa: 87,7 điểm", ""},
		{"everybody: nothing to who was removed", broadcast.Audience{}, hangLia, nil, "", outbox.Removed},
		{"officers: of another unit now", officers, hangLia, []people.Grant{of(people.Officer, phiNhu)}, "xã Phì Nhừ: 100 điểm", ""},
		{"officers: who is a chair there, and an officer elsewhere", officers, hangLia, []people.Grant{of(people.Chair, hangLia), of(people.Officer, phiNhu)}, "xã Phì Nhừ: 100 điểm", ""},
		{"officers: nothing to who is a chair now", officers, hangLia, []people.Grant{of(people.Chair, hangLia)}, "", outbox.Moved},
		{"admins: nothing to who is an officer now", broadcast.Audience{Role: people.Admin}, "", []people.Grant{of(people.Officer, hangLia)}, "", outbox.Moved},
		{"a unit: nothing to who has left it", broadcast.Audience{Units: []string{hangLia}}, hangLia, []people.Grant{of(people.Officer, phiNhu)}, "", outbox.Moved},
		{"a unit: nothing to who is an admin now", broadcast.Audience{Units: []string{hangLia}}, hangLia, []people.Grant{of(people.Admin, "")}, "", outbox.Moved},
		{"two units: from one to the other", broadcast.Audience{Units: []string{hangLia, phiNhu}}, hangLia, []people.Grant{of(people.Officer, phiNhu)}, "xã Phì Nhừ: 100 điểm", ""},
		{"overdue units: who was chosen is told, though the unit is not overdue any more", overdue, phiNhu, []people.Grant{of(people.Officer, phiNhu)}, "xã Phì Nhừ: 100 điểm", ""},
		{"overdue units: to another one that is overdue", overdue, phiNhu, []people.Grant{of(people.Officer, hangLia)}, "xã Háng Lìa: 87,7 điểm", ""},
		{"overdue units: nothing to who has left for one that is not", overdue, hangLia, []people.Grant{of(people.Officer, phiNhu)}, "", outbox.Moved},
		{"the unconfirmed: who has confirmed meanwhile was meant all the same", broadcast.Audience{Unconfirmed: 1}, hangLia, []people.Grant{of(people.Officer, hangLia)}, "xã Háng Lìa: 87,7 điểm", ""},
		{"the unconfirmed: of another unit now", broadcast.Audience{Unconfirmed: 1}, hangLia, []people.Grant{of(people.Officer, phiNhu)}, "xã Phì Nhừ: 100 điểm", ""},
	} {
		f := newFake(t)
		f.people[moved] = people.Person{ID: moved, Grants: c.holds}
		f.addBroadcast(broadcast.Running, admin)
		f.broadcasts.all[0].Audience = c.audience
		row := outbox.Row{Reason: outbox.Broadcast, Reference: 1, Unit: c.chosen}
		m, moot, err := newChat(t, f, moved, "vi").desk.Compose(t.Context(), moved, []outbox.Row{row}, at("2024-07-03 08:00"))
		if err != nil || moot[0] != c.moot || !strings.Contains(m.HTML, c.want) || m.HTML != "" && c.want == "" {
			t.Errorf("%s: %q, %v, %q", c.says, moot, err, m.HTML)
		}
	}
}

// A unit that has ended passes its people on, and with them what was for it.
func TestWhoWasHandedOverIsToldOfTheHeir(t *testing.T) {
	const moved int64 = 7
	f := merged(t)
	f.people[moved] = people.Person{ID: moved, Grants: []people.Grant{{Role: people.Officer, Unit: phiNhu}}}
	f.addBroadcast(broadcast.Running, admin)
	for unit, want := range map[string]outbox.Moot{hangLia: "", nongU: outbox.Moved} {
		f.broadcasts.all[0].Audience = broadcast.Audience{Units: []string{unit}}
		m, moot, err := newChat(t, f, moved, "vi").desk.Compose(t.Context(), moved, []outbox.Row{{Reason: outbox.Broadcast, Reference: 1, Unit: unit}}, at("2024-07-03 08:00"))
		if err != nil || moot[0] != want || strings.Contains(m.HTML, "xã Phì Nhừ") != (want == "") {
			t.Errorf("for unit %s: %q, %v, %q", unit, moot, err, m.HTML)
		}
	}
}
