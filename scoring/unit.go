package scoring

// Unit is a commune (UBND xã, phường, thị trấn): the unit of scoring.
type Unit struct {
	Code       string   // national identifier, "000.10.32.H18"; the key
	Name       string   // as the register writes it, NFC: "UBND xã Háng Lìa"
	OtherNames []string // further spellings under which files name it, NFC
	ValidFrom  string   // first day of validity, "2025-07-01"; "" when it is open
	ValidTo    string   // last day of validity, inclusive; "" when it is open
	Successor  string   // code of the unit that took over, "" when there is none
}

// ValidIn says whether the unit exists on at least one day of the month.
func (u Unit) ValidIn(m Month) bool {
	return (u.ValidFrom == "" || u.ValidFrom < string(m.Next())) &&
		(u.ValidTo == "" || u.ValidTo >= string(m))
}
