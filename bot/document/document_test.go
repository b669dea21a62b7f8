package document_test

import (
	"archive/zip"
	"bytes"
	"flag"
	"io"
	"os"
	"regexp"
	"strings"
	"testing"

	"motcua/bot/document"
)

var update = flag.Bool("update", false, "write the golden files anew")

var tags = regexp.MustCompile(`<[^>]*>`)

// words is the text of a letter: a line a paragraph, and one a row of a table.
func words(t testing.TB, letter []byte) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(letter), int64(len(letter)))
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
	text := strings.NewReplacer("</w:p></w:tc>", " | ", "</w:p>", "\n", "</w:tr>", "\n").Replace(string(raw))
	return strings.ReplaceAll(tags.ReplaceAllString(text, ""), " | \n", "\n")
}

// The letters say what the golden files say: read these as the authority's office would.
func TestLettersMatchTheirGoldenTexts(t *testing.T) {
	for name, p := range map[string]document.Paper{"draft": draft(t), "final": final(t)} {
		letter, err := document.Letter(p)
		if err != nil {
			t.Fatal(err)
		}
		golden := "testdata/letter-" + name + ".txt"
		got := words(t, letter)
		if *update {
			if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("the %s says:\n%s", name, got)
		}
	}
}

// What report 317/BC-UBND says of June 2024, and the two that it missed.
func TestTheLetterOfJune2024MissesNothing(t *testing.T) {
	letter, err := document.Letter(draft(t))
	if err != nil {
		t.Fatal(err)
	}
	text := words(t, letter)
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
}

// A unit that no grade names would be missing from the letter.
func TestUnitWithoutScoreIsNamed(t *testing.T) {
	units := juneCounts(t)
	units[9].Tallies = nil
	letter, err := document.Letter(paper(t, cards(t, "2024-06", units), nil))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"chấm điểm, đánh giá 13/14 đơn vị", "- Không xếp loại vì chưa có chỉ số nào được đánh giá: xã Háng Lìa.\n"} {
		if text := words(t, letter); !strings.Contains(text, want) {
			t.Errorf("the letter lacks %q", want)
		}
	}
}

func TestTheSameDataGivesTheSameBytes(t *testing.T) {
	files, err := document.Files(final(t))
	if err != nil || len(files) != 3 {
		t.Fatal(len(files), err)
	}
	again, err := document.Files(final(t))
	if err != nil {
		t.Fatal(err)
	}
	for i := range files {
		if !bytes.Equal(files[i].Body, again[i].Body) {
			t.Errorf("%s has other bytes the second time", files[i].Name)
		}
	}
}

// The files of 130 units are made while somebody waits in a chat.
func BenchmarkFiles(b *testing.B) {
	for name, p := range map[string]document.Paper{"14 units": draft(b), "130 units": province(b)} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := document.Files(p); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
