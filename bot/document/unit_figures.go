package document

import "strings"

// unitFigure is a unit with its figure.
type unitFigure struct{ unit, figure string }

// fewUnits is up to how many units each have their figure behind their name.
const fewUnits = 20

// listFigures names units with their figures: "xã Xa Dung 01 hồ sơ, xã Háng Lìa 01 hồ sơ". Of many, those with the same
// figure stand together behind it: "02 hồ sơ: xã A; 01 hồ sơ: xã B, xã C". None is left out.
func listFigures(units []unitFigure) string {
	var all []string
	if len(units) <= fewUnits {
		for _, u := range units {
			between := " "
			if last := u.unit[len(u.unit)-1]; last >= '0' && last <= '9' { // phường 6
				between = ": "
			}
			all = append(all, u.unit+between+u.figure)
		}
		return strings.Join(all, ", ")
	}
	for i, u := range units {
		if i > 0 && units[i-1].figure == u.figure {
			all[len(all)-1] += ", " + u.unit
		} else {
			all = append(all, u.figure+": "+u.unit)
		}
	}
	return strings.Join(all, "; ")
}
