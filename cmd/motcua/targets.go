package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"text/tabwriter"

	"motcua/bot/chat/targets"
	"motcua/scoring"
)

type targetsCommand struct {
	Unit  string `name:"unit" placeholder:"CODE" help:"${help_target_unit}"`
	Set   string `name:"set" xor:"change" placeholder:"INDICATOR=SHARE" help:"${help_target_set}"`
	Clear string `name:"clear" xor:"change" placeholder:"INDICATOR" help:"${help_target_clear}"`
}

// Run prints the targets in force, for all units or for one; or sets one, or gives one back to the rule set.
func (c targetsCommand) Run(ctx context.Context, w world) error {
	return w.with(ctx, func(h *house) error {
		if c.Unit != "" {
			if err := h.knows(ctx, w, c.Unit); err != nil {
				return err
			}
		}
		rules, ok := h.rules.For(scoring.MonthOf(w.settings.clock.Now(), w.settings.zone))
		if !ok {
			return errors.New(w.words.Text("cli.targets_no_rules"))
		}
		if err := c.change(ctx, w, h, rules); err != nil {
			return err
		}
		set, err := h.store.Targets(ctx)
		if err != nil {
			return err
		}
		out := tabwriter.NewWriter(w.stdout, 0, 0, 2, ' ', 0)
		fmt.Fprintln(out, w.words.Text("cli.targets_columns"))
		for _, ind := range rules.Indicators {
			target := "-"
			if share, aimed := set.Of(c.Unit, ind); aimed {
				target = targets.Share(w.words, share)
			}
			fmt.Fprintf(out, "%s\t%s\t%s\t%s\n", ind.Code, target, w.words.Decimal(ind.Max.Cut(1)), ind.Name.In(w.words.Language()))
		}
		return out.Flush()
	})
}

// change sets or clears what the command line says.
func (c targetsCommand) change(ctx context.Context, w world, h *house, rules *scoring.RuleSet) error {
	switch {
	case c.Set != "":
		code, text, _ := strings.Cut(c.Set, "=")
		share, err := readShare(text)
		if err != nil {
			return wrongUsage("%s", w.words.Text("cli.target_share", "share", text))
		}
		if _, ok := rules.Indicator(code); !ok {
			return errors.New(w.words.Text("cli.target_unknown", "indicator", code))
		}
		return h.store.SetTarget(ctx, code, c.Unit, share, 0)
	case c.Clear != "":
		cleared, err := h.store.ClearTarget(ctx, c.Clear, c.Unit, 0)
		if err == nil && !cleared {
			err = errors.New(w.words.Text("cli.target_not_set", "indicator", c.Clear))
		}
		return err
	}
	return nil
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
