package rules

import (
	"context"
	"errors"
	"slices"
	"strings"

	"motcua/bot/chat/targets"
	"motcua/cmd/motcua/house"
	"motcua/scoring"
)

// Targets shows or sets targets.
type Targets struct {
	Unit  string `name:"unit" placeholder:"CODE" help:"cli.help.target_unit"`
	Set   string `name:"set" xor:"change" placeholder:"INDICATOR=SHARE" help:"cli.help.target_set"`
	Clear string `name:"clear" xor:"change" placeholder:"INDICATOR" help:"cli.help.target_clear"`
}

// Run prints the targets in force, for all units or for one; or sets one, or gives one back to the rule set.
func (c Targets) Run(ctx context.Context, w house.World) error {
	return w.WithStore(ctx, func(h *house.House) error {
		if c.Unit != "" {
			if err := h.CheckUnit(ctx, w, c.Unit); err != nil {
				return err
			}
		}
		all, err := h.RulesNow(ctx)
		if err != nil {
			return err
		}
		rules := all.InUse(scoring.MonthOf(w.Settings.Clock.Now(), w.Settings.Zone))
		if len(rules) == 0 {
			return errors.New(w.Words.Text("cli.targets_no_rules"))
		}
		if err := c.change(ctx, w, h, rules); err != nil {
			return err
		}
		set, err := h.Store.Targets(ctx)
		if err != nil {
			return err
		}
		table := w.Table("cli.targets_columns")
		for i, of := range rules {
			if i > 0 {
				table.Row()
			}
			if len(rules) > 1 {
				table.Row(of.Decision)
			}
			for _, ind := range of.Indicators {
				target := "-"
				if share, aimed := set.Of(of, c.Unit, ind); aimed {
					target = targets.Share(w.Words, share)
				}
				table.Row(ind.Code, target, w.Words.Decimal(ind.Max.Cut(1)), ind.Name.In(w.Words.Language()))
			}
		}
		return table.Flush()
	})
}

// change sets or clears what the command line says.
func (c Targets) change(ctx context.Context, w house.World, h *house.House, rules []*scoring.RuleSet) error {
	switch {
	case c.Set != "":
		code, text, _ := strings.Cut(c.Set, "=")
		share, err := readShare(text)
		if err != nil {
			return house.WrongUsage("%s", w.Words.Text("cli.target_share", "share", text))
		}
		of, ok := setWith(rules, code)
		if !ok {
			return errors.New(w.Words.Text("cli.target_unknown", "indicator", code))
		}
		return h.Store.SetTarget(ctx, of.Code, code, c.Unit, share, 0)
	case c.Clear != "":
		of, ok := setWith(rules, c.Clear)
		if !ok {
			return errors.New(w.Words.Text("cli.target_unknown", "indicator", c.Clear))
		}
		cleared, err := h.Store.ClearTarget(ctx, of.Code, c.Clear, c.Unit, 0)
		if err == nil && !cleared {
			err = errors.New(w.Words.Text("cli.target_not_set", "indicator", c.Clear))
		}
		return err
	}
	return nil
}

// setWith is the first of the sets in use that has an indicator: the one that ranks comes first.
func setWith(rules []*scoring.RuleSet, indicator string) (*scoring.RuleSet, bool) {
	i := slices.IndexFunc(rules, func(set *scoring.RuleSet) bool { _, ok := set.Indicator(indicator); return ok })
	if i < 0 {
		return nil, false
	}
	return rules[i], true
}

// readShare reads a share of the maximum as people write it: "95%", "92,5 %".
func readShare(text string) (scoring.Fraction, error) {
	number, found := strings.CutSuffix(strings.TrimSpace(text), "%")
	if !found {
		return scoring.Fraction{}, errors.New("no per cent sign")
	}
	share, err := scoring.ParseFraction(strings.TrimSpace(number))
	if err == nil && (share.Sign() < 0 || share.Cmp(scoring.Int(100)) > 0) {
		err = errors.New("not within 0 % to 100 %")
	}
	return share.Quo(scoring.Int(100)), err
}
