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
}

// steps is how many steps a whole maximum has: hundredths of a per cent.
const steps = 10_000

// Item writes a proposal as links carry it: "TD=8750", or "TD=" to go back.
func (p Proposal) Item() string {
	if p.Back {
		return p.Indicator + "="
	}
	return p.Indicator + "=" + p.Share.Mul(scoring.Int(steps)).Cut(0)
}

// ReadProposal reads an Item; false for anything that Item does not write.
func ReadProposal(item string) (Proposal, bool) {
	code, text, found := strings.Cut(item, "=")
	if !found || code == "" {
		return Proposal{}, false
	}
	if text == "" {
		return Proposal{Indicator: code, Back: true}, true
	}
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil || n < 0 || n > steps || strconv.FormatInt(n, 10) != text {
		return Proposal{}, false
	}
	return Proposal{Indicator: code, Share: scoring.Frac(n, steps)}, true
}
