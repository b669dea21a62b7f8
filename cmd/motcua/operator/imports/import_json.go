package imports

import (
	"maps"
	"slices"
	"time"

	"motcua/scoring"
	"motcua/scoring/export/dossier"
	"motcua/scoring/export/sheet"
	"motcua/scoring/export/table"
	"motcua/scoring/ledger"
)

// importJSON is one file of `motcua import --json`.
type importJSON struct {
	File        string           `json:"file"`
	Kind        table.Kind       `json:"kind"`
	Status      string           `json:"status"` // taken, seen, refused, checked (dry run)
	Problem     *problemJSON     `json:"problem,omitempty"`
	Rows        int              `json:"rows"`
	New         int              `json:"new"`
	Updated     int              `json:"updated"`
	Unchanged   int              `json:"unchanged"`
	Older       int              `json:"older"`
	Refused     int              `json:"refused"`
	DataTime    *time.Time       `json:"data_time"`
	Stated      bool             `json:"data_time_stated"`
	Lacking     []dossier.Lack   `json:"lacking"` // columns that are not there, and on which figures hang
	Notes       []noteJSON       `json:"notes"`   // how the file was read, and what is asked about it
	Words       []wordJSON       `json:"words"`   // that are not understood
	Period      *periodJSON      `json:"period"`  // of which an export of dossiers is a list; null when it reports no month
	Months      []scoring.Month  `json:"months"`
	Terms       []scoring.Term   `json:"terms,omitempty"` // the quarters and years in which scores moved by that
	Ahead       []scoring.Month  `json:"ahead,omitempty"` // not begun: their cards are not judged
	Unreported  []touchedJSON    `json:"unreported"`      // months that it touches, and no file reports
	Refusals    []refusalJSON    `json:"refusals"`
	Differences []differenceJSON `json:"differences"`
	Lost        lostJSON         `json:"lost"` // what lists of now leave out by it
	Held        []heldJSON       `json:"held"` // what closed months, quarters and years would have otherwise
}

type problemJSON struct {
	Code  sheet.Problem     `json:"code"`
	Facts map[string]string `json:"facts"`
}

// periodJSON is a period, [from, until), and what a file lists of it: "received", "resolved" or "handled".
type periodJSON struct {
	From    time.Time `json:"from"`
	Until   time.Time `json:"until"`
	Lists   string    `json:"lists"`
	Guessed bool      `json:"guessed"`
	Unsure  bool      `json:"unsure"` // what it lists
}

type touchedJSON struct {
	Month    scoring.Month `json:"month"`
	Dossiers int           `json:"dossiers"`
}

// noteJSON is something to know of how a file was read; column is a label, or of the kind "unknown" the field.
type noteJSON struct {
	Kind     dossier.NoteKind `json:"kind"`
	Column   string           `json:"column"`
	N        int              `json:"n"`
	Of       int              `json:"of"`
	Question bool             `json:"question"`
}

type wordJSON struct {
	Field string `json:"field"`
	Label string `json:"column"`
	Word  string `json:"word"`
	N     int    `json:"rows"`
}

type refusalJSON struct {
	Sheet       int          `json:"sheet,omitempty"`
	Row         int          `json:"row"`
	Reason      sheet.Reason `json:"reason"`
	Column      string       `json:"column"`
	Value       string       `json:"value"`
	Suggestions []string     `json:"suggestions"`
}

// heldJSON is a figure of a unit in what is closed: as closed, and by the data there are now; "" where there is no card.
type heldJSON struct {
	Month  scoring.Month `json:"month"`            // "" for a quarter or a year
	Period scoring.Term  `json:"period,omitempty"` // the quarter or year
	Unit   string        `json:"unit"`
	Column string        `json:"column"`
	Closed string        `json:"closed"`
	Now    string        `json:"now"`
}

type differenceJSON struct {
	Month    scoring.Month `json:"month"`
	Unit     string        `json:"unit"`
	Column   string        `json:"column"`
	Printed  string        `json:"printed"`
	Computed string        `json:"computed"`
}

func importsJSON(results []ledger.ImportResult, dryRun bool) []importJSON {
	all := make([]importJSON, 0, len(results))
	for _, r := range results {
		one := importJSON{
			File: r.File.Name, Kind: r.File.Kind, Status: "taken", Rows: r.File.Rows, Refused: r.File.Refused, Stated: r.File.Stated,
			New: r.File.Changes.New, Updated: r.File.Changes.Changed, Unchanged: r.File.Changes.Unchanged, Older: r.File.Changes.Older,
			Lacking: append([]dossier.Lack{}, r.Lacking...), Notes: []noteJSON{}, Words: []wordJSON{}, Months: append([]scoring.Month{}, r.Months...), Terms: r.Terms, Ahead: r.Ahead, Refusals: []refusalJSON{}, Differences: []differenceJSON{},
			Lost: newLostJSON(r.Lost), Held: []heldJSON{}, Unreported: []touchedJSON{},
		}
		if p := r.File.Period; !p.IsZero() {
			one.Period = &periodJSON{From: p.From, Until: p.Until, Lists: r.File.Lists.String(), Guessed: r.Guessed, Unsure: r.Unsure}
		}
		for _, u := range r.Unreported {
			one.Unreported = append(one.Unreported, touchedJSON(u))
		}
		switch {
		case r.Problem != nil:
			one.Status, one.Problem = "refused", &problemJSON{Code: r.Problem.Problem, Facts: maps.Clone(r.Problem.Facts)}
		case r.Seen:
			one.Status = "seen"
		case dryRun:
			one.Status = "checked"
		}
		if !r.File.DataTime.IsZero() {
			one.DataTime = new(r.File.DataTime)
		}
		for _, n := range r.Notes {
			one.Notes = append(one.Notes, noteJSON{n.Kind, n.Column, n.N, n.Of, n.Question()})
		}
		for _, w := range r.Words {
			one.Words = append(one.Words, wordJSON(w))
		}
		for _, row := range r.Refusals {
			one.Refusals = append(one.Refusals, refusalJSON{row.Sheet, row.Row, row.Reason, row.Column, row.Value, slices.Concat([]string{}, row.Suggestions)})
		}
		for _, d := range r.Differences {
			one.Differences = append(one.Differences, differenceJSON{d.Month, d.Unit, d.Column, d.Printed, d.Computed})
		}
		for _, s := range r.Held {
			for _, column := range s.Columns() {
				closed, now := s.Sides(column)
				row := heldJSON{Unit: s.Unit, Column: column, Closed: closed, Now: now}
				if m, is := s.Term.Month(); is {
					row.Month = m
				} else {
					row.Period = s.Term
				}
				one.Held = append(one.Held, row)
			}
		}
		all = append(all, one)
	}
	return all
}
