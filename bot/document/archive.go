package document

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"
	"time"
)

// Where the formats of Office and its packages are named.
const (
	officeRelations  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	packageRelations = "http://schemas.openxmlformats.org/package/2006/relationships"
	contentTypes     = "http://schemas.openxmlformats.org/package/2006/content-types"
	wordMain         = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
)

// namespaces are those of a text document and of its header.
const namespaces = `xmlns:w="` + wordMain + `" xmlns:r="` + officeRelations + `"`

// archive is a text document as a file under construction: a zip of named parts. It keeps the first error.
type archive struct {
	out bytes.Buffer
	zip *zip.Writer
	err error
}

func newArchive() *archive {
	a := &archive{}
	a.zip = zip.NewWriter(&a.out)
	return a
}

// epoch is the time that the parts of files carry, so that the same data gives the same bytes.
var epoch = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)

// addPart adds a part as it is.
func (a *archive) addPart(name string, body []byte) {
	if a.err != nil {
		return
	}
	part, err := a.zip.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: epoch})
	if err == nil {
		_, err = part.Write(body)
	}
	a.err = err
}

// addXML adds a part that is XML.
func (a *archive) addXML(name, content string) { a.addPart(name, []byte(xml.Header+content)) }

// addFrame adds the parts that say what the file is and where its text starts. Types are those of its parts, as override and
// extension give them.
func (a *archive) addFrame(types ...string) {
	a.addXML("[Content_Types].xml", `<Types xmlns="`+contentTypes+`">`+extension("rels", "application/vnd.openxmlformats-package.relationships+xml")+
		extension("xml", "application/xml")+strings.Join(types, "")+`</Types>`)
	a.addXML("_rels/.rels", relations(relation{"rId1", "officeDocument", "word/document.xml"}))
}

// bytes is the file.
func (a *archive) bytes() ([]byte, error) {
	if a.err == nil {
		a.err = a.zip.Close()
	}
	if a.err != nil {
		return nil, a.err
	}
	return a.out.Bytes(), nil
}

// extension is the type of all parts whose names end so.
func extension(ending, kind string) string {
	return fmt.Sprintf(`<Default Extension="%s" ContentType="%s"/>`, ending, kind)
}

// override is the type of a part of a text document.
func override(name, kind string) string {
	return fmt.Sprintf(`<Override PartName="/word/%s.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.%s+xml"/>`, name, kind)
}

// relation leads from a part to another, under an id.
type relation struct{ id, kind, target string }

func relations(all ...relation) string {
	var b strings.Builder
	b.WriteString(`<Relationships xmlns="` + packageRelations + `">`)
	for _, r := range all {
		fmt.Fprintf(&b, `<Relationship Id="%s" Type="%s/%s" Target="%s"/>`, r.id, officeRelations, r.kind, r.target)
	}
	b.WriteString(`</Relationships>`)
	return b.String()
}
