package main

import (
	"bytes"
	"image"
	"image/color"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"

	"motcua/bot/sandbox"
	"motcua/cmd/motcua/house"
	"motcua/cmd/motcua/serve"
)

// The first admin's link stands under the answer, and in the picture that a phone reads off the terminal; a token that Telegram does not know
// leaves nothing behind.
func TestTheFirstAdminIsInvitedByAPictureInTheTerminal(t *testing.T) {
	t.Parallel()
	server := telegramFor(t, sandbox.Config{})
	folder := t.TempDir()
	begins := func(token string) (string, int) {
		var out, said bytes.Buffer
		code := run(t.Context(), serve.Options{}, []string{"--db", filepath.Join(folder, "motcua.db"), "--telegram-url", server.URL(), "init", "--settings", folder, "--yes"},
			house.World{Stdin: strings.NewReader(""), Stdout: &out, Stderr: &said, Getenv: func(name string) string {
				return map[string]string{"MOTCUA_LANGUAGE": "en", "MOTCUA_TELEGRAM_TOKEN": token}[name]
			}})
		return out.String() + said.String(), code
	}
	if said, code := begins("1000000001:WRONG-WRONG-WRONG-WRONG-WRONG-WRONG"); code != exitRefused || !strings.Contains(said, "does not know this token") {
		t.Errorf("a wrong token ends with %d: %s", code, said)
	}
	if left, err := os.ReadDir(folder); err != nil || len(left) > 0 {
		t.Errorf("a wrong token leaves %v, %v", left, err)
	}
	said, code := begins(server.Token())
	link := regexp.MustCompile(`https://t\.me/\S+\?start=\S+`).FindString(said)
	if code != 0 || link == "" {
		t.Fatalf("it ends with %d, without a link: %s", code, said)
	}
	if read := readQR(t, said); read != link {
		t.Errorf("the picture says %q, the text %q", read, link)
	}
}

// readQR reads the picture that is drawn in half blocks.
func readQR(t *testing.T, text string) string {
	t.Helper()
	var rows [][]rune
	for line := range strings.Lines(text) {
		if line = strings.TrimRight(line, "\n"); strings.HasPrefix(line, "██") || len(rows) > 0 && strings.HasPrefix(line, "▀▀") {
			rows = append(rows, []rune(line))
		}
	}
	if len(rows) == 0 {
		t.Fatalf("there is no picture in %s", text)
	}
	const scale = 4
	picture := image.NewGray(image.Rect(0, 0, scale*len(rows[0]), 2*scale*len(rows)))
	for y, row := range rows {
		for x, r := range row {
			for dy := range 2 * scale {
				for dx := range scale {
					above := dy < scale
					if r == '█' || r == '▀' && above || r == '▄' && !above {
						picture.SetGray(scale*x+dx, 2*scale*y+dy, color.Gray{255})
					}
				}
			}
		}
	}
	bitmap, err := gozxing.NewBinaryBitmapFromImage(picture)
	if err != nil {
		t.Fatal(err)
	}
	read, err := qrcode.NewQRCodeReader().Decode(bitmap, nil)
	if err != nil {
		t.Fatalf("a phone does not read it: %v\n%s", err, text)
	}
	return read.GetText()
}
