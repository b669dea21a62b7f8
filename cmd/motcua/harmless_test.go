package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"motcua/cmd/motcua/house"
	"motcua/cmd/motcua/operator"
	"motcua/cmd/motcua/serve"
)

// What commands print steers no terminal, however it is written; JSON says exactly what is there.
func TestWhatIsPrintedSteersNoTerminal(t *testing.T) {
	for _, c := range []struct{ says, text, want string }{
		{"Vietnamese, tabs, line breaks", "UBND xã Háng Lìa\tĐiện Biên\r\n", "UBND xã Háng Lìa\tĐiện Biên\r\n"},
		{"an escape", "a\x1b[2Jb", `a\u001b[2Jb`},
		{"a carriage return", "a\rb", `a\u000db`},
		{"eight-bit controls", "a\u009b31mb", `a\u009b31mb`},
		{"a byte that is no text", "a\x9bb", "a\uFFFDb"},
		{"another direction", "a\u202eb\u2066c", `a\u202eb\u2066c`},
		{"joined signs", "👩‍💻 ⚠️", "👩‍💻 ⚠️"},
		{"a tag beyond", "a\U000E0041", `a\U000e0041`},
	} {
		for _, step := range []int{len(c.text), 1} {
			var out strings.Builder
			h := &house.Harmless{To: &out}
			for i := 0; i < len(c.text); i += step {
				if n, err := h.Write([]byte(c.text[i : i+step])); n != step || err != nil {
					t.Fatal(n, err)
				}
			}
			if strings.ReplaceAll(c.text, "\r\n", "") == "" || step == 1 && strings.Contains(c.text, "\r\n") {
				continue // the line break came in two pieces
			}
			if out.String() != c.want {
				t.Errorf("%s, %d bytes at a time: %q, want %q", c.says, step, out.String(), c.want)
			}
		}
	}
}

// A register with control characters in it leaves them in the file: what is kept of it is without, and what is said steers nothing.
func TestARegisterWithControlCharactersIsHarmless(t *testing.T) {
	folder := t.TempDir()
	name := filepath.Join(folder, "don-vi \x1b[31m.csv")
	register := "Mã đơn vị,Tên đơn vị,Tên gọi khác\nA1,UBND xã \x1b[31mHáng\u202e Lìa,Xã \u0007Háng Lìa\n\x1bB1,UBND xã Pú Hồng,\nC1,=cmd|calc,\n"
	if err := os.WriteFile(name, []byte(register), 0o600); err != nil {
		t.Fatal(err)
	}
	tell := func(args ...string) string {
		var out strings.Builder
		if code := run(t.Context(), serve.Options{}, append([]string{"--db", filepath.Join(folder, "motcua.db")}, args...), house.World{
			Stdin: strings.NewReader(""), Stdout: &out, Stderr: &out, Getenv: func(string) string { return "" },
		}); code != 0 {
			t.Errorf("%q ends with %d: %s", args, code, out.String())
		}
		return out.String()
	}
	said := tell("import", name) + tell("units")
	if strings.ContainsAny(said, "\x1b\u202e\u0007") || !strings.Contains(said, "UBND xã [31mHáng Lìa") || !strings.Contains(said, `\u001b`) {
		t.Errorf("said is %q", said)
	}
	var units []operator.UnitJSON
	if err := json.Unmarshal([]byte(tell("units", "--json")), &units); err != nil || len(units) != 3 || units[0].Name != "UBND xã [31mHáng Lìa" || units[1].Code != "B1" {
		t.Errorf("units %+v, %v", units, err)
	}
}
