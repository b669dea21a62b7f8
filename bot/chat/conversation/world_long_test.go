package conversation

import (
	"context"
	"time"
)

func (f *fake) StopAnswers(context.Context, int64, int64) ([]int64, error) { return nil, f.fails }

func (f *fake) AnswerStopped(context.Context, int64) (bool, error) { return false, f.fails }

func (f *fake) SetAside(context.Context, int64) (time.Time, []byte, bool, error) {
	return time.Time{}, nil, false, f.fails
}
