package locales

// Meaning is what a word of a field was taught to mean, as dossier.Meanings has it.
func (p Printer) Meaning(field, meaning string) string {
	key := "meaning." + meaning
	if field == "status" || field == "channel" {
		key = "meaning." + field + "-" + meaning
	}
	return p.Text(key)
}
