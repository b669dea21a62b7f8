package broadcast

import (
	"slices"
	"strings"
	"testing"
	"time"

	"motcua/scoring/outbox"
	"motcua/scoring/people"
)

func TestTheAudienceIsForWhomAllConditionsHold(t *testing.T) {
	of := func(id int64, grants ...people.Grant) people.Person { return people.Person{ID: id, Grants: grants} }
	all := []people.Person{
		of(1, people.Grant{Role: people.Admin}),
		of(2, people.Grant{Role: people.Officer, Unit: "A"}),
		of(3, people.Grant{Role: people.Chair, Unit: "A"}),
		of(4, people.Grant{Role: people.Officer, Unit: "B"}, people.Grant{Role: people.Officer, Unit: "A"}),
		of(5),
	}
	known := Facts{
		Overdue: map[string]bool{"A": true}, Grade: map[string]string{"A": "tot", "B": "kha"}, Under: map[string]bool{"B": true},
		Unconfirmed: map[int64]bool{3: true, 4: true},
	}
	for _, c := range []struct {
		sentence string
		audience Audience
		want     []Recipient
	}{
		{"everybody who holds a role, once", Audience{}, []Recipient{{1, people.Grant{Role: people.Admin}}, {2, people.Grant{Role: people.Officer, Unit: "A"}},
			{3, people.Grant{Role: people.Chair, Unit: "A"}}, {4, people.Grant{Role: people.Officer, Unit: "B"}}}},
		{"one role", Audience{Role: people.Chair}, []Recipient{{3, people.Grant{Role: people.Chair, Unit: "A"}}}},
		{"a unit takes who serves it among others, for that unit", Audience{Units: []string{"A"}, Role: people.Officer},
			[]Recipient{{2, people.Grant{Role: people.Officer, Unit: "A"}}, {4, people.Grant{Role: people.Officer, Unit: "A"}}}},
		{"a grade", Audience{Grade: "kha"}, []Recipient{{4, people.Grant{Role: people.Officer, Unit: "B"}}}},
		{"what is overdue", Audience{Overdue: true, Role: people.Chair}, []Recipient{{3, people.Grant{Role: people.Chair, Unit: "A"}}}},
		{"an indicator under its target", Audience{Under: "TD"}, []Recipient{{4, people.Grant{Role: people.Officer, Unit: "B"}}}},
		{"who has not confirmed an earlier one", Audience{Unconfirmed: 7, Units: []string{"A"}},
			[]Recipient{{3, people.Grant{Role: people.Chair, Unit: "A"}}, {4, people.Grant{Role: people.Officer, Unit: "A"}}}},
		{"conditions that nobody fulfils", Audience{Overdue: true, Under: "TD"}, nil},
	} {
		got := c.audience.Select(all, known)
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %+v", c.sentence, got)
		}
	}
	everybody := Audience{}.Select(all, known)
	if got := Units(everybody); !slices.Equal(got, []string{"A", "B"}) {
		t.Errorf("units %v", got)
	}
	if Fingerprint(everybody) == Fingerprint(everybody[1:]) || Fingerprint(everybody) != Fingerprint(slices.Clone(everybody)) {
		t.Error("a fingerprint does not tell recipients apart")
	}
}

func TestPlaceholdersAreFilled(t *testing.T) {
	values := map[Placeholder]string{UnitName: "Xã {hạng}", Points: "87,7", Rank: "10/14", Overdue: "3"}
	for text, want := range map[string]string{
		"{đơn vị}: {điểm} điểm, hạng {hạng}, {số hồ sơ quá hạn} hồ sơ": "Xã {hạng}: 87,7 điểm, hạng 10/14, 3 hồ sơ",
		"{ Đơn Vị } {UNIT} {score}": "Xã {hạng} Xã {hạng} 87,7",
		"{tên} } { {":               "{tên} } { {",
		"{don vi":                   "{don vi",
	} {
		if got := Fill(text, values); got != want {
			t.Errorf("%q becomes %q", text, got)
		}
	}
	if got := Unknown("{tên} {đơn vị} {} {tên} {điểm"); !slices.Equal(got, []string{"{tên}", "{}"}) {
		t.Errorf("unknown: %q", got)
	}
	for _, language := range []string{"vi", "en"} {
		offered := Placeholders(language)
		if unknown := Unknown(offered); len(unknown) > 0 || !Uses(offered, UnitName) || !Uses(offered, Points) || !Uses(offered, Rank) || !Uses(offered, Overdue) {
			t.Errorf("in %s %s are offered, of which %q are unknown", language, offered, unknown)
		}
	}
	if !Uses("x {rank}", Points, Rank) || Uses("{unit}", Points) {
		t.Error("uses")
	}
	if n := Length("😀" + strings.Repeat("ệ", 3)); n != 5 {
		t.Errorf("length %d", n)
	}
}

func TestBroadcastRowHasOneOutcome(t *testing.T) {
	for _, c := range []struct {
		state     outbox.State
		why       string
		confirmed bool
		want      Outcome
	}{
		{outbox.Queued, "", false, Waiting}, {outbox.Held, "", false, Waiting}, {outbox.Sending, "", false, Waiting},
		{outbox.Accepted, "", false, Accepted}, {outbox.Accepted, "", true, Confirmed},
		{outbox.Unknown, "eof", false, Uncertain}, {outbox.Unknown, "eof", true, Confirmed},
		{outbox.Refused, "gone", false, Blocked}, {outbox.Refused, "message is too long", false, Refused},
		{outbox.Cancelled, "", false, Dropped}, {outbox.Expired, "", false, Dropped},
	} {
		if got := OutcomeOf(c.state, c.why, c.confirmed); got != c.want {
			t.Errorf("%s %q %v is %s", c.state, c.why, c.confirmed, got)
		}
	}
	all := []Person{{Outcome: Accepted}, {Outcome: Accepted}, {Outcome: Waiting}}
	if counts := Count(all); counts.Total() != 3 || counts[Accepted] != 2 {
		t.Errorf("%v", counts)
	}
}

func TestBroadcastDraftExpires(t *testing.T) {
	at := time.Date(2026, 11, 25, 8, 0, 0, 0, time.UTC)
	b := Broadcast{State: Draft, Changed: at}
	if b.Expired(at.Add(Fresh-time.Second)) || !b.Expired(at.Add(Fresh)) {
		t.Error("a draft may be sent for a day")
	}
	if b.State = Scheduled; b.Expired(at.Add(2 * Fresh)) {
		t.Error("what is confirmed does not expire")
	}
}
