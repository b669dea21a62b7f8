package operator

import (
	"motcua/locales"
	"motcua/scoring/outbox"
)

// endings are the reasons for which notices end that the program gives, as the store keeps them, with the keys of their words.
func endings() map[string]string {
	return map[string]string{
		string(outbox.Over):    "cli.ended_over",
		string(outbox.Moved):   "cli.ended_moved",
		string(outbox.Removed): "cli.ended_removed",

		"nothing in it is true any more":      "cli.ended_over",
		"gone":                                "cli.ended_gone",
		"operator":                            "cli.ended_operator",
		"the broadcast was cancelled":         "cli.ended_broadcast",
		"a newer summary takes its place":     "cli.ended_summary",
		"the month was opened again":          "cli.ended_reopened",
		"the import was taken back":           "cli.ended_undone",
		"acknowledged before it was sent":     "cli.ended_acknowledged",
		"closed before it was sent":           "cli.ended_closed",
		"taken back before it was sent":       "cli.ended_closed",
		"the program ended while it was sent": "cli.ended_killed",
	}
}

// ending says why a notice ended, or waits in doubt; what Telegram gave as the reason stays in its words.
func ending(words locales.Printer, row outbox.Row) string {
	if key, ours := endings()[row.Why]; ours {
		return words.Text(key)
	}
	if row.State == outbox.Expired {
		return words.Text("cli.ended_expired")
	}
	return row.Why
}
