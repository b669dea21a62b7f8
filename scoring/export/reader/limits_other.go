//go:build !linux && !darwin

package reader

// applyLimits does nothing: this operating system has no limits that a process can take upon itself. Those of Go hold.
func (b Bounds) applyLimits() error { return nil }
