package conversation

import (
	"context"

	"motcua/scoring/rulesets"
)

func (f *fake) OwnRules(context.Context) (rulesets.Own, error) { return rulesets.Own{}, nil }
