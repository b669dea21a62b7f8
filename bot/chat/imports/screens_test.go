package imports

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/chattest"
	"motcua/bot/document/comparison"
	"motcua/locales"
	"motcua/scoring"
	"motcua/scoring/compare"
	"motcua/scoring/export/dossier"
	"motcua/scoring/export/sheet"
	"motcua/scoring/export/table"
	"motcua/scoring/ledger"
)

// sentFile is a file with that name.
func sentFile(name string) ledger.Upload { return ledger.Upload{ID: 1_000_000, Name: name} }

// taken is what a file of that name does to so many units of that name, with so many rows that cannot be used.
func taken(t *testing.T, file, unit string, units, refused int) outcome {
	t.Helper()
	before, after := chattest.Record(t, "2024-06", chattest.HangLia()).Standing, chattest.Record(t, "2024-06", nil).Standing
	result := ledger.ImportResult{
		File: ledger.File{ID: 1_000_000, Name: file, Kind: table.Dossiers, At: chattest.At("2024-07-01 08:15"), DataTime: chattest.At("2024-06-30 17:00"), Refused: refused,
			Changes: ledger.Changes{New: 12_345, Changed: 3, Unchanged: 4, Older: 5}},
		Refusals: slices.Repeat([]sheet.RowError{{Row: 1_000_000, Reason: sheet.UnknownUnit, Value: unit, Suggestions: []string{unit, unit}}}, refused),
		Lacking:  []dossier.Lack{dossier.NoDue, dossier.NoStatus, dossier.NoChannel, dossier.NoFee, dossier.NoDigitised, dossier.NoEResult},
		Ahead:    []scoring.Month{"2026-12"},
		Unruled:  []scoring.Month{"2020-01"},
	}
	result.Lost = ledger.Lost{Total: 23, Past: 4}
	for i := range ledger.MaxLost {
		result.Lost.Rows = append(result.Lost.Rows, scoring.Listed{Code: fmt.Sprintf("000.1%d.32.H18-240605-%04d", i/4, i), Unit: fmt.Sprint(i / 4), UnitName: unit})
	}
	differences := []ledger.Difference{
		{Month: "2024-06", Column: "TD", Name: scoring.Words{"vi": "Giải quyết đúng hạn", "en": "Resolved on time"}, Printed: "27,9", Computed: "27.6923"},
		{Month: "2024-06", Column: ledger.GradeColumn, Printed: "Tốt", Computed: "Khá"}, {Month: "2024-06", Column: ledger.UnitColumn, Computed: "88.1"},
		{Month: "2024-06", Column: ledger.UnitColumn, Printed: "88,1"}, {Month: "2024-06", Column: ledger.TotalColumn, Printed: "75,5", Computed: "75.4"},
	}
	names := map[string]string{}
	for i := range units {
		code := string(rune('a' + i))
		names[code] = unit
		result.Effect.Moved = append(result.Effect.Moved, ledger.Shift{Term: "2024-06", Unit: code, From: &before, To: &after})
		result.Effect.Latest = "2024-06"
		result.Effect.Missing = append(result.Effect.Missing, scoring.Unit{Code: code, Name: unit})
		result.Effect.Opened = append(result.Effect.Opened, ledger.Turn{Unit: code, Indicator: "TD"}, ledger.Turn{Unit: code, Indicator: "TT1"})
		result.Effect.Ended = append(result.Effect.Ended, ledger.Turn{Unit: code, Indicator: "SH1"})
		result.Differences = append(result.Differences, differences[i%len(differences)])
		result.Differences[i].Unit = code
		result.Held = append(result.Held, ledger.Shift{Term: "2024-05", Unit: code})
	}
	for m := scoring.Month("2022-01"); m <= "2024-06"; m = m.Next() {
		result.Months = append(result.Months, m)
	}
	return outcome{ImportResult: result, Names: names, Undoable: true}
}

