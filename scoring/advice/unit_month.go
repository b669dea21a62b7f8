package advice

import "motcua/scoring/export/dossier"

// UnitMonth is all that the store knows of the dossiers behind a unit's card.
type UnitMonth struct {
	Window dossier.Window // in which the card looked at them
	Held   []Held
}
