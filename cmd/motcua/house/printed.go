package house

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"text/tabwriter"

	"motcua/scoring"
)

// PrintJSON prints a value for other programs, as people may read it, too.
func (w World) PrintJSON(value any) error {
	out := json.NewEncoder(w.Stdout)
	out.SetEscapeHTML(false)
	out.SetIndent("", "  ")
	return out.Encode(value)
}

// Months writes months as a list.
func (w World) Months(all []scoring.Month) string {
	texts := make([]string, len(all))
	for i, m := range all {
		texts[i] = w.Words.ShortMonth(string(m))
	}
	return strings.Join(texts, ", ")
}

// ParseMonth reads a month of the command line. The error is one of usage.
func (w World) ParseMonth(text string) (scoring.Month, error) {
	m, err := scoring.ParseMonth(text)
	if err != nil {
		return "", WrongUsage("%s", w.Words.Text("cli.not_month", "month", text))
	}
	return m, nil
}

// ParseTerm reads a month of the command line, or where it is "" a month, a quarter or a year. The error is one of usage.
func (w World) ParseTerm(month, term string) (scoring.Term, error) {
	if month != "" {
		m, err := w.ParseMonth(month)
		return scoring.Term(m), err
	}
	t, err := scoring.ParseTerm(term)
	if err != nil {
		return "", WrongUsage("%s", w.Words.Text("cli.not_term", "text", term))
	}
	return t, nil
}

// Table prints rows whose cells stand below each other. Nothing is printed before Flush.
type Table struct{ out *tabwriter.Writer }

// Table begins a table with a head: a sentence of the catalogue with a tab between two columns; "" for none.
func (w World) Table(head string) Table {
	t := Table{tabwriter.NewWriter(w.Stdout, 0, 0, 2, ' ', 0)}
	if head != "" {
		fmt.Fprintln(t.out, w.Words.Text(head))
	}
	return t
}

// Row adds a row. A tab or a line break in a cell is a space: it would begin another cell.
func (t Table) Row(cells ...any) {
	texts := make([]string, len(cells))
	for i, cell := range cells {
		texts[i] = strings.Map(func(r rune) rune {
			if r == '\t' || r == '\r' || r == '\n' {
				return ' '
			}
			return r
		}, fmt.Sprint(cell))
	}
	fmt.Fprintln(t.out, strings.Join(texts, "\t"))
}

// Flush prints the table.
func (t Table) Flush() error { return t.out.Flush() }

// NoScores says that there are no cards of a term.
func (w World) NoScores(t scoring.Term) error {
	if _, month := t.Month(); month {
		return errors.New(w.Words.Text("cli.no_scores", "month", string(t)))
	}
	return errors.New(w.Words.Text("term.none_at_all", "term", w.Words.Term(string(t))))
}
