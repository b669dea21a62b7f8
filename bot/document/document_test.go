package document_test

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"io"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"motcua/bot/document"
	"motcua/scoring"
	"motcua/scoring/report"
	"motcua/scoring/rulesets"
)

// june is the paper of June 2024, without settings.
func june(t *testing.T) document.Paper {
	t.Helper()
	all, err := rulesets.Load()
	if err != nil {
		t.Fatal(err)
	}
	rules, _ := all.ByCode("dien-bien-459")
	raw, err := os.ReadFile("../../scoring/intake/testdata/2024-06/expected.json")
	if err != nil {
		t.Fatal(err)
	}
	var month struct {
		Cards []struct {
			Unit, Name string
			Tallies    map[string]*[2]int64
		}
	}
	if err := json.Unmarshal(raw, &month); err != nil {
		t.Fatal(err)
	}
	var cards []scoring.Scorecard
	names := map[string]string{}
	for _, c := range month.Cards {
		tallies := map[string]scoring.Tally{}
		for code, n := range c.Tallies {
			if n != nil {
				tallies[code] = scoring.Tally{Numerator: n[0], Denominator: n[1]}
			}
		}
		card, err := scoring.Score(rules, "2024-06", c.Unit, tallies)
		if err != nil {
			t.Fatal(err)
		}
		cards, names[c.Unit] = append(cards, card), c.Name
	}
	var records []scoring.Record
	for _, s := range scoring.Rank(cards) {
		records = append(records, scoring.Record{Standing: s, Name: names[s.Unit], Complete: true})
	}
	r, ok := report.New(records, nil, rules, scoring.Targets{})
	if !ok {
		t.Fatal("there is no report")
	}
	return document.Paper{Report: r, Zone: time.FixedZone("", 7*3600)}
}

var tags = regexp.MustCompile(`<[^>]*>`)

func TestTheLetterOfJune2024(t *testing.T) {
	files, err := document.Files(june(t))
	if err != nil || len(files) != 3 {
		t.Fatal(len(files), err)
	}
	again, err := document.Files(june(t))
	if err != nil {
		t.Fatal(err)
	}
	for i := range files {
		if !bytes.Equal(files[i].Body, again[i].Body) {
			t.Errorf("%s has other bytes the second time", files[i].Name)
		}
		if folder := os.Getenv("REPORT_TO"); folder != "" {
			if err := os.WriteFile(folder+"/"+files[i].Name, files[i].Body, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	z, err := zip.NewReader(bytes.NewReader(files[0].Body), int64(len(files[0].Body)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	raw, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	text := tags.ReplaceAllString(strings.ReplaceAll(string(raw), "</w:p>", "\n"), "")
	for _, want := range []string{
		"14/14 đơn vị, trong đó: 06 đơn vị xếp loại Xuất sắc, 06 đơn vị xếp loại Tốt và 02 đơn vị xếp loại Khá",
		"xã Xa Dung 01 hồ sơ, xã Háng Lìa 01 hồ sơ, xã Phì Nhừ 01 hồ sơ",
		"xã Pú Hồng 1,7/10 điểm, xã Tìa Đình 3/10 điểm, xã Nong U 4/10 điểm", "xã Phình Giàng 0/5 điểm",
		"Số liệu tạm tính", "[tên cơ quan ban hành]", "[nơi nhận]",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the letter lacks %q", want)
		}
	}
	if t.Failed() {
		t.Log(text)
	}
}
