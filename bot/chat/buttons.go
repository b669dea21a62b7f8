package chat

import (
	"slices"

	"motcua/bot"
	"motcua/scoring"
)

// Row is a row of buttons. A link that does not fit into a button has none, and an empty label stands for no button.
func Row(buttons ...Choice) []bot.Button {
	out := make([]bot.Button, 0, len(buttons))
	for _, b := range buttons {
		if data, ok := b.Link.Data(); ok && b.Label != "" {
			out = append(out, bot.Button{Label: b.Label, Data: data, Protects: b.Link.form.dossiers})
		}
	}
	return out
}

// Button is a button of a row; with an empty label it is none.
func Button(label string, to Link) Choice { return Choice{Label: label, Link: to} }

// Pages is the row that leads to the pages before and after.
func (r Renderer) Pages(l Link, page, size, total int) []bot.Button {
	var before, after Choice
	if page > 0 {
		l.Page = page - 1
		before = Button(r.Words.Text("page.previous"), l)
	}
	if (page+1)*size < total {
		l.Page = page + 1
		after = Button(r.Words.Text("page.next"), l)
	}
	return Row(before, after)
}

// LastPage is the last page that a list of so many entries has.
func LastPage(total, size int) int { return max(0, (total-1)/size) }

// UnitsPage is how many units with a figure each stand on a page.
const UnitsPage = 12

// OtherUnits are buttons to the same view of other units, a row each.
func (r Renderer) OtherUnits(others []scoring.Unit, to Destination, m scoring.Month) [][]bot.Button {
	if len(others) == 0 {
		return nil
	}
	var rows [][]bot.Button
	shown := others[:min(len(others), 10)]
	short := ShortUnits(shown, ButtonWidth, UnitOfRegister)
	for _, u := range shown {
		rows = append(rows, Row(Button(short(u), Link{To: to, Month: m, Unit: u.Code})))
	}
	return rows
}

// MonthsBeside is a row that leads to the months around one, as a view of all units; "" is no month.
func (r Renderer) MonthsBeside(previous, next scoring.Month, to Destination) []bot.Button {
	var before, after Choice
	if previous != "" {
		before = Button(r.Words.Text("score.previous", "month", r.Words.ShortMonth(string(previous))), Link{To: to, Month: previous})
	}
	if next != "" {
		after = Button(r.Words.Text("score.next", "month", r.Words.ShortMonth(string(next))), Link{To: to, Month: next})
	}
	return Row(before, after)
}

// ReadPage reads a page of a list; when the list has become shorter than that, its last page.
func ReadPage[T any](page, size int, read func(offset int) ([]T, int, error)) (rows []T, total, shown int, err error) {
	rows, total, err = read(page * size)
	if last := LastPage(total, size); err == nil && page > last {
		return ReadPage(last, size, read)
	}
	return rows, total, page, err
}

// narrow is how many columns the label of a button has at most that stands beside another.
const narrow = 16

// SideBySide puts rows of one narrow button beside each other, two in a row, and leaves out what stands twice. A narrow one has at most
// 16 columns.
func SideBySide(rows [][]bot.Button) (packed [][]bot.Button) {
	seen := map[string]bool{}
	half := -1 // the row that has room for one more
	for _, row := range rows {
		row = slices.DeleteFunc(slices.Clone(row), func(b bot.Button) bool {
			twice := seen[b.Data]
			seen[b.Data] = true
			return twice
		})
		switch {
		case len(row) == 0:
		case len(row) > 1 || Width(row[0].Label) > narrow:
			packed = append(packed, row)
		case half >= 0:
			packed[half], half = append(packed[half], row[0]), -1
		default:
			half, packed = len(packed), append(packed, row)
		}
	}
	return packed
}
