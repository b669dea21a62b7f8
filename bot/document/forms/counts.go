package forms

import (
	"strings"

	"motcua/locales"
	"motcua/scoring"
)

// CountsFile is the name of the form of a month's counts.
func CountsFile(m scoring.Month) string { return "so-lieu-" + string(m) + ".xlsx" }

// Counts is a form for the counts of a month that no file of dossiers gives: a row for each unit and indicator, and one for each count of the
// authority. What is left empty says nothing.
func Counts(words locales.Printer, m scoring.Month, sets []*scoring.RuleSet, units []scoring.Unit) ([]byte, error) {
	f := newForm()
	var rows [][]string
	month := string(m[5:] + "/" + m[:4])
	for _, set := range sets {
		for _, wanted := range entered(words, set, true) {
			rows = append(rows, []string{month, "", "", wanted.code, wanted.name + " " + words.Text("template.authority")})
		}
		of := entered(words, set, false)
		for _, u := range units {
			for _, wanted := range of {
				rows = append(rows, []string{month, u.Code, u.Name, wanted.code, wanted.name})
			}
		}
	}
	f.table([]column{{"Tháng", 12, false}, {"Mã đơn vị", 20, false}, {"Tên đơn vị", 32, false}, {"Chỉ số", 10, false}, {"Tên chỉ số", 60, false},
		{"Tử số", 12, true}, {"Mẫu số", 12, true}, {"Thời điểm lấy số liệu", 24, true}}, rows)
	lines := strings.Split(words.Text("template.counts_how"), "\n")
	for _, set := range sets {
		lines = append(lines, words.Text("template.set", "set", set.Decision))
	}
	f.explain(words, "counts", lines)
	return f.bytes()
}

// wanted is a count that people enter.
type wanted struct{ code, name string }

// entered are the counts that people enter for a set: of the authority, or of each unit. Of what is counted in procedures it is the denominator.
func entered(words locales.Printer, set *scoring.RuleSet, common bool) (all []wanted) {
	for _, ind := range set.Indicators {
		name := ind.Name.In("vi")
		switch {
		case ind.Common != common || ind.Formula == scoring.Constant:
			continue
		case ind.Counts.OfProcedures():
			all = append(all, wanted{ind.Code, name + " " + words.Text("template.denominator_alone")})
		case ind.Counts == scoring.Entered && ind.Shares == "" && ind.Parent == "":
			all = append(all, wanted{ind.Code, name})
		}
		if ind.Less != "" {
			all = append(all, wanted{ind.Less, words.Text("template.less", "indicator", ind.Code+" "+name)})
		}
	}
	return all
}
