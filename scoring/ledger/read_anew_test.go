package ledger_test

import (
	"database/sql"
	"encoding/csv"
	"slices"
	"strings"
	"testing"
	"time"

	"motcua/internal/trial"
	"motcua/scoring"
	"motcua/scoring/export/dossier"
	"motcua/scoring/export/sheet"
	"motcua/scoring/export/table"
	"motcua/scoring/ledger"
)

// twoDueDates is June's sample with its due dates in one column, and in another that may be taken for it the days of receipt.
func twoDueDates(t *testing.T) table.Source {
	t.Helper()
	source := file(t, "2024-06", "ho-so-2024-06.xlsx")
	book, err := sheet.Open(t.Context(), source.Body, source.Size, sheet.CommandLine())
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	w := csv.NewWriter(&out)
	var received, due int
	for row, err := range book.Rows(0) {
		if err != nil {
			t.Fatal(err)
		}
		var cells []string
		for _, c := range row.Cells {
			cells = append(cells, c.Text)
		}
		if row.Number == 1 {
			received, due = slices.Index(cells, "Ngày tiếp nhận"), slices.Index(cells, "Ngày hẹn trả")
			cells[due] = "Ngày hẹn trả (tổng)"
			cells = append(cells, "Ngày hẹn trả (đơn vị)")
		} else {
			cells = append(cells, cells[received])
		}
		if err := w.Write(cells); err != nil {
			t.Fatal(err)
		}
	}
	w.Flush()
	return text("ho-so.csv", strings.Split(strings.TrimSpace(out.String()), "\n")...)
}

// A due column that was matched wrongly makes everything late; matched rightly, the same file gives the right figures, and nothing is left
// of the wrong ones. The preview says what moves.
func TestWronglyMatchedColumnIsMendedBySameFile(t *testing.T) {
	d := newDesk(t)
	d.now = time.Date(2024, 7, 2, 9, 0, 0, 0, d.Zone)
	sample := month(t, "2024-06")
	d.take(t, ledger.ImportOptions{}, sample[0])
	june := d.of(t, "2024-06")
	wrong, right := june, june
	wrong.Columns = map[string]string{"due": "Ngày hẹn trả (đơn vị)"}
	right.Columns = map[string]string{"due": "Ngày hẹn trả (tổng)"}
	if r := d.take(t, wrong, twoDueDates(t))[0]; r.Problem != nil || r.File.Changes.New != 355 {
		t.Fatalf("read wrongly: %+v, %+v", r.Problem, r.File)
	}
	if r := d.take(t, ledger.ImportOptions{}, file(t, "2024-06", "so-lieu-2024-06.csv"))[0]; r.Problem != nil {
		t.Fatal(r.Problem)
	}
	records, err := d.store.Records(t.Context(), "2024-06")
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range records {
		if line, _ := r.Line("TD"); line.Tally.Numerator > 0 {
			t.Errorf("read wrongly, %s has %v on time", r.Unit, line.Tally)
		}
	}
	right.DryRun, right.Effect = true, true
	look := d.take(t, right, twoDueDates(t))[0]
	if look.Seen || len(look.Effect.Moved) != 14 || look.File.Changes.Changed != 355 || look.File.Changes.New != 0 || !slices.Contains(look.Notes, dossier.Note{Kind: dossier.ReadAnew}) {
		t.Errorf("the preview: seen %v, %d units move, %+v, %+v", look.Seen, len(look.Effect.Moved), look.File.Changes, look.Notes)
	}
	right.DryRun = false
	d.take(t, right, twoDueDates(t))
	d.holds(t, "2024-06")
	if r := d.take(t, right, twoDueDates(t))[0]; !r.Seen {
		t.Errorf("read rightly once more, it is taken in anew: %+v", r.File)
	}
}

