package advice

import "motcua/scoring"

// table is the best that a number of acts brings in the first blocks together, by the blocks and the acts.
type table struct {
	blocks []*block
	rows   [][]share
}

// share is the best of some blocks by a number of acts, and how many of these are done in the last block.
type share struct {
	ok     bool
	value  scoring.Fraction
	inLast int
}

func newTable(blocks []*block) *table {
	return &table{blocks: blocks, rows: make([][]share, len(blocks))}
}

// extend works out what k acts bring in all blocks; those for fewer are there.
func (t *table) extend(k int) share {
	whole := share{ok: k == 0}
	for i, b := range t.blocks {
		b.best = append(b.best, b.bestOf(k))
		found := share{}
		for n := 0; n <= k; n++ {
			before := share{ok: k == n}
			if i > 0 {
				before = t.rows[i-1][k-n]
			}
			own := b.best[n]
			if !before.ok || !own.ok {
				continue
			}
			if v := before.value.Add(own.value); !found.ok || v.Cmp(found.value) > 0 {
				found = share{ok: true, value: v, inLast: n}
			}
		}
		t.rows[i] = append(t.rows[i], found)
		whole = found
	}
	return whole
}

// counts are the choices of each block that k acts are the best by.
func (t *table) counts(k int) [][]int {
	counts := make([][]int, len(t.blocks))
	for i := len(t.blocks) - 1; i >= 0; i-- {
		n := t.rows[i][k].inLast
		counts[i] = t.blocks[i].best[n].counts
		k -= n
	}
	return counts
}
