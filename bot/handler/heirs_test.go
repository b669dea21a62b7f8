package handler

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

// What a unit that has ended must still see to is its heir's: the former people are told where it is, and nothing is said to be
// done that is not.
func TestAUnitThatHasEndedLeadsToItsHeir(t *testing.T) {
	for _, c := range []struct {
		says   string
		person int64
		lines  []string
	}{
		{"its people have no list of their own any more", chair, []string{"> /quahan", "< đã sáp nhập vào xã Phì Nhừ", "< đề nghị quản trị chuyển vai trò", "! [", "! không có hồ sơ"}},
		{"nor of what comes due", chair, []string{"> /saphan", "< đã sáp nhập vào xã Phì Nhừ", "! ["}},
		{"a month of its own stays", chair, []string{"> /quahan 6", "< " + hangLia + "-240605-0002"}},
		{"an admin goes on to the heir", admin, []string{"> /quahan háng lìa", "< đã sáp nhập vào xã Phì Nhừ", "@ Xã Phì Nhừ", "< " + phiNhu + "-240606-0001"}},
		{"so does who serves both", both, []string{"> /quahan", "< đã sáp nhập vào xã Phì Nhừ", "@ Xã Phì Nhừ", "< " + phiNhu + "-240606-0001"}},
		{"an old button says the same", chair, []string{"= 1:over::" + hangLia, "< đã sáp nhập vào xã Phì Nhừ"}},
		{"to others it says no more than before", officer, []string{"> /quahan háng lìa", "< chỉ xem được hồ sơ của đơn vị mình", "! sáp nhập"}},
	} {
		t.Run(c.says, func(t *testing.T) {
			talk := newChat(t, merged(t), c.person, "vi")
			for _, line := range c.lines {
				if data, press := strings.CutPrefix(line, "= "); press {
					talk.press(data)
				} else {
					talk.follow([]string{line})
				}
			}
		})
	}
	f := merged(t)
	f.units[0].Successor = ""
	newChat(t, f, chair, "vi").follow([]string{"> /quahan", "< " + hangLia + "-240605-0002"})
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
		m, some, err := compose(t, newChat(t, c.f, officer, "vi").handler, officer, []outbox.Row{row}, at("2024-07-03 08:00"))
		if got := shown(bot.Reply{Messages: []bot.Message{m}}); err != nil || some != c.told || some != strings.Contains(got, "240605-0002") {
			t.Errorf("%s: told %v, %v: %s", c.says, some, err, got)
		}
	}
}
