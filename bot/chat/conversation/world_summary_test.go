package conversation

import (
	"context"
	"time"

	"motcua/scoring"
	"motcua/scoring/outbox"
)

func (f *fake) Earlier(context.Context, scoring.Month, string, int64) (outbox.Earlier, error) {
	return f.earlier, f.fails
}

func (f *fake) See(_ context.Context, _ scoring.Month, _ string, _ int64, at time.Time) error {
	if f.earlier.Seen.IsZero() {
		f.earlier.Seen = at
	}
	return f.fails
}

func (f *fake) LatestSummarised(context.Context) (scoring.Month, bool, error) {
	return "2024-06", true, f.fails
}

func (f *fake) Opened(context.Context, scoring.Month) ([]outbox.Opened, error) {
	return []outbox.Opened{{Unit: hangLia, Name: "UBND xã Háng Lìa", Chairs: 1, Reached: 1}, {Unit: phiNhu, Name: "UBND xã Phì Nhừ"}}, f.fails
}

func (f *fake) RemindChairs(context.Context, scoring.Month, int64) (int, error) { return 1, f.fails }

func (f *fake) Overtaken(context.Context, outbox.Row) (bool, error) { return false, f.fails }

func (f *fake) TellProvisional(context.Context, scoring.Month, string) error { return f.fails }

func (f *fake) Summarised(context.Context, scoring.Month) (bool, error) { return true, f.fails }
