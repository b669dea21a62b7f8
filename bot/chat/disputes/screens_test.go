package disputes

import (
	"strings"
	"testing"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/chattest"
	"motcua/locales"
	"motcua/scoring"
)

// disputed is an open dispute of a dossier.
func disputed(d scoring.Listed, reason scoring.DisputeReason) scoring.Dispute {
	x := scoring.Dispute{ID: 12, Month: "2024-06", Dossier: d, Reason: reason, By: 5, At: chattest.At("2024-07-02 08:15"), State: scoring.DisputeOpen}
	if reason == scoring.OtherReason {
		x.Words = "đã trả ngày 10/6 & chưa nhập <kết quả>"
	}
	return x
}

// withdrawn is a dispute that its reporter took back.
func withdrawn(d scoring.Dispute) scoring.Dispute {
	d.ID, d.State, d.Withdrawn = 8, scoring.DisputeWithdrawn, chattest.At("2024-07-04 10:00")
	return d
}

// madeBy is a dispute of that person.
func madeBy(person int64, d scoring.Dispute) scoring.Dispute {
	d.By = person
	return d
}

// decided is a dispute that was accepted.
func decided(d scoring.Dispute) scoring.Dispute {
	d.ID, d.State, d.DecidedAt = 7, scoring.DisputeAccepted, chattest.At("2024-07-03 09:30")
	return d
}

func TestScreensAreAsTheyWereSeen(t *testing.T) {
	phiNhu := scoring.Unit{Code: "000.11.32.H18", Name: "UBND xã Phì Nhừ"}
	late := []scoring.Listed{
		{Code: "000.10.32.H18-240605-0002", Unit: "000.10.32.H18", UnitName: "UBND xã Háng Lìa", Procedure: "Đăng ký khai sinh", Received: chattest.At("2024-06-05 08:10"), Due: chattest.At("2024-06-12 17:00"), Finished: chattest.At("2024-06-14 09:30")},
		{Code: "000.10.32.H18-240606-0007", Unit: "000.10.32.H18", UnitName: "UBND xã Háng Lìa", Procedure: "Cấp bản sao trích lục hộ tịch, bản sao Giấy khai sinh <nhiều trang> & các giấy tờ khác", Due: chattest.At("2024-06-30 16:00")},
		{Code: "000.10.32.H18-240607-0001", Unit: "000.10.32.H18", UnitName: "UBND xã Háng Lìa", Due: chattest.At("2024-06-30 16:59")},
	}
	for _, language := range locales.Languages() {
		r := chattest.Renderer(t, language, "2024-07-15 08:00")
		for name, m := range map[string]bot.Message{
			"dispute-which":             chooseScreen(r, "2024-06", late, 7),
			"dispute-reasons":           reasonsScreen(r, "2024-06", late[0]),
			"dispute-words":             wordsScreen(r, late[0]),
			"dispute-confirm":           confirmScreen(r, disputed(late[0], scoring.NotSynced)),
			"dispute-say":               confirmScreen(r, disputed(late[1], scoring.OtherReason)),
			"dispute-withdraw":          withdrawScreen(r, disputed(late[0], scoring.NotSynced)),
			"dispute-withdraw-accepted": withdrawScreen(r, decided(disputed(late[0], scoring.NotSynced))),
			"dispute-withdrawn":         withdrawnScreen(r, withdrawn(disputed(late[0], scoring.NotSynced))),
			"dispute-withdrawn-before":  decidedScreen(r, withdrawn(disputed(late[0], scoring.NotSynced)), "", true),
			"dispute-retracted":         notice(r, retractedMatter(r, withdrawn(disputed(late[0], scoring.NotSynced)))),
			"disputes-own": listScreen(r, disputeList{Unit: "000.10.32.H18", Name: "UBND xã Háng Lìa", Reader: 7, Total: 3,
				Rows: []scoring.Dispute{madeBy(7, decided(disputed(late[0], scoring.NotSynced))), madeBy(7, withdrawn(disputed(late[1], scoring.WrongDue))), madeBy(8, disputed(late[2], scoring.WrongDue))}}),
			"dispute-filed":   filedScreen(r, disputed(late[0], scoring.NotSynced), true),
			"dispute-stands":  filedScreen(r, disputed(late[1], scoring.OtherReason), false),
			"dispute-decided": decidedScreen(r, decided(disputed(late[0], scoring.WrongDue)), r.Words.Text("role.admin"), true),
			"dispute-told":    notice(r, waitingMatter(r, disputed(late[1], scoring.OtherReason))),
			"dispute-digest":  notice(r, waitingMatter(r, disputed(late[0], scoring.NotOurs)), settledMatter(r, decided(disputed(late[1], scoring.PausedUnsaid)))),
			"dispute-settled": notice(r, settledMatter(r, decided(disputed(late[0], scoring.WrongChannel)))),
			"disputes":        listScreen(r, disputeList{Rows: []scoring.Dispute{disputed(late[0], scoring.NotSynced), disputed(late[1], scoring.OtherReason)}, Total: 7, Decides: true}),
			"disputes-unit": listScreen(r, disputeList{Unit: "000.10.32.H18", Name: "UBND xã Háng Lìa", Rows: []scoring.Dispute{decided(disputed(late[0], scoring.NotSynced)), disputed(late[2], scoring.WrongDue)},
				Total: 2, Others: []scoring.Unit{phiNhu}}),
			"disputes-none": listScreen(r, disputeList{Unit: "000.10.32.H18", Name: "UBND xã Háng Lìa"}),
		} {
			chattest.Golden(t, name+"."+language, m)
		}
	}
}

