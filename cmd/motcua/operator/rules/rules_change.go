package rules

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"motcua/cmd/motcua/house"
	"motcua/scoring"
	"motcua/scoring/rulesets"
	"motcua/storage/settings"
)

// Add adds a rule set.
type Add struct {
	File   string `arg:"" type:"existingfile" help:"cli.help.rules_file"`
	DryRun bool   `name:"dry-run" help:"cli.help.rules_dry_run"`
}

// Run checks a file, says which months it changes, keeps it and scores these months again.
func (c Add) Run(ctx context.Context, w house.World) error {
	set, text, err := readRules(ctx, w, c.File)
	if err != nil {
		return err
	}
	return w.MakingStoreUnless(ctx, c.DryRun, func(h *house.House) error {
		before, own, err := ownCatalogue(ctx, h)
		if err != nil {
			return err
		}
		if known, ok := before.ByID(set.ID()); ok && known.ID() == set.ID() {
			if there, _ := before.Text(set.ID()); string(there) != string(text) {
				return errors.New(w.Words.Text("cli.rules.another", "code", set.ID()))
			}
		}
		own.Texts = append(slices.Clone(own.Texts), text)
		after, err := h.Rules.With(own)
		if err != nil {
			return err
		}
		if err := printSet(w, before, set); err != nil {
			return err
		}
		err = applyRules(ctx, w, h, before, after, c.DryRun, func() error { return h.Store.AddRuleSet(ctx, set.ID(), text, 0) })
		if errors.Is(err, settings.ErrOtherRules) {
			return errors.New(w.Words.Text("cli.rules.another", "code", set.ID()))
		}
		if err == nil && !c.DryRun {
			fmt.Fprintln(w.Stdout, w.Words.Text("cli.rules.added", "code", set.ID()))
		}
		return err
	})
}

// Use chooses rule sets.
type Use struct {
	Codes  []string `arg:"" name:"code" help:"cli.help.rules_codes"`
	From   string   `name:"from" placeholder:"YYYY-MM" help:"cli.help.rules_from"`
	DryRun bool     `name:"dry-run" help:"cli.help.rules_dry_run"`
}

// Run has rule sets used from a month on, says which months that changes, and scores these months again.
func (c Use) Run(ctx context.Context, w house.World) error {
	return w.MakingStoreUnless(ctx, c.DryRun, func(h *house.House) error {
		before, own, err := ownCatalogue(ctx, h)
		if err != nil {
			return err
		}
		use, err := c.use(w, before)
		if err != nil {
			return err
		}
		own.Uses = append(slices.DeleteFunc(slices.Clone(own.Uses), func(u rulesets.Use) bool { return u.From == use.From }), use)
		after, err := h.Rules.With(own)
		if err != nil {
			return err
		}
		err = applyRules(ctx, w, h, before, after, c.DryRun, func() error { return h.Store.UseRuleSets(ctx, use, 0) })
		if err == nil && !c.DryRun {
			fmt.Fprintln(w.Stdout, w.Words.Text("cli.rules.used", "codes", strings.Join(use.Codes, ", "), "month", w.Words.Month(string(use.From))))
		}
		return err
	})
}

// use is the choice that the command line states: without a month, from the first one in which the first set is valid.
func (c Use) use(w house.World, all *rulesets.Catalogue) (use rulesets.Use, err error) {
	for _, code := range strings.FieldsFunc(strings.Join(c.Codes, ","), func(r rune) bool { return r == ',' || r == ' ' }) {
		if _, ok := all.ByID(code); !ok {
			return use, errors.New(w.Words.Text("cli.rules.unknown", "code", code))
		}
		if slices.Contains(use.Codes, code) {
			return use, house.WrongUsage("%s", w.Words.Text("cli.rules.twice", "code", code))
		}
		use.Codes = append(use.Codes, code)
	}
	if len(use.Codes) == 0 {
		return use, house.WrongUsage("%s", w.Words.Text("cli.rules.none"))
	}
	first := all.FirstMonth(use.Codes[0])
	if use.From = first; c.From != "" {
		if use.From, err = w.ParseMonth(c.From); err != nil {
			return use, err
		}
	}
	if use.From < first {
		return use, errors.New(w.Words.Text("cli.rules.too_early", "code", use.Codes[0], "month", w.Words.Month(string(first))))
	}
	return use, nil
}

// ownCatalogue holds the rule sets that there are now; beside it is what the authority has of them.
func ownCatalogue(ctx context.Context, h *house.House) (*rulesets.Catalogue, rulesets.Own, error) {
	own, err := h.Store.OwnRules(ctx)
	if err != nil {
		return nil, own, err
	}
	all, err := h.Rules.With(own)
	return all, own, err
}

// applyRules says which months a change of the rules scores again, makes it unless it is only tried, and scores them.
func applyRules(ctx context.Context, w house.World, h *house.House, before, after *rulesets.Catalogue, dryRun bool, apply func() error) error {
	months, err := h.Store.CardedMonths(ctx)
	if err != nil {
		return err
	}
	cards, closed := 0, []scoring.Month{}
	var again []scoring.Month
	for _, m := range months {
		if slices.Equal(idsOf(before.Shown(m.Month)), idsOf(after.Shown(m.Month))) {
			continue
		}
		if m.Closed {
			closed = append(closed, m.Month)
			continue
		}
		again, cards = append(again, m.Month), cards+m.Cards
	}
	if len(again) > 0 {
		fmt.Fprintln(w.Stdout, w.Words.Text("cli.rules.again", "months", w.Months(again), "n", len(again), "cards", cards))
	} else {
		fmt.Fprintln(w.Stdout, w.Words.Text("cli.rules.nothing_again"))
	}
	if len(closed) > 0 {
		fmt.Fprintln(w.Stdout, w.Words.Text("cli.rules.closed", "months", w.Months(closed)))
	}
	if dryRun {
		fmt.Fprintln(w.Stdout, w.Words.Text("cli.rules.only_tried"))
		return nil
	}
	if err := apply(); err != nil {
		return err
	}
	return h.Importer(w.Settings).Rejudge(ctx)
}

func idsOf(sets []*scoring.RuleSet) (ids []string) {
	for _, set := range sets {
		ids = append(ids, set.ID())
	}
	return ids
}
