package chat

import (
	"strings"

	"motcua/scoring"
)

// Enumerate joins the first names of so many, and says how many more there are.
func (r Renderer) Enumerate(names []string, of int) string {
	joined := strings.Join(names, ", ")
	if more := of - len(names); more > 0 {
		joined += r.Words.Text("upload.and_more", "n", more)
	}
	return joined
}

// ShortMonths names months, and the first of very many.
func (r Renderer) ShortMonths(months []scoring.Month) string {
	const most = 12
	var written []string
	for _, month := range months[:min(len(months), most)] {
		written = append(written, r.Words.ShortMonth(string(month)))
	}
	return r.Enumerate(written, len(months))
}

// Chosen marks the label of what is chosen.
func Chosen(is bool, label string) string {
	if is {
		return "✓ " + label
	}
	return label
}
