package view_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/view"
	"motcua/locales"
	"motcua/scoring"
	"motcua/scoring/people"
)

// somebody holds the roles, for a unit of the name.
func somebody(number int, name string, roles ...people.Role) view.Registered {
	p := view.Registered{Number: number, Seen: at("2024-07-10 00:00")}
	for _, role := range roles {
		h := view.Holding{Grant: people.Grant{Role: role}}
		if role.NeedsUnit() {
			h.Unit, h.Name = "000.10.32.H18", name
		}
		p.Held = append(p.Held, h)
	}
	return p
}

func TestPeopleAreShown(t *testing.T) {
	hangLia := scoring.Unit{Code: "000.10.32.H18", Name: "UBND xã Háng Lìa"}
	tiaDinh := scoring.Unit{Code: "000.14.32.H18", Name: "UBND xã Tìa Đình"}
	for _, language := range locales.Languages() {
		r := reader(t, language, "2024-07-15 08:00")
		self, today, gone := somebody(1, "", people.Admin), somebody(2, hangLia.Name, people.Officer, people.Chair), somebody(3, hangLia.Name, people.Officer)
		self.Self, today.Seen, gone.Seen, gone.Gone = true, at("2024-07-15 00:00"), time.Time{}, at("2024-07-02 09:00")
		lacking := []view.Lacking{{Unit: tiaDinh, Roles: []people.Role{people.Officer, people.Chair}, Empty: true}, {Unit: hangLia, Roles: []people.Role{people.Chair}}}
		merged := view.Merged{Unit: hangLia, Heir: tiaDinh, People: 2}
		officer, admin := today.Held[0], self.Held[0]
		open := view.Invited{Holding: officer, Code: "ABCDEFGHJKMN2345", Link: "https://t.me/motcua_bot?start=ABCDEFGHJKMN2345", Expires: at("2024-07-18 08:00"), State: people.Open}
		used, expired, revoked, bare := open, open, open, open
		used.State, expired.State, revoked.State, bare.Link = people.Used, people.Expired, people.Revoked, ""
		note, sheet := view.InvitationSheet(r, people.Officer, 14, at("2024-07-18 08:00"), bot.File{Name: "x.docx"})
		var many []view.Registered
		for n := range 20 {
			many = append(many, somebody(n+1, hangLia.Name, people.Officer))
		}
		for name, m := range map[string]bot.Message{
			"people":           view.PeopleHome(r, view.People{Registered: 3, Admins: 1, Gone: 1, Units: 14, Lacking: lacking, Merged: []view.Merged{merged}}),
			"people-none":      view.PeopleHome(r, view.People{Units: 14}),
			"people-all":       view.PeopleList(r, chat.Link{To: view.ToPeople, Item: view.PeopleAll}, []view.Registered{self, today, gone}),
			"people-page":      view.PeopleList(r, chat.Link{To: view.ToPeople, Item: view.PeopleAll, Page: 1}, many),
			"people-lacking":   view.PeopleLacking(r, chat.Link{To: view.ToPeople, Item: view.PeopleMissing}, lacking),
			"people-merged":    view.PeopleOfMerged(r, chat.Link{To: view.ToPeople, Item: view.PeopleMerged}, []view.Merged{merged, {Unit: tiaDinh, People: 1}}),
			"people-unit":      view.UnitPeople(r, view.PeopleOfUnit{Unit: hangLia, Registered: []view.Registered{gone}, Missing: lacking[1].Roles}, ""),
			"people-unit-none": view.UnitPeople(r, view.PeopleOfUnit{Unit: tiaDinh, Missing: lacking[0].Roles}, ""),
			"people-unit-over": view.UnitPeople(r, view.PeopleOfUnit{Unit: hangLia, Registered: []view.Registered{today}, Ended: &merged}, ""),
			"people-unit-left": view.UnitPeople(r, view.PeopleOfUnit{Unit: hangLia, Ended: &view.Merged{Unit: hangLia, Heir: tiaDinh}}, r.Words.Text("answer.not_understood")),
			"person":           view.Person(r, today, r.Words.Text("person.added", "what", view.HeldIn(r, officer))),
			"person-self":      view.Person(r, self, ""),
			"person-none":      view.NoPerson(r, 7),
			"person-place":     view.ChoosePlace(r, "x", []chat.Choice{{Label: "x", Link: chat.Link{To: view.ToInvite, Item: "officer,all"}}}, []scoring.Unit{hangLia, tiaDinh}, chat.Link{To: view.ToInvite, Item: "officer"}),
			"person-suggest":   chat.Suggestions(r.Renderer, "Hang Lai", []scoring.Unit{hangLia}, chat.Link{To: view.ToMoveRole, Item: "12,officer,000.14.32.H18"}),
			"person-heir":      view.Heir(r, hangLia, tiaDinh, chat.Link{To: view.ToInvite, Item: "officer"}),
			"invite":           view.ChooseInvited(r, chat.Link{To: view.ToInvite, Unit: hangLia.Code}, hangLia.Name),
			"invite-many":      view.AskHowMany(r, "x", chat.Link{To: view.ToInvite, Unit: hangLia.Code, Item: "officer"}),
			"invite-long":      view.AskHowLong(r, "x", chat.Link{To: view.ToInvite, Unit: hangLia.Code, Item: "officer,2"}),
			"invite-made":      view.Invitations(r, []view.Invited{open, open, used, expired, revoked}),
			"invite-no-link":   view.Invitations(r, []view.Invited{bare}),
			"invite-note":      note,
			"invite-sheet":     sheet,
			"invite-open":      view.OpenInvitations(r, []view.Offered{{Holding: officer, ID: "0123456789abcdef", Expires: at("2024-07-18 08:00")}, {Holding: admin, ID: "0123456789abcdee", Expires: at("2024-07-19 08:00")}}, 0, ""),
			"invite-open-none": view.OpenInvitations(r, nil, 0, r.Words.Text("invite.revoked")),
			"invite-revoke":    view.ConfirmRevoke(r, view.Offered{Holding: officer, ID: "0123456789abcdef", Expires: at("2024-07-18 08:00")}, 14),
		} {
			golden(t, name+"."+language, m)
		}
	}
}

