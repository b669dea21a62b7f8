package chat_test

import (
	"testing"

	"motcua/bot/chat/chattest"
)

func TestLatenessIsCountedInWorkingDays(t *testing.T) {
	for _, c := range []struct{ says, due, at, want string }{
		{"a quarter of an hour", "2024-07-03 17:00", "2024-07-03 17:15", "dưới 1 giờ"},
		{"three hours and a half, on the same day", "2024-07-03 08:00", "2024-07-03 11:30", "3 giờ"},
		{"the next morning", "2024-07-03 17:00", "2024-07-04 07:30", "1 ngày làm việc"},
		{"due at the end of a day, the next morning", "2024-07-04 00:00", "2024-07-04 07:30", "1 ngày làm việc"},
		{"due on Friday, on Sunday: no working day has begun", "2024-07-05 17:00", "2024-07-07 10:00", "chưa đến 1 ngày làm việc"},
		{"due on Friday, on Monday", "2024-07-05 17:00", "2024-07-08 08:00", "1 ngày làm việc"},
		{"due on a day off, on the same day", "2024-07-06 09:00", "2024-07-06 15:00", "6 giờ"},
		{"over the two days off of 30 April and 1 May and a swapped one", "2024-04-26 17:00", "2024-05-03 08:00", "2 ngày làm việc"},
		{"at a month's cut-off, which is the end of Sunday 30 June", "2024-06-28 17:00", "2024-07-01 00:00", "chưa đến 1 ngày làm việc"},
		{"at a cut-off of Friday's end", "2024-05-30 17:00", "2024-06-01 00:00", "1 ngày làm việc"},
	} {
		if got := chattest.Renderer(t, "vi", c.at).Lateness(chattest.At(c.due), chattest.At(c.at)); got != c.want {
			t.Errorf("%s: %q, not %q", c.says, got, c.want)
		}
	}
}

func TestDataAreOldAfterThreeWorkingDays(t *testing.T) {
	for _, c := range []struct {
		says, data, now string
		days            int
		old             bool
	}{
		{"of this morning", "2024-07-03 07:00", "2024-07-03 16:00", 0, false},
		{"of three working days ago", "2024-06-28 17:00", "2024-07-03 16:00", 3, false},
		{"of four", "2024-06-28 17:00", "2024-07-04 07:00", 4, true},
		{"up to the end of a month that ended on a Sunday", "2024-07-01 00:00", "2024-07-03 16:00", 3, false},
		{"a week with a weekend", "2024-06-28 17:00", "2024-07-05 16:00", 5, true},
	} {
		if days, old := chattest.Renderer(t, "vi", c.now).Age(chattest.At(c.data)); days != c.days || old != c.old {
			t.Errorf("data %s: %d working days, old %v", c.says, days, old)
		}
	}
}
