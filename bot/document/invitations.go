// Package document makes files to be printed of data: the same bytes for the same data. It is pure.
package document

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
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
}

// Invitations is the sheet as a .docx of A4 pages, four invitations on each.
func Invitations(s Sheet) ([]byte, error) {
	var file bytes.Buffer
	z := zip.NewWriter(&file)
	put := func(name, text string) error {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(text))
		}
		return err
	}
	var body, relations strings.Builder
	for i, inv := range s.Invitations {
		picture := ""
		if inv.Link != "" {
			code, err := qr.Encode(inv.Link, qr.M)
			if err != nil {
				return nil, fmt.Errorf("draw the QR code for %s: %w", inv.Unit, err)
			}
			name := fmt.Sprintf("media/qr%d.png", i+1)
			if err := put("word/"+name, string(code.PNG())); err != nil {
				return nil, err
			}
			fmt.Fprintf(&relations, `<Relationship Id="qr%d" Type="%s/image" Target="%s"/>`, i+1, officeRelations, name)
			picture = fmt.Sprintf(invitationPicture, i+1)
		}
		body.WriteString(invitationRow(s, inv, picture))
	}
	for _, part := range [][2]string{
		{"[Content_Types].xml", invitationTypes}, {"_rels/.rels", invitationPackage},
		{"word/_rels/document.xml.rels", xml.Header + `<Relationships xmlns="` + packageRelations + `">` + relations.String() + `</Relationships>`},
		{"word/document.xml", fmt.Sprintf(invitationDocument, body.String())},
	} {
		if err := put(part[0], part[1]); err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return file.Bytes(), nil
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
	return fmt.Sprintf(invitationCells, picture, words.String())
}

func invitationLine(text string, size int, bold bool) string {
	var escaped strings.Builder
	_ = xml.EscapeText(&escaped, []byte(text)) // a Builder takes everything
	weight := ""
	if bold {
		weight = "<w:b/>"
	}
	return fmt.Sprintf(`<w:p><w:pPr><w:spacing w:before="0" w:after="50"/></w:pPr><w:r><w:rPr>%s%s<w:sz w:val="%d"/></w:rPr><w:t xml:space="preserve">%s</w:t></w:r></w:p>`,
		invitationFont, weight, size, escaped.String())
}
