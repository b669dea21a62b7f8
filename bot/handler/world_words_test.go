package handler

import (
	"context"

	"motcua/scoring/intake"
)

func (f *fake) Words(context.Context) ([]intake.Word, error) { return nil, f.fails }

func (f *fake) TeachWord(context.Context, intake.Word, int64) error { return f.fails }

func (f *fake) ForgetWord(context.Context, string, string, int64) error { return f.fails }
