package warnings

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/chattest"
	"motcua/bot/chat/routes"
	"motcua/locales"
	"motcua/scoring"
	"motcua/scoring/outbox"
)

// part is a notice of indicators that moved from 30 to 27 points, with the dossiers behind them.
func part(t *testing.T, reason outbox.Reason, missing []scoring.Listed, indicators ...string) notice {
	t.Helper()
	p := notice{Unit: "000.10.32.H18", Name: "UBND xã Háng Lìa", Rules: chattest.Rules(t), Reason: reason, Gaps: map[string]gap{}}
	for _, ind := range indicators {
		p.Changes = append(p.Changes, outbox.Change{Indicator: ind, From: new(figure(ind, 30)), To: figure(ind, 27), Since: chattest.At("2024-11-22 08:15")})
		if counts := chattest.Indicator(t, ind).Counts; counts == scoring.Entered {
			continue
		}
		p.Gaps[ind] = gap{Counts: chattest.Indicator(t, ind).Counts, Rows: missing, Total: 3 * len(missing)}
	}
	return p
}

// aside is a notice in which an indicator's figure is not that of the dossiers.
func aside(p notice, indicator string) notice {
	g := p.Gaps[indicator]
	g.Aside = true
	p.Gaps[indicator] = g
	return p
}

// known is a notice of which somebody acknowledged the first indicators.
func known(p notice, indicators ...string) notice {
	p.Known = map[string]acknowledgement{}
	for _, ind := range indicators {
		p.Known[ind] = acknowledgement{By: "công chức một cửa", At: chattest.At("2024-11-21 21:05")}
	}
	return p
}

// withoutFigure is a notice whose first indicator is not assessed any more, and whose second has no longer has a target.
func withoutFigure(p notice) notice {
	p.Changes[0].To = outbox.Figure{Indicator: p.Changes[0].Indicator, Month: p.Changes[0].To.Month, DataTime: p.Changes[0].To.DataTime}
	p.Changes[1].To.Target = scoring.Fraction{}
	return p
}

// told is the message of notices.
func told(r chat.Renderer, notices ...notice) bot.Message {
	return chat.Digest{Chapters: []chat.Chapter{noticesChapter(r, notices)}}.Message(r)
}

// lines is another feature's chapter of a line and a row of buttons, as the list of a morning has them.
func lines(r chat.Renderer, unit string) chat.Chapter {
	line := r.Words.Text("notice.due_today", "unit", unit, "due", 2, "overdue", 1)
	overdue := chat.Button(r.Words.Text("due.overdue_button", "n", 1), routes.Overdue.Link(routes.OfDossiers{Unit: "000.10.32.H18"}))
	due := chat.Button(r.Words.Text("key.saphan"), routes.Due.Link(routes.OfDossiers{Unit: "000.10.32.H18"}))
	return chat.Chapter{Entries: []chat.Entry{{
		Urgency: outbox.DueToday.Kind().Urgency, Write: func(m *chat.Markup) { m.Line(line) }, Buttons: [][]bot.Button{chat.Row(overdue, due)},
	}}}
}

