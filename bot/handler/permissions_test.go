package handler

import (
	"strings"
	"testing"

	"motcua/bot"
	"motcua/bot/view"
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
	text := shown(r)
	for _, level := range []struct {
		level string
		signs []string
	}{
		{dossiers, []string{hangLia + "-240605", hangLia + "-240701", "Đăng ký khai sinh"}},
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
// removed people learn nothing, whatever they do, and have no column.
type permitted struct{ officer, chair, admin string }

func TestNobodyLearnsMoreThanTheirRoleAllows(t *testing.T) {
	byCommand := map[string]permitted{
		"start":    {nothing, nothing, nothing}, // its arguments are no invitation
		"diem":     {standing, whole, whole},
		"quahan":   {nothing, dossiers, dossiers},
		"saphan":   {nothing, dossiers, nothing}, // an admin asks for what is overdue
		"xephang":  {standing, standing, standing},
		"xuhuong":  {standing, standing, standing},
		"canhbao":  {nothing, whole, whole},
		"tongquan": {nothing, nothing, standing},
		"thongbao": {nothing, nothing, name}, // what is written after the command is the content
		"trogiup":  {nothing, name, nothing},
		"ngonngu":  {nothing, nothing, nothing},
		"huy":      {nothing, nothing, nothing},
	}
	byButton := map[view.Target]permitted{
		view.ToScorecard:         {standing, whole, whole},
		view.ToDetails:           {standing, whole, whole},
		view.ToWhy:               {}, // by figure, below
		view.ToOverdue:           {nothing, dossiers, dossiers},
		view.ToOverdueUnits:      {nothing, dossiers, name},
		view.ToDue:               {nothing, dossiers, dossiers},
		view.ToRanking:           {standing, standing, standing},
		view.ToRankingPicture:    {standing, standing, standing},
		view.ToTrend:             {standing, standing, standing},
		view.ToWarnings:          {nothing, whole, whole},
		view.ToOverview:          {nothing, nothing, standing},
		view.ToOverviewUnits:     {nothing, nothing, standing},
		view.ToOverviewIndicator: {}, // by indicator, below
		view.ToHeat:              {nothing, nothing, standing},
		view.ToAcknowledge:       {nothing, whole, whole},
		view.ToSnooze:            {nothing, whole, whole},
		view.ToAskMonth:          {nothing, nothing, nothing},
		view.ToAskUnit:           {nothing, nothing, nothing},
		view.ToCancel:            {nothing, nothing, nothing},
		view.ToLanguage:          {nothing, name, nothing},     // with what can be asked, and by whom
		view.ToBroadcast:         {nothing, nothing, standing}, // without a step; by step in a test of its own
		view.ToReceived:          {nothing, nothing, nothing},
	}
	byFigure := map[string]permitted{
		view.FigureChoice: {standing, whole, whole},
		view.FigureAgain:  {standing, whole, whole},
		view.FigureTotal:  {standing, whole, whole},
		view.FigureRank:   {standing, standing, standing},
		"TD":              {standing, dossiers, dossiers},
		"unknown":         {standing, whole, whole},
	}
	check := func(question string, want permitted, ask func(*chat) bot.Reply) {
		t.Helper()
		for person, level := range map[int64]string{stranger: nothing, removed: nothing, officer: want.officer, chair: want.chair, admin: want.admin} {
			for _, language := range []string{"vi", "en"} {
				reply := ask(newChat(t, newFake(t), person, language))
				if got := tells(reply); got != level {
					t.Errorf("%s by person %d tells %s, want %s:\n%s", question, person, got, level, shown(reply))
				}
				if unknown := person == stranger || person == removed; unknown && strings.Contains(shown(reply), "Phì Nhừ") {
					t.Errorf("%s by person %d names a unit:\n%s", question, person, shown(reply))
				}
				for _, m := range reply.Messages {
					if tells(reply) == dossiers && !m.Protected {
						t.Errorf("%s by person %d gives dossiers that can be forwarded", question, person)
					}
				}
			}
		}
	}
	for _, c := range commands() {
		want, ok := byCommand[c.name]
		if !ok {
			t.Errorf("the command %s has no row in the table of permissions", c.name)
			continue
		}
		arguments := " 6/2024 Háng Lìa"
		if c.name == "xephang" || c.name == "tongquan" {
			arguments = " 6/2024"
		}
		check("/"+c.name, want, func(talk *chat) bot.Reply { return talk.say("/" + c.name + arguments) })
		check("/"+c.alias, want, func(talk *chat) bot.Reply { return talk.say("/" + c.alias + arguments) })
		for _, words := range c.words {
			check(words, want, func(talk *chat) bot.Reply { return talk.say(words + arguments) })
		}
	}
	for _, to := range view.Targets() {
		want, ok := byButton[to]
		if !ok {
			t.Errorf("the button %s has no row in the table of permissions", to)
			continue
		}
		for _, month := range []scoring.Month{"2024-06", ""} {
			links := map[view.Link]permitted{{To: to, Month: month, Unit: hangLia}: want}
			switch to {
			case view.ToLanguage:
				links = map[view.Link]permitted{{To: to, Language: "en"}: want}
			case view.ToOverviewIndicator:
				links = map[view.Link]permitted{
					{To: to, Month: month}:             {nothing, nothing, nothing},
					{To: to, Month: month, Item: "TD"}: {nothing, nothing, whole},
				}
			case view.ToWhy:
				links = map[view.Link]permitted{}
				for figure, want := range byFigure {
					links[view.Link{To: to, Month: month, Unit: hangLia, Item: figure}] = want
				}
			}
			for link, want := range links {
				data, ok := link.Data()
				if !ok {
					t.Fatalf("%+v does not fit into a button", link)
				}
				check(data, want, func(talk *chat) bot.Reply { return talk.press(data) })
			}
		}
	}
	// Without a unit in the question nobody is given another's.
	for _, data := range []string{"1:over::", "1:over:2024-06:", "1:units::", "1:card::", "1:detail:2024-06:", "1:why:2024-06::TD", "1:due::", "1:trend::", "1:askm::", "old"} {
		for _, person := range []int64{officer, stranger, removed} {
			if got := tells(newChat(t, newFake(t), person, "vi").press(data)); got != nothing {
				t.Errorf("%s by person %d tells %s", data, person, got)
			}
		}
	}
}
