package warning

import (
	"motcua/scoring/outbox"
	"slices"

	"motcua/scoring"
)

// margin is how far above its target, as a share of the maximum, an indicator must rise before its warning closes. So a figure that moves a
// little around the target opens and closes a warning once only.
var margin = scoring.Frac(2, 100)

// opens says whether a warning opens.
func opens(f outbox.Figure) bool { return f.Points.Cmp(f.Target) < 0 }

// closes says whether a warning closes. When the target is so near the maximum that the margin does not fit in between, the maximum closes
// it. When there is no target, nothing can be under it.
func closes(f outbox.Figure) bool {
	if f.Target.Sign() <= 0 {
		return true
	}
	enough := f.Target.Add(f.Max.Mul(margin))
	return !opens(f) && (f.Points.Cmp(enough) >= 0 || f.Points.Cmp(f.Max) >= 0)
}

// reachesFurther says whether the data behind f reach further in time than those behind g. When that is not known it is false: the better
// figure may be a correction, and nobody is praised for that.
func reachesFurther(f, g outbox.Figure) bool {
	if f.Month != g.Month {
		return f.Month > g.Month
	}
	return !g.DataTime.IsZero() && f.DataTime.After(g.DataTime)
}

// forget drops a latest figure when the given figures say that its indicator is no longer assessed in its month, and gives the figures that
// say so. Figures of other months say nothing about it.
func (w *Watch) forget(figures []outbox.Figure) (gone []outbox.Figure) {
	for _, f := range figures {
		if i := w.latest(f.Indicator); !f.Assessed() && i >= 0 && w.Latest[i].Month == f.Month {
			w.Latest = slices.Delete(w.Latest, i, i+1)
			gone = append(gone, f)
		}
	}
	return gone
}

// takeLatest makes the assessed figures the latest ones. It gives the figures taken, one for each indicator, and what was known before, nil
// where nothing was. A figure of a month before that of the latest known figure is not taken.
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
