package main

import (
	"fmt"
	"regexp"
	"testing"
)

// askedCase is a file that cannot be understood alone. It is refused with what to do, or taken without a wrong figure; told
// what was asked, the program takes it; and the next file of that shape is taken without a word.
type askedCase struct {
	says    string
	takes   list
	refused string   // what the refusal says, as a regular expression
	without string   // right figures of a program that takes the file unasked, like those of a fieldCase
	flags   []string // that answer the question
	right   string   // figures then
}

func (c askedCase) play(t *testing.T, d *deskless) {
	if got := d.takes(paper{"first.csv", c.takes.csv()}); got.failed {
		if !regexp.MustCompile(c.refused).MatchString(got.output) {
			t.Errorf("the refusal does not say %q:\n%s", c.refused, got.output)
		}
		if figures := d.figures(); figures != "" {
			t.Errorf("a refused file leaves figures: %s", figures)
		}
	} else if wrong := d.differs(c.without); wrong != "" {
		t.Errorf("unasked: %s\n%s", wrong, got.output)
	}
	if got := d.takes(paper{"first.csv", c.takes.csv()}, c.flags...); got.failed {
		t.Fatalf("told what was asked, it refuses:\n%s", got.output)
	}
	if wrong := d.differs(c.right); wrong != "" {
		t.Errorf("asked: %s", wrong)
	}
	// What was told is remembered.
	next := c.takes.each(c.takes.head[0], func(n int, _ string) string { return fmt.Sprint(n + 101) })
	if got := d.takes(paper{"next.csv", next.csv()}); got.failed {
		t.Errorf("the next file is refused:\n%s", got.output)
	}
	if wrong := d.differs(c.right); wrong != "" {
		t.Errorf("after the next file: %s", wrong)
	}
}

