package rules

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/alecthomas/kong"

	"motcua/bot/chat/months"
	"motcua/cmd/motcua/house"
	"motcua/scoring"
	"motcua/scoring/ledger"
)

// Correct corrects the points of a unit's month, quarter or year, or lists the corrections.
type Correct struct {
	Month  string `name:"month" xor:"term" placeholder:"YYYY-MM" help:"cli.help.month"`
	Term   string `name:"period" xor:"term" placeholder:"YYYY-Q1" help:"cli.help.term"`
	Unit   string `name:"unit" placeholder:"CODE" help:"cli.help.unit"`
	Points points `name:"points" xor:"change" placeholder:"POINTS" help:"cli.help.correct_points"`
	Clear  bool   `name:"clear" xor:"change" help:"cli.help.correct_clear"`
	Reason string `name:"reason" placeholder:"TEXT" help:"cli.help.correct_reason"`
}

// points is a number that may begin with a minus.
type points string

// Decode takes the next word as it is, though it looks like an option.
func (p *points) Decode(ctx *kong.DecodeContext) error {
	*p = points(fmt.Sprint(ctx.Scan.Pop().Value))
	return nil
}

// Run lists the corrections, or makes one and says what became of the unit's points.
func (c Correct) Run(ctx context.Context, w house.World) error {
	if c.Points == "" && !c.Clear {
		if c.Unit != "" || c.Reason != "" {
			return house.WrongUsage("%s", w.Words.Text("cli.correct.nothing"))
		}
		return w.WithStore(ctx, func(h *house.House) error { return c.list(ctx, w, h) })
	}
	correction, err := c.correction(w)
	if err != nil {
		return err
	}
	return w.WithStore(ctx, func(h *house.House) error {
		if err := h.CheckUnit(ctx, w, c.Unit); err != nil {
			return err
		}
		result, err := h.Importer(w.Settings).Correct(ctx, correction)
		if err != nil {
			return err
		}
		month := w.Words.Term(string(correction.Term))
		switch result.State {
		case ledger.Closed:
			return errors.New(w.Words.Text("cli.correct.closed", "month", month))
		case ledger.NotKnown:
			return errors.New(w.Words.Text("cli.correct.no_rules", "month", month))
		case ledger.NoUnit:
			return errors.New(w.Words.Text("cli.correct.no_unit", "unit", correction.Unit, "month", month))
		case ledger.Already:
			fmt.Fprintln(w.Stdout, w.Words.Text("cli.correct.already"))
			return nil
		}
		key := "cli.correct.done"
		if c.Clear {
			key = "cli.correct.cleared"
		}
		fmt.Fprintln(w.Stdout, w.Words.Text(key, "unit", correction.Unit, "month", month, "points", w.Words.Signed(correction.Points.Cut(2))))
		if before, after := result.Before, result.After; after != nil && before != nil {
			fmt.Fprintln(w.Stdout, w.Words.Text("cli.correct.total", "before", w.Words.Decimal(before.ShownTotal()), "after", w.Words.Decimal(after.ShownTotal())))
		} else {
			fmt.Fprintln(w.Stdout, w.Words.Text("cli.correct.no_card"))
		}
		return nil
	})
}

// correction is what the command line says.
func (c Correct) correction(w house.World) (correction scoring.Correction, err error) {
	if c.Unit == "" || c.Month+c.Term == "" {
		return correction, house.WrongUsage("%s", w.Words.Text("cli.correct.nothing"))
	}
	correction = scoring.Correction{Unit: c.Unit, Reason: strings.Join(strings.Fields(c.Reason), " ")}
	if correction.Term, err = w.ParseTerm(c.Month, c.Term); err != nil || c.Clear {
		correction.Reason = ""
		return correction, err
	}
	text := strings.TrimPrefix(strings.Replace(string(c.Points), "−", "-", 1), "+")
	most := scoring.Int(scoring.MostCorrected)
	correction.Points, err = scoring.ParseFraction(text)
	if err != nil || correction.Points.Sign() == 0 || correction.Points.Cmp(most) > 0 || correction.Points.Cmp(scoring.Int(-scoring.MostCorrected)) < 0 {
		return correction, house.WrongUsage("%s", w.Words.Text("cli.correct.points", "points", string(c.Points), "most", scoring.MostCorrected))
	}
	switch n := len([]rune(correction.Reason)); {
	case n == 0:
		return correction, house.WrongUsage("%s", w.Words.Text("cli.correct.no_reason"))
	case n > months.ReasonLength:
		return correction, house.WrongUsage("%s", w.Words.Text("closing.long_reason", "n", n, "most", months.ReasonLength))
	case scoring.MayBePersonal(correction.Reason):
		return correction, house.WrongUsage("%s", w.Words.Text("cli.correct.personal"))
	}
	return correction, nil
}

// list prints the corrections, of one month, quarter or year if it is given.
func (c Correct) list(ctx context.Context, w house.World, h *house.House) error {
	all, err := h.Store.Corrections(ctx)
	if err != nil {
		return err
	}
	var term scoring.Term
	if c.Month+c.Term != "" {
		if term, err = w.ParseTerm(c.Month, c.Term); err != nil {
			return err
		}
	}
	table := w.Table("cli.correct.columns")
	for _, one := range all {
		if term == "" || one.Term == term {
			table.Row(one.Term, one.Unit, w.Words.Signed(one.Points.Cut(2)), one.Reason)
		}
	}
	return table.Flush()
}
