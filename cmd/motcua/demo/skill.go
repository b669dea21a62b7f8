package demo

import "motcua/scoring"

// skillOf is how well a unit works in a month, in per cent: a level of its own, around which it gets better and worse
// over a year or so, and some chance.
func skillOf(unit string, month scoring.Month) int {
	own := random(unit, "level")
	level := 66 + own.IntN(30)
	swing, period := 4+own.IntN(14), 14+own.IntN(10)
	place := (month.Year()*12 + month.Number() + own.IntN(period)) % period
	from := 2*place - period // between -period and period: the wave's peak is at 0
	wave := swing - 2*swing*max(from, -from)/period
	chance := random(unit, string(month)).IntN(7) - 3
	return min(max(level+wave+chance, 35), 98)
}

// onTime and filedOnline are the shares, in per cent, of a unit with that skill: the first comes easily, the second does not.
func onTime(skill int) int      { return min(skill/2+51, 99) }
func filedOnline(skill int) int { return max(skill-8, 0) }
