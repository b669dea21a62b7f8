package view

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring"
	"motcua/scoring/intake"
	"motcua/scoring/sheet"
)

// Taken is what a file did, or would do.
type Taken struct {
	intake.Result
	Names    map[string]string // of units, by code
	Undoable bool              // it can be taken back
}

// UploadAnswer says that a file is not taken in, and why: it cannot be used, or was taken in before.
func UploadAnswer(r Reader, result intake.Result) bot.Message {
	if result.Problem == nil {
		return chat.Note(r.Words.Text("upload.seen", "name", result.File.Name, "time", r.Words.DateTime(result.File.At.In(r.Zone))))
	}
	var m chat.Markup
	m.Line(r.problem(result.Problem))
	if result.Problem.Problem == sheet.UnknownWords {
		r.reading(&m, result)
	}
	r.refusals(&m, result)
	m.Line(r.Words.Text("upload.nothing_kept"))
	return m.Message()
}

func (r Reader) problem(p *sheet.FileError) string {
	var facts []any
	for name, value := range p.Facts {
		facts = append(facts, name, chat.Cut(chat.OneLine(value), factShown))
	}
	return r.Words.Text("file."+string(p.Problem), facts...)
}

const (
	factShown    = 400 // characters of a fact, such as the labels found in a file
	refusalShown = 5   // refused rows that are named in a message
	namedShown   = 5   // units that are named for each thing that a file does, and closed months
	valueShown   = 40  // characters of a value of a refused row
)

// UploadPreview says what taking a file in would change.
func UploadPreview(r Reader, u intake.Upload, t Taken) bot.Message {
	var m chat.Markup
	m.Bold(r.Words.Text("upload.preview", "kind", r.Words.Text("cli.kind."+string(t.File.Kind)), "name", chat.Cut(chat.OneLine(u.Name), valueShown)))
	r.changes(&m, t)
	m.BlankLine()
	m.Line(r.Words.Text("upload.nothing_yet"))
	item := strconv.FormatInt(u.ID, 10)
	rows := append([][]bot.Button{r.takeOrDrop(u)}, r.periodButtons(u, t)...)
	if t.File.Refused > 0 {
		rows = append(rows, chat.Row(chat.Button(r.Words.Text("upload.rows_button", "n", t.File.Refused), chat.Link{To: ToRefusedRows, Item: item})))
	}
	if n := len(t.Words); n > 0 {
		rows = append(rows, r.wordsButton(u, n))
	}
	message := m.Message(rows...)
	message.Protected = message.Protected || t.Lost.Total > 0
	return message
}

// UploadTaken says what taking a file in has changed; of one that was taken in before, and maybe by this press when the program
// was killed at it, only when.
func UploadTaken(r Reader, t Taken) bot.Message {
	var m chat.Markup
	name := chat.Cut(chat.OneLine(t.File.Name), valueShown)
	if t.Seen {
		m.Bold(r.Words.Text("upload.taken_before", "name", name, "time", r.Words.DateTime(t.File.At.In(r.Zone))))
	} else {
		m.Bold(r.Words.Text("upload.taken", "kind", r.Words.Text("cli.kind."+string(t.File.Kind)), "name", name))
		r.changes(&m, t)
	}
	var undo []bot.Button
	if t.Undoable {
		undo = chat.Row(chat.Button(r.Words.Text("upload.undo_button"), chat.Link{To: ToUndo, Item: strconv.FormatInt(t.File.ID, 10)}))
	}
	message := m.Message(undo)
	message.Protected = message.Protected || t.Lost.Total > 0
	return message
}

