package imports

import (
	"fmt"
	"strings"

	"motcua/cmd/motcua/house"
	"motcua/scoring/export/sheet"
	"motcua/scoring/export/table"
	"motcua/scoring/ledger"
)

// Report says in words what became of each file.
type Report struct {
	W      house.World
	dryRun bool
}

// shown bounds the rows that a report lists of one file; --json lists all that are kept.
const shown = 20

// Print says what became of each file.
func (p Report) Print(results []ledger.ImportResult) {
	for _, r := range results {
		p.printFile(r)
	}
}

func (p Report) printFile(r ledger.ImportResult) {
	words, out := p.W.Words, p.W.Stdout
	if r.Problem != nil {
		fmt.Fprintf(p.W.Stderr, "%s: %s\n", r.File.Name, words.Text("file."+string(r.Problem.Problem), problemFacts(r.Problem)...))
		p.printChoices(r)
		if r.Problem.Problem == sheet.UnknownWords {
			p.printReading(r)
		}
		p.printRefusals(r)
		return
	}
	if r.Seen {
		fmt.Fprintf(out, "%s: %s\n", r.File.Name, words.Text("cli.import_seen", "time", words.DateTime(r.File.At.In(p.W.Settings.Zone))))
		return
	}
	key := "cli.import_taken"
	if p.dryRun {
		key = "cli.import_checked"
	}
	c := r.File.Changes
	fmt.Fprintf(out, "%s: %s\n", r.File.Name, words.Text(key, "kind", words.Text("cli.kind."+string(r.File.Kind)), "rows", r.File.Rows))
	fmt.Fprintf(out, "  %s\n", words.Text("cli.import_changes", "new", c.New, "changed", c.Changed, "unchanged", c.Unchanged, "older", c.Older, "refused", r.File.Refused))
	if !r.File.DataTime.IsZero() {
		key := "cli.import_guessed"
		if r.File.Stated {
			key = "cli.import_stated"
		}
		fmt.Fprintf(out, "  %s\n", words.Text(key, "time", words.DateTime(r.File.DataTime.In(p.W.Settings.Zone))))
	}
	p.printPeriod(r)
	p.printReading(r)
	if len(r.Months) > 0 {
		fmt.Fprintf(out, "  %s\n", words.Text("cli.import_scored", "months", p.W.Months(r.Months)))
	}
	if len(r.Terms) > 0 {
		var terms []string
		for _, term := range r.Terms {
			terms = append(terms, words.Term(string(term)))
		}
		fmt.Fprintf(out, "  %s\n", words.Text("upload.terms_moved", "terms", strings.Join(terms, ", ")))
	}
	if len(r.Unruled) > 0 {
		fmt.Fprintf(out, "  %s\n", words.Text("cli.import_unruled", "months", p.W.Months(r.Unruled)))
	}
	if len(r.Ahead) > 0 {
		fmt.Fprintf(out, "  %s\n", words.Text("reading.ahead", "months", p.W.Months(r.Ahead)))
	}
	for _, u := range r.Unreported {
		key := "reading.touched"
		if u.Dossiers == 0 {
			key = "reading.touched_counts"
		}
		fmt.Fprintf(out, "  %s\n", words.Text(key, "n", u.Dossiers, "month", words.Month(string(u.Month))))
	}
	p.printRefusals(r)
	p.printDifferences(r)
	p.printLost(r.Lost)
	p.printHeld(r)
}

// printPeriod says of which period a file is a list, and of what.
func (p Report) printPeriod(r ledger.ImportResult) {
	if r.File.Kind != table.Dossiers {
		return
	}
	words, out, zone := p.W.Words, p.W.Stdout, p.W.Settings.Zone
	if r.File.Period.IsZero() {
		fmt.Fprintf(p.W.Stderr, "  %s %s\n", words.Text("reading.no_period"), words.Text("cli.period_hint"))
		return
	}
	key := "reading.period"
	if r.Guessed {
		key = "reading.period_guessed"
	}
	fmt.Fprintf(out, "  %s\n", words.Text(key, "period", words.Period(r.File.Period.From.In(zone), r.File.Period.Until.In(zone)),
		"lists", words.Text("lists."+r.File.Lists.String())))
	if len(r.Doubted) > 0 {
		var months []string
		for _, m := range r.Doubted {
			months = append(months, words.ShortMonth(string(m.Month))+": "+words.Number(int64(m.Dossiers)))
		}
		fmt.Fprintf(p.W.Stderr, "  %s\n", words.Text("reading.doubted", "months", strings.Join(months, ", ")))
	}
	switch {
	case r.Unsure:
		fmt.Fprintf(p.W.Stderr, "  %s %s\n", words.Text("reading.unsure"), words.Text("cli.lists_hint"))
	case !r.File.Lists.Received:
		fmt.Fprintf(out, "  %s\n", words.Text("reading.no_received"))
	case !r.File.Lists.Resolved:
		fmt.Fprintf(out, "  %s\n", words.Text("reading.no_resolved"))
	}
}

