package warning

import (
	"motcua/scoring/outbox"
	"slices"

	"motcua/scoring"
)

// margin is how far above its target, as a share of the maximum, an indicator must come for its warning to close: a
// figure that trembles about the target neither opens nor closes anything twice.
var margin = scoring.Frac(2, 100)

// opens says whether a warning opens.
func opens(f outbox.Figure) bool { return f.Points.Cmp(f.Target) < 0 }

// closes says whether a warning closes. A target so near the maximum that the margin does not fit in between is reached
// with the maximum; without a target nothing can be missed.
func closes(f outbox.Figure) bool {
	if f.Target.Sign() <= 0 {
		return true
	}
	enough := f.Target.Add(f.Max.Mul(margin))
	return !opens(f) && (f.Points.Cmp(enough) >= 0 || f.Points.Cmp(f.Max) >= 0)
}

// reachesFurther says whether the data behind f reaches further than the data behind g. Where it is not known, it does not:
// nobody is praised for what may be a correction.
func reachesFurther(f, g outbox.Figure) bool {
	if f.Month != g.Month {
		return f.Month > g.Month
	}
	return !g.DataTime.IsZero() && f.DataTime.After(g.DataTime)
}

// forget drops each latest figure whose indicator is, by the given figures, not assessed any more in that figure's month, and gives the
// figures that say so. Figures of other months say nothing.
func (w *Watch) forget(figures []outbox.Figure) (gone []outbox.Figure) {
	for _, f := range figures {
		if i := w.latest(f.Indicator); !f.Assessed() && i >= 0 && w.Latest[i].Month == f.Month {
			w.Latest = slices.Delete(w.Latest, i, i+1)
			gone = append(gone, f)
		}
	}
	return gone
}

// takeLatest makes the assessed figures the latest ones and gives those that were taken, one for each indicator, and what was known
// before, nil where nothing was. A figure of a month before the latest known one says nothing about how things stand.
func (w *Watch) takeLatest(figures []outbox.Figure) (taken []outbox.Figure, before []*outbox.Figure) {
	place := map[string]int{}
	for _, f := range figures {
		if !f.Assessed() {
			continue
		}
		if i, twice := place[f.Indicator]; twice {
			if f.Month >= taken[i].Month {
				taken[i] = f
			}
			continue
		}
		if i := w.latest(f.Indicator); i >= 0 {
			if f.Month < w.Latest[i].Month {
				continue
			}
			before = append(before, new(w.Latest[i]))
		} else {
			before = append(before, nil)
		}
		place[f.Indicator] = len(taken)
		taken = append(taken, f)
	}
	for _, f := range taken {
		if i := w.latest(f.Indicator); i >= 0 {
			w.Latest[i] = f
		} else {
			w.Latest = append(w.Latest, f)
		}
	}
	return taken, before
}
