package settings

import (
	"testing"

	"motcua/bot/chat"
	"motcua/bot/chat/routes"
)

func TestButtonsAreWrittenAsTheyAlwaysWere(t *testing.T) {
	for data, l := range map[string]chat.Link{
		"1:layouts::":                routes.Settings.Link(routes.OfPage{}),
		"1:layouts:::2":              routes.Settings.Link(routes.OfPage{Page: 2}),
		"1:forgetcols:::0123abcd":    toForgetLayout.Link(ofLayout{Layout: "0123abcd"}),
		"1:taught:::1":               toWords.Link(routes.OfPage{Page: 1}),
		"1:forgetword:::0123abcd:1":  toForgetWord.Link(ofWord{Word: "0123abcd", Page: 1}),
		"1:health::":                 toState.Link(struct{}{}),
		"1:limits:::":                toThresholds.Link(ofThreshold{}),
		"1:limits:::silent-days":     toThresholds.Link(ofThreshold{Threshold: "silent-days"}),
		"1:weekly:::yes":             toWeekly.Link(ofSwitch{On: true}),
		"1:weekly:::":                toWeekly.Link(ofSwitch{}),
		"1:letter:::":                routes.Letter.Link(routes.OfSetting{}),
		"1:letter:2024-06::superior": routes.Letter.Link(routes.OfSetting{Month: "2024-06", Setting: "superior"}),
	} {
		if written, ok := l.Data(); !ok || written != data {
			t.Errorf("%+v becomes %q: buttons that are out there are no longer understood, want %q", l, written, data)
		}
	}
}
