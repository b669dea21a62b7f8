package document

import (
	"strings"
)

// Letter is the report as a text document with its appendix.
func Letter(p Paper) ([]byte, error) {
	var w word
	p.writeHead(&w)
	w.paragraph(style{align: "center", size: 28, bold: true, before: 240}, p.Words.Text("paper.report"))
	w.paragraph(headingStyle, p.Words.Text("paper.title", "about", p.subjectInFull()))
	if !p.Report.Official {
		w.paragraph(style{align: "center", size: 28, italic: true}, p.provisional())
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
	appendices(p, &w)
	w.out.WriteString(page(true, false))
	return w.bytes()
}

// writeHead writes the two columns above the title: who issues it and its number; the country and the date.
func (p Paper) writeHead(w *word) {
	l, words := p.Letterhead, p.Words
	const left, right = 3850, 5200 // the country's name takes one line
	small := style{align: "center", size: 24}
	bold := style{align: "center", size: 24, bold: true}
	w.table([]int{left, right}, false, func() {
		w.row(false, func() {
			w.block(left, func() {
				if l[Superior] != "" && l[Superior] != none {
					w.paragraph(small, strings.ToUpper(p.settingOr(Superior, "paper.no_superior")))
				} else if l[Superior] == "" {
					w.paragraph(small, words.Text("paper.no_superior"))
				}
				for _, line := range p.issuerInFull() {
					w.paragraph(bold, strings.ToUpper(line))
				}
				w.paragraph(style{align: "center", size: 4, indent: 1200, rule: true}, "")
			})
			w.block(right, func() {
				w.paragraph(bold, words.Text("paper.country"))
				w.paragraph(style{align: "center", size: 26, bold: true}, words.Text("paper.motto"))
				w.paragraph(style{align: "center", size: 4, indent: 1250, rule: true}, "")
			})
		})
		w.row(false, func() {
			w.block(left, func() {
				w.paragraph(style{align: "center", size: 26, before: 120}, words.Text("paper.number", "symbol", symbol(p)))
			})
			w.block(right, func() {
				w.paragraph(style{align: "center", size: 26, italic: true, before: 120}, words.Text("paper.place_and_date", "place", p.settingOr(PlaceOf, "paper.no_place")))
			})
		})
	})
}

// issuerInFull is the issuing body as its letterhead has it: Decree 30/2020 abbreviates the body above it alone. A people's
// committee stands in a line of its own.
func (p Paper) issuerInFull() []string {
	if of, ok := strings.CutPrefix(p.issuer(), p.Words.Text("paper.committee_short")+" "); ok {
		return []string{p.Words.Text("paper.committee"), of}
	}
	return []string{p.issuer()}
}

// writeSignature writes the recipients at the left and who signs at the right.
func (p Paper) writeSignature(w *word) {
	l := p.Letterhead
	bold := style{align: "center", size: 28, bold: true}
	w.table([]int{4500, 4550}, false, func() {
		w.row(false, func() {
			w.block(4500, func() {
				w.paragraph(style{align: "left", size: 24, bold: true, italic: true}, p.Words.Text("paper.recipients"))
				recipients := l.settingList(Recipients)
				if len(recipients) == 0 {
					recipients = []string{p.Words.Text("paper.no_recipients")}
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
					title = []string{p.Words.Text("paper.no_signatory")}
				}
				for _, line := range title {
					w.paragraph(bold, line)
				}
				for range 4 {
					w.paragraph(bold, "")
				}
				w.paragraph(bold, p.settingOr(SignatoryBy, "paper.no_signature"))
			})
		})
	})
}

// appendixTitle is the title of the appendix, in capitals.
func (p Paper) appendixTitle() string {
	return strings.ToUpper(p.Words.Text("paper.appendix_title", "about", p.subjectInFull()))
}

// indicatorsTitle is the title of the appendix by indicators, in capitals.
func indicatorsTitle(p Paper) string {
	return strings.ToUpper(p.Words.Text("paper.indicators_title", "about", p.subjectInFull()))
}

// reportReference says to which report the appendix belongs.
func (p Paper) reportReference() string {
	return p.Words.Text("paper.appendix_to", "symbol", symbol(p), "issuer", p.issuer())
}
