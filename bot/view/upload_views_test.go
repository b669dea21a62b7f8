package view_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"motcua/bot"
	"motcua/bot/view"
	"motcua/locales"
	"motcua/scoring"
	"motcua/scoring/dossier"
	"motcua/scoring/intake"
	"motcua/scoring/sheet"
)

// sentFile is a file with that name.
func sentFile(name string) intake.Upload { return intake.Upload{ID: 1_000_000, Name: name} }

// taken is what a file of that name does to so many units of that name, with so many rows that cannot be used.
func taken(t *testing.T, file, unit string, units, refused int) view.Taken {
	t.Helper()
	before, after := record(t, "2024-06", hangLia()).Standing, record(t, "2024-06", nil).Standing
	result := intake.Result{
		File: intake.File{ID: 1_000_000, Name: file, Kind: intake.Dossiers, At: at("2024-07-01 08:15"), DataTime: at("2024-06-30 17:00"), Refused: refused,
			Changes: intake.Changes{New: 12_345, Changed: 3, Unchanged: 4, Older: 5}},
		Refusals: slices.Repeat([]sheet.RowError{{Row: 1_000_000, Reason: sheet.UnknownUnit, Value: unit, Suggestions: []string{unit, unit}}}, refused),
		Lacking:  []dossier.Lack{dossier.NoDue, dossier.NoStatus, dossier.NoChannel, dossier.NoFee, dossier.NoDigitised, dossier.NoEResult},
		Unruled:  []scoring.Month{"2020-01"},
	}
	result.Lost = intake.Lost{Total: 23, Past: 4}
	for i := range intake.MaxLost {
		result.Lost.Rows = append(result.Lost.Rows, scoring.Listed{Code: fmt.Sprintf("000.1%d.32.H18-240605-%04d", i/4, i), Unit: fmt.Sprint(i / 4), UnitName: unit})
	}
	names := map[string]string{}
	for i := range units {
		code := string(rune('a' + i))
		names[code] = unit
		result.Effect.Moved = append(result.Effect.Moved, intake.Shift{Month: "2024-06", Unit: code, From: &before, To: &after})
		result.Effect.Latest = "2024-06"
		result.Effect.Missing = append(result.Effect.Missing, scoring.Unit{Code: code, Name: unit})
		result.Effect.Opened = append(result.Effect.Opened, intake.Turn{Unit: code, Indicator: "TD"}, intake.Turn{Unit: code, Indicator: "TT1"})
		result.Effect.Ended = append(result.Effect.Ended, intake.Turn{Unit: code, Indicator: "SH1"})
		result.Differences = append(result.Differences, intake.Difference{Month: "2024-06", Unit: code})
		result.Held = append(result.Held, intake.Shift{Month: "2024-05", Unit: code})
	}
	for m := scoring.Month("2022-01"); m <= "2024-06"; m = m.Next() {
		result.Months = append(result.Months, m)
	}
	return view.Taken{Result: result, Names: names, Undoable: true}
}

