package picture_test

import (
	"bytes"
	"flag"
	"image"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"motcua/locales"
)

var update = flag.Bool("update", false, "draw the golden pictures anew")

// heaviest is the most that a picture may weigh: a phone on a patchy line must get it.
const heaviest = 200_000

func printer(t testing.TB, language string) locales.Printer {
	t.Helper()
	c, err := locales.Load()
	if err != nil {
		t.Fatal(err)
	}
	return c.Printer(language)
}

// golden compares a picture with its file, pixel by pixel: another version of the compressor may pack the same pixels
// differently.
func golden(t *testing.T, name string, drawn []byte) {
	t.Helper()
	if len(drawn) > heaviest {
		t.Errorf("%s weighs %d bytes, more than %d", name, len(drawn), heaviest)
	}
	is, err := png.DecodeConfig(bytes.NewReader(drawn))
	if err != nil {
		t.Fatal(err)
	}
	if is.Width != 1080 {
		t.Errorf("%s is %d pixels wide", name, is.Width)
	}
	path := filepath.Join("testdata", name+".png")
	if *update {
		if err := os.WriteFile(path, drawn, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	kept, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Equal(drawn, kept) {
		return
	}
	got, want := pixels(t, drawn), pixels(t, kept)
	if got.Bounds() != want.Bounds() {
		t.Fatalf("%s is %v, its golden picture %v", name, got.Bounds(), want.Bounds())
	}
	if bytes.Equal(got.Pix, want.Pix) {
		return
	}
	differing := 0
	for i := 0; i < len(want.Pix); i += 4 {
		if [4]uint8(got.Pix[i:]) != [4]uint8(want.Pix[i:]) {
			differing++
		}
	}
	t.Errorf("%s differs from its golden picture in %d pixels; look at it, and draw it anew with -update", name, differing)
}

func pixels(t *testing.T, raw []byte) *image.RGBA {
	t.Helper()
	picture, err := png.Decode(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	flat := image.NewRGBA(picture.Bounds())
	draw.Draw(flat, flat.Rect, picture, image.Point{}, draw.Src)
	return flat
}
