package richtext_test

import (
	"html"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"motcua/bot/sandbox/richtext"
)

func TestParseHTML(t *testing.T) {
	type entities = []richtext.Entity
	for _, c := range []struct {
		name, html, text string
		entities         entities
	}{
		{"plain text has no entities", "Xã Háng Lìa", "Xã Háng Lìa", nil},
		{"the named references", "&lt;b&gt; &amp; &quot;", `<b> & "`, nil},
		{"numeric references, decimal and hexadecimal", "&#39;&#x110;", "'Đ", nil},
		{"bold by either name", "<b>a</b><strong>b</strong>", "ab", entities{{Type: "bold", Length: 1}, {Type: "bold", Offset: 1, Length: 1}}},
		{"offsets count UTF-16 units", "🏆Đ<i>ậ</i>", "🏆Đậ", entities{{Type: "italic", Offset: 3, Length: 1}}},
		{"outer entities come before inner", "<b><i>x</i>y</b>", "xy", entities{{Type: "bold", Length: 2}, {Type: "italic", Length: 1}}},
		{"underline and strike, every name", "<u>a</u><ins>b</ins><s>c</s><strike>d</strike><del>e</del>", "abcde", entities{
			{Type: "underline", Length: 1}, {Type: "underline", Offset: 1, Length: 1}, {Type: "strikethrough", Offset: 2, Length: 1},
			{Type: "strikethrough", Offset: 3, Length: 1}, {Type: "strikethrough", Offset: 4, Length: 1}}},
		{"spoilers, both ways", `<span class="tg-spoiler">a</span><tg-spoiler>b</tg-spoiler>`, "ab", entities{
			{Type: "spoiler", Length: 1}, {Type: "spoiler", Offset: 1, Length: 1}}},
		{"a link with a reference in its address", `<a href="https://a.vn/?x=1&amp;y=2">đây</a>`, "đây", entities{
			{Type: "text_link", Length: 3, URL: "https://a.vn/?x=1&y=2"}}},
		{"a link by its own text", "<a>https://a.vn/</a>", "https://a.vn/", entities{{Type: "text_link", Length: 13, URL: "https://a.vn/"}}},
		{"a person", `<a href="tg://user?id=42">A</a>`, "A", entities{{Type: "text_mention", Length: 1, User: &richtext.Mention{ID: 42, FirstName: "42"}}}},
		{"a block of text", "<pre>a\nb</pre>", "a\nb", entities{{Type: "pre", Length: 3}}},
		{"a block in a language is one entity", `<pre><code class="language-go">x</code></pre>`, "x", entities{{Type: "pre", Length: 1, Language: "go"}}},
		{"code alone has no language", `<code class="language-go">x</code>`, "x", entities{{Type: "code", Length: 1}}},
		{"quotations, folded too", "<blockquote>a</blockquote><blockquote expandable>b</blockquote>", "ab", entities{
			{Type: "blockquote", Length: 1}, {Type: "expandable_blockquote", Offset: 1, Length: 1}}},
		{"a custom emoji", `<tg-emoji emoji-id="5368324170671202286">👍</tg-emoji>`, "👍", entities{
			{Type: "custom_emoji", Length: 2, CustomEmoji: "5368324170671202286"}}},
		{"an empty tag is no entity", "a<b></b>", "a", nil},
		{"names have no case, ends may have white space", "<B>a</b >", "a", entities{{Type: "bold", Length: 1}}},
		{"an end without a name ends what is open", "<b>a</>", "a", entities{{Type: "bold", Length: 1}}},
	} {
		text, entities, err := richtext.ParseHTML(c.html)
		if err != nil || text != c.text {
			t.Errorf("%s: %q gives %q, %v; want %q", c.name, c.html, text, err, c.text)
		}
		if diff := cmp.Diff(c.entities, entities); diff != "" {
			t.Errorf("%s: %q (-want +got):\n%s", c.name, c.html, diff)
		}
	}
}

