package document

import "motcua/locales"

// Guide is what the leaflet for officers tells beside what it tells everybody.
type Guide struct {
	Authority string // "" when it is not known
	Bot       string // its name in Telegram without the @; "" leaves a line to write it on
	Words     locales.Printer
}

var (
	leafletTitle   = style{align: "center", size: 36, bold: true, before: 60, after: 60}
	leafletSection = style{align: "left", size: 27, bold: true, before: 160, after: 60, keep: true}
	leafletText    = style{align: "both", size: 26, after: 60, line: 252}
	leafletCell    = style{align: "left", size: 25, before: 30, after: 30}
)

// Leaflet is a page of A4 to print and to hand out with invitations: how an officer registers, asks, and is told.
func Leaflet(g Guide) ([]byte, error) {
	var w word
	say := func(s style, key string, args ...any) { w.paragraph(s, g.Words.Text(key, args...)) }
	if g.Authority != "" {
		w.paragraph(headingStyle, g.Authority)
	}
	say(leafletTitle, "leaflet.title")
	say(style{align: "center", size: 26, italic: true, after: 100}, "leaflet.for")

	say(leafletSection, "leaflet.register")
	if g.Bot == "" {
		say(leafletText, "leaflet.register_how", "bot", "..............................")
	} else {
		say(leafletText, "leaflet.register_how", "bot", "@"+g.Bot)
	}
	say(leafletText, "leaflet.register_once")

	say(leafletSection, "leaflet.ask")
	w.table([]int{3700, 5300}, true, func() {
		for _, q := range [][2]string{
			{"leaflet.score", "leaflet.score_gives"}, {"leaflet.overdue", "leaflet.overdue_gives"}, {"leaflet.due", "leaflet.due_gives"},
			{"leaflet.rank", "leaflet.rank_gives"}, {"leaflet.dossier", "leaflet.dossier_gives"}, {"leaflet.advice", "leaflet.advice_gives"},
			{"leaflet.help", "leaflet.help_gives"},
		} {
			w.row(false, func() {
				w.cell(3700, 1, "", func() { say(leafletCell, q[0]) })
				w.cell(5300, 1, "", func() { say(leafletCell, q[1], "button", g.Words.Text("why.button")) })
			})
		}
	})
	w.paragraph(style{align: "both", size: 26, before: 100, after: 60, line: 252}, g.Words.Text("leaflet.ask_freely"))

	say(leafletSection, "leaflet.told")
	say(leafletText, "leaflet.told_morning")
	say(leafletText, "leaflet.told_warning", "button", g.Words.Text("notice.acknowledge"))
	say(leafletText, "leaflet.told_hours")

	say(leafletSection, "leaflet.wrong")
	say(leafletText, "leaflet.wrong_how", "button", g.Words.Text("dispute.button"))

	say(leafletSection, "leaflet.mind")
	say(leafletText, "leaflet.mind_persons")
	say(leafletText, "leaflet.mind_moved")
	if g.Authority != "" {
		say(leafletText, "leaflet.mind_ask", "authority", g.Authority)
	}
	w.out.WriteString(page(false, true))
	return w.bytes()
}
