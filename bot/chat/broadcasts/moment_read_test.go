package broadcasts

import (
	"testing"

	"motcua/bot/chat/chattest"
)

func TestMomentInWordsIsRead(t *testing.T) {
	now := chattest.At("2026-11-25 09:00") // a Wednesday
	for text, want := range map[string]string{
		"8h sáng mai": "2026-11-26 08:00", "8 giờ sáng ngày mai": "2026-11-26 08:00", "14:30": "2026-11-25 14:30", "8:00": "2026-11-26 08:00",
		"17h ngày 5/12": "2026-12-05 17:00", "5/12 17h30": "2026-12-05 17:30", "thứ hai 8h": "2026-11-30 08:00", "8h thứ tư": "2026-12-02 08:00",
		"2 giờ rưỡi chiều nay": "2026-11-25 14:30", "lúc 7h tối hôm nay": "2026-11-25 19:00", "8am tomorrow": "2026-11-26 08:00",
		"Monday 8:00": "2026-11-30 08:00", "chủ nhật 9h": "2026-11-29 09:00", "10h ngày 2/1": "2027-01-02 10:00", "12h trưa": "2026-11-25 12:00",
		"8h": "2026-11-26 08:00", "1h trưa mai": "2026-11-26 13:00", "10 giờ 15": "2026-11-25 10:15", "9:30 pm": "2026-11-25 21:30",
	} {
		if got, ok := readMoment(text, now); !ok || !got.Equal(chattest.At(want)) {
			t.Errorf("%q is read as %v, %v, not %s", text, got, ok, want)
		}
	}
	for _, text := range []string{"", "mai", "sáng mai", "8h hôm nay", "25h", "8h70", "8h 31/2", "8h ngày 5/13", "8h mai kia", "8h ngày 5/12/2028", "17h sáng", "tám giờ", "8h 9h", "12h tối", "2h tối"} {
		if got, ok := readMoment(text, now); ok {
			t.Errorf("%q is read as %v", text, got)
		}
	}
}
