package document

import (
	"fmt"
	"strings"

	"rsc.io/qr"
)

// Sheet is what is printed for a whole authority: an invitation each, to be cut out and handed over.
type Sheet struct {
	Authority   string // "" when it is not known
	Title       string
	Invitations []SheetInvitation
}

// SheetInvitation is one invitation in words.
type SheetInvitation struct {
	Unit    string
	Role    string
	Link    string // what the QR code opens; "" for an invitation by its code alone
	Code    string // as it is typed
	Expires string
	How     []string // what to do, a line each
	Check   []string // whom to ask whether it is genuine, and by which numbers, a line each
}

// Invitations is the sheet as a .docx of A4 pages, four invitations on each.
func Invitations(s Sheet) ([]byte, error) {
	a := newArchive()
	var body strings.Builder
	var pictures []relation
	for i, inv := range s.Invitations {
		picture := ""
		if inv.Link != "" {
			code, err := qr.Encode(inv.Link, qr.M)
			if err != nil {
				return nil, fmt.Errorf("draw the QR code for %s: %w", inv.Unit, err)
			}
			r := relation{fmt.Sprintf("qr%d", i+1), "image", fmt.Sprintf("media/qr%d.png", i+1)}
			a.addPart("word/"+r.target, code.PNG())
			pictures = append(pictures, r)
			picture = fmt.Sprintf(invitationPicture, i+1)
		}
		body.WriteString(invitationRow(s, inv, picture))
	}
	a.addFrame(extension("png", "image/png"), override("document", "document.main"))
	a.addXML("word/_rels/document.xml.rels", relations(pictures...))
	a.addXML("word/document.xml", fmt.Sprintf(invitationDocument, body.String()))
	return a.bytes()
}

// invitationRow is an invitation as a row of the table: the QR code on the left, the words on the right.
func invitationRow(s Sheet, inv SheetInvitation, picture string) string {
	var words strings.Builder
	for _, line := range []struct {
		text string
		size int // in half points
		bold bool
	}{
		{s.Authority, 20, false}, {s.Title, 24, true}, {inv.Unit, 32, true}, {inv.Role, 24, false}, {inv.Code, 30, true}, {inv.Expires, 22, false},
	} {
		if line.text != "" {
			words.WriteString(invitationLine(line.text, line.size, line.bold))
		}
	}
	for _, line := range inv.How {
		words.WriteString(invitationLine(line, 20, false))
	}
	for _, line := range inv.Check {
		words.WriteString(invitationLine(line, 18, false))
	}
	return fmt.Sprintf(invitationCells, picture, words.String())
}

func invitationLine(text string, size int, bold bool) string {
	return fmt.Sprintf(`<w:p><w:pPr><w:spacing w:before="0" w:after="50"/></w:pPr><w:r><w:rPr>%s%s<w:sz w:val="%d"/></w:rPr><w:t xml:space="preserve">%s</w:t></w:r></w:p>`,
		invitationFont, onlyIf(bold, `<w:b/>`), size, escape(text))
}
