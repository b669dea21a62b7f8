package warning_test

import "testing"

// What has waited goes out in one message: the cases of plans where several things meet.
var meetings = []struct{ says, script string }{
	{"After days without Telegram everybody gets one message that says everything once.", `
		04-16 10:00 import A=7 B=9
		> breach officers A ?-7 | 04-16 10:00
		04-16 11:00 import A=7 B=6
		> further officers B 9-6 | 04-16 11:00
		04-25 11:00 tick
		> escalated chairs A 7-7, B 6-6 | 04-25 11:00
		> escalated admins A 7-7, B 6-6 | 04-25 11:00
		> reminder warned A 7-7, B 6-6 | 04-25 11:00
		04-25 11:00 send
		> 1: breach A ?-7, B 9-6
		> 2: breach A ?-7, B 9-6
		> 7: escalated A 7-7, B 6-6
		> 9: escalated A 7-7, B 6-6`},
	{"A reminder that was asked for and the weekly one are told once.", `
		04-16 10:00 import A=7
		> breach officers A ?-7 | 04-16 10:00
		04-16 10:00 send
		> 1: breach A ?-7
		> 2: breach A ?-7
		04-16 10:05 ack 1
		> acknowledged warned A 7-7 | 04-16 10:05
		04-22 11:00 snooze 1
		04-23 10:00 tick
		> reminder warned A 7-7 | 04-23 10:00
		> reminder 1 A 7-7 | 04-23 10:00
		04-23 10:00 send
		> 1: reminder A 7-7
		> 2: reminder A 7-7`},
	{"What recovered and fell again in a night is told in that order.", `
		04-16 10:00 import A=7
		> breach officers A ?-7 | 04-16 10:00
		04-16 10:00 send
		> 1: breach A ?-7
		> 2: breach A ?-7
		04-16 21:00 import A=9
		> recovered warned A 7-9 | 04-17 07:00
		04-16 22:00 import A=6
		> breach officers A 9-6 | 04-17 07:00
		04-17 07:00 send
		> 1: recovered A 7-9; breach A 9-6
		> 2: recovered A 7-9; breach A 9-6`},
	{"News go before a reminder that has waited longer.", `
		04-16 10:00 import A=7 B=9
		> breach officers A ?-7 | 04-16 10:00
		04-16 10:00 send
		> 1: breach A ?-7
		> 2: breach A ?-7
		04-16 10:05 snooze 1
		04-17 07:00 tick
		> reminder 1 A 7-7 | 04-17 07:00
		04-17 08:00 import A=7 B=6
		> further officers B 9-6 | 04-17 08:00
		04-17 08:00 send
		> 1: further B 9-6; reminder A 7-7
		> 2: further B 9-6`},
}

func TestNoticesMeetInWaitingRows(t *testing.T) { play(t, meetings) }
