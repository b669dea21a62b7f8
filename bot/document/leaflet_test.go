package document_test

import (
	"bytes"
	"html"
	"strings"
	"testing"

	"motcua/bot/document"
	"motcua/locales"
)

func leaflet(t *testing.T, language, authority, bot string) []byte {
	t.Helper()
	catalogue, err := locales.Load()
	if err != nil {
		t.Fatal(err)
	}
	body, err := document.Leaflet(document.Guide{Authority: authority, Bot: bot, Words: catalogue.Printer(language)})
	if err != nil {
		t.Fatal(err)
	}
	return body
}

func TestLeafletSaysAllInBothLanguages(t *testing.T) {
	for _, c := range []struct{ language, authority, bot, says string }{
		{"vi", "UBND tỉnh & <Điện Biên>", "mot_cua_bot", "tìm @mot_cua_bot trong Telegram"},
		{"vi", "", "", "tìm .............................. trong Telegram"},
		{"en", "The office", "mot_cua_bot", "Questions: The office (telephone"},
	} {
		body := leaflet(t, c.language, c.authority, c.bot)
		if !bytes.Equal(body, leaflet(t, c.language, c.authority, c.bot)) {
			t.Errorf("%s: the same leaflet is another file", c.language)
		}
		text := html.UnescapeString(words(t, body))
		if !strings.Contains(text, c.says) || !strings.Contains(text, c.authority) {
			t.Errorf("%s: the leaflet does not say %q:\n%s", c.language, c.says, text)
		}
		if strings.ContainsAny(text, "{}") || strings.Contains(text, "leaflet.") {
			t.Errorf("%s: a sentence is not whole:\n%s", c.language, text)
		}
	}
}
