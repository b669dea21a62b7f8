package people

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/chattest"
	"motcua/locales"
	"motcua/scoring"
	"motcua/scoring/people"
)

// somebody holds the roles, for a unit of the name.
func somebody(number int, name string, roles ...people.Role) registeredPerson {
	p := registeredPerson{Number: number, Seen: chattest.At("2024-07-10 00:00")}
	for _, role := range roles {
		h := heldRole{Grant: people.Grant{Role: role}}
		if role.NeedsUnit() {
			h.Unit, h.Name = "000.10.32.H18", name
		}
		p.Held = append(p.Held, h)
	}
	return p
}

func TestScreensAreAsTheyWereSeen(t *testing.T) {
	hangLia := scoring.Unit{Code: "000.10.32.H18", Name: "UBND xã Háng Lìa"}
	tiaDinh := scoring.Unit{Code: "000.14.32.H18", Name: "UBND xã Tìa Đình"}
	for _, language := range locales.Languages() {
		r := chattest.Renderer(t, language, "2024-07-15 08:00")
		self, today, gone := somebody(1, "", people.Admin), somebody(2, hangLia.Name, people.Officer, people.Chair), somebody(3, hangLia.Name, people.Officer)
		self.Self, today.Seen, gone.Seen, gone.Gone = true, chattest.At("2024-07-15 00:00"), time.Time{}, chattest.At("2024-07-02 09:00")
		lacking := []lackingUnit{{Unit: tiaDinh, Roles: []people.Role{people.Officer, people.Chair}, Empty: true}, {Unit: hangLia, Roles: []people.Role{people.Chair}}}
		merged := endedUnit{Unit: hangLia, Heir: tiaDinh, People: 2}
		officer, admin := today.Held[0], self.Held[0]
		labelled := today
		labelled.Label = "quầy hộ tịch"
		open := newInvitation{heldRole: officer, Code: "ABCDEFGHJKMN2345", Link: "https://t.me/motcua_bot?start=ABCDEFGHJKMN2345", Expires: chattest.At("2024-07-18 08:00"), State: people.Open}
		used, expired, revoked, bare := open, open, open, open
		used.State, expired.State, revoked.State, bare.Link = people.Used, people.Expired, people.Revoked, ""
		note, sheet := sheetScreens(r, people.Officer, 14, "3F2A-91C0", chattest.At("2024-07-18 08:00"), bot.File{Name: "x.docx"})
		var many []registeredPerson
		for n := range 20 {
			many = append(many, somebody(n+1, hangLia.Name, people.Officer))
		}
		for name, m := range map[string]bot.Message{
			"people":           homeScreen(r, summary{Registered: 3, Admins: 1, Gone: 1, Units: 14, Lacking: lacking, Ended: []endedUnit{merged}}),
			"people-none":      homeScreen(r, summary{Units: 14}),
			"people-all":       listScreen(r, ofList{List: listAll}, []registeredPerson{self, today, gone}),
			"people-page":      listScreen(r, ofList{List: listAll, Page: 1}, many),
			"people-lacking":   lackingScreen(r, ofList{List: listMissing}, lacking),
			"people-merged":    endedScreen(r, ofList{List: listMerged}, []endedUnit{merged, {Unit: tiaDinh, People: 1}}),
			"people-unit":      unitScreen(r, unitPeople{Unit: hangLia, Registered: []registeredPerson{gone}, Missing: lacking[1].Roles}, ""),
			"people-unit-none": unitScreen(r, unitPeople{Unit: tiaDinh, Missing: lacking[0].Roles}, ""),
			"people-unit-over": unitScreen(r, unitPeople{Unit: hangLia, Registered: []registeredPerson{today}, Ended: &merged}, ""),
			"people-unit-left": unitScreen(r, unitPeople{Unit: hangLia, Ended: &endedUnit{Unit: hangLia, Heir: tiaDinh}}, r.Words.Text("answer.not_understood")),
			"person":           personScreen(r, today, r.Words.Text("person.added", "what", heldWords(r, officer))),
			"person-label":     personScreen(r, labelled, r.Words.Text("label.saved", "label", labelled.Label)),
			"people-labels":    listScreen(r, ofList{List: listAll}, []registeredPerson{labelled, gone}),
			"person-self":      personScreen(r, self, ""),
			"person-none":      nobodyScreen(r, 7),
			"person-place":     placeScreen(r, "x", []chat.Choice{{Label: "x", Link: toInvite.Link(inviteRequest{Role: people.Officer, Many: forAll})}}, []scoring.Unit{hangLia, tiaDinh}, toInvite.Link(inviteRequest{Role: people.Officer}), 0),
			"person-suggest":   chat.Suggestions(r, "Hang Lai", []scoring.Unit{hangLia}, toMoveRole.Link(move{Number: 12, Role: people.Officer, From: "000.14.32.H18"})),
			"person-heir":      chat.HeirOffer(r, hangLia, tiaDinh, toInvite.Link(inviteRequest{Role: people.Officer})),
			"invite":           inviteScreen(r, hangLia.Code, hangLia.Name),
			"invite-many":      howManyScreen(r, "x", inviteRequest{Unit: hangLia.Code, Role: people.Officer}),
			"invite-long":      howLongScreen(r, "x", inviteRequest{Unit: hangLia.Code, Role: people.Officer, Many: "2"}),
			"invite-made":      invitationsScreen(r, []newInvitation{open, open, used, expired, revoked}),
			"invite-no-link":   invitationsScreen(r, []newInvitation{bare}),
			"invite-note":      note,
			"invite-sheet":     sheet,
			"invite-open":      openScreen(r, []openInvitation{{heldRole: officer, ID: "0123456789abcdef", Number: "0123-4567", Batch: "3F2A-91C0", Expires: chattest.At("2024-07-18 08:00")}, {heldRole: admin, ID: "0123456789abcdee", Number: "89AB-CDEF", Batch: "77AA-91C0", Expires: chattest.At("2024-07-19 08:00")}}, 0, ""),
			"invite-open-none": openScreen(r, nil, 0, r.Words.Text("invite.revoked")),
			"invite-revoke":    revokeScreen(r, openInvitation{heldRole: officer, ID: "0123456789abcdef", Number: "0123-4567", Batch: "3F2A-91C0", Expires: chattest.At("2024-07-18 08:00")}, 14),
		} {
			chattest.Golden(t, name+"."+language, m)
		}
	}
}