// printHeld lists what the file's data would change in closed months, quarters and years: as closed, and as it would be.
func (p Report) printHeld(r ledger.ImportResult) {
	if len(r.Held) > 0 {
		fmt.Fprintf(p.W.Stderr, "  %s\n", p.W.Words.Text("cli.import_held"))
	}
	for i, s := range r.Held {
		if i == shown {
			fmt.Fprintf(p.W.Stderr, "  %s\n", p.W.Words.Text("cli.import_more", "n", len(r.Held)-shown))
			return
		}
		var columns []string
		for _, c := range s.Columns() {
			from, to := s.Sides(c)
			columns = append(columns, fmt.Sprintf("%s %s → %s", c, orDash(from), orDash(to)))
		}
		fmt.Fprintf(p.W.Stderr, "  %s\n", p.W.Words.Text("cli.import_held_row", "month", p.W.Words.ShortTerm(string(s.Term)), "unit", s.Unit,
			"columns", strings.Join(columns, ", ")))
	}
}

// printReading says how an export of dossiers was read, what it lacks, and what of it is not understood.
func (p Report) printReading(r ledger.ImportResult) {
	words, out := p.W.Words, p.W.Stderr
	for _, l := range r.Lacking {
		fmt.Fprintf(out, "  %s\n", words.Text("lacking."+string(l)))
	}
	for _, n := range r.Notes {
		fmt.Fprintf(out, "  %s\n", words.Note(string(n.Kind), n.Column, n.N, n.Of))
	}
	for i, w := range r.Words {
		if i == shown {
			fmt.Fprintf(out, "  %s\n", words.Text("cli.import_more", "n", len(r.Words)-shown))
			break
		}
		fmt.Fprintf(out, "  %s\n", words.Text("reading.word", "word", w.Word, "column", w.Label, "n", w.N))
	}
	if len(r.Words) > 0 {
		var flags []string
		for _, w := range r.Words[:min(len(r.Words), 3)] {
			flags = append(flags, "--word "+shellWord(strings.Join(strings.Fields(w.Word), " ")+"=…"))
		}
		fmt.Fprintf(out, "  %s\n", words.Text("cli.word_hint", "flags", strings.Join(flags, " "), "meanings", words.Text("cli.meanings")))
	}
}

// printChoices prints the flags of which one says which of several columns is a field.
func (p Report) printChoices(r ledger.ImportResult) {
	if r.Problem.Problem == sheet.UnknownKind || r.Problem.Problem == sheet.NoColumns && r.Problem.Facts["kind"] == string(table.Dossiers) {
		fmt.Fprintf(p.W.Stderr, "  %s\n", p.W.Words.Text("cli.column_offer"))
	}
	if r.Ambiguous == nil || r.Ambiguous.Kind != string(table.Dossiers) {
		return
	}
	fmt.Fprintf(p.W.Stderr, "  %s\n", p.W.Words.Text("cli.column_hint"))
	for _, label := range r.Ambiguous.Choices() {
		fmt.Fprintf(p.W.Stderr, "    --column %s\n", shellWord(r.Ambiguous.Field.Synonyms[0]+"="+label))
	}
}

// shellWord is a text as a shell takes it for one word.
func shellWord(text string) string { return "'" + strings.ReplaceAll(text, "'", `'\''`) + "'" }

func (p Report) printRefusals(r ledger.ImportResult) {
	for i, row := range r.Refusals {
		if i == shown {
			fmt.Fprintf(p.W.Stderr, "  %s\n", p.W.Words.Text("cli.import_more", "n", r.File.Refused-shown))
			return
		}
		fmt.Fprintf(p.W.Stderr, "  %s\n", p.refusalLine(row))
	}
}

func (p Report) refusalLine(row sheet.RowError) string {
	words := p.W.Words
	line := words.Refusal(row.Sheet, row.Row, string(row.Reason), row.Column, row.Value)
	if len(row.Suggestions) > 0 {
		line += words.Text("cli.import_near", "names", strings.Join(row.Suggestions, ", "))
	}
	return line
}

// printDifferences lists what rounding does not explain between the published appendix and the scores.
func (p Report) printDifferences(r ledger.ImportResult) {
	words := p.W.Words
	if len(r.Compared) > 0 && len(r.Differences) == 0 {
		fmt.Fprintf(p.W.Stdout, "  %s\n", words.Text("cli.compare_same", "months", p.W.Months(r.Compared)))
	}
	for i, d := range r.Differences {
		if i == shown {
			fmt.Fprintf(p.W.Stderr, "  %s\n", words.Text("cli.import_more", "n", len(r.Differences)-shown))
			return
		}
		fmt.Fprintf(p.W.Stderr, "  %s\n", words.Text("cli.compare_differs", "month", words.ShortMonth(string(d.Month)), "unit", d.Unit,
			"column", d.Column, "printed", orDash(d.Printed), "computed", orDash(d.Computed)))
	}
}

func orDash(s string) string {
	if s == "" {
		return "–"
	}
	return s
}

// problemFacts are a problem's facts as the catalogue's arguments.
func problemFacts(p *sheet.FileError) []any {
	var facts []any
	for name, value := range p.Facts {
		facts = append(facts, name, value)
	}
	return facts
}
