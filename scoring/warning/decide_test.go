package warning_test

import "testing"

// The target is 8 of 10 points, so that a warning opens below 8 and closes from 8.2 on. 16 April 2024 is a Tuesday; the
// 18th is a holiday. Lines with > are all that comes of the line above them.
var decisions = []struct{ says, script string }{
	{"A figure under its target opens a warning, with the figure before.", `
		04-16 09:00 import A=9
		04-16 10:00 import A=7
		> breach officers A 9-7 | 04-16 10:00`},
	{"Of a first figure nothing is known from before.", `
		04-16 10:00 import A=7
		> breach officers A ?-7 | 04-16 10:00`},
	{"A figure exactly at its target opens nothing; a hair under it does.", `
		04-16 10:00 import A=8 B=79999/10000
		> breach officers B ?-8 | 04-16 10:00`},
	{"Whatever the number of indicators, it is one notice.", `
		04-16 10:00 import A=7 B=6 C=9 D=5
		> breach officers A ?-7, B ?-6, D ?-5 | 04-16 10:00`},
	{"What falls while others are open is told as further.", `
		04-16 10:00 import A=7 B=9
		> breach officers A ?-7 | 04-16 10:00
		04-16 11:00 import A=7 B=5
		> further officers B 9-5 | 04-16 11:00`},
	{"The same file again says nothing, nor does a restart.", `
		04-16 10:00 import A=7
		> breach officers A ?-7 | 04-16 10:00
		04-16 10:00 tick
		04-16 11:00 correct A=7
		04-16 11:00 tick`},
	{"Back at the target is not yet back: nothing flaps.", `
		04-16 10:00 import A=7
		> breach officers A ?-7 | 04-16 10:00
		04-16 11:00 import A=8
		04-16 12:00 import A=7
		04-16 13:00 import A=8.1`},
	{"Two hundredths of the maximum above the target close it, with further data as recovered.", `
		04-16 10:00 import A=7
		> breach officers A ?-7 | 04-16 10:00
		04-17 11:00 import A=8.2
		> recovered warned A 7-8.2 | 04-17 11:00`},
	{"A corrected file over the same time withdraws.", `
		04-16 10:00 import A=7
		> breach officers A ?-7 | 04-16 10:00
		04-17 11:00 correct A=9
		> withdrawn warned A 7-9 | 04-17 11:00`},
	{"Another target withdraws, even with further data.", `
		04-16 10:00 import A=7
		> breach officers A ?-7 | 04-16 10:00
		04-17 09:00 import A=7
		04-17 11:00 target 6 A=7
		> withdrawn warned A 7-7 | 04-17 11:00`},
	{"Another target opens where a figure is under it now.", `
		04-16 10:00 import A=8.5
		04-16 11:00 target 9 A=8.5
		> breach officers A 8.5-8.5 | 04-16 11:00`},
	{"A target too near the maximum for the margin is reached with the maximum.", `
		04-16 09:00 import A=9
		04-16 10:00 target 9.9 A=9
		> breach officers A 9-9 | 04-16 10:00
		04-17 09:00 import A=9.9
		04-17 09:30 import A=10
		> recovered warned A 9-10 | 04-17 09:30`},
	{"A target taken away withdraws, also of a figure of nothing.", `
		04-16 10:00 import A=0
		> breach officers A ?-0 | 04-16 10:00
		04-16 11:00 target 0 A=0
		> withdrawn warned A 0-0 | 04-16 11:00`},
	{"Both ends and a beginning in one import are one notice each.", `
		04-16 10:00 import A=7 B=9
		> breach officers A ?-7 | 04-16 10:00
		04-16 11:00 import A=9 B=5
		> recovered warned A 7-9 | 04-16 11:00
		> further officers B 9-5 | 04-16 11:00`},
	{"An indicator of which nothing is said keeps its warning.", `
		04-16 10:00 import A=7 B=7
		> breach officers A ?-7, B ?-7 | 04-16 10:00
		04-16 11:00 import B=9
		> recovered warned B 7-9 | 04-16 11:00
		04-16 12:00 import A=9
		> recovered warned A 7-9 | 04-16 12:00`},
	{"What is not assessed any more in the month of its figure is withdrawn, and nothing is known from before.", `
		04-16 10:00 import A=7 B=7
		> breach officers A ?-7, B ?-7 | 04-16 10:00
		04-16 11:00 correct A=- B=7
		> withdrawn warned A 7-none | 04-16 11:00
		04-16 11:00 correct A=- B=7
		04-16 12:00 import A=6
		> further officers A ?-6 | 04-16 12:00`},
	{"That nothing is assessed yet in the next month leaves a warning as it is.", `
		04-16 10:00 import A=7
		> breach officers A ?-7 | 04-16 10:00
		04-16 10:05 ack 1
		> acknowledged warned A 7-7 | 04-16 10:05
		04-17 10:00 month 2024-05 A=-
		04-17 11:00 correct A=-
		> withdrawn warned A 7-none | 04-17 11:00`},
	{"Where the month before has a figure, it stands in the place of one that is gone.", `
		04-16 10:00 import A=7
		> breach officers A ?-7 | 04-16 10:00
		04-16 11:00 month 2024-05 A=6
		04-16 12:00 both A=7
		04-17 09:00 import A=9
		> recovered warned A 7-9 | 04-17 09:00`},
	{"The next month goes on where the last one ended; an earlier one says nothing.", `
		04-16 10:00 import A=7
		> breach officers A ?-7 | 04-16 10:00
		05-06 10:00 ack 1
		> acknowledged warned A 7-7 | 05-06 10:00
		05-06 10:00 month 2024-05 A=9
		> recovered warned A 7-9 | 05-06 10:00
		05-06 11:00 month 2024-04 A=5`},
}

func TestWarningDecisions(t *testing.T) { play(t, decisions) }
