package targets

import (
	"motcua/bot/chat"
	"motcua/scoring"
	"strings"
	"testing"
)

func TestProposalsComeBackAsTheyWent(t *testing.T) {
	whole := shareOf(scoring.Frac(7, 8))
	for data, p := range map[string]proposal{
		"1:aimset::000.10.32.H18:TD=8750": {Unit: "000.10.32.H18", Indicator: "TD", Share: whole},
		"1:aimset:::TD=0":                 {Indicator: "TD", Share: shareOf(scoring.Int(0))},
		"1:aimset:::TD=10000":             {Indicator: "TD", Share: shareOf(scoring.Int(1))},
		"1:aimset:::TD=":                  {Indicator: "TD"},
		"1:aimset:::TD=8750=12":           {Indicator: "TD", Share: whole, Seen: 12},
		"1:aimset:::TD==12:3":             {Indicator: "TD", Seen: 12, Page: 3},
	} {
		if written, ok := toSave.Link(p).Data(); !ok || written != data {
			t.Errorf("%+v becomes %q: buttons that are out there are no longer understood, want %q", p, written, data)
		}
		got, ok := toSave.Read(toSave.Link(p))
		if !ok || got.Unit != p.Unit || got.Indicator != p.Indicator || got.isRemoval() != p.isRemoval() || got.Seen != p.Seen || got.Page != p.Page || got.Share.of.Cmp(p.Share.of) != 0 {
			t.Errorf("%+v becomes %+v", p, got)
		}
	}
	for _, item := range []string{"", "TD", "TD=x", "TD=-1", "TD=10001", "TD=01", "TD=5=x", "TD=5=0", "TD=5=05", "TD=5=5=5", "TD=+5", "TD= 5"} {
		if p, ok := toSave.Read(chat.Link{To: chat.Destination(toSave), Item: item}); ok {
			t.Errorf("%q is read as %+v", item, p)
		}
	}
}

func TestShareIsReadAsPeopleWriteIt(t *testing.T) {
	for text, want := range map[string]string{
		"95": "19/20", "95%": "19/20", " 87,5 % ": "7/8", "87.25": "349/400", "0": "0", "100 %": "1", "80 phần trăm": "4/5", "5 percent": "1/20", "5 per cent": "1/20",
	} {
		share, ok := readPercent(text)
		if !ok || share.String() != want {
			t.Errorf("%q is read as %s (%v), want %s", text, share, ok, want)
		}
	}
	for _, text := range []string{"", "chín mươi", "101", "100,01", "-5", "19/20", "95%%", "87,555", "1.000", "9 5", "95 điểm", "1e2", "٩٥", strings.Repeat("9", 500)} {
		if share, ok := readPercent(text); ok {
			t.Errorf("%q is read as %s", text, share)
		}
	}
}
