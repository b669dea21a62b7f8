package conversation

import (
	"context"
	"motcua/scoring/export/table"
)

func (f *fake) Layouts(context.Context) ([]table.Layout, error) { return nil, f.fails }

func (f *fake) MatchColumn(context.Context, string, string, string, int64) error { return f.fails }

func (f *fake) ForgetLayout(context.Context, string, int64) error { return f.fails }