// changes are the lines that say what a file does: first to scores and warnings, then of what it is a list, then to rows.
func (r Reader) changes(m *chat.Markup, t Taken) {
	r.effect(m, t)
	if t.File.Kind == intake.Dossiers {
		m.BlankLine()
	}
	r.period(m, t)
	if !t.File.DataTime.IsZero() {
		key := "upload.guessed"
		if t.File.Stated {
			key = "upload.stated"
		}
		m.Line(r.Words.Text(key, "time", r.Words.DateTime(t.File.DataTime.In(r.Zone))))
	}
	r.reading(m, t.Result)
	m.BlankLine()
	c := t.File.Changes
	for _, line := range []struct {
		key string
		n   int
	}{{"upload.new", c.New}, {"upload.changed", c.Changed}, {"upload.unchanged", c.Unchanged}, {"upload.older", c.Older}, {"upload.refused", t.File.Refused}} {
		if line.n > 0 || line.key == "upload.new" {
			m.Line(r.Words.Text(line.key, "n", line.n))
		}
	}
	r.refusals(m, t.Result)
}

// effect says what a file does to scores and warnings.
func (r Reader) effect(m *chat.Markup, t Taken) {
	r.moves(m, t)
	r.turns(m, t, "upload.opened", t.Effect.Opened)
	r.turns(m, t, "upload.ended", t.Effect.Ended)
	if n := len(t.Effect.Missing); n > 0 {
		shown := t.Effect.Missing[:min(n, namedShown)]
		short := chat.ShortUnits(shown, chat.ButtonWidth, chat.UnitOfRegister)
		var names []string
		for _, u := range shown {
			names = append(names, short(u))
		}
		m.Line(r.Words.Text("upload.missing", "n", n, "month", r.Words.Month(string(t.Effect.Latest)), "names", r.some(names, n)))
	}
	if n := len(t.Differences); n > 0 {
		m.Line(r.Words.Text("upload.differs", "n", n))
	}
	r.lost(m, t.Lost)
	r.closed(m, t.Held)
	for i, u := range t.Unreported {
		if i == namedShown {
			m.Line(r.Words.Text("cli.import_more", "n", len(t.Unreported)-namedShown))
			break
		}
		m.Line(r.unreported(u))
	}
	if len(t.Unruled) > 0 {
		m.Line(r.Words.Text("upload.unruled", "months", r.shortMonths(t.Unruled)))
	}
}

// unreported says that what a file has of a month is kept, and that no report of the month has come.
func (r Reader) unreported(u intake.Unreported) string {
	if month := r.Words.Month(string(u.Month)); u.Dossiers > 0 {
		return r.Words.Text("reading.touched", "n", u.Dossiers, "month", month)
	}
	return r.Words.Text("reading.touched_counts", "month", r.Words.Month(string(u.Month)))
}

// reading says how an export of dossiers was read, what it lacks, and what of it is not understood.
func (r Reader) reading(m *chat.Markup, result intake.Result) {
	for _, l := range result.Lacking {
		m.Line(r.Words.Text("lacking." + string(l)))
	}
	for _, n := range result.Notes {
		m.Line(r.Words.Note(string(n.Kind), chat.Cut(chat.OneLine(n.Column), valueShown), n.N, n.Of))
	}
	for _, w := range result.Words[:min(len(result.Words), namedShown)] {
		m.Line(r.Words.Text("reading.word", "word", chat.Cut(chat.OneLine(w.Word), valueShown), "column", chat.Cut(chat.OneLine(w.Label), valueShown), "n", w.N))
	}
	if more := len(result.Words) - namedShown; more > 0 {
		m.Line(r.Words.Text("cli.import_more", "n", more))
	}
}

// closed says, for each closed month from which the data differ, in how many units they do. A month's units stand together.
func (r Reader) closed(m *chat.Markup, held []intake.Shift) {
	months := 0
	for i := 0; i < len(held); months++ {
		n := 1
		for i+n < len(held) && held[i+n].Month == held[i].Month {
			n++
		}
		if months < namedShown {
			m.Line(r.Words.Text("upload.held", "n", n, "month", r.Words.ShortMonth(string(held[i].Month))))
		}
		i += n
	}
	if more := months - namedShown; more > 0 {
		m.Line(r.Words.Text("cli.import_more", "n", more))
	}
}

