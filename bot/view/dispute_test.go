package view_test

import (
	"slices"
	"strings"
	"testing"

	"motcua/bot"
	"motcua/bot/view"
	"motcua/locales"
	"motcua/scoring"
)

func report(d scoring.Listed, reason scoring.DisputeReason) scoring.Dispute {
	x := scoring.Dispute{ID: 12, Month: "2024-06", Dossier: d, Reason: reason, By: 5, At: at("2024-07-02 08:15"), State: scoring.DisputeOpen}
	if reason == scoring.OtherReason {
		x.Words = "đã trả ngày 10/6 & chưa nhập <kết quả>"
	}
	return x
}

func withdrawn(d scoring.Dispute) scoring.Dispute {
	d.ID, d.State, d.Withdrawn = 8, scoring.DisputeWithdrawn, at("2024-07-04 10:00")
	return d
}

func by(person int64, d scoring.Dispute) scoring.Dispute {
	d.By = person
	return d
}

// corrected are dossiers of which the first was reported with success.
func corrected(rows []scoring.Listed) []scoring.Listed {
	rows = slices.Clone(rows)
	rows[0].Corrected = true
	return rows
}

func decided(d scoring.Dispute) scoring.Dispute {
	d.ID, d.State, d.DecidedAt = 7, scoring.DisputeAccepted, at("2024-07-03 09:30")
	return d
}

// Codes as they are in the wild fit into every button of a report, longer ones have none; and no message grows too long.
func TestReportsFitIntoButtonsAndMessages(t *testing.T) {
	for _, c := range []struct {
		code    string
		buttons int
	}{{"000.00.12.32.H18-240605-0000002", 6}, {"H18.36.2-260105-0007", 6}, {strings.Repeat("H18-", 20), 0}, {"a:b", 0}} {
		d := scoring.Listed{Code: c.code, UnitName: strings.Repeat("Nghiễu<&", 900), Procedure: strings.Repeat("Đăng ký & <khai sinh> ", 30), Due: at("2024-06-12 17:00")}
		long := report(d, scoring.OtherReason)
		long.Words = strings.Repeat("<&Ộ", scoring.DisputeWords)
		var many []scoring.Dispute
		for range view.DisputePage {
			many = append(many, decided(long))
		}
		for _, language := range locales.Languages() {
			r := reader(t, language, "2024-07-15 08:00")
			reasons := view.DisputeReasons(r, "2024-06", d)
			for _, reason := range scoring.DisputeReasons() {
				sends := view.DisputeConfirm(r, scoring.Dispute{Month: "2024-06", Dossier: d, Reason: reason, Words: "đã trả"})
				if fits := len(sends.Buttons[0]) == 2; fits != (c.buttons > 0) {
					t.Errorf("%s, %s: can be sent: %v", c.code, reason, fits)
				}
			}
			if len(reasons.Buttons) != c.buttons {
				t.Errorf("%s: %d buttons", c.code, len(reasons.Buttons))
			}
			for kind, m := range map[string]bot.Message{
				"which": view.DisputeWhich(r, "2024-06", []scoring.Listed{d, d, d, d, d, d}, 995), "reasons": reasons, "words": view.DisputeWords(r, d),
				"confirm": view.DisputeConfirm(r, long), "withdraw": view.DisputeWithdraw(r, decided(long)), "withdrawn": view.DisputeWithdrawn(r, withdrawn(long)),
				"retracted": view.Warning(r, view.Notice{Told: []view.Told{view.DisputeRetracted(r, withdrawn(long))}}),
				"filed":     view.DisputeFiled(r, long, true), "list": view.DisputeList(r, view.Disputes{Rows: many, Total: 99, Page: 3}),
				"told": view.Warning(r, view.Notice{Told: []view.Told{view.DisputeTold(r, long)}}),
			} {
				acceptable(t, c.code+", "+kind, m)
				if !m.Protected {
					t.Errorf("%s, %s: may be forwarded", c.code, kind)
				}
			}
		}
	}
}
