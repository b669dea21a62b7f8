package compare

import (
	"time"

	"motcua/bot/document/comparison"
	"motcua/scoring"
	"motcua/scoring/compare"
)

// comparedJSON is what `motcua compare --json` prints. Points are exact fractions.
type comparedJSON struct {
	Term    scoring.Term         `json:"period"`
	Rules   string               `json:"rules"`
	CutOff  time.Time            `json:"cut_off"`
	Lists   [2]listJSON          `json:"lists"`
	Both    int                  `json:"both"`
	Differ  int                  `json:"differ"`
	Kinds   map[compare.Kind]int `json:"kinds"`
	Units   []unitJSON           `json:"units"`
	Reports []reportJSON         `json:"reports"`
}

type listJSON struct {
	File     string    `json:"file"`
	Rows     int       `json:"rows"`
	Refused  int       `json:"refused"`
	Again    int       `json:"again"` // rows of a dossier that stands further down once more
	From     time.Time `json:"from"`
	Until    time.Time `json:"until"`
	Lists    string    `json:"lists"`
	DataTime time.Time `json:"data_time"`
	Stated   bool      `json:"data_time_stated"`
	Beyond   int       `json:"beyond"` // dossiers that the other list need not have
}

type unitJSON struct {
	Unit       string               `json:"unit"`
	Name       string               `json:"name"`
	Dossiers   [2]int               `json:"dossiers"`
	Beyond     [2]int               `json:"beyond"`
	Differ     int                  `json:"differ"`
	Kinds      map[compare.Kind]int `json:"kinds"`
	Indicators []indicatorJSON      `json:"indicators"`
}

// indicatorJSON is an indicator by both lists, and by how much its points by the first one would change; what moves nothing is left out.
type indicatorJSON struct {
	Code    string                             `json:"code"`
	Figures [2]*figureJSON                     `json:"figures"` // null where a list does not give it
	Changes map[compare.Kind]*scoring.Fraction `json:"changes"` // were that kind of difference alone mended; null where it is not known
	All     *scoring.Fraction                  `json:"all"`     // were all mended
}

type figureJSON struct {
	Numerator   int64            `json:"numerator"`
	Denominator int64            `json:"denominator"`
	Points      scoring.Fraction `json:"points"`
}

type reportJSON struct {
	ID      int64                 `json:"id"`
	Unit    string                `json:"unit"`
	Code    string                `json:"code"`
	Reason  scoring.DisputeReason `json:"reason"`
	Verdict compare.Verdict       `json:"verdict"`
}

func resultJSON(p comparison.Paper) comparedJSON {
	all := comparedJSON{
		Term: p.Term, Rules: p.Rules.ID(), CutOff: time.Unix(p.Window.CutOff, 0).In(p.Zone), Both: p.Both, Differ: p.Total.Differ, Kinds: p.Total.Counts,
		Units: []unitJSON{}, Reports: []reportJSON{},
	}
	for i, l := range p.Lists {
		all.Lists[i] = listJSON{
			File: l.Name, Rows: l.Rows, Refused: l.Refused, Again: l.Again, From: l.Period.From, Until: l.Period.Until, Lists: l.Lists.String(),
			DataTime: l.DataTime, Stated: l.Stated, Beyond: p.Total.Beyond[i],
		}
	}
	for _, u := range p.Units {
		one := unitJSON{Unit: u.Unit, Name: p.Names[u.Unit], Dossiers: u.Dossiers, Beyond: u.Beyond, Differ: u.Differ, Kinds: u.Counts}
		for i, ind := range p.Indicators {
			one.Indicators = append(one.Indicators, indicatorOf(u, i, ind.Code))
		}
		all.Units = append(all.Units, one)
	}
	for _, r := range p.Reports {
		all.Reports = append(all.Reports, reportJSON{r.ID, r.Dossier.Unit, scoring.CodeShown(r.Dossier.Code), r.Reason, r.Verdict})
	}
	return all
}

func indicatorOf(u compare.Unit, i int, code string) indicatorJSON {
	one := indicatorJSON{Code: code, Changes: map[compare.Kind]*scoring.Fraction{}}
	for l, figures := range u.Figures {
		if figures != nil && figures[i].Known {
			one.Figures[l] = &figureJSON{figures[i].Tally.Numerator, figures[i].Tally.Denominator, figures[i].Points}
		}
	}
	if one.Figures[0] == nil {
		return one
	}
	change := func(mended []compare.Figure) *scoring.Fraction {
		if !mended[i].Known {
			return nil
		}
		return new(mended[i].Points.Sub(one.Figures[0].Points))
	}
	for k, mended := range u.Mended {
		if by := change(mended); by == nil || by.Sign() != 0 {
			one.Changes[k] = by
		}
	}
	one.All = change(u.All)
	return one
}
