package chat

import "slices"

// unmoved is a link to what has no room of its own yet, in the form in which it is written.
func (l Link) unmoved() Link {
	if l.form != (form{}) {
		return l
	}
	l.form.itemised = slices.Contains([]Destination{
		"dpick", "dwhy", "dfile", "dsend", "dword", "dsay", "dback", "dyes", "dno", "letter",
	}, l.To)
	l.form.dossiers = slices.Contains([]Destination{"dlist"}, l.To)
	return l
}
