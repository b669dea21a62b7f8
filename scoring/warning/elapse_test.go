package warning_test

import "testing"

// What the mute and time do; the days are those of the other decisions.
var passages = []struct{ says, script string }{
	{"Nothing goes out at night, before seven, or on days off.", `
		04-16 19:59 import A=7
		> breach officers A ?-7 | 04-16 19:59
		04-16 20:00 import A=9
		> recovered warned A 7-9 | 04-17 07:00
		04-17 06:59 import B=7
		> breach officers B ?-7 | 04-17 07:00
		04-18 10:00 import C=7
		> further officers C ?-7 | 04-19 07:00
		04-19 20:00 import D=7
		> further officers D ?-7 | 04-22 07:00
		> escalated chairs B 7-7 | 04-22 07:00`},
	{"Not acknowledged within a working day, the chairs are told; within three, the admins; each once.", `
		04-16 10:00 import A=7
		> breach officers A ?-7 | 04-16 10:00
		04-17 09:59 tick
		04-17 10:00 tick
		> escalated chairs A 7-7 | 04-17 10:00
		04-17 10:01 tick
		04-22 09:59 tick
		04-22 10:00 tick
		> escalated admins A 7-7 | 04-22 10:00
		04-22 10:01 tick`},
	{"Working days are counted over Tết: the 8th to the 14th of February are days off.", `
		02-07 10:00 import A=7
		> breach officers A ?-7 | 02-07 10:00
		02-14 19:00 tick
		> reminder warned A 7-7 | 02-15 07:00
		02-15 09:59 tick
		02-15 10:00 tick
		> escalated chairs A 7-7 | 02-15 10:00
		02-19 09:59 tick
		02-19 10:00 tick
		> escalated admins A 7-7 | 02-19 10:00`},
	{"A Saturday that is worked in the place of a Monday counts.", `
		05-03 16:00 import A=7
		> breach officers A ?-7 | 05-03 16:00
		05-04 15:59 tick
		05-04 16:00 tick
		> escalated chairs A 7-7 | 05-04 16:00`},
	{"The working day begins when somebody may have been told.", `
		04-17 21:00 import A=7
		> breach officers A ?-7 | 04-19 07:00
		04-19 07:00 tick
		04-22 06:59 tick
		04-22 07:00 tick
		> escalated chairs A 7-7 | 04-22 07:00`},
	{"What somebody acknowledged is not escalated, and acknowledged once.", `
		04-16 10:00 import A=7
		> breach officers A ?-7 | 04-16 10:00
		04-16 10:05 ack 1
		> acknowledged warned A 7-7 | 04-16 10:05
		04-16 10:06 ack 2
		04-22 10:00 tick`},
	{"What somebody saw and acknowledged at night is not told them in the morning, but its end is; the others are told.", `
		04-16 21:00 import A=7
		> breach officers A ?-7 | 04-17 07:00
		04-16 21:05 ack 1
		> acknowledged warned A 7-7 | 04-16 21:05
		04-17 07:00 send
		> 2: breach A ?-7
		04-19 07:00 tick
		04-19 10:00 import A=9
		> recovered warned A 7-9 | 04-19 10:00
		04-19 10:00 send
		> 1: recovered A 7-9
		> 2: recovered A 7-9`},
	{"Nobody acknowledges what fell after the message was made under which they press.", `
		04-16 16:00 import A=7 B=9
		> breach officers A ?-7 | 04-16 16:00
		04-16 16:00 send
		> 1: breach A ?-7
		> 2: breach A ?-7
		04-16 21:00 import A=7 B=7
		> further officers B 9-7 | 04-17 07:00
		04-16 21:05 ack 1 04-16 16:00
		> acknowledged warned A 7-7 | 04-16 21:05
		04-17 07:00 send
		> 1: further B 9-7
		> 2: further B 9-7
		04-19 07:00 tick
		> escalated chairs B 7-7 | 04-19 07:00`},
	{"Who asks at night to be reminded in the morning is told once then, who is not told by a warning as well.", `
		04-16 21:00 import A=7
		> breach officers A ?-7 | 04-17 07:00
		04-16 21:05 snooze 1
		04-16 21:06 snooze 7
		04-17 07:00 send
		> 1: breach A ?-7
		> 2: breach A ?-7
		04-17 07:10 tick
		> reminder 1 A 7-7 | 04-17 07:10
		> reminder 7 A 7-7 | 04-17 07:10
		04-17 07:10 send
		> 7: reminder A 7-7`},
	{"Who acknowledges at night and asks to be reminded is reminded in the morning.", `
		04-16 21:00 import A=7
		> breach officers A ?-7 | 04-17 07:00
		04-16 21:05 ack 1
		> acknowledged warned A 7-7 | 04-16 21:05
		04-16 21:06 snooze 1
		04-17 07:10 tick
		> reminder 1 A 7-7 | 04-17 07:10
		04-17 07:10 send
		> 1: reminder A 7-7
		> 2: breach A ?-7`},
	{"Still open, it is told again every seven days, four times; acknowledging does not stop it.", `
		04-16 10:00 import A=7
		> breach officers A ?-7 | 04-16 10:00
		04-16 10:05 ack 1
		> acknowledged warned A 7-7 | 04-16 10:05
		04-23 09:59 tick
		04-23 10:00 tick
		> reminder warned A 7-7 | 04-23 10:00
		04-23 10:01 tick
		04-30 10:00 tick
		> reminder warned A 7-7 | 05-02 07:00
		05-09 06:59 tick
		05-09 07:00 tick
		> reminder warned A 7-7 | 05-09 07:00
		06-16 10:00 tick
		> reminder warned A 7-7 | 06-17 07:00
		06-24 07:00 tick`},
	{"Who asks to be reminded tomorrow is, on the next working morning, and only they.", `
		04-16 10:00 import A=7
		> breach officers A ?-7 | 04-16 10:00
		04-16 10:05 ack 1
		> acknowledged warned A 7-7 | 04-16 10:05
		04-17 11:00 snooze 2
		04-17 12:00 snooze 2
		04-19 06:59 tick
		04-19 07:00 tick
		> reminder 2 A 7-7 | 04-19 07:00
		04-19 07:01 tick
		04-23 10:00 tick
		> reminder warned A 7-7 | 04-23 10:00`},
	{"What is back by then is not reminded of.", `
		04-16 10:00 import A=7
		> breach officers A ?-7 | 04-16 10:00
		04-16 10:05 snooze 1
		04-16 15:00 import A=9
		> recovered warned A 7-9 | 04-16 15:00
		04-17 07:00 tick`},
}

func TestElapsedTimeEscalatesWarnings(t *testing.T) { play(t, passages) }