func TestNoticesAreAsTheyWereSeen(t *testing.T) {
	late := []scoring.Listed{
		{Code: "000.10.32.H18-240605-0002", Unit: "000.10.32.H18", UnitName: "UBND xã Háng Lìa", Procedure: "Đăng ký khai sinh", Received: chattest.At("2024-06-05 08:10"), Due: chattest.At("2024-06-12 17:00"), Finished: chattest.At("2024-06-14 09:30")},
		{Code: "000.10.32.H18-240606-0007", Unit: "000.10.32.H18", UnitName: "UBND xã Háng Lìa", Procedure: "Cấp bản sao trích lục hộ tịch, bản sao Giấy khai sinh <nhiều trang> & các giấy tờ khác", Due: chattest.At("2024-06-30 16:00")},
		{Code: "000.10.32.H18-240607-0001", Unit: "000.10.32.H18", UnitName: "UBND xã Háng Lìa", Due: chattest.At("2024-06-30 16:59")},
	}
	corrected := slices.Clone(late)
	corrected[0].Corrected = true
	for _, language := range locales.Languages() {
		r := chattest.Renderer(t, language, "2024-11-22 08:16")
		for name, m := range map[string]bot.Message{
			"notice":                told(r, part(t, outbox.Breach, late, "TD", "TT2")),
			"notice-aside":          told(r, aside(part(t, outbox.Breach, late, "TD", "TT2"), "TD")),
			"notice-reminder":       told(r, part(t, outbox.Reminder, nil, "TD")),
			"notice-escalated":      told(r, part(t, outbox.Escalated, nil, "TD")),
			"notice-known":          told(r, known(part(t, outbox.Breach, late, "TD"), "TD")),
			"notice-half-known":     told(r, known(part(t, outbox.Escalated, late, "TD", "TT2"), "TT2")),
			"notice-digest-known":   told(r, known(part(t, outbox.Escalated, nil, "TD", "TT1"), "TD", "TT1"), known(part(t, outbox.Escalated, nil, "TD", "TT2"), "TD"), part(t, outbox.Recovered, nil, "SH1")),
			"notice-all-known":      told(r, known(part(t, outbox.Escalated, nil, "TD"), "TD"), part(t, outbox.Recovered, nil, "SH1")),
			"notice-recovered":      told(r, part(t, outbox.Recovered, nil, "TD")),
			"notice-withdrawn":      told(r, part(t, outbox.Withdrawn, nil, "TD", "TT2")),
			"notice-withdrawn-gone": told(r, withoutFigure(part(t, outbox.Withdrawn, nil, "TD", "TT2"))),
			"notice-digest-gone":    told(r, withoutFigure(part(t, outbox.Withdrawn, nil, "TD", "TT2")), part(t, outbox.Recovered, nil, "TT1")),
			"notice-corrected":      told(r, part(t, outbox.Breach, corrected, "TD")),
			"notice-digest-units":   unitsDigest(t, r).Message(r),
			"notice-digest-second":  unitsDigest(t, r).Page(r, 1),
			"notice-digest": chat.Digest{Chapters: []chat.Chapter{
				noticesChapter(r, []notice{part(t, outbox.Breach, late, "TD"), part(t, outbox.Recovered, nil, "TT2")}), lines(r, "Xã Háng Lìa")}}.Message(r),
		} {
			chattest.Golden(t, name+"."+language, m)
		}
	}
}

func TestNoticesFitIntoAMessage(t *testing.T) {
	for says, name := range chattest.Names() {
		late := slices.Repeat([]scoring.Listed{{Code: strings.Repeat("H18-", 40), UnitName: name, Procedure: strings.Repeat("Đăng ký & <khai sinh> ", 30), Due: chattest.At("1999-01-01 00:00"), Corrected: true}}, 6)
		var codes []string
		for _, ind := range chattest.Rules(t).Indicators {
			codes = append(codes, ind.Code)
		}
		whole := part(t, outbox.Breach, late, codes...)
		whole.Name = name
		for _, language := range locales.Languages() {
			r := chattest.Renderer(t, language, "2024-07-15 08:00")
			chattest.Acceptable(t, "a notice with "+says+" in "+language, told(r, whole))
			chattest.Acceptable(t, "a digest with "+says+" in "+language, told(r, slices.Repeat([]notice{whole}, 200)...))
		}
	}
}

// unitsDigest is what an admin is told of many units at once.
func unitsDigest(t *testing.T, r chat.Renderer) chat.Digest {
	t.Helper()
	var notices []notice
	for i, name := range []string{"Háng Lìa", "Phì Nhừ", "Keo Lôm", "Chiềng Sơ", "Tìa Đình", "Nong U", "Pú Hồng"} {
		p := part(t, outbox.Escalated, nil, []string{"TD", "TT1", "TT2", "SH1"}[:1+i%4]...)
		p.Unit, p.Name = fmt.Sprintf("000.%d.32.H18", 10+i), "UBND xã "+name
		for at := range p.Changes {
			p.Changes[at].To.Points = scoring.Frac(int64(25-i-at), 1)
		}
		notices = append(notices, p)
	}
	notices[1] = known(notices[1], "TD", "TT1")
	notices = append(notices, part(t, outbox.Recovered, nil, "SH2", "HL1"))
	farthestFirst(notices)
	return chat.Digest{
		Chapters: []chat.Chapter{noticesChapter(r, notices)},
		Matters:  []chat.Matter{{Title: r.Words.Text("closing.held_told", "month", r.Words.Month("2024-06"), "n", 3), Urgency: outbox.Differs.Kind().Urgency}},
	}
}