// readable is an export whose columns may be read in several ways.
func readable(rows ...string) table.Source {
	lines := []string{"Mã hồ sơ;Mã khác;Đơn vị;Ngày tiếp nhận;Tháng trước;Ngày hẹn trả;Ngày kết thúc xử lý;Trạng thái;Hình thức nộp hồ sơ;Ghi chú"}
	return text("a.csv", append(lines, rows...)...)
}

// facts are what a store holds of dossiers and months, without the numbers of rows.
func (d *desk) facts(t *testing.T) []string {
	t.Helper()
	db, err := sql.Open("sqlite3", "file:"+d.path+"?mode=ro")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var all []string
	for _, question := range []string{
		`SELECT 'dossier ' || code || ' ' || (SELECT code FROM units u WHERE u.id = d.unit) || ' received ' || received || ' due ' || due || ' finished ' || finished || ' traits ' || traits
			|| ' data ' || data_time || ' gone ' || gone FROM dossiers d ORDER BY code`,
		`SELECT 'reach ' || month || ' ' || unit || ' ' || data_time || ' ' || stated FROM unit_months ORDER BY month, unit`,
		`SELECT 'period ' || unit || ' ' || first || ' ' || until || ' ' || received || resolved FROM periods WHERE under = 0 ORDER BY 1`,
		`SELECT 'card ' || month || ' ' || unit || ' ' || state || ' ' || ifnull(rank, '-') || ' ' || ifnull(converted_tenths, '-') FROM v_scorecards ORDER BY 1`,
		`SELECT 'line ' || month || ' ' || unit || ' ' || indicator || ' ' || ifnull(numerator || '/' || denominator, '-') FROM v_scorecard_lines ORDER BY 1`,
	} {
		all = append(all, column(t, db, question)...)
	}
	return all
}

