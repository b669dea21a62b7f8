package operator

import (
	"cmp"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"motcua/bot/chat"
	"motcua/bot/document"
	"motcua/cmd/motcua/house"
	"motcua/scoring"
)

// scoreJSON is a unit's month as `motcua scores --json` prints it. The shape is kept stable.
type scoreJSON struct {
	Month      scoring.Month   `json:"month"`            // "" for a quarter or a year
	Period     scoring.Term    `json:"period,omitempty"` // the quarter or year
	Rules      string          `json:"rules"`
	Unit       string          `json:"unit"`
	Name       string          `json:"name"`
	League     int             `json:"league,omitempty"` // which list of the rules' kinds of unit ranks it, where they rank apart
	Rank       *int            `json:"rank"`
	Grade      *string         `json:"grade"`
	Total      *string         `json:"total"`
	Max        json.Number     `json:"max"`
	Open       json.Number     `json:"open"` // the maxima of what is not known yet: total may still become total + open, and there is no grade
	Converted  *string         `json:"converted"`
	Correction *correctionJSON `json:"correction,omitempty"` // that is in the total
	Published  bool            `json:"published"`
	State      string          `json:"state"`            // begun, partial or full: only then there are rank, grade and converted
	Lacks      []string        `json:"lacks"`            // indicators whose figures the unit lacks and others have
	Waits      []string        `json:"waits"`            // indicators whose figures nobody has: the month is ranked without them
	Groups     []groupJSON     `json:"groups,omitempty"` // where the rules add points up, and do not convert them
	Indicators []indicatorJSON `json:"indicators"`
}

// correctionJSON is points that the authority added to what is counted, and why.
type correctionJSON struct {
	Points string `json:"points"`
	Reason string `json:"reason"`
}

// groupJSON is what a unit has in a group of its rules, of how much that is or may still be assessed.
type groupJSON struct {
	Code   string      `json:"code"`
	Points string      `json:"points"`
	Max    json.Number `json:"max"`
}

type indicatorJSON struct {
	Code        string      `json:"code"`
	Numerator   *int64      `json:"numerator"`
	Denominator *int64      `json:"denominator"`
	Points      *string     `json:"points"`
	Max         json.Number `json:"max"`
}

func newScoreJSON(r scoring.Record, rules *scoring.RuleSet) scoreJSON {
	s := scoreJSON{Month: r.Month, Period: r.Term, Rules: r.RuleSet, Unit: r.Unit, Name: r.Name, League: r.League, Max: json.Number(r.Max.Bound()), Open: json.Number(r.Open.Bound()), Published: r.Published, Indicators: []indicatorJSON{},
		State: string(r.State), Lacks: append([]string{}, r.Lacks...), Waits: append([]string{}, r.Waits...)}
	if r.Correction.Sign() != 0 {
		s.Correction = &correctionJSON{r.Correction.Cut(4), r.Reason}
	}
	if r.Scored {
		s.Total = new(r.ShownTotal())
	}
	if r.IsRanked() {
		s.Rank, s.Converted = new(r.Rank), new(r.Shown())
	}
	if r.Grade.Code != "" {
		s.Grade = new(r.Grade.Name.In("vi"))
	}
	for _, g := range r.Groups(rules) {
		if rules.Converted {
			break
		}
		s.Groups = append(s.Groups, groupJSON{g.Group, g.Shown(), json.Number(g.Max.Add(g.Open).Bound())})
	}
	for _, line := range r.Lines {
		ind := indicatorJSON{Code: line.Indicator, Max: json.Number(line.Max.Bound())}
		if line.Assessed {
			ind.Points = new(line.Shown())
			if !r.Published && !line.Uncounted {
				ind.Numerator, ind.Denominator = new(line.Tally.Numerator), new(line.Tally.Denominator)
			}
		}
		s.Indicators = append(s.Indicators, ind)
	}
	return s
}

