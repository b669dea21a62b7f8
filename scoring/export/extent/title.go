package extent

import (
	"regexp"

	"motcua/scoring"
	"motcua/scoring/names"
)

var (
	saysReceived = regexp.MustCompile(`\b(?:tiep nhan|da nhan)\b`)
	saysResolved = regexp.MustCompile(`\b(?:giai quyet|xu ly xong|da xu ly|tra ket qua|da tra|hoan thanh)\b`)
	listTitle    = regexp.MustCompile(`\bho so\b`)
)

// TitleLists is what the lines above a table say that it lists; zero when they do not say, or say both.
func TitleLists(title []string) (lists scoring.Lists) {
	for _, line := range title {
		if folded := names.Fold(line); listTitle.MatchString(folded) {
			lists.Received = lists.Received || saysReceived.MatchString(folded)
			lists.Resolved = lists.Resolved || saysResolved.MatchString(folded)
		}
	}
	if lists.Received && lists.Resolved {
		return scoring.Lists{}
	}
	return lists
}
