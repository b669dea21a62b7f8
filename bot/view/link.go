package view

import (
	"slices"
	"strconv"
	"strings"

	"motcua/bot"
	"motcua/scoring"
)

// Target is what a button leads to.
type Target string

// The targets. Their names are in buttons that people keep for years: they are never given another meaning.
const (
	ToScorecard         Target = "card"    // of Unit; in Month, or the latest
	ToDetails           Target = "detail"  // the same with every indicator
	ToWhy               Target = "why"     // how the figure Item of Unit's Month came about
	ToOverdue           Target = "over"    // of Unit, or of all; now, or at the cut-off of Month
	ToOverdueUnits      Target = "units"   // counts by unit, now
	ToDue               Target = "due"     // due soon, of Unit
	ToRanking           Target = "rank"    // of Month, or the latest
	ToRankingPicture    Target = "rankpic" // the same as a picture
	ToTrend             Target = "trend"   // of Unit, up to Month, or the latest
	ToWarnings          Target = "warn"    // open, of Unit, or counts by unit
	ToOverview          Target = "ov"      // of all units in Month, or the latest
	ToOverviewUnits     Target = "ovunit"  // the units in it, by rank
	ToOverviewIndicator Target = "ovind"   // the units in it, by the indicator Item; "" asks which
	ToHeat              Target = "heat"    // the units in it by indicators, as a picture
	ToAcknowledge       Target = "ack"     // says that the reader knows of the open warnings of Unit, or of all own units
	ToSnooze            Target = "snooze"  // asks to be reminded of them on the next working morning
	ToAskMonth          Target = "askm"    // asks for the month of Unit's card
	ToAskUnit           Target = "asku"    // asks for the unit whose card of Month is shown
	ToCancel            Target = "cancel"  // leaves what is being asked
	ToLanguage          Target = "lang"    // chooses Language
	ToBroadcast         Target = "bc"      // does the Step that Item holds with a broadcast
	ToReceived          Target = "got"     // says that the reader received the broadcast of the id Item
)

// Targets are all targets there are.
func Targets() []Target {
	return []Target{
		ToScorecard,
		ToDetails,
		ToWhy,
		ToOverdue,
		ToOverdueUnits,
		ToDue,
		ToRanking,
		ToRankingPicture,
		ToTrend,
		ToWarnings,
		ToOverview,
		ToOverviewUnits,
		ToOverviewIndicator,
		ToHeat,
		ToAcknowledge,
		ToSnooze,
		ToAskMonth,
		ToAskUnit,
		ToCancel,
		ToLanguage,
		ToBroadcast,
		ToReceived,
	}
}

// itemised says whether the links to a target carry an Item.
func (t Target) itemised() bool {
	return slices.Contains([]Target{
		ToWhy,
		ToOverviewIndicator,
		ToBroadcast,
		ToReceived,
	}, t)
}

// Figures of ToWhy beside the codes of indicators.
const (
	FigureChoice = ""      // which figures there are, in a message of its own: it is protected, unlike the card it was asked from
	FigureAgain  = "all"   // the same in the place of a figure explained
	FigureTotal  = "total" // the converted score
	FigureRank   = "rank"
)

// Link is what a button carries. It is only a question: it grants nothing.
type Link struct {
	To       Target
	Month    scoring.Month // "" for the latest, or now
	Unit     string        // code; "" for none
	Item     string        // for targets that are itemised; for ToWhy: an indicator's code, or one of the figures above
	Page     int           // from 0
	Language string        // for ToLanguage
}

// version is the form in which links are written; a button of another form is old or foreign.
const version = "1"

// carried is what Telegram lets a button carry, in bytes.
const carried = 64

// Data writes a link as a button carries it: "1:card:2024-06:000.10.32.H18", with ":2" behind it on the third page. It
// is false for a link that does not fit.
func (l Link) Data() (string, bool) {
	parts := []string{version, string(l.To), string(l.Month), l.Unit}
	switch {
	case l.To == ToLanguage:
		parts = []string{version, string(l.To), l.Language}
	case l.To.itemised():
		parts = append(parts, l.Item)
	}
	if l.Page > 0 {
		parts = append(parts, strconv.Itoa(l.Page))
	}
	data := strings.Join(parts, ":")
	if read, ok := ReadLink(data); !ok || read != l {
		return "", false
	}
	return data, true
}

// ReadLink reads what a button carried. It is false for anything that Data does not write: an old or foreign button.
func ReadLink(data string) (Link, bool) {
	if len(data) > carried {
		return Link{}, false
	}
	parts := strings.Split(data, ":")
	if len(parts) < 3 || parts[0] != version {
		return Link{}, false
	}
	l := Link{To: Target(parts[1])}
	switch {
	case l.To == ToLanguage:
		l.Language = parts[2]
		return l, len(parts) == 3 && len(l.Language) == 2
	case !slices.Contains(Targets(), l.To):
		return Link{}, false
	case l.To.itemised():
		if len(parts) < 5 {
			return Link{}, false
		}
		l.Item = parts[4]
		parts = slices.Delete(parts, 4, 5)
	}
	if len(parts) < 4 || len(parts) > 5 {
		return Link{}, false
	}
	if parts[2] != "" {
		m, err := scoring.ParseMonth(parts[2])
		if err != nil {
			return Link{}, false
		}
		l.Month = m
	}
	l.Unit = parts[3]
	if len(parts) == 5 {
		page, err := strconv.Atoi(parts[4])
		if err != nil || page < 1 || page > 9999 || strconv.Itoa(page) != parts[4] {
			return Link{}, false
		}
		l.Page = page
	}
	return l, true
}

// listsDossiers says whether a list of dossiers may take the place of the message that the button stands under.
func (l Link) listsDossiers() bool {
	switch l.To {
	case ToOverdue, ToDue:
		return true
	case ToWhy:
		return l.Item != FigureChoice
	default:
		return false
	}
}

// row is a row of buttons. A link that does not fit into a button has none, and an empty label stands for no button.
func row(buttons ...labelledLink) []bot.Button {
	var out []bot.Button
	for _, b := range buttons {
		if data, ok := b.link.Data(); ok && b.label != "" {
			out = append(out, bot.Button{Label: b.label, Data: data})
		}
	}
	return out
}

type labelledLink struct {
	label string
	link  Link
}

// paging is the row that leads to the pages before and after.
func (r Reader) paging(l Link, page, size, total int) []bot.Button {
	var before, after labelledLink
	if page > 0 {
		l.Page = page - 1
		before = labelledLink{r.Words.Text("page.previous"), l}
	}
	if (page+1)*size < total {
		l.Page = page + 1
		after = labelledLink{r.Words.Text("page.next"), l}
	}
	return row(before, after)
}

// LastPage is the last page that a list of so many entries has.
func LastPage(total, size int) int { return max(0, (total-1)/size) }

// switches are buttons to the same view of other units, a row each.
func (r Reader) switches(others []scoring.Unit, to Target, m scoring.Month) [][]bot.Button {
	var rows [][]bot.Button
	for _, u := range others[:min(len(others), 10)] {
		rows = append(rows, row(labelledLink{shortUnit(u.Name, labelled), Link{To: to, Month: m, Unit: u.Code}}))
	}
	return rows
}
