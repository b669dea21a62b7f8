package figures

import (
	"encoding/json"
	"fmt"

	"motcua/scoring"
)

// GroupsText keeps the points of groups as printed; "" for none. What a group was not given has no entry.
func GroupsText(sums []scoring.GroupSum) string {
	if sums == nil {
		return ""
	}
	points := map[string]string{}
	for _, s := range sums {
		if s.Max.Sign() > 0 {
			points[s.Group] = s.Points.String()
		}
	}
	text, err := json.Marshal(points)
	if err != nil {
		panic(err) // texts by texts are always JSON
	}
	return string(text)
}

// printedGroups gives a card the points of its groups as they were printed.
func printedGroups(rules *scoring.RuleSet, text string, card *scoring.Scorecard) error {
	if text == "" {
		return nil
	}
	var figures map[string]string
	if err := json.Unmarshal([]byte(text), &figures); err != nil {
		return fmt.Errorf("points of groups: %w", err)
	}
	points := map[string]scoring.Fraction{}
	for code, figure := range figures {
		f, err := scoring.ParseExact(figure)
		if err != nil {
			return fmt.Errorf("points of group %s: %w", code, err)
		}
		points[code] = f
	}
	card.Printed = rules.PrintedGroups(points)
	for _, sum := range card.Printed {
		card.Max = card.Max.Add(sum.Max)
	}
	return nil
}
