package operator

import (
	"context"
	"fmt"
	"time"

	"motcua/bot/chat"
	"motcua/cmd/motcua/house"
	"motcua/scoring"
)

// Overdue lists overdue dossiers.
type Overdue struct {
	Unit string `name:"unit" placeholder:"CODE" help:"cli.help.unit"`
	JSON bool   `name:"json" help:"cli.help.json"`
}

// overdueJSON is a dossier as `motcua overdue --json` prints it. The shape is kept stable.
type overdueJSON struct {
	Code      string    `json:"code"`
	Unit      string    `json:"unit"`
	Procedure string    `json:"procedure"`
	Due       time.Time `json:"due"`
	DaysLate  int       `json:"days_late"`           // calendar days begun, as in v_overdue
	Corrected bool      `json:"corrected,omitempty"` // a report that its data are wrong was accepted
}

// Run prints the dossiers that are open and past due now, worst first.
func (c Overdue) Run(ctx context.Context, w house.World) error {
	return w.WithStore(ctx, func(h *house.House) error {
		if c.Unit != "" {
			if err := h.CheckUnit(ctx, w, c.Unit); err != nil {
				return err
			}
		}
		now := w.Settings.Clock.Now()
		rows, err := allOverdue(h, ctx, c.Unit, now)
		if err != nil {
			return err
		}
		if c.JSON {
			all := []overdueJSON{}
			for _, o := range rows {
				all = append(all, overdueJSON{scoring.CodeShown(o.Code), o.Unit, o.Procedure, o.Due.In(w.Settings.Zone), o.DaysLate(now), o.Corrected})
			}
			return w.PrintJSON(all)
		}
		if len(rows) == 0 {
			fmt.Fprintln(w.Stdout, w.Words.Text("cli.overdue_none"))
			return nil
		}
		table := w.Table("cli.overdue_columns")
		reader := chat.Renderer{Words: w.Words, Zone: w.Settings.Zone, Days: w.Settings.Workdays}
		for _, o := range rows {
			what := o.Procedure
			if o.Corrected {
				what += " · " + w.Words.Text("dispute.mark")
			}
			table.Row(scoring.CodeShown(o.Code), o.UnitName, w.Words.DateTime(o.Due.In(w.Settings.Zone)), reader.Lateness(o.Due, now), what)
		}
		return table.Flush()
	})
}

// allOverdue reads every page of the overdue dossiers.
func allOverdue(h *house.House, ctx context.Context, unit string, at time.Time) ([]scoring.Listed, error) {
	const page = 1000
	var all []scoring.Listed
	for {
		rows, total, err := h.Store.Overdue(ctx, unit, at, len(all), page)
		if err != nil {
			return nil, err
		}
		all = append(all, rows...)
		if len(rows) == 0 || len(all) >= total {
			return all, nil
		}
	}
}
