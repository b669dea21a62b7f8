package sheet

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"testing"
)

// ours lists the tokens of a text, as the reader of workbooks has them.
func ours(s string) (string, error) {
	var out strings.Builder
	x := newXMLReader(strings.NewReader(s))
	for {
		kind, err := x.next()
		if err == io.EOF {
			return out.String(), nil
		}
		if err != nil {
			return "", err
		}
		switch kind {
		case xmlStart:
			fmt.Fprintf(&out, "<%s", x.name)
			for _, a := range x.attributes {
				value, err := appendXML(nil, a.value, false)
				if err != nil {
					return "", err
				}
				fmt.Fprintf(&out, " %s=%q", a.name, value)
			}
			out.WriteByte('>')
		case xmlEnd:
			fmt.Fprintf(&out, "</%s>", x.name)
		case xmlText:
			text, err := x.appendText(nil)
			if err != nil {
				return "", err
			}
			out.Write(text)
		}
	}
}

// theirs lists the same by encoding/xml.
func theirs(s string) (string, error) {
	var out strings.Builder
	decoder := xml.NewDecoder(strings.NewReader(s))
	depth := 0
	for {
		token, err := decoder.Token()
		if err == io.EOF {
			return out.String(), nil
		}
		if err != nil {
			return "", err
		}
		switch e := token.(type) {
		case xml.StartElement:
			depth++
			fmt.Fprintf(&out, "<%s", e.Name.Local)
			for _, a := range e.Attr {
				fmt.Fprintf(&out, " %s=%q", a.Name.Local, a.Value)
			}
			out.WriteByte('>')
		case xml.EndElement:
			depth--
			fmt.Fprintf(&out, "</%s>", e.Name.Local)
		case xml.CharData:
			if depth > 0 {
				out.Write(e)
			}
		}
	}
}

var xmlSamples = []string{
	`<?xml version="1.0" encoding="UTF-8" standalone="yes"?><a b="1" c='2'><d/>x &amp; y &lt;&#7843;&#x1EA3;</a>`,
	"\ufeff<x:a xmlns:x=\"u\"\r\n x:b = \"&quot;&apos;\"><!-- c --><![CDATA[<&>]]>\r\n\rz</x:a >\n",
	"<a>]]</a>", "<a>\u00e1\U0001F600</a>", `<a b=">"/>`, "<a><?pi ?></a>",
}

func TestTokensAreThoseOfXML(t *testing.T) {
	for _, s := range xmlSamples {
		got, err := ours(s)
		want, err2 := theirs(s)
		if err != nil || err2 != nil || got != want {
			t.Errorf("%q: got %q, %v; want %q, %v", s, got, err, want, err2)
		}
	}
	for _, s := range []string{
		"", "<a>", "<a></b>", "</a>", "<a/><b/>", "<a/>x", "x<a/>", "<a b/>", "<a b=c/>", `<a b="<"/>`, `<a b="1" c>`, "<1/>", "<a:/>", "<:a/>", "<>", "< a/>",
		"<a>&b;</a>", "<a>&amp</a>", "<a>&#0;</a>", "<a>&#xD800;</a>", "<a>&#;</a>", "<a>\x01</a>", "<a>\xff</a>", "<a>\uffff</a>", "<a>]]></a>",
		"<!DOCTYPE a><a/>", "<a><!-- </a>", "<a><![CDATA[x</a>", "<a><?x </a>", `<?xml version="1.0" encoding="utf-16"?><a/>`, "<![CDATA[x]]><a/>",
		strings.Repeat("<a>", 65) + strings.Repeat("</a>", 65), "<a>" + strings.Repeat("x", xmlToken) + "</a>",
	} {
		if got, err := ours(s); err == nil {
			t.Errorf("%.60q is read as %.60q", s, got)
		}
	}
}

// FuzzXML compares with encoding/xml: what is accepted is accepted there, and has the same tokens.
func FuzzXML(f *testing.F) {
	for _, s := range xmlSamples {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got, err := ours(s)
		if err != nil {
			return
		}
		want, err := theirs(s)
		if err == nil && got != want {
			t.Errorf("%q: got %q, want %q", s, got, want)
		}
		if err != nil && !strings.Contains(s, "<?") && !strings.Contains(s, "<!--") {
			t.Errorf("%q: got %q, want %v", s, got, err)
		}
	})
}