// The longest names, the most roles and the longest codes of units still make messages that Telegram takes.
func TestPeopleNeverGrowTooLong(t *testing.T) {
	name := "UBND xã " + strings.Repeat("Nghiễu<&", 30)
	unit := scoring.Unit{Code: strings.Repeat("9", 70), Name: name}
	for _, language := range locales.Languages() {
		r := reader(t, language, "2024-07-15 08:00")
		var all []view.Registered
		var offers []view.Offered
		var lacking []view.Lacking
		var merged []view.Merged
		for n := range 40 {
			p := somebody(n+123456, name, people.Officer, people.Chair, people.Admin)
			p.Gone, p.Held = r.Now, slices.Repeat(p.Held, 7)
			all = append(all, p)
			offers = append(offers, view.Offered{Holding: p.Held[0], ID: fmt.Sprintf("%016d", n), Expires: r.Now})
			lacking = append(lacking, view.Lacking{Unit: unit, Roles: []people.Role{people.Officer, people.Chair}})
			merged = append(merged, view.Merged{Unit: unit, Heir: unit, People: 99})
		}
		invited := view.Invited{Holding: all[0].Held[0], Code: "ABCDEFGHJKMN2345", Link: "https://t.me/" + strings.Repeat("b", 32) + "?start=ABCDEFGHJKMN2345", Expires: r.Now, State: people.Open}
		for kind, m := range map[string]bot.Message{
			"list":    view.PeopleList(r, chat.Link{To: view.ToPeople, Item: view.PeopleAll, Page: 3}, all),
			"lacking": view.PeopleLacking(r, chat.Link{To: view.ToPeople, Item: view.PeopleMissing, Page: 3}, lacking),
			"merged":  view.PeopleOfMerged(r, chat.Link{To: view.ToPeople, Item: view.PeopleMerged, Page: 3}, merged),
			"unit":    view.UnitPeople(r, view.PeopleOfUnit{Unit: unit, Registered: all, Missing: people.Roles, Page: 2, Ended: &merged[0]}, name),
			"person":  view.Person(r, all[0], name),
			"made":    view.Invitations(r, []view.Invited{invited, invited, invited, invited, invited}),
			"open":    view.OpenInvitations(r, offers, 2, name),
			"revoke":  view.ConfirmRevoke(r, offers[0], 3321),
		} {
			acceptable(t, kind+"."+language, m)
		}
	}
}
