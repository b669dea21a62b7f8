package names

import (
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"motcua/scoring"
)

// Index finds units by what files and people call them. It does not change and may be shared.
type Index struct {
	units  []scoring.Unit
	byCode map[string]int
	exact  map[string][]int // name or other name as written
	folded map[string][]int // the same, folded, with the words before the name
	bare   map[string][]int // the same, folded, without them
}

// NewIndex indexes the units.
func NewIndex(units []scoring.Unit) *Index {
	n := 2 * len(units)
	x := &Index{
		units: slices.Clone(units), byCode: make(map[string]int, len(units)),
		exact: make(map[string][]int, n), folded: make(map[string][]int, n), bare: make(map[string][]int, n),
	}
	for i, u := range x.units {
		x.byCode[strings.ToUpper(u.Code)] = i
		for _, name := range append([]string{u.Name}, u.OtherNames...) {
			add(x.exact, norm.NFC.String(name), i)
			full := withoutCommittee(Fold(name))
			add(x.folded, full, i)
			add(x.bare, withoutKind(full), i)
		}
	}
	return x
}

func add(to map[string][]int, key string, unit int) {
	if key != "" && !slices.Contains(to[key], unit) {
		to[key] = append(to[key], unit)
	}
}

// ByCode finds a unit by its code, in either case.
func (x *Index) ByCode(code string) (scoring.Unit, bool) {
	i, ok := x.byCode[code]
	if !ok {
		i, ok = x.byCode[strings.ToUpper(strings.TrimSpace(code))]
	}
	if !ok {
		return scoring.Unit{}, false
	}
	return x.units[i], true
}

// ByName finds a unit by name at any time; see ByNameIn.
func (x *Index) ByName(name string) (scoring.Unit, bool) { return x.ByNameIn("", name) }

// ByNameIn finds the unit that a name means in the month, among the units valid then ("" for all): by the exact name or
// other name; else folded; else folded and without "UBND" and "xã", "phường", "thị trấn" before the name. A name that
// several units share means none, and one that is only similar never means anything: see Suggest.
func (x *Index) ByNameIn(m scoring.Month, name string) (scoring.Unit, bool) {
	full := withoutCommittee(Fold(name))
	for _, found := range [][]int{
		x.exact[norm.NFC.String(strings.TrimSpace(name))],
		x.folded[full],
		x.bare[full], // "Háng Lìa", and "Xa Dung", whose first word only looks like a kind
		x.withoutKind(withoutKind(full)),
	} {
		found = slices.DeleteFunc(slices.Clone(found), func(i int) bool { return m != "" && !x.units[i].ValidIn(m) })
		if len(found) == 1 {
			return x.units[found[0]], true
		}
		if len(found) > 1 {
			return scoring.Unit{}, false
		}
	}
	return scoring.Unit{}, false
}

// withoutKind are the units of the folded name that the register itself gives no kind: "Phường X" must not find "Xã X".
func (x *Index) withoutKind(folded string) []int {
	return slices.DeleteFunc(slices.Clone(x.folded[folded]), func(i int) bool {
		full := withoutCommittee(Fold(x.units[i].Name))
		return withoutKind(full) != full
	})
}

// withoutCommittee leaves out "UBND" before a folded name.
func withoutCommittee(folded string) string {
	for _, word := range []string{"ubnd ", "uy ban nhan dan ", "u b n d "} {
		if rest, ok := strings.CutPrefix(folded, word); ok {
			return rest
		}
	}
	return folded
}

// Commune says whether a name says itself what kind of commune it is of: "UBND xã X", "Phường Y".
func Commune(name string) bool {
	full := withoutCommittee(Fold(name))
	return withoutKind(full) != full
}

// withoutKind leaves out what kind of commune a folded name is of. "thi tran" alone is a whole name.
func withoutKind(folded string) string {
	for _, word := range []string{"xa ", "phuong ", "thi tran ", "tt ", "dac khu "} {
		if rest, ok := strings.CutPrefix(folded, word); ok && rest != "" {
			return rest
		}
	}
	return folded
}

// Suggest are at most n units whose names are nearest to what was written, nearest first, for a person to choose from. It
// is empty when nothing is near.
func (x *Index) Suggest(name string, n int) []scoring.Unit {
	text := withoutKind(withoutCommittee(Fold(name)))
	wanted := []rune(text)
	if len(wanted) == 0 {
		return nil
	}
	type near struct{ unit, distance int }
	var found []near
	for i, u := range x.units {
		best := -1
		for _, known := range append([]string{u.Name}, u.OtherNames...) {
			key := []rune(withoutKind(withoutCommittee(Fold(known))))
			// A third of the letters may differ: "Thị trấn" is not near "Phì Nhừ". Lengths that differ by more need no look:
			// what somebody wrote may be very long.
			third := max(len(wanted), len(key)) / 3
			if max(len(wanted), len(key))-min(len(wanted), len(key)) <= third {
				if d := editDistance(wanted, key); d <= third && (best < 0 || d < best) {
					best = d
				}
			}
			if strings.Contains(string(key), text) && len(wanted) >= 3 && (best < 0 || best > 1) {
				best = 1
			}
		}
		if best >= 0 {
			found = append(found, near{i, best})
		}
	}
	slices.SortStableFunc(found, func(a, b near) int { return a.distance - b.distance })
	var units []scoring.Unit
	for _, f := range found[:min(n, len(found))] {
		units = append(units, x.units[f.unit])
	}
	return units
}

// Distance is Levenshtein's distance of two folded texts: how many letters must be put in, left out or changed.
func Distance(a, b string) int { return editDistance([]rune(a), []rune(b)) }

// editDistance is Levenshtein's: how many letters must be put in, left out or changed.
func editDistance(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i, ra := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j, rb := range b {
			cost := diagonal
			if ra != rb {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