// moves names the units whose score moves, the newest month first, and in it those that fall most, then those with the lowest score. Of
// those of which only the rank moves nothing is said.
func (r Reader) moves(m *chat.Markup, t Taken) {
	moved := slices.DeleteFunc(slices.Clone(t.Effect.Moved), func(s intake.Shift) bool {
		from, to := r.standingScores(s.From, s.To)
		return from == to && (s.From == nil) == (s.To == nil) ||
			s.To != nil && s.To.State == scoring.MonthBegun
	})
	slices.SortStableFunc(moved, func(a, b intake.Shift) int {
		return cmp.Or(cmp.Compare(b.Month, a.Month), fall(a).Cmp(fall(b)), reached(a).Cmp(reached(b)))
	})
	begun := scoring.Month("")
	for _, s := range t.Effect.Moved {
		if s.To != nil && s.To.State == scoring.MonthBegun {
			begun = max(begun, s.Month)
		}
	}
	r.HasBegun(m, begun)
	shown := moved[:min(len(moved), namedShown)]
	short := chat.ShortUnits(shown, chat.ButtonWidth, func(s intake.Shift) chat.NamedUnit { return chat.NamedUnit{Code: s.Unit, Name: t.Names[s.Unit]} })
	for _, s := range shown {
		from, to := r.standingScores(s.From, s.To)
		m.Line(r.Words.Text("upload.moved", "unit", short(s), "month", r.Words.ShortMonth(string(s.Month)), "from", from, "to", to))
	}
	if n := len(moved); n > namedShown {
		m.Line(r.Words.Text("upload.moved_more", "n", n-namedShown))
	}
	if len(moved) == 0 && (begun == "" || t.Effect.Latest != "") {
		m.Line(r.Words.Text("upload.moved_none"))
	}
}

// fall is how far a unit falls, as a negative number: all the way where it loses its rank; 0 where it does not fall.
func fall(s intake.Shift) scoring.Fraction {
	switch {
	case s.From == nil || !s.From.Ranked():
		return scoring.Fraction{}
	case s.To == nil || !s.To.Ranked():
		return scoring.Fraction{}.Sub(s.From.Converted)
	case s.To.Converted.Cmp(s.From.Converted) >= 0:
		return scoring.Fraction{}
	}
	return s.To.Converted.Sub(s.From.Converted)
}

func reached(s intake.Shift) scoring.Fraction {
	if s.To == nil {
		return scoring.Fraction{}
	}
	return s.To.Converted
}

// standingScores are a unit's score before and after a file.
func (r Reader) standingScores(before, after *scoring.Standing) (from, to string) {
	from, to = "–", "–"
	was, is := before != nil && before.Ranked(), after != nil && after.Ranked()
	switch {
	case was && is:
		return r.PointsTogether(before.Converted, after.Converted, before.Bounds(), after.Bounds())
	case was:
		from = r.Score(before.Scorecard)
	case is:
		to = r.Score(after.Scorecard)
	}
	return from, to
}

// turns names the units whose warnings open or end.
func (r Reader) turns(m *chat.Markup, t Taken, key string, turns []intake.Turn) {
	if len(turns) == 0 {
		return
	}
	var shown []chat.NamedUnit
	units := 0
	for i, turn := range turns {
		if i > 0 && turns[i-1].Unit == turn.Unit {
			continue
		}
		if units++; units <= namedShown {
			shown = append(shown, chat.NamedUnit{Code: turn.Unit, Name: t.Names[turn.Unit]})
		}
	}
	short := chat.ShortUnits(shown, chat.ButtonWidth, func(u chat.NamedUnit) chat.NamedUnit { return u })
	var names []string
	for _, u := range shown {
		names = append(names, short(u))
	}
	m.Line(r.Words.Text(key, "n", len(turns), "names", r.some(names, units)))
}

// some is names of so many, joined.
func (r Reader) some(names []string, of int) string {
	joined := strings.Join(names, ", ")
	if more := of - len(names); more > 0 {
		joined += r.Words.Text("upload.and_more", "n", more)
	}
	return joined
}

func (r Reader) shortMonths(months []scoring.Month) string {
	const most = 12
	var written []string
	for _, month := range months[:min(len(months), most)] {
		written = append(written, r.Words.ShortMonth(string(month)))
	}
	return r.some(written, len(months))
}
