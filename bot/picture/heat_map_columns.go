package picture

import (
	"slices"

	"motcua/scoring"
)

// heatColumn is a column of a heat map: an indicator, or a group of them where there are many.
type heatColumn struct {
	code, name string
	most       scoring.Fraction
	of         func(scoring.Record) scoring.GroupSum // what a card has in it
}

// columns are the groups where the rules have many indicators and no group is asked for; else the indicators.
func (h HeatMapData) columns(language string) (columns []heatColumn) {
	indicators := h.Rules.Indicators
	switch {
	case h.Group != "":
		indicators = h.Rules.Members(h.Group)
	case h.Rules.ByGroup():
		return h.groups(language)
	}
	for _, ind := range indicators {
		columns = append(columns, heatColumn{code: ind.Code, name: ind.Short.In(language), most: ind.Max, of: func(r scoring.Record) scoring.GroupSum {
			line, ok := r.Assessed(ind.Code)
			if !ok {
				return scoring.GroupSum{}
			}
			return scoring.GroupSum{Points: line.Points, Max: line.Max}
		}})
	}
	return columns
}

func (h HeatMapData) groups(language string) (columns []heatColumn) {
	for _, g := range h.Rules.Groups {
		c := heatColumn{code: g.Code, name: g.Short.In(language), of: func(r scoring.Record) scoring.GroupSum {
			sums := r.Groups(h.Rules)
			return sums[slices.IndexFunc(sums, func(s scoring.GroupSum) bool { return s.Group == g.Code })]
		}}
		for _, ind := range h.Rules.Members(g.Code) {
			c.most = c.most.Add(ind.Max)
		}
		columns = append(columns, c)
	}
	return columns
}