// What cannot be known is asked once: columns by --column 'FIELD LABEL=COLUMN LABEL', words by --word 'WORD=MEANING'.
func TestFieldAskedOnce(t *testing.T) {
	t.Parallel()
	template := newDeskless(t)
	six := june(6)
	twoDues := six.called(colDue, "Ngày hẹn trả (tổng)").also("Ngày hẹn trả (tổng)", "Ngày hẹn trả (tại đơn vị)", func(n int) string {
		return fmt.Sprintf("%02d/06/2024 17:00", 4+n)
	})
	foreign := six.called(colCode, "Số HS gốc").called(colReceived, "Ngày đến").called(colDue, "Phải xong").called(colFinished, "Đã xong").called(colStatus, "Tình hình")
	status := june(12)
	for n := range 3 {
		status = status.one(n, colStatus, "Chờ luân chuyển").one(n, colFinished, "")
	}
	channel := june(12)
	for n := range 3 {
		channel = channel.one(n, colChannel, "Nộp lưu động")
	}
	digitised := june(12).also(colStatus, "Số hóa TPHS", func(n int) string { return []string{"Có", "Có", "Có", "Bản mềm"}[n%4] })
	for _, c := range []askedCase{
		{
			says: "two due dates", takes: twoDues, refused: `(?s)Ngày hẹn trả \(tại đơn vị\).*--column|--column.*Ngày hẹn trả \(tại đơn vị\)`,
			without: "Háng Lìa 6/2024 TD 6/6 TT1 6/6",
			flags:   []string{"--column", "Ngày hẹn trả=Ngày hẹn trả (tổng)"}, right: "Háng Lìa 6/2024 TD 6/6 TT1 6/6",
		},
		{
			says: "the other of two due dates", takes: twoDues, refused: `(?s)Ngày hẹn trả \(tổng\).*--column|--column.*Ngày hẹn trả \(tổng\)`,
			without: "Háng Lìa 6/2024 TD 6/6 TT1 6/6",
			flags:   []string{"--column", "Ngày hẹn trả=Ngày hẹn trả (tại đơn vị)"}, right: "Háng Lìa 6/2024 TD 0/6 TT1 6/6",
		},
		{
			says: "a header that nobody knows", takes: foreign, refused: `(?s)--column`,
			flags: []string{"--column", "Mã hồ sơ=Số HS gốc", "--column", "Ngày tiếp nhận=Ngày đến", "--column", "Ngày hẹn trả=Phải xong", "--column", "Ngày kết thúc xử lý=Đã xong", "--column", "Trạng thái=Tình hình"},
			right: "Háng Lìa 6/2024 TD 6/6 TT1 6/6",
		},
		{
			says: "a status that nobody knows", takes: status, refused: `(?s)--word`, without: "Háng Lìa 6/2024 TD 9/9 TT1 12/12 | Háng Lìa 6/2024 TD 9/9 TT1 9/9",
			flags: []string{"--word", "Chờ luân chuyển=Đang xử lý"}, right: "Háng Lìa 6/2024 TD 9/12 TT1 12/12",
		},
		{
			says: "the same status, that ends a dossier", takes: status, refused: `(?s)--word`, without: "Háng Lìa 6/2024 TD 9/9 TT1 12/12 | Háng Lìa 6/2024 TD 9/9 TT1 9/9",
			flags: []string{"--word", "Chờ luân chuyển=Không được tiếp nhận"}, right: "Háng Lìa 6/2024 TD 9/9 TT1 9/9",
		},
		{
			says: "a way of filing that nobody knows", takes: channel, refused: `(?s)--word`, without: "Háng Lìa 6/2024 TD 12/12 TT1 9/9 | Háng Lìa 6/2024 TD 9/9 TT1 9/9",
			flags: []string{"--word", "Nộp lưu động=Trực tiếp"}, right: "Háng Lìa 6/2024 TD 12/12 TT1 9/12",
		},
		{
			says: "a word for digitised that nobody knows", takes: digitised, refused: `(?s)--word`, without: "Háng Lìa 6/2024 TD 12/12 SH2 9/9 | Háng Lìa 6/2024 TD 9/9 SH2 9/9",
			flags: []string{"--word", "Bản mềm=Có"}, right: "Háng Lìa 6/2024 TD 12/12 SH2 12/12",
		},
	} {
		t.Run(c.says, func(t *testing.T) {
			t.Parallel()
			c.play(t, template.another(t, ""))
		})
	}
}

// A dossier known as open does not stay so when its new status is not understood: it counts as not known, and that is told.
func TestFieldKnownDossierWithAnUnknownStatus(t *testing.T) {
	pending := june(12).one(11, colFinished, "").one(11, colStatus, "Đang xử lý")
	since := pending.one(11, colStatus, "Chờ luân chuyển")
	playField(t, []fieldCase{{says: "open, then a word that nobody knows", takes: csvs(pending, since), right: "Háng Lìa 6/2024 TD 11/11", bad: []int{1}, told: `(?i)status`, or: `--word`}})
}

// A flag that names no field, no column or no meaning is wrong, and says so.
func TestFieldAnswersThatAreNone(t *testing.T) {
	t.Parallel()
	template := newDeskless(t)
	for _, flags := range [][]string{
		{"--column", "Ngày hẹn trả"}, {"--column", "Ngày cưới=Ngày hẹn trả"}, {"--column", "Ngày hẹn trả=Ngày nào đó"},
		{"--word", "Chờ luân chuyển"}, {"--word", "Chờ luân chuyển=Không biết"},
	} {
		t.Run(fmt.Sprint(flags), func(t *testing.T) {
			t.Parallel()
			d := template.another(t, "")
			if got := d.runsAnyhow(append([]string{"import"}, append(flags, d.keeps(csvs(june(6))[0]))...)...); !got.failed || regexp.MustCompile(`(?i)unknown flag`).MatchString(got.output) {
				t.Errorf("it is taken: %s", got.output)
			}
			if figures := d.figures(); figures != "" {
				t.Errorf("it leaves figures: %s", figures)
			}
		})
	}
}