// uploadViews are all views of a file that was sent.
func uploadViews(t *testing.T, r view.Reader, file, unit string, units int) map[string]bot.Message {
	t.Helper()
	u := sentFile(file)
	whole := taken(t, file, unit, units, 7)
	nothing := view.Taken{Result: intake.Result{File: intake.File{ID: 3, Name: file, Kind: intake.Counts}}}
	seen := nothing
	seen.Seen, seen.File.At = true, at("2024-07-01 08:15")
	bad := intake.Result{Problem: &sheet.FileError{Problem: sheet.UnknownKind, Facts: map[string]string{"found": strings.Repeat(unit+", ", 50), "expected": "Mã hồ sơ, Ngày tiếp nhận"}}}
	half := intake.Result{File: whole.File, Refusals: whole.Refusals, Problem: &sheet.FileError{Problem: sheet.TooManyBad, Facts: map[string]string{"refused": "7", "rows": "20"}}}
	x := view.Matching{Upload: u, Fields: dossier.Matchable(), Heading: intake.Heading{Labels: slices.Repeat([]string{unit}, 30), Columns: map[string]string{}}}
	full := x
	full.Heading.Columns = map[string]string{}
	for _, f := range x.Fields {
		full.Heading.Columns[f.Name] = unit
	}
	layouts := slices.Repeat([]intake.Layout{{Sum: strings.Repeat("f", 32), Columns: full.Heading.Columns, Since: at("2024-07-01 08:15")}}, 4)
	return map[string]bot.Message{
		"upload-preview":   view.UploadPreview(r, u, whole),
		"upload-taken":     view.UploadTaken(r, whole),
		"upload-nothing":   view.UploadTaken(r, nothing),
		"upload-seen":      view.UploadAnswer(r, seen.Result),
		"upload-again":     view.UploadTaken(r, seen),
		"upload-bad":       view.UploadAnswer(r, half),
		"upload-unmatched": view.UploadUnmatched(r, u, bad),
		"upload-rows":      view.RefusedRows(r, u, whole.Result),
		"upload-undo":      view.UndoQuestion(r, 1_000_000),
		"upload-undone":    view.Undone(r, whole.Result),
		"upload-reading":   view.UploadReading(r, u),
		"upload-waits":     view.UploadWaits(r, u, 123),
		"upload-full":      view.QueueFull(r),
		"upload-not-yet":   view.UploadNotYet(r, u),
		"upload-no-file":   view.UploadNotFetched(r, u, false),
		"upload-no-take":   view.UploadNotFetched(r, u, true),
		"undo-waits":       view.UndoWaits(r, 123),
		"undoing":          view.Undoing(r),
		"not-undone":       view.NotUndone(r, 1_000_000),
		"upload-taking":    view.UploadTaking(r, u),
		"upload-stopped":   view.UploadStopped(r, u),
		"upload-not-taken": view.UploadNotTaken(r, u),
		"upload-given-up":  view.UploadGivenUp(r, u),
		"request-given-up": view.GivenUp(r, at("2024-07-01 08:15"), "3X5Z9ABC"),
		"request-aside": view.Warning(r, view.Notice{Told: []view.Told{view.SetAside(r, view.AsideRequest{ID: 987_654_321,
			Kind: view.AsideKind(bot.Request{Document: &bot.Document{}}), At: at("2024-07-01 08:15"), Reference: "3X5Z9ABC"})}}),
		"match-fields":  view.MatchFields(r, x),
		"match-done":    view.MatchFields(r, full),
		"match-columns": view.MatchColumns(r, x, len(x.Fields)-1, 3),
		"match-layouts": view.Layouts(r, layouts, x.Fields, 0, 7),
		"match-none":    view.Layouts(r, nil, x.Fields, 0, 0),
		"thresholds":    view.Thresholds(r),
		"threshold-ask": view.AskThreshold(r, "silent-days"),
	}
}

func TestViewsOfFiles(t *testing.T) {
	for _, language := range locales.Languages() {
		for name, m := range uploadViews(t, reader(t, language, "2024-07-15 08:00"), "ho-so-2024-06.xlsx", "UBND xã Háng Lìa", 6) {
			golden(t, name+"."+language, m)
		}
	}
}

// Files with the longest names, columns and values, that move every unit, make messages that Telegram takes.
func TestNothingOfFilesGrowsTooLong(t *testing.T) {
	for says, name := range map[string]string{
		"a whole page": strings.Repeat("Ộ", 5000), "marks without end": "e" + strings.Repeat("\u0301", 5000), "pictures": strings.Repeat("🏔", 300), "markup": strings.Repeat("Nghiễu<&", 90),
	} {
		for _, language := range locales.Languages() {
			for kind, m := range uploadViews(t, reader(t, language, "2024-07-15 08:00"), name, "UBND xã "+name, 200) {
				acceptable(t, kind+" with "+says+" in "+language, m)
			}
		}
	}
}

// A late file may differ from several closed months: each is told with the units that differ in it.
func TestClosedMonthsAreToldEachWithItsUnits(t *testing.T) {
	r := reader(t, "vi", "2024-07-15 08:00")
	late := view.Taken{Result: intake.Result{File: intake.File{Kind: intake.Dossiers}, Held: []intake.Shift{
		{Month: "2024-05", Unit: "a"}, {Month: "2024-05", Unit: "b"}, {Month: "2024-06", Unit: "a"}}}}
	m := view.UploadTaken(r, late)
	for _, line := range []string{"Tháng 5/2024 đã chốt: điểm của 2 đơn vị", "Tháng 6/2024 đã chốt: điểm của 1 đơn vị"} {
		if !strings.Contains(m.HTML, line) {
			t.Errorf("it lacks %q:\n%s", line, m.HTML)
		}
	}
	late.Held = nil
	for month := scoring.Month("2022-01"); month <= "2024-06"; month = month.Next() {
		late.Held = append(late.Held, intake.Shift{Month: month, Unit: "a"})
	}
	if m := view.UploadTaken(r, late); strings.Count(m.HTML, "đã chốt") != 5 || !strings.Contains(m.HTML, "… và 25 mục nữa") {
		t.Errorf("30 closed months are told so:\n%s", m.HTML)
	}
}
