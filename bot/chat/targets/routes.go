package targets

import (
	"strconv"

	"motcua/bot/chat"
	"motcua/scoring"
)

// What the room's buttons lead to.
const (
	toList     chat.Route[ofUnit]      = "aims"    // the targets of all units, or of one
	toTarget   chat.Route[ofIndicator] = "aim"     // that of an indicator
	toAsk      chat.Route[ofIndicator] = "askaim"  // asks for another one
	toAskUnit  chat.Route[ofIndicator] = "askaimu" // asks for the unit; of an indicator, or "" for all of them
	toProposal chat.Route[proposal]    = "aimto"   // what a proposal would do
	toAffected chat.Route[proposal]    = "aimwho"  // the units that it would leave under their targets
	toSave     chat.Route[proposal]    = "aimset"  // saves it
)

// ofUnit carries a unit, "" for all.
type ofUnit struct{ Unit string }

// ofIndicator carries an indicator of a unit, "" for all units.
type ofIndicator struct{ Unit, Indicator string }

// proposal is a change of a target that may be saved: "TD=8750", or "TD=" to go back to what is in force without it; upon the
// change 12: "TD=8750=12".
type proposal struct {
	Unit      string
	Indicator string
	Share     share `before:"="`
	Seen      int64 `before:"=" optional:"yes"` // number of the newest change of any target before it, to save it upon; 0 where it is only shown
	Page      int
}

// isRemoval says whether the proposal is to drop what is set.
func (p proposal) isRemoval() bool { return !p.Share.set }

// share is a part of an indicator's maximum, in steps of 1/10,000; the zero value is none.
type share struct {
	set bool
	of  scoring.Fraction
}

func shareOf(f scoring.Fraction) share { return share{set: true, of: f} }

// steps is how many steps a whole maximum has: hundredths of a per cent.
const steps = 10_000

// MarshalText writes a share in steps, none as nothing.
func (s share) MarshalText() ([]byte, error) {
	if !s.set {
		return nil, nil
	}
	return []byte(s.of.Mul(scoring.Int(steps)).Cut(0)), nil
}

// UnmarshalText reads what MarshalText writes.
func (s *share) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*s = share{}
		return nil
	}
	n, err := strconv.ParseUint(string(text), 10, 64)
	if err == nil && n > steps {
		err = strconv.ErrRange
	}
	*s = shareOf(scoring.Frac(int64(n), steps))
	return err
}