// notice is the message that tells of matters.
func notice(r chat.Renderer, matters ...chat.Matter) bot.Message {
	return chat.Digest{Matters: matters}.Message(r)
}

// Codes as they are in the wild fit into every button of a dispute, longer ones have none; and no message grows too long.
func TestDisputesFitIntoButtonsAndMessages(t *testing.T) {
	for _, c := range []struct {
		code    string
		buttons int
	}{{"000.00.12.32.H18-240605-0000002", 6}, {"H18.36.2-260105-0007", 6}, {strings.Repeat("H18-", 20), 0}, {"a:b", 0}} {
		d := scoring.Listed{Code: c.code, UnitName: strings.Repeat("Nghiễu<&", 900), Procedure: strings.Repeat("Đăng ký & <khai sinh> ", 30), Due: chattest.At("2024-06-12 17:00")}
		long := disputed(d, scoring.OtherReason)
		long.Words = strings.Repeat("<&Ộ", scoring.DisputeWords)
		var many []scoring.Dispute
		for range listPage {
			many = append(many, decided(long))
		}
		for _, language := range locales.Languages() {
			r := chattest.Renderer(t, language, "2024-07-15 08:00")
			reasons := reasonsScreen(r, "2024-06", d)
			for _, reason := range scoring.DisputeReasons() {
				sends := confirmScreen(r, scoring.Dispute{Month: "2024-06", Dossier: d, Reason: reason, Words: "đã trả"})
				if fits := len(sends.Buttons[0]) == 2; fits != (c.buttons > 0) {
					t.Errorf("%s, %s: can be sent: %v", c.code, reason, fits)
				}
			}
			if len(reasons.Buttons) != c.buttons {
				t.Errorf("%s: %d buttons", c.code, len(reasons.Buttons))
			}
			for kind, m := range map[string]bot.Message{
				"which": chooseScreen(r, "2024-06", []scoring.Listed{d, d, d, d, d, d}, 995), "reasons": reasons, "words": wordsScreen(r, d),
				"confirm": confirmScreen(r, long), "withdraw": withdrawScreen(r, decided(long)), "withdrawn": withdrawnScreen(r, withdrawn(long)),
				"retracted": notice(r, retractedMatter(r, withdrawn(long))),
				"filed":     filedScreen(r, long, true), "list": listScreen(r, disputeList{Rows: many, Total: 99, Page: 3}),
				"told": notice(r, waitingMatter(r, long)), "settled": notice(r, settledMatter(r, decided(long))),
				"decided": decidedScreen(r, decided(long), "quản trị", true),
			} {
				chattest.Acceptable(t, c.code+", "+kind, m)
				if !m.Protected {
					t.Errorf("%s, %s: may be forwarded", c.code, kind)
				}
			}
		}
	}
}
