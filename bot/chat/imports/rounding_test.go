package imports

import (
	"strings"
	"testing"

	"motcua/bot/chat/chattest"
	"motcua/scoring"
	"motcua/scoring/ledger"
)

func TestMoveOverAGradeIsNotRoundedAway(t *testing.T) {
	standing := func(hundredths int64) *scoring.Standing {
		rec := chattest.Record(t, "2024-06", chattest.HangLia())
		rec.Converted = scoring.Frac(hundredths, 100)
		return &rec.Standing
	}
	shift := ledger.Shift{Term: "2024-06", Unit: "a", From: standing(7997), To: standing(8003)}
	text := takenScreen(chattest.Renderer(t, "vi", "2024-07-03 09:00"),
		outcome{ImportResult: ledger.ImportResult{Effect: ledger.Effect{Moved: []ledger.Shift{shift}}}, Names: map[string]string{"a": "UBND xã Háng Lìa"}}).HTML
	if !strings.Contains(text, "79,97") || strings.Contains(text, "80 → 80") {
		t.Errorf("what the file moves is told as\n%s", text)
	}
}
