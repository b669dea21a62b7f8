package outbox

// WeekKey is the setting by which a week's message is sent, and WeekOn its value: without it nobody is sent one.
const (
	WeekKey = "week"
	WeekOn  = "on"
)

// TellsWeeks says whether, by an authority's settings, a message is sent as a week begins.
func TellsWeeks(settings map[string]string) bool { return settings[WeekKey] == WeekOn }
