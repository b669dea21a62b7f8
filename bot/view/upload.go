package view

import (
	"strconv"
	"strings"

	"motcua/bot"
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
		return Note(r.Words.Text("upload.seen", "name", result.File.Name, "time", r.Words.DateTime(result.File.At.In(r.Zone))))
	}
	var m markup
	m.line(r.problem(result.Problem))
	if result.Problem.Problem == sheet.UnknownWords {
		r.reading(&m, result)
	}
	r.refusals(&m, result)
	m.line(r.Words.Text("upload.nothing_kept"))
	return m.message()
}

func (r Reader) problem(p *sheet.FileError) string {
	var facts []any
	for name, value := range p.Facts {
		facts = append(facts, name, cut(oneLine(value), factShown))
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
	var m markup
	m.bold(r.Words.Text("upload.preview", "kind", r.Words.Text("cli.kind."+string(t.File.Kind)), "name", cut(oneLine(u.Name), valueShown)))
	r.changes(&m, t)
	m.gap()
	m.line(r.Words.Text("upload.nothing_yet"))
	item := strconv.FormatInt(u.ID, 10)
	rows := [][]bot.Button{r.takeOrDrop(u)}
	if t.File.Refused > 0 {
		rows = append(rows, row(labelledLink{r.Words.Text("upload.rows_button", "n", t.File.Refused), Link{To: ToRefusedRows, Item: item}}))
	}
	if n := len(t.Words); n > 0 {
		rows = append(rows, r.wordsButton(u, n))
	}
	return m.message(rows...)
}

// UploadTaken says what taking a file in has changed; of one that was taken in before, and maybe by this press when the program
// was killed at it, only when.
func UploadTaken(r Reader, t Taken) bot.Message {
	var m markup
	name := cut(oneLine(t.File.Name), valueShown)
	if t.Seen {
		m.bold(r.Words.Text("upload.taken_before", "name", name, "time", r.Words.DateTime(t.File.At.In(r.Zone))))
	} else {
		m.bold(r.Words.Text("upload.taken", "kind", r.Words.Text("cli.kind."+string(t.File.Kind)), "name", name))
		r.changes(&m, t)
	}
	if !t.Undoable {
		return m.message()
	}
	return m.message(row(labelledLink{r.Words.Text("upload.undo_button"), Link{To: ToUndo, Item: strconv.FormatInt(t.File.ID, 10)}}))
}

// changes are the lines that say what a file does to rows, scores and warnings.
func (r Reader) changes(m *markup, t Taken) {
	c := t.File.Changes
	for _, line := range []struct {
		key string
		n   int
	}{{"upload.new", c.New}, {"upload.changed", c.Changed}, {"upload.unchanged", c.Unchanged}, {"upload.older", c.Older}, {"upload.refused", t.File.Refused}} {
		if line.n > 0 || line.key == "upload.new" {
			m.line(r.Words.Text(line.key, "n", line.n))
		}
	}
	r.refusals(m, t.Result)
	if !t.File.DataTime.IsZero() {
		key := "upload.guessed"
		if t.File.Stated {
			key = "upload.stated"
		}
		m.line(r.Words.Text(key, "time", r.Words.DateTime(t.File.DataTime.In(r.Zone))))
	}
	r.reading(m, t.Result)
	m.gap()
	for _, months := range []struct {
		key string
		of  []scoring.Month
	}{{"upload.scored", t.Months}, {"upload.unruled", t.Unruled}} {
		if len(months.of) > 0 {
			m.line(r.Words.Text(months.key, "months", r.shortMonths(months.of)))
		}
	}
	r.moves(m, t)
	r.turns(m, t, "upload.opened", t.Effect.Opened)
	r.turns(m, t, "upload.ended", t.Effect.Ended)
	if n := len(t.Effect.Missing); n > 0 {
		shown := t.Effect.Missing[:min(n, namedShown)]
		short := shortUnits(shown, labelled, registerUnit)
		var names []string
		for _, u := range shown {
			names = append(names, short(u))
		}
		m.line(r.Words.Text("upload.missing", "n", n, "names", r.some(names, n)))
	}
	if n := len(t.Differences); n > 0 {
		m.line(r.Words.Text("upload.differs", "n", n))
	}
	r.closed(m, t.Held)
}

// reading says how an export of dossiers was read, what it lacks, and what of it is not understood.
func (r Reader) reading(m *markup, result intake.Result) {
	for _, l := range result.Lacking {
		m.line(r.Words.Text("lacking." + string(l)))
	}
	for _, n := range result.Notes {
		m.line(r.Words.Note(string(n.Kind), cut(oneLine(n.Column), valueShown), n.N, n.Of))
	}
	for _, w := range result.Words[:min(len(result.Words), namedShown)] {
		m.line(r.Words.Text("reading.word", "word", cut(oneLine(w.Word), valueShown), "column", cut(oneLine(w.Label), valueShown), "n", w.N))
	}
	if more := len(result.Words) - namedShown; more > 0 {
		m.line(r.Words.Text("cli.import_more", "n", more))
	}
}

// closed says, for each closed month from which the data differ, in how many units they do. A month's units stand together.
func (r Reader) closed(m *markup, held []intake.Shift) {
	months := 0
	for i := 0; i < len(held); months++ {
		n := 1
		for i+n < len(held) && held[i+n].Month == held[i].Month {
			n++
		}
		if months < namedShown {
			m.line(r.Words.Text("upload.held", "n", n, "month", r.Words.ShortMonth(string(held[i].Month))))
		}
		i += n
	}
	if more := months - namedShown; more > 0 {
		m.line(r.Words.Text("cli.import_more", "n", more))
	}
}

// moves names the units whose score moves. Of those of which only the rank does nothing is said.
func (r Reader) moves(m *markup, t Taken) {
	n := 0
	var shown []intake.Shift
	for _, s := range t.Effect.Moved {
		if s.From != nil && s.To != nil && s.From.Converted.Cmp(s.To.Converted) == 0 {
			continue
		}
		if n++; n <= namedShown {
			shown = append(shown, s)
		}
	}
	short := shortUnits(shown, labelled, func(s intake.Shift) unitName { return unitName{Code: s.Unit, Name: t.Names[s.Unit]} })
	for _, s := range shown {
		from, to := r.standingScores(s.From, s.To)
		m.line(r.Words.Text("upload.moved", "unit", short(s), "month", r.Words.ShortMonth(string(s.Month)), "from", from, "to", to))
	}
	if n > namedShown {
		m.line(r.Words.Text("upload.moved_more", "n", n-namedShown))
	}
	if n == 0 {
		m.line(r.Words.Text("upload.moved_none"))
	}
}

// standingScores are a unit's score before and after a file.
func (r Reader) standingScores(before, after *scoring.Standing) (from, to string) {
	from, to = "–", "–"
	was, is := before != nil && before.Scored, after != nil && after.Scored
	switch {
	case was && is:
		return r.both(before.Converted, after.Converted, before.Bounds(), after.Bounds())
	case was:
		from = r.score(before.Scorecard)
	case is:
		to = r.score(after.Scorecard)
	}
	return from, to
}

// turns names the units whose warnings open or end.
func (r Reader) turns(m *markup, t Taken, key string, turns []intake.Turn) {
	if len(turns) == 0 {
		return
	}
	var shown []unitName
	units := 0
	for i, turn := range turns {
		if i > 0 && turns[i-1].Unit == turn.Unit {
			continue
		}
		if units++; units <= namedShown {
			shown = append(shown, unitName{Code: turn.Unit, Name: t.Names[turn.Unit]})
		}
	}
	short := shortUnits(shown, labelled, func(u unitName) unitName { return u })
	var names []string
	for _, u := range shown {
		names = append(names, short(u))
	}
	m.line(r.Words.Text(key, "n", len(turns), "names", r.some(names, units)))
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