// fileScreens are all screens of a file that was sent.
func fileScreens(t *testing.T, r chat.Renderer, file, unit string, units int) map[string]bot.Message {
	t.Helper()
	u := sentFile(file)
	whole := taken(t, file, unit, units, 7)
	after := whole
	after.Terms = []scoring.Term{"2024", "2024-Q2"}
	nothing := outcome{ImportResult: ledger.ImportResult{File: ledger.File{ID: 3, Name: file, Kind: table.Counts}}}
	seen := nothing
	seen.Seen, seen.File.At = true, chattest.At("2024-07-01 08:15")
	bad := ledger.ImportResult{Problem: &sheet.FileError{Problem: sheet.UnknownKind, Facts: map[string]string{"found": strings.Repeat(unit+", ", 50), "expected": "Mã hồ sơ, Ngày tiếp nhận"}}}
	half := ledger.ImportResult{File: whole.File, Refusals: whole.Refusals, Problem: &sheet.FileError{Problem: sheet.TooManyBad, Facts: map[string]string{"refused": "7", "rows": "20"}}}
	x := matching{Upload: u, Fields: dossier.Matchable(), Heading: table.Heading{Labels: slices.Repeat([]string{unit}, 30), Columns: map[string]string{}}}
	full := x
	full.Heading.Columns = map[string]string{}
	for _, f := range x.Fields {
		full.Heading.Columns[f.Name] = unit
	}
	var reaches []scoring.Reach
	for i := range units {
		reaches = append(reaches, scoring.Reach{Name: unit, Until: chattest.At("2024-07-01 08:00").AddDate(0, 0, i)})
	}
	return map[string]bot.Message{
		"upload-how":       howScreen(r, reaches),
		"upload-how-none":  howScreen(r, nil),
		"upload-preview":   previewScreen(r, u, whole),
		"upload-taken":     takenScreen(r, after),
		"upload-nothing":   takenScreen(r, nothing),
		"upload-seen":      answerScreen(r, seen.ImportResult),
		"upload-again":     takenScreen(r, seen),
		"upload-bad":       answerScreen(r, half),
		"upload-unmatched": unmatchedScreen(r, u, bad),
		"upload-rows":      refusedScreen(r, u, whole.ImportResult),
		"upload-undo":      undoScreen(r, 1_000_000),
		"upload-undone":    undoneScreen(r, whole.ImportResult),
		"upload-reading":   readingScreen(r, u),
		"upload-waits":     waitsScreen(r, u, 123),
		"upload-full":      queueFullScreen(r),
		"upload-not-yet":   notYetScreen(r, u),
		"upload-no-file":   notFetchedScreen(r, u, false),
		"upload-no-take":   notFetchedScreen(r, u, true),
		"undo-waits":       undoWaitsScreen(r, 123),
		"undoing":          undoingScreen(r),
		"not-undone":       notUndoneScreen(r, 1_000_000),
		"upload-taking":    takingScreen(r, u),
		"upload-stopped":   stoppedScreen(r, u),
		"upload-not-taken": notTakenScreen(r, u),
		"upload-given-up":  givenUpScreen(r, u),
		"match-fields":     fieldsScreen(r, x),
		"match-done":       fieldsScreen(r, full),
		"match-columns":    columnsScreen(r, x, len(x.Fields)-1, 3),
	}
}

func TestScreensOfFilesAreAsTheyWereSeen(t *testing.T) {
	for _, language := range locales.Languages() {
		for name, m := range fileScreens(t, chattest.Renderer(t, language, "2024-07-15 08:00"), "ho-so-2024-06.xlsx", "UBND xã Háng Lìa", 6) {
			chattest.Golden(t, name+"."+language, m)
		}
	}
}

// Files with the longest names, columns and values, that move every unit, make messages that Telegram takes.
func TestNothingOfFilesGrowsTooLong(t *testing.T) {
	for says, name := range map[string]string{
		"a whole page": strings.Repeat("Ộ", 5000), "marks without end": "e" + strings.Repeat("\u0301", 5000), "pictures": strings.Repeat("🏔", 300), "markup": strings.Repeat("Nghiễu<&", 90),
	} {
		for _, language := range locales.Languages() {
			r := chattest.Renderer(t, language, "2024-07-15 08:00")
			for kind, m := range fileScreens(t, r, name, "UBND xã "+name, 200) {
				chattest.Acceptable(t, kind+" with "+says+" in "+language, m)
			}
			chattest.Acceptable(t, "a comparison with "+says+" in "+language, comparisonScreen(r, compared(r, name)))
		}
	}
}

// A late file may differ from several closed months: each is told with the units that differ in it.
func TestClosedMonthsAreToldEachWithItsUnits(t *testing.T) {
	r := chattest.Renderer(t, "vi", "2024-07-15 08:00")
	late := outcome{ImportResult: ledger.ImportResult{File: ledger.File{Kind: table.Dossiers}, Held: []ledger.Shift{
		{Term: "2024-05", Unit: "a"}, {Term: "2024-05", Unit: "b"}, {Term: "2024-06", Unit: "a"}, {Term: "2024-Q2", Unit: "a"}}}}
	m := takenScreen(r, late)
	for _, line := range []string{"Số liệu tháng 5/2024 đã chốt: điểm của 2 đơn vị", "Số liệu tháng 6/2024 đã chốt: điểm của 1 đơn vị", "Đã chốt quý 2/2024: điểm của 1 đơn vị"} {
		if !strings.Contains(m.HTML, line) {
			t.Errorf("it lacks %q:\n%s", line, m.HTML)
		}
	}
	late.Held = nil
	for month := scoring.Month("2022-01"); month <= "2024-06"; month = month.Next() {
		late.Held = append(late.Held, ledger.Shift{Term: scoring.Term(month), Unit: "a"})
	}
	if m := takenScreen(r, late); strings.Count(m.HTML, "đã chốt") != 5 || !strings.Contains(m.HTML, "… và 25 mục nữa") {
		t.Errorf("30 closed months are told so:\n%s", m.HTML)
	}
}

// compared are two lists, named so, that differ about many units, named so.
func compared(r chat.Renderer, name string) comparison.Paper {
	lists := [2]*compare.List{{About: compare.About{Name: name}}, {About: compare.About{Name: name}}}
	p := comparison.Paper{Words: r.Words, Zone: r.Zone, Names: map[string]string{}, Result: &compare.Result{Lists: lists, Both: 1_000_000}}
	p.Term = "2024-06"
	p.Total = compare.Unit{Differ: 1_000_000, Counts: map[compare.Kind]int{}}
	for _, kind := range compare.Kinds() {
		p.Total.Counts[kind] = 1_000_000
	}
	for i := range 300 {
		code := strconv.Itoa(i)
		p.Names[code] = name
		p.Units = append(p.Units, compare.Unit{Unit: code, Differ: 1000})
	}
	return p
}
