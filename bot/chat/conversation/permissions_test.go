package conversation

import (
	"slices"
	"strings"
	"testing"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/chattest"
	"motcua/scoring"
)

// What a reply tells of xã Háng Lìa, from nothing to everything.
const (
	nothing  = "nothing"
	name     = "its name"
	standing = "its total and rank"
	whole    = "its indicators"
	dossiers = "its dossiers"
)

func tells(r bot.Reply) string {
	text := chattest.Shown(r)
	for _, level := range []struct {
		level string
		signs []string
	}{
		{dossiers, []string{chattest.XaHangLia + "-24"}},
		{whole, []string{"27,7/30", "27.7/30", "27,692", "27.692", "12/13"}},
		{standing, []string{"87,7", "87.7"}},
		{name, []string{"Háng Lìa"}},
	} {
		for _, sign := range level.signs {
			if strings.Contains(text, sign) {
				return level.level
			}
		}
	}
	return nothing
}

// permitted is what each may learn of xã Háng Lìa: the officer of another unit, the unit's chair, an admin. Strangers and
// former people learn nothing, whatever they do, and have no column.
type permitted struct{ officer, chair, admin string }

func TestNobodyLearnsMoreThanTheirRoleAllows(t *testing.T) {
	desk, houses := wholeDesk(t), housesOf(t, disputedHouse)
	byCommand := map[string]permitted{
		"start":     {nothing, nothing, nothing}, // its arguments are no invitation
		"diem":      {standing, whole, whole},
		"quahan":    {nothing, dossiers, dossiers},
		"saphan":    {nothing, dossiers, nothing}, // an admin asks for what is overdue
		"tiepnhan":  {nothing, name, name},        // none waits
		"hoso":      {nothing, dossiers, dossiers},
		"xephang":   {standing, standing, standing},
		"xuhuong":   {standing, standing, standing},
		"canhbao":   {nothing, whole, whole},
		"tuan":      {nothing, nothing, nothing}, // with a month it is none; by its button below
		"canlam":    {nothing, whole, whole},
		"nghi":      {nothing, nothing, nothing}, // of nobody but the person
		"tongquan":  {nothing, nothing, name},
		"trogiup":   {nothing, name, nothing},
		"camon":     {nothing, nothing, nothing},
		"nhap":      {nothing, nothing, name},
		"ngonngu":   {nothing, nothing, nothing},
		"huy":       {nothing, nothing, nothing},
		"dinhchinh": {nothing, dossiers, dossiers},
		"nguoidung": {nothing, nothing, name},
		"moi":       {nothing, nothing, name},
		"chitieu":   {nothing, nothing, name},
		"nhatky":    {nothing, nothing, name},
		"chot":      {nothing, nothing, nothing},
		"mau":       {nothing, nothing, nothing}, // files; the units are in them
		"molai":     {nothing, nothing, nothing},
		"caidat":    {nothing, nothing, nothing},
		"baocao":    {nothing, nothing, nothing}, // files; what is in them is tried in their room
		"thongbao":  {nothing, nothing, name},    // what is written after the command is the content
	}
	byButton := map[chat.Destination]permitted{
		"card":                          {standing, whole, whole},
		"detail":                        {standing, whole, whole},
		"term":                          {standing, whole, whole},
		"termd":                         {standing, whole, whole},
		"trank":                         {standing, standing, standing},
		"trep":                          {nothing, nothing, nothing}, // files, as above
		"why":                           {},                          // by figure, below
		"over":                          {nothing, dossiers, dossiers},
		"units":                         {nothing, dossiers, name},
		"due":                           {nothing, dossiers, dossiers},
		"wait":                          {nothing, name, name}, // none waits
		"dossier":                       {},                    // by code, below
		"adv":                           {nothing, whole, whole},
		"advback":                       {nothing, whole, whole},
		"advlist":                       {}, // by act, below
		"advend":                        {nothing, standing, standing},
		"advif":                         {nothing, standing, standing},
		"advunits":                      {nothing, nothing, nothing}, // others are near a grade,
		"rank":                          {standing, standing, standing},
		"rankpic":                       {nothing, standing, nothing},
		"trend":                         {standing, standing, standing},
		"ttrend":                        {standing, standing, standing},
		"trtext":                        {standing, standing, standing},
		"sumall":                        {nothing, whole, nothing}, // for the unit's chair
		"ovgrp":                         {nothing, nothing, standing},
		"warn":                          {nothing, whole, whole},
		"week":                          {nothing, standing, standing},
		"weekly":                        {nothing, nothing, nothing},
		"help":                          {nothing, nothing, nothing},
		"ask":                           {},                          // by command, below
		"digest":                        {nothing, nothing, nothing}, // of what went out to the reader in that message alone
		"ov":                            {nothing, nothing, name},
		"ovunit":                        {nothing, nothing, standing},
		"ovind":                         {}, // by indicator, below
		"take":                          {}, // by item, below
		"dropfile":                      {},
		"badrows":                       {},
		"compare":                       {},
		"undo":                          {},
		"match":                         {},
		"layouts":                       {nothing, nothing, nothing},
		"forgetcols":                    {nothing, nothing, nothing},
		"column":                        {},
		"period":                        {},
		"words":                         {},
		"word":                          {},
		"taught":                        {nothing, nothing, nothing},
		"forgetword":                    {nothing, nothing, nothing},
		"health":                        {nothing, nothing, nothing},
		"limits":                        {nothing, nothing, nothing},
		"heat":                          {nothing, nothing, nothing},
		"heatg":                         {nothing, nothing, nothing},
		"known":                         {nothing, whole, whole},
		"later":                         {nothing, whole, whole},
		"ack":                           {nothing, whole, whole},
		"snooze":                        {nothing, whole, whole},
		"askm":                          {nothing, nothing, nothing},
		"asku":                          {nothing, nothing, nothing},
		chat.Destination(chat.ToCancel): {nothing, nothing, nothing},
		"aims":                          {nothing, nothing, name},
		"aim":                           {}, // by item, below
		"askaim":                        {},
		"askaimu":                       {},
		"aimto":                         {},
		"aimwho":                        {},
		"aimset":                        {},
		"log":                           {nothing, nothing, dossiers},
		"logwho":                        {nothing, nothing, name},
		"logwhat":                       {nothing, nothing, nothing},
		"asklog":                        {nothing, nothing, nothing},
		"logfile":                       {nothing, nothing, name},
		"report":                        {nothing, nothing, nothing}, // files, as above
		"letter":                        {nothing, nothing, nothing},
		"lang":                          {nothing, name, nothing}, // with what can be asked, and by whom
		"dpick":                         {nothing, dossiers, nothing},
		"dwhy":                          {nothing, dossiers, nothing},
		"dfile":                         {nothing, dossiers, nothing},
		"dsend":                         {nothing, dossiers, nothing},
		"dword":                         {nothing, dossiers, nothing},
		"dsay":                          {nothing, dossiers, nothing},
		"ddrop":                         {nothing, nothing, nothing},
		"dback":                         {nothing, dossiers, nothing}, // an admin made none
		"dlist":                         {nothing, dossiers, dossiers},
		"dyes":                          {nothing, nothing, dossiers},
		"dno":                           {nothing, nothing, dossiers},

		"people":   {nothing, nothing, name},
		"person":   {nothing, nothing, name},
		"addrole":  {nothing, nothing, name},
		"mvrole":   {nothing, nothing, name},
		"drop":     {nothing, nothing, name},
		"remove":   {nothing, nothing, nothing}, // it is asked, and nothing is named
		"handover": {nothing, nothing, name},
		"dayoff":   {nothing, nothing, nothing},
		"dayback":  {nothing, nothing, nothing},
		"label":    {nothing, nothing, nothing}, // it is asked, and nothing is named
		"keeplab":  {nothing, nothing, nothing}, // none was written
		"droplab":  {nothing, nothing, name},
		"invite":   {nothing, nothing, name},
		"invs":     {nothing, nothing, nothing}, // none is open
		"revoke":   {nothing, nothing, nothing},
		"check":    {nothing, nothing, nothing},
		"open":     {nothing, nothing, nothing},
		"held":     {nothing, nothing, nothing},
		"theld":    {nothing, nothing, nothing}, // the quarter is not closed
		"close":    {},                          // by what was shown, below
		"reopen":   {},
		"leave":    {},
		"bc":       {nothing, nothing, standing}, // without a step; by step in a test of the room
		"got":      {nothing, nothing, nothing},
	}
	byButton["seen"] = permitted{nothing, standing, nothing}
	byButton["unseen"] = permitted{nothing, nothing, name}
	byButton["remind"] = permitted{nothing, nothing, name}
	byFigure := map[string]permitted{
		"":        {standing, whole, whole},
		"all":     {standing, whole, whole},
		"total":   {standing, whole, whole},
		"rank":    {standing, standing, standing},
		"TD":      {standing, dossiers, dossiers},
		"unknown": {standing, whole, whole},
	}
	check := func(question, language string, want permitted, ask func(*chattest.Talk) string) {
		t.Helper()
		t.Run(question, func(t *testing.T) {
			for _, person := range []int64{chattest.Stranger, former} {
				talk := houses(t).talkIn(person, language)
				if said := ask(talk); tells(talk.Last) != nothing || strings.Contains(said, "Phì Nhừ") {
					t.Errorf("person %d is told\n%s", person, said)
				}
			}
			for person, level := range map[int64]string{chattest.Officer: want.officer, chattest.Chair: want.chair, chattest.Admin: want.admin} {
				h := houses(t)
				talk := h.talkIn(person, language)
				said := ask(talk)
				if got := tells(talk.Last); got != level {
					t.Errorf("person %d is told %s, want %s:\n%s", person, got, level, said)
				}
				for _, m := range talk.Last.Messages {
					if tells(bot.Reply{Messages: []bot.Message{m}}) == dossiers && !m.Protected {
						t.Errorf("person %d is given dossiers that can be forwarded", person)
					}
				}
				h.wentWell()
			}
		})
	}
	for _, c := range desk.Commands() {
		want, ok := byCommand[c.Name]
		if !ok {
			t.Errorf("the command %s has no row in the table of permissions", c.Name)
			continue
		}
		arguments := " 6/2024 Háng Lìa"
		if slices.Contains([]string{"xephang", "tongquan", "chot", "molai", "baocao", "mau"}, c.Name) {
			arguments = " 6/2024"
		}
		if c.Name == "hoso" {
			arguments = " " + lateInJune
		}
		if c.Name == "nguoidung" || c.Name == "moi" {
			arguments = " Háng Lìa"
		}
		check("/"+c.Name, "vi", want, func(talk *chattest.Talk) string { return talk.Say("/" + c.Name + arguments) })
		check("/"+c.Alias, "en", want, func(talk *chattest.Talk) string { return talk.Say("/" + c.Alias + arguments) })
		if c.Name == "diem" || c.Name == "xephang" {
			of := map[string]string{"diem": " quý 2/2024 Háng Lìa", "xephang": " quý 2/2024"}[c.Name]
			check("/"+c.Name+of, "vi", want, func(talk *chattest.Talk) string { return talk.Say("/" + c.Name + of) })
		}
		for _, words := range c.Words {
			check(words, "vi", want, func(talk *chattest.Talk) string { return talk.Say(words + arguments) })
		}
	}
	for _, to := range desk.Destinations() {
		want, ok := byButton[to]
		if !ok {
			t.Errorf("the button %s has no row in the table of permissions", to)
			continue
		}
		for _, month := range []scoring.Month{"2024-06", ""} {
			links := map[chat.Link]permitted{{To: to, Month: month, Unit: chattest.XaHangLia}: want}
			if item, ok := peopleItems[to]; ok {
				links = map[chat.Link]permitted{{To: to, Month: month, Unit: item.unit, Item: item.item}: want}
			}
			switch to {
			case "check", "open", "held":
				if month == "" { // an old button
					links = map[chat.Link]permitted{{To: to}: {nothing, nothing, standing}}
				}
			case "help":
				links = map[chat.Link]permitted{{To: to, Item: "today"}: want, {To: to, Item: "unknown"}: want}
			case "ask":
				links = map[chat.Link]permitted{
					{To: to, Item: "quahan"}:   {nothing, dossiers, name},
					{To: to, Item: "tongquan"}: {nothing, nothing, name},
					{To: to, Item: "unknown"}:  {nothing, whole, standing}, // an old button
				}
			case "lang":
				links = map[chat.Link]permitted{{To: to, Item: "en"}: want}
			case "ovind":
				links = map[chat.Link]permitted{
					{To: to, Month: month}:              {nothing, nothing, nothing},
					{To: to, Month: month, Item: "TD"}:  {nothing, nothing, whole},
					{To: to, Month: month, Item: "@CK"}: {nothing, nothing, nothing},
				}
			case "dpick", "dwhy", "dfile", "dsend", "dword", "dsay",
				"ddrop", "dback", "dyes", "dno":
				links = disputeLinks(to, month, want)
			case "term", "termd", "trank", "trep", "ttrend", "trtext", "theld":
				links = map[chat.Link]permitted{{To: to, Unit: chattest.XaHangLia, Item: "2024-Q2"}: want}
			case "advlist":
				links = map[chat.Link]permitted{{To: to, Month: month, Unit: chattest.XaHangLia, Item: "pay"}: {nothing, dossiers, dossiers}}
			case "dossier":
				links = map[chat.Link]permitted{{To: to, Item: lateInJune}: {nothing, dossiers, dossiers}}
			case "advif":
				links = map[chat.Link]permitted{{To: to, Month: month, Unit: chattest.XaHangLia, Item: "digitise,1"}: want}
			case "got":
				links = map[chat.Link]permitted{{To: to, Item: "7"}: want}
			case "take", "dropfile", "badrows", "compare", "undo", "match", "column", "period", "words", "word":
				links = fileLinks(to)
			case "aim", "askaim", "askaimu", "aimto", "aimwho", "aimset":
				links = targetLinks(to)
			case "close", "leave":
				done, seen := nothing, nothing
				if month == "" {
					done, seen = standing, standing
				}
				links = map[chat.Link]permitted{{To: to, Month: month, Item: "shown"}: {nothing, nothing, done}, {To: to, Month: month, Item: "other"}: {nothing, nothing, seen}}
			case "reopen":
				seen := nothing
				if month == "" {
					seen = standing
				}
				links = map[chat.Link]permitted{{To: to, Month: month, Item: "1"}: {nothing, nothing, seen}, {To: to, Month: month, Item: "2"}: {nothing, nothing, seen}}
			case "why":
				links = map[chat.Link]permitted{}
				for figure, want := range byFigure {
					links[chat.Link{To: to, Month: month, Unit: chattest.XaHangLia, Item: figure}] = want
				}
				links[chat.Link{To: to, Unit: chattest.XaHangLia, Item: "TD,2024-Q2"}] = permitted{standing, dossiers, dossiers}
			}
			for link, want := range links {
				data, ok := dataOf(desk, link)
				if !ok {
					t.Fatalf("%+v does not fit into a button", link)
				}
				check(data, map[bool]string{true: "vi", false: "en"}[month != ""], want, func(talk *chattest.Talk) string { return talk.Press(data) })
			}
		}
	}
	// Without a unit in the question nobody is given another's.
	h := openFurnished(t, disputedHouse.Store(t))
	for _, data := range []string{"1:over::", "1:over:2024-06:", "1:units::", "1:card::", "1:detail:2024-06:", "1:why:2024-06::TD", "1:due::", "1:trend::", "1:askm::", "old"} {
		for _, person := range []int64{chattest.Officer, chattest.Stranger, former} {
			talk := h.talk(person)
			talk.Press(data)
			if got := tells(talk.Last); got != nothing {
				t.Errorf("%s by person %d tells %s", data, person, got)
			}
		}
	}
}
