package sheet

import "strings"

// hidden says of what is open of a page whether a browser leaves it out. A part of a table ends where the next one begins.
type hidden struct{ table, body, row bool }

func (h hidden) isHidden() bool { return h.table || h.body || h.row }

// hidesElement says whether the attributes of the tag have a browser leave out what it begins.
func (r *htmlReader) hidesElement() bool {
	for {
		key, value, more := r.tokens.TagAttr()
		switch string(key) {
		case "hidden":
			return true
		case "style":
			style := strings.ToLower(strings.Join(strings.Fields(string(value)), ""))
			for _, how := range []string{"display:none", "visibility:hidden", "visibility:collapse"} {
				if strings.Contains(style, how) {
					return true
				}
			}
		}
		if !more {
			return false
		}
	}
}