// Whatever a file was read as first, and whatever came before and in between: when it is read otherwise, the store is as if it had been read so
// at once.
func TestEarlierReadingLeavesNothing(t *testing.T) {
	file := func() table.Source {
		return readable(
			"A-261102-0001;B-261102-0011;;02/11/2026;02/10/2026;05/11/2026;04/11/2026;Đã trả kết quả;Trực tuyến;Trực tiếp",
			"A-261103-0002;B-261103-0012;;03/11/2026;03/10/2026;05/11/2026;09/11/2026;Đã trả kết quả;Trực tuyến;Bưu chính",
			"A-261104-0003;B-261104-0013;;04/11/2026;04/10/2026;06/11/2026;;Đang xử lý;Trực tiếp;Trực tuyến",
			"B-261105-0001;A-261105-0014;;05/11/2026;05/10/2026;20/11/2026;12/11/2026;Đã trả kết quả;Lạ;Trực tuyến",
		)
	}
	noChannel := export("b.csv",
		"A-261102-0001||02/11/2026|09/11/2026|06/11/2026|Đã trả kết quả", "A-261109-0007||09/11/2026|13/11/2026|10/11/2026|Đã trả kết quả")
	older := export("c.csv", "A-261102-0001||02/11/2026|30/11/2026||Đang xử lý", "A-261001-0009||01/10/2026|30/10/2026||Đang xử lý", "B-261101-0001||01/11/2026|02/11/2026||Đang xử lý")
	again := func(s table.Source) table.Source { // a source is read once
		raw := make([]byte, s.Size)
		if _, err := s.Body.ReadAt(raw, 0); err != nil {
			t.Fatal(err)
		}
		return text(s.Path, string(raw))
	}
	words := dossier.Words{}
	words.Learn("channel", "Lạ", "2")
	november := ledger.ImportOptions{Period: scoring.Period{From: time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC), Until: time.Date(2026, 11, 21, 0, 0, 0, 0, time.UTC)}}
	with := func(change func(*ledger.ImportOptions)) ledger.ImportOptions {
		opt := november
		change(&opt)
		return opt
	}
	column := func(field, label string) ledger.ImportOptions {
		return with(func(o *ledger.ImportOptions) { o.Columns = map[string]string{field: label} })
	}
	at := time.Date(2026, 11, 20, 17, 0, 0, 0, time.UTC)
	plain := with(func(*ledger.ImportOptions) {})
	for i, c := range []struct {
		says        string
		first, then ledger.ImportOptions
	}{
		{"another due date", column("due", "Ngày tiếp nhận"), plain},
		{"another code", with(func(o *ledger.ImportOptions) { o.Columns = map[string]string{"code": "Mã khác"} }), plain},
		{"another receipt, months before", column("received", "Tháng trước"), plain},
		{"another channel", column("channel", "Ghi chú"), plain},
		{"a word that was not understood", plain, with(func(o *ledger.ImportOptions) { o.Words = words })},
		{"a word that was wrongly taught", with(func(o *ledger.ImportOptions) { o.Words = words }), plain},
		{"another period", plain, with(func(o *ledger.ImportOptions) { o.Period.From = o.Period.From.AddDate(0, -1, 0) })},
		{"a shorter period", with(func(o *ledger.ImportOptions) { o.Period.From = o.Period.From.AddDate(0, -2, 0) }), plain},
		{"other lists", with(func(o *ledger.ImportOptions) { o.Lists = scoring.Lists{Resolved: true} }), with(func(o *ledger.ImportOptions) { o.Lists = scoring.Lists{Received: true, Resolved: true} })},
		{"a time that is stated", plain, with(func(o *ledger.ImportOptions) { o.AsOf = at })},
		{"no time stated any more", with(func(o *ledger.ImportOptions) { o.AsOf = at }), plain},
		{"an earlier time", with(func(o *ledger.ImportOptions) { o.AsOf = at }), with(func(o *ledger.ImportOptions) { o.AsOf = at.AddDate(0, 0, -2) })},
		{"a later time", with(func(o *ledger.ImportOptions) { o.AsOf = at.AddDate(0, 0, -2) }), with(func(o *ledger.ImportOptions) { o.AsOf = at })},
		{"one way, another, and the first", plain, plain},
	} {
		for j, files := range []struct {
			says           string
			before, behind []table.Source
		}{
			{"after others", []table.Source{noChannel, older}, nil},
			{"after one, with one in between", []table.Source{older}, []table.Source{noChannel}},
		} {
			if !trial.Includes(i+j, 3, 6) {
				continue
			}
			t.Run(c.says+", "+files.says, func(t *testing.T) {
				wrong, right := newUnitsDesk(t), newUnitsDesk(t)
				for _, d := range []*desk{wrong, right} {
					for _, f := range files.before {
						d.take(t, november, again(f))
					}
				}
				take := func(d *desk, opt ledger.ImportOptions) {
					if r := d.take(t, opt, file())[0]; r.Problem != nil || r.Seen || r.File.Refused > 0 {
						t.Fatalf("%+v, seen %v, %+v", r.Problem, r.Seen, r.Refusals)
					}
				}
				take(wrong, c.first)
				if c.says == "one way, another, and the first" {
					take(wrong, column("due", "Ngày tiếp nhận"))
				}
				if files.behind == nil {
					take(right, c.then)
				}
				for _, f := range files.behind {
					wrong.take(t, with(func(o *ledger.ImportOptions) { o.AsOf = at.AddDate(0, 0, 1) }), again(f))
				}
				take(wrong, c.then)
				if files.behind != nil { // what newer files say comes over it, whichever came first
					take(right, c.then)
					for _, f := range files.behind {
						right.take(t, with(func(o *ledger.ImportOptions) { o.AsOf = at.AddDate(0, 0, 1) }), again(f))
					}
				}
				got, want := wrong.facts(t), right.facts(t)
				for _, line := range got {
					if !slices.Contains(want, line) {
						t.Errorf("stayed: %s", line)
					}
				}
				for _, line := range want {
					if !slices.Contains(got, line) {
						t.Errorf("lacks: %s", line)
					}
				}
			})
		}
	}
}