func TestParseHTMLRefuses(t *testing.T) {
	for _, c := range []struct{ name, html, want string }{
		{"an unknown tag", "Xã <x>a</x>", `Unsupported start tag "x" at byte offset 4`},
		{"a line break", "a<br/>b", `Unsupported start tag "br/" at byte offset 1`},
		{"a bare less-than before a space", "27,7 < 30 > x", `Unsupported start tag "" at byte offset 5`},
		{"a bare less-than with nothing to close it", "a <b", "Unclosed start tag at byte offset 2"},
		{"a tag that is never ended", "<b>a", `Can't find end tag corresponding to start tag "b"`},
		{"tags that cross", "<b><i>test</b></i>", `Unmatched end tag at byte offset 10, expected "</i>", found "</b>"`},
		{"an end without a beginning", "a</b>", "Unexpected end tag at byte offset 1"},
		{"an end that is cut off", "<b>a</b", "Unclosed end tag at byte offset 4"},
		{"a span that is no spoiler", `<span class="red">a</span>`, `Tag "span" must have class "tg-spoiler" at byte offset 0`},
		{"an attribute without a value", "<a href>x</a>", `Expected equal sign in declaration of an attribute of the tag "a" at byte offset 0`},
		{"an attribute without a name", `<a ="x">x</a>`, `Empty attribute name in the tag "a" at byte offset 0`},
		{"a bare value with what it may not hold", "<a href=https://a.vn>x</a>", "Unexpected end of name token at byte offset 0"},
		{"a value that is cut off", `<a href="https://a.vn>x`, "Unclosed start tag at byte offset 0"},
		{"an emoji without a number", `<tg-emoji emoji-id="x">👍</tg-emoji>`, "Invalid custom emoji identifier specified"},
		{"half a surrogate pair", "&#xD83C;", "Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units"},
		{"a bare ampersand", "Tiến độ & kết quả", `sandbox: "&" that begins no supported reference at byte offset 13`},
		{"a reference that Telegram does not know", "a&nbsp;b", `sandbox: "&" that begins no supported reference at byte offset 1`},
		{"a bare greater-than", "a > b", `sandbox: unescaped ">" at byte offset 2`},
		{"an attribute that the tag does not have", `<b class="x">a</b>`, `sandbox: tag "b" has no attribute "class", at byte offset 0`},
		{"a tag inside code", "<code><b>a</b></code>", `sandbox: tag "b" inside tag "code" at byte offset 6`},
		{"a tag inside a block", "<pre><b>a</b></pre>", `sandbox: tag "b" inside tag "pre" at byte offset 5`},
		{"a quotation inside a quotation", "<blockquote>a<blockquote>b</blockquote></blockquote>", `sandbox: tag "blockquote" inside tag "blockquote" at byte offset 13`},
		{"a link that goes nowhere", `<a href="đây">a</a>`, `sandbox: link "đây" is invalid: Wrong HTTP URL; Telegram would show plain text`},
		{"bytes that are not UTF-8", "a\xff", "sandbox: byte 1 is not UTF-8"},
	} {
		text, _, err := richtext.ParseHTML(c.html)
		if err == nil || err.Error() != c.want {
			t.Errorf("%s: %q gives %q, %v; want %q", c.name, c.html, text, err, c.want)
		}
	}
}

func TestLengthCountsUTF16Units(t *testing.T) {
	for text, want := range map[string]int{"": 0, "abc": 3, "Đường": 5, "🏆": 2, "e\u0301": 2} {
		if got := richtext.Length(text); got != want {
			t.Errorf("Length(%q) = %d, want %d", text, got, want)
		}
	}
}

func FuzzHTML(f *testing.F) {
	for _, seed := range []string{"<b>Xã</b> &lt; 5", `<a href="https://a.vn">x</a>`, "<pre><code class=\"language-go\">🏆</code></pre>",
		"</>", "<blockquote expandable>a\n</blockquote>", "&#x1F3C6;", "<tg-emoji emoji-id=5>👍</tg-emoji>"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		if text, entities, err := richtext.ParseHTML(raw); err == nil {
			for i, e := range entities {
				if e.Type == "" || e.Offset < 0 || e.Length <= 0 || e.Offset+e.Length > richtext.Length(text) {
					t.Fatalf("%q: entity %d is %+v over %d units", raw, i, e, richtext.Length(text))
				}
				if i > 0 && entities[i-1].Offset > e.Offset {
					t.Fatalf("%q: entities are out of order: %+v", raw, entities)
				}
			}
			if len(text) > len(raw) || !utf8.ValidString(text) {
				t.Fatalf("%q gives %q", raw, text)
			}
		}
		if !utf8.ValidString(raw) {
			return
		}
		// What is escaped is shown as it was, at its own length, with or without a tag around it.
		text, entities, err := richtext.ParseHTML("<b>" + html.EscapeString(raw) + "</b>")
		if err != nil || text != raw {
			t.Fatalf("%q comes back as %q, %v", raw, text, err)
		}
		if raw != "" && (len(entities) != 1 || entities[0].Length != richtext.Length(raw)) {
			t.Fatalf("%q is bold in %+v", raw, entities)
		}
	})
}
