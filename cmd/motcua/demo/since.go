package demo

import (
	"bytes"
	"context"
	"encoding/csv"
	"fmt"
	"time"

	"motcua/scoring/export/sheet"
)

// Columns of the sample export.
const (
	sampleDue      = 8
	sampleFinished = 9
	sampleStatus   = 10
)

// resolvedSince is what became of the dossiers that the sample month left open, as the export of a later month: all were
// resolved in July, so that the demo's running month is not full of cases from years ago. June stays as it was.
func resolvedSince(ctx context.Context) ([]byte, error) {
	raw, err := SampleFile("ho-so-2024-06.xlsx")
	if err != nil {
		return nil, err
	}
	book, err := sheet.Open(ctx, bytes.NewReader(raw), int64(len(raw)), sheet.CommandLine())
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	july := time.Date(2024, 7, 2, 9, 0, 0, 0, time.UTC)
	for row, err := range book.Rows(0) {
		if err != nil {
			return nil, err
		}
		cells := make([]string, len(row.Cells))
		for i, c := range row.Cells {
			cells[i] = c.Text
		}
		if row.Number > 1 {
			if row.Text(sampleStatus) != "Đang xử lý" {
				continue
			}
			due, err := time.Parse(Stamp, row.Text(sampleDue))
			if err != nil {
				return nil, fmt.Errorf("the sample's row %d: %w", row.Number, err)
			}
			finished := due.Add(-time.Hour)
			if finished.Before(july) {
				finished = july
			}
			cells[sampleFinished], cells[sampleStatus] = finished.Format(Stamp), "Đã trả kết quả"
		}
		if err := w.Write(cells); err != nil {
			return nil, err
		}
	}
	w.Flush()
	return out.Bytes(), w.Error()
}
