package conversation

import (
	"context"
	"motcua/scoring/export/table"
)

func (f *fake) Words(context.Context) ([]table.TaughtWord, error) { return nil, f.fails }

func (f *fake) TeachWord(context.Context, table.TaughtWord, int64) error { return f.fails }

func (f *fake) ForgetWord(context.Context, string, string, int64) error { return f.fails }
