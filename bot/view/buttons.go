package view

import (
	"motcua/bot"
	"motcua/scoring"
)

// row is a row of buttons. A link that does not fit into a button has none, and an empty label stands for no button.
func row(buttons ...labelledLink) []bot.Button {
	var out []bot.Button
	for _, b := range buttons {
		if data, ok := b.link.Data(); ok && b.label != "" {
			out = append(out, bot.Button{Label: b.label, Data: data})
		}
	}
	return out
}

type labelledLink struct {
	label string
	link  Link
}

// paging is the row that leads to the pages before and after.
func (r Reader) paging(l Link, page, size, total int) []bot.Button {
	var before, after labelledLink
	if page > 0 {
		l.Page = page - 1
		before = labelledLink{r.Words.Text("page.previous"), l}
	}
	if (page+1)*size < total {
		l.Page = page + 1
		after = labelledLink{r.Words.Text("page.next"), l}
	}
	return row(before, after)
}

// LastPage is the last page that a list of so many entries has.
func LastPage(total, size int) int { return max(0, (total-1)/size) }

// switches are buttons to the same view of other units, a row each.
func (r Reader) switches(others []scoring.Unit, to Destination, m scoring.Month) [][]bot.Button {
	var rows [][]bot.Button
	shown := others[:min(len(others), 10)]
	short := shortUnits(shown, labelled, registerUnit)
	for _, u := range shown {
		rows = append(rows, row(labelledLink{short(u), Link{To: to, Month: m, Unit: u.Code}}))
	}
	return rows
}