// The longest names, the most roles and the longest codes of units still make messages that Telegram takes.
func TestNoListGrowsTooLong(t *testing.T) {
	name := "UBND xã " + strings.Repeat("Nghiễu<&", 30)
	unit := scoring.Unit{Code: strings.Repeat("9", 70), Name: name}
	for _, language := range locales.Languages() {
		r := chattest.Renderer(t, language, "2024-07-15 08:00")
		var all []registeredPerson
		var offers []openInvitation
		var lacking []lackingUnit
		var merged []endedUnit
		for n := range 40 {
			p := somebody(n+123456, name, people.Officer, people.Chair, people.Admin)
			p.Gone, p.Held, p.Label = r.Now, slices.Repeat(p.Held, 7), strings.Repeat("ữ", people.LabelLength)
			all = append(all, p)
			offers = append(offers, openInvitation{heldRole: p.Held[0], ID: fmt.Sprintf("%016d", n), Number: fmt.Sprintf("%04d-%04d", n, n), Batch: "3F2A-91C0", Expires: r.Now})
			lacking = append(lacking, lackingUnit{Unit: unit, Roles: []people.Role{people.Officer, people.Chair}})
			merged = append(merged, endedUnit{Unit: unit, Heir: unit, People: 99})
		}
		made := newInvitation{heldRole: all[0].Held[0], Code: "ABCDEFGHJKMN2345", Link: "https://t.me/" + strings.Repeat("b", 32) + "?start=ABCDEFGHJKMN2345", Expires: r.Now, State: people.Open}
		for kind, m := range map[string]bot.Message{
			"list":    listScreen(r, ofList{List: listAll, Page: 3}, all),
			"lacking": lackingScreen(r, ofList{List: listMissing, Page: 3}, lacking),
			"merged":  endedScreen(r, ofList{List: listMerged, Page: 3}, merged),
			"unit":    unitScreen(r, unitPeople{Unit: unit, Registered: all, Missing: people.Roles(), Page: 2, Ended: &merged[0]}, name),
			"person":  personScreen(r, all[0], name),
			"made":    invitationsScreen(r, []newInvitation{made, made, made, made, made}),
			"open":    openScreen(r, offers, 2, name),
			"revoke":  revokeScreen(r, offers[0], 3321),
		} {
			chattest.Acceptable(t, kind+"."+language, m)
		}
	}
}

// The longest names make messages that Telegram takes.
func TestNoScreenGrowsTooLong(t *testing.T) {
	for says, name := range chattest.Names() {
		unit := scoring.Unit{Code: strings.Repeat("9", 30), Name: name}
		units := slices.Repeat([]scoring.Unit{unit}, 8)
		for _, language := range locales.Languages() {
			r := chattest.Renderer(t, language, "2024-07-15 08:00")
			wanted := inviteRequest{Unit: unit.Code, Role: people.Officer}
			link := toInvite.Link(inviteRequest{Unit: unit.Code, Role: people.Officer, Many: "5", Days: 30})
			button := chat.Button(r.Words.Text("person.move_yes"), link)
			said, sheet := sheetScreens(r, people.Officer, 3321, "3F2A-91C0", r.Now, bot.File{Name: "x.docx"})
			named := chat.UnitName(name)
			question := r.Words.Text("place.move", "what", named)
			for kind, m := range map[string]bot.Message{
				"sheet": sheet, "sheet made": said,
				"roles":    roleScreen(r, r.Words.Text("person.which_role", "number", "1"), func(people.Role) chat.Link { return link }),
				"change":   confirmScreen(r.Words.Text("person.move", "number", "1", "what", named, "unit", named), button, button),
				"nobody":   nobodyScreen(r, 1_000_000),
				"place":    placeScreen(r, question, []chat.Choice{button}, units, link, 0),
				"heir":     chat.HeirOffer(r, unit, unit, link),
				"whom":     inviteScreen(r, unit.Code, name),
				"how many": howManyScreen(r, question, wanted),
				"how long": howLongScreen(r, question, inviteRequest{Unit: unit.Code, Role: people.Officer, Many: "5"}),
				"people":   homeScreen(r, summary{Registered: 6642, Admins: 99, Gone: 99, Units: 3321, Lacking: make([]lackingUnit, 3321), Ended: make([]endedUnit, 99)}),
			} {
				chattest.Acceptable(t, kind+" with "+says+" in "+language, m)
			}
		}
	}
}
