package handler

import (
	"context"

	"motcua/scoring/intake"
)

func (f *fake) Layouts(context.Context) ([]intake.Layout, error) { return nil, f.fails }

func (f *fake) MatchColumn(context.Context, string, string, string, int64) error { return f.fails }

func (f *fake) ForgetLayout(context.Context, string, int64) error { return f.fails }
