package imports

import (
	"fmt"

	"motcua/scoring"
	"motcua/scoring/ledger"
)

// printLost says which open dossiers a file does not contain any more, by unit.
func (p Report) printLost(l ledger.Lost) {
	words, out := p.W.Words, p.W.Stdout
	if l.Past > 0 {
		fmt.Fprintf(out, "  %s\n", words.Text("upload.past", "n", l.Past))
	}
	if l.Total == 0 {
		return
	}
	fmt.Fprintf(out, "  %s\n", words.Text("upload.lost", "n", l.Total))
	for _, d := range l.Rows {
		fmt.Fprintf(out, "    %s  %s\n", d.UnitName, scoring.CodeShown(d.Code))
	}
	if more := l.Total - len(l.Rows); more > 0 {
		fmt.Fprintf(out, "    %s\n", words.Text("notice.more_dossiers", "n", more))
	}
}

// lostJSON are open dossiers that lists of now leave out by a file: the first that it does not contain any more, how many those are, and
// how many of its own newer data do not have.
type lostJSON struct {
	Total    int               `json:"total"`
	Past     int               `json:"past"`
	Dossiers []lostDossierJSON `json:"dossiers"`
}

type lostDossierJSON struct {
	Unit string `json:"unit"`
	Code string `json:"code"`
}

func newLostJSON(l ledger.Lost) lostJSON {
	all := lostJSON{Total: l.Total, Past: l.Past, Dossiers: []lostDossierJSON{}}
	for _, d := range l.Rows {
		all.Dossiers = append(all.Dossiers, lostDossierJSON{d.Unit, scoring.CodeShown(d.Code)})
	}
	return all
}
