package view

import (
	"strconv"
	"strings"

	"motcua/scoring"
)

// Proposal is a change of a target that may be saved: to a share of the maximum, or back to what is in force without it.
type Proposal struct {
	Indicator string
	Back      bool
	Share     scoring.Fraction // in steps of 1/10,000; meaningless when Back
	Seen      int64            // number of the newest change of any target before it, to save it upon; 0 where it is only shown
}

// steps is how many steps a whole maximum has: hundredths of a per cent.
const steps = 10_000

// Item writes a proposal as links carry it: "TD=8750", or "TD=" to go back; upon the change 12: "TD=8750=12".
func (p Proposal) Item() string {
	item := p.Indicator + "="
	if !p.Back {
		item += p.Share.Mul(scoring.Int(steps)).Cut(0)
	}
	if p.Seen > 0 {
		item += "=" + strconv.FormatInt(p.Seen, 10)
	}
	return item
}

// ReadProposal reads an Item; false for anything that Item does not write.
func ReadProposal(item string) (Proposal, bool) {
	parts := strings.Split(item, "=")
	if len(parts) < 2 || len(parts) > 3 || parts[0] == "" {
		return Proposal{}, false
	}
	p := Proposal{Indicator: parts[0], Back: parts[1] == ""}
	if !p.Back {
		n, err := strconv.ParseInt(parts[1], 10, 64)
		if err != nil || n < 0 || n > steps {
			return Proposal{}, false
		}
		p.Share = scoring.Frac(n, steps)
	}
	if len(parts) == 3 {
		p.Seen, _ = strconv.ParseInt(parts[2], 10, 64) // 0 for what is no number
	}
	return p, p.Item() == item
}
