package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"strconv"
	"text/tabwriter"

	"motcua/scoring"
)

// scoreJSON is a unit's month as `motcua scores --json` prints it. The shape is kept stable.
type scoreJSON struct {
	Month      scoring.Month   `json:"month"`
	Unit       string          `json:"unit"`
	Name       string          `json:"name"`
	Rank       *int            `json:"rank"`
	Grade      *string         `json:"grade"`
	Total      *string         `json:"total"`
	Max        json.Number     `json:"max"`
	Converted  *string         `json:"converted"`
	Published  bool            `json:"published"`
	Indicators []indicatorJSON `json:"indicators"`
}

type indicatorJSON struct {
	Code        string      `json:"code"`
	Numerator   *int64      `json:"numerator"`
	Denominator *int64      `json:"denominator"`
	Points      *string     `json:"points"`
	Max         json.Number `json:"max"`
}

func newScoreJSON(r scoring.Record) scoreJSON {
	s := scoreJSON{Month: r.Month, Unit: r.Unit, Name: r.Name, Max: json.Number(r.Max.Bound()), Published: r.Published, Indicators: []indicatorJSON{}}
	if r.Scored {
		s.Rank, s.Grade = new(r.Rank), new(r.Grade.Name.In("vi"))
		s.Total, s.Converted = new(r.Total.Shown(r.Max)), new(r.Shown())
	}
	for _, line := range r.Lines {
		ind := indicatorJSON{Code: line.Indicator, Max: json.Number(line.Max.Bound())}
		if line.Assessed {
			ind.Points = new(line.Shown())
			if !r.Published {
				ind.Numerator, ind.Denominator = new(line.Tally.Numerator), new(line.Tally.Denominator)
			}
		}
		s.Indicators = append(s.Indicators, ind)
	}
	return s
}

func scoresCSV(w world, rows []scoreJSON) error {
	out := csv.NewWriter(w.stdout)
	header := []string{"month", "unit", "name", "rank", "grade", "total", "max", "converted", "published"}
	if len(rows) > 0 {
		for _, ind := range rows[0].Indicators {
			header = append(header, ind.Code, ind.Code+"_numerator", ind.Code+"_denominator")
		}
	}
	if err := out.Write(header); err != nil {
		return err
	}
	for _, r := range rows {
		line := []string{string(r.Month), r.Unit, r.Name, whole(r.Rank), orEmpty(r.Grade), orEmpty(r.Total), r.Max.String(), orEmpty(r.Converted), strconv.FormatBool(r.Published)}
		for _, ind := range r.Indicators {
			line = append(line, orEmpty(ind.Points), whole(ind.Numerator), whole(ind.Denominator))
		}
		if err := out.Write(line); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

func scoresTable(w world, records []scoring.Record) error {
	scores := scoring.ShownScores(records)
	fmt.Fprintln(w.stdout, w.words.Text("cli.scores_title", "month", w.words.Month(string(records[0].Month))))
	out := tabwriter.NewWriter(w.stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(out, w.words.Text("cli.scores_columns"))
	for _, r := range records {
		rank, converted := "", ""
		if r.Scored {
			rank, converted = strconv.Itoa(r.Rank), w.words.Decimal(scores[r.Unit])
		}
		fmt.Fprintf(out, "%s\t%s\t%s\t%s\t%s/%s\t%s\n", rank, r.Unit, r.Name, converted, w.words.Decimal(r.Total.Shown(r.Max)), w.words.Decimal(r.Max.Bound()), r.Grade.Name.In(w.words.Language()))
	}
	return out.Flush()
}

func orEmpty(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

func whole[N int | int64](n *N) string {
	if n == nil {
		return ""
	}
	return strconv.FormatInt(int64(*n), 10)
}