func scoresCSV(w house.World, rows []scoreJSON) error {
	out := csv.NewWriter(w.Stdout)
	header := []string{"month", "unit", "name", "rank", "grade", "total", "max", "converted", "published"}
	if len(rows) > 0 {
		for _, ind := range rows[0].Indicators {
			header = append(header, ind.Code, ind.Code+"_numerator", ind.Code+"_denominator")
		}
	}
	header = append(header, "state", "open", "correction", "reason")
	if len(rows) > 0 {
		for _, g := range rows[0].Groups {
			header = append(header, g.Code)
		}
	}
	if err := out.Write(header); err != nil {
		return err
	}
	for _, r := range rows {
		line := []string{cmp.Or(string(r.Period), string(r.Month)), document.Harmless(r.Unit), document.Harmless(r.Name), countText(r.Rank), orEmpty(r.Grade), orEmpty(r.Total), r.Max.String(), orEmpty(r.Converted), strconv.FormatBool(r.Published)}
		for _, ind := range r.Indicators {
			line = append(line, orEmpty(ind.Points), countText(ind.Numerator), countText(ind.Denominator))
		}
		var correction correctionJSON
		if r.Correction != nil {
			correction = *r.Correction
		}
		line = append(line, r.State, r.Open.String(), correction.Points, document.Harmless(correction.Reason))
		for _, g := range r.Groups {
			line = append(line, g.Points)
		}
		if err := out.Write(line); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

func scoresTable(w house.World, records []scoring.Record, rules *scoring.RuleSet) error {
	scores := scoring.ShownScores(records)
	fmt.Fprintln(w.Stdout, w.Words.Text("cli.scores_title", "month", w.Words.Term(string(records[0].Span()))))
	columns := "cli.scores_columns"
	if !rules.Converted {
		columns = "cli.scores_added_columns" // the points are the score, and stand there once
	}
	table := w.Table(columns)
	row := func(rank, code, unit, score, points, grade string) {
		if rules.Converted {
			table.Row(rank, code, unit, score, points, grade)
		} else {
			table.Row(rank, code, unit, points, grade)
		}
	}
	for i, r := range records {
		if i == 0 || r.League != records[i-1].League {
			if name := chat.LeagueName(w.Words, rules, r.League); name != "" {
				row("", "", name, "", "", "")
			}
		}
		rank, score, points := "", "", r.ShownTotal()
		if r.IsRanked() {
			rank, score = strconv.Itoa(r.Rank), scores[r.Unit]
			if !rules.Converted {
				points = score
			}
		}
		row(rank, r.Unit, r.Name, w.Words.Decimal(score), w.Words.Decimal(points)+"/"+w.Words.Decimal(r.Max.Bound()), r.Grade.Name.In(w.Words.Language()))
	}
	if err := table.Flush(); err != nil {
		return err
	}
	return scoresState(w, records)
}

// scoresState says by how many indicators the month is ranked when it is not by all, and which units have no rank, and why.
func scoresState(w house.World, records []scoring.Record) (err error) {
	say := func(key string, args ...any) {
		if err == nil {
			_, err = fmt.Fprintln(w.Stdout, w.Words.Text(key, args...))
		}
	}
	if n := len(records[0].Waits); n > 0 {
		say("score.waits", "n", len(records[0].Lines)-n)
	}
	if open := chat.OpenPoints(records); open.Sign() > 0 {
		say("ranking.open", "open", w.Words.Decimal(open.Bound()))
	}
	for _, r := range records {
		switch r.State {
		case scoring.MonthPartial:
			say("ranking.partial", "unit", r.Name, "lacks", strings.Join(r.Lacks, ", "))
		case scoring.MonthBegun:
			say("cli.scores_begun", "unit", r.Name)
		}
	}
	return err
}

func orEmpty(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

func countText[N int | int64](n *N) string {
	if n == nil {
		return ""
	}
	return strconv.FormatInt(int64(*n), 10)
}
