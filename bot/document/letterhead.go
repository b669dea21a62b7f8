package document

import (
	"fmt"
	"strings"
)

// Letter is the report as a text document with its appendix.
func Letter(p Paper) ([]byte, error) {
	var w word
	p.writeHead(&w)
	w.paragraph(style{align: "center", size: 28, bold: true, before: 240}, "BÁO CÁO")
	w.paragraph(headingStyle, "Kết quả đánh giá "+subject+" của UBND cấp xã "+p.month())
	if !p.Report.Official {
		w.paragraph(style{align: "center", size: 28, italic: true}, provisional)
	}
	w.paragraph(style{align: "center", size: 4, indent: 3200, after: 240, rule: true}, "")
	body := p.bodyParagraphs()
	for i, b := range body {
		s := textStyle
		if b.heads {
			s = sectionStyle
		}
		s.keep = s.keep || i == len(body)-1 // a signature alone on a page signs nothing
		w.paragraph(s, b.text)
	}
	p.writeSignature(&w)
	w.out.WriteString(`<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>` + page(false, true) + `</w:pPr></w:p>`)
	p.appendix(&w)
	w.out.WriteString(page(true, false))
	return w.bytes()
}

// writeHead writes the two columns above the title: who issues it and its number; the country and the date.
func (p Paper) writeHead(w *word) {
	l := p.Letterhead
	const left, right = 3850, 5200 // the country's name takes one line
	small := style{align: "center", size: 24}
	bold := style{align: "center", size: 24, bold: true}
	w.table([]int{left, right}, false, func() {
		w.row(false, func() {
			w.block(left, func() {
				if l[Superior] != "" && l[Superior] != none {
					w.paragraph(small, strings.ToUpper(l.settingOr(Superior, "")))
				} else if l[Superior] == "" {
					w.paragraph(small, "[cơ quan chủ quản]")
				}
				for _, line := range inFull(l.settingOr(Issuer, "tên cơ quan ban hành")) {
					w.paragraph(bold, strings.ToUpper(line))
				}
				w.paragraph(style{align: "center", size: 4, indent: 1200, rule: true}, "")
			})
			w.block(right, func() {
				w.paragraph(bold, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
				w.paragraph(style{align: "center", size: 26, bold: true}, "Độc lập - Tự do - Hạnh phúc")
				w.paragraph(style{align: "center", size: 4, indent: 1250, rule: true}, "")
			})
		})
		w.row(false, func() {
			w.block(left, func() { w.paragraph(style{align: "center", size: 26, before: 120}, l.numberPattern()) })
			w.block(right, func() {
				w.paragraph(style{align: "center", size: 26, italic: true, before: 120}, l.settingOr(PlaceOf, "địa danh")+", ngày      tháng      năm        ")
			})
		})
	})
}

// inFull is the issuing body as its letterhead has it: Decree 30/2020 abbreviates the body above it alone. A people's committee
// stands in a line of its own.
func inFull(issuer string) []string {
	if of, ok := strings.CutPrefix(issuer, "UBND "); ok {
		return []string{"Ủy ban nhân dân", of}
	}
	return []string{issuer}
}

// writeSignature writes the recipients at the left and who signs at the right.
func (p Paper) writeSignature(w *word) {
	l := p.Letterhead
	bold := style{align: "center", size: 28, bold: true}
	w.table([]int{4500, 4550}, false, func() {
		w.row(false, func() {
			w.block(4500, func() {
				w.paragraph(style{align: "left", size: 24, bold: true, italic: true}, "Nơi nhận:")
				recipients := l.settingList(Recipients)
				if len(recipients) == 0 {
					recipients = []string{"[nơi nhận]"}
				}
				for i, r := range recipients {
					end := ";"
					if i == len(recipients)-1 {
						end = "."
					}
					w.paragraph(style{align: "left", size: 22}, "- "+r+end)
				}
			})
			w.block(4550, func() {
				title := l.settingList(Signatory)
				if len(title) == 0 {
					title = []string{"[quyền hạn, chức vụ của người ký]"}
				}
				for _, line := range title {
					w.paragraph(bold, line)
				}
				for range 4 {
					w.paragraph(bold, "")
				}
				w.paragraph(bold, l.settingOr(SignatoryBy, "họ và tên người ký"))
			})
		})
	})
}

// provisional is said of a month whose figures may still move.
const provisional = "(Số liệu tạm tính: tháng chưa chốt)"

// title of the appendix, in capitals.
func (p Paper) appendixTitle() string {
	return strings.ToUpper("Kết quả đánh giá, xếp loại " + subject + " của UBND cấp xã " + p.month())
}

// reportReference says to which report the appendix belongs.
func (p Paper) reportReference() string {
	return fmt.Sprintf("(Kèm theo Báo cáo %s ngày      tháng      năm         của %s)", strings.ToLower(p.Letterhead.numberPattern()[:1])+p.Letterhead.numberPattern()[1:], p.Letterhead.settingOr(Issuer, "tên cơ quan ban hành"))
}