// Each page of a digest fits on a phone's screen, and the pages together tell of everything, whatever it is called.
func TestPagesOfADigestTellOfEverythingAndFit(t *testing.T) {
	long := strings.Repeat("Điện Biên Đông 🏔 ", 20)
	for _, language := range locales.Languages() {
		r := chattest.Renderer(t, language, "2024-11-22 08:16")
		for _, c := range []struct {
			titles, notices int
			name            string
		}{{7, 0, long}, {15, 0, "UBND xã Háng Lìa"}, {60, 0, long}, {20, 30, long}, {7, 6, "UBND xã Háng Lìa"}, {0, 135, "UBND xã Phì Nhừ"}} {
			var notices []notice
			for i := range c.notices {
				p := known(part(t, outbox.Breach, nil, "TD", "TT1", "TT2", "SH1", "SH2"), "TD", "TT1", "TT2", "SH1", "SH2")
				p.Unit, p.Name = fmt.Sprintf("%03d.32.H18", i), c.name
				notices = append(notices, p)
			}
			d := chat.Digest{Chapters: []chat.Chapter{noticesChapter(r, notices)}}
			who := r.Words.Text("unreached.roles", "who", r.Words.Text("unreached_role.officer", "unit", chat.Cut(chat.OneLine(c.name), chat.LongName)), "n", 1)
			for i := range c.titles {
				d.Matters = append(d.Matters, chat.Matter{Title: fmt.Sprintf("№%d ", i) + r.Words.Text("unreached.blocked", "who", who, "date", r.Words.Date(r.Now))})
			}
			told, buttons := 0, map[string]bool{}
			for page := 0; ; page++ {
				name := fmt.Sprintf("%s, page %d of %d titles beside %d warnings", language, page, c.titles, c.notices)
				m := d.Page(r, page)
				chattest.Acceptable(t, name, m)
				var read chat.Markup
				read.Line(chattest.Text(m))
				if read.Rows() > chat.ScreenRows {
					t.Errorf("%s: %d rows:\n%s", name, read.Rows(), chattest.Text(m))
				}
				told += strings.Count(m.HTML, "№")
				for _, row := range m.Buttons {
					for _, b := range row {
						if strings.Contains(b.Data, ".32.H18") {
							buttons[b.Data] = true
						}
					}
				}
				if last := m.Buttons; len(last) == 0 || !strings.HasPrefix(last[len(last)-1][len(last[len(last)-1])-1].Data, "1:digest::"+":"+strconv.Itoa(page+1)) {
					if beyond := d.Page(r, page+5); beyond.HTML != m.HTML {
						t.Errorf("%s: behind the last page stands another:\n%s", name, beyond.HTML)
					}
					break
				}
			}
			if told != c.titles || len(buttons) != c.notices {
				t.Errorf("%s: of %d titles and %d units the pages tell of %d and %d", language, c.titles, c.notices, told, len(buttons))
			}
		}
	}
}

func TestUnitsOfADigestAreToldApart(t *testing.T) {
	var notices []notice
	for _, rec := range chattest.Alike(t) {
		n := part(t, outbox.Breach, nil, "HL1")
		n.Unit, n.Name = rec.Unit, rec.Name
		notices = append(notices, n)
	}
	chattest.ToldApart(t, "digest", told(chattest.Renderer(t, "vi", "2024-07-03 09:00"), notices...))
}

// held is an indicator with a target of 4,5 of 5 points that stands at so much.
func held(hundredths int64) outbox.Figure {
	return outbox.Figure{Indicator: "HL1", Month: "2024-06", Points: scoring.Frac(hundredths, 100), Max: scoring.Int(5), Target: scoring.Frac(9, 2), DataTime: chattest.At("2024-06-30 17:00")}
}

func TestRoundingNeverContradictsTheVerdict(t *testing.T) {
	r := chattest.Renderer(t, "vi", "2024-07-03 09:00")
	warned := func(from, to int64) string {
		return told(r, notice{Unit: "a", Name: "UBND xã Háng Lìa", Rules: chattest.Rules(t), Reason: outbox.Breach,
			Changes: []outbox.Change{{Indicator: "HL1", From: new(held(from)), To: held(to)}}}).HTML
	}
	for _, c := range []struct {
		says, text string
		want, not  string
	}{
		{"points under their target", warned(453, 447), "4,47", "4,5/5"},
		{"points that fell by little", warned(444, 441), "4,44", ""},
	} {
		if !strings.Contains(c.text, c.want) || c.not != "" && strings.Contains(c.text, c.not) {
			t.Errorf("%s: want %q and not %q in\n%s", c.says, c.want, c.not, c.text)
		}
	}
}
