package warning_test

import "testing"

// 1 and 2 are officers, 7 is a chair, 9 an admin; a person's line is one message.
var plans = []struct{ says, script string }{
	{"Every officer is told, and told of the end.", `
		04-16 10:00 import A=7
		> breach officers A ?-7 | 04-16 10:00
		04-16 10:00 send
		> 1: breach A ?-7
		> 2: breach A ?-7
		04-16 15:00 import A=9
		> recovered warned A 7-9 | 04-16 15:00
		04-16 15:00 send
		> 1: recovered A 7-9
		> 2: recovered A 7-9`},
	{"Without officers the chairs are told.", `
		04-16 09:00 without officer
		04-16 10:00 import A=7
		> breach officers A ?-7 | 04-16 10:00
		04-16 10:00 send
		> 7: breach A ?-7`},
	{"Without officers and chairs the admins are told.", `
		04-16 09:00 without officer
		04-16 09:00 without chair
		04-16 10:00 import A=7
		> breach officers A ?-7 | 04-16 10:00
		04-16 10:00 send
		> 9: breach A ?-7`},
	{"What falls twice in a night is told once in the morning.", `
		04-16 21:00 import A=7 B=9
		> breach officers A ?-7 | 04-17 07:00
		04-16 22:00 import A=7 B=6
		> further officers B 9-6 | 04-17 07:00
		04-17 06:59 send
		04-17 07:00 send
		> 1: breach A ?-7, B 9-6
		> 2: breach A ?-7, B 9-6`},
	{"What missed its time waits for the morning with what falls further at night.", `
		04-16 15:00 import A=7 B=9
		> breach officers A ?-7 | 04-16 15:00
		04-16 20:30 import A=7 B=6
		> further officers B 9-6 | 04-17 07:00
		04-16 20:31 send
		04-17 07:00 send
		> 1: breach A ?-7, B 9-6
		> 2: breach A ?-7, B 9-6`},
	{"What fell and came back in a night is not told at all.", `
		04-16 21:00 import A=7
		> breach officers A ?-7 | 04-17 07:00
		04-16 22:00 import A=9
		> recovered warned A 7-9 | 04-17 07:00
		04-17 07:00 send`},
	{"Of two that fell in a night the one that came back is left out.", `
		04-16 21:00 import A=7 B=6
		> breach officers A ?-7, B ?-6 | 04-17 07:00
		04-16 22:00 import A=9
		> recovered warned A 7-9 | 04-17 07:00
		04-17 07:00 send
		> 1: breach B ?-6
		> 2: breach B ?-6`},
	{"Who may have got the message is told of the end, even when nobody knows.", `
		04-16 10:00 import A=7
		> breach officers A ?-7 | 04-16 10:00
		04-16 10:00 try unknown
		04-16 15:00 import A=9
		> recovered warned A 7-9 | 04-16 15:00
		04-16 15:00 send
		> 1: recovered A 7-9
		> 2: recovered A 7-9`},
	{"Whom the message did not reach is not told of the end.", `
		04-16 10:00 import A=7
		> breach officers A ?-7 | 04-16 10:00
		04-16 10:00 try refused
		04-16 15:00 import A=9
		> recovered warned A 7-9 | 04-16 15:00
		04-16 15:00 send`},
	{"The chair who was told later is told of the end as well; the admin who was not is not.", `
		04-16 10:00 import A=7
		> breach officers A ?-7 | 04-16 10:00
		04-16 10:00 send
		> 1: breach A ?-7
		> 2: breach A ?-7
		04-17 10:00 tick
		> escalated chairs A 7-7 | 04-17 10:00
		04-17 10:00 send
		> 7: escalated A 7-7
		04-17 11:00 correct A=9
		> withdrawn warned A 7-9 | 04-17 11:00
		04-17 11:00 send
		> 1: withdrawn A 7-9
		> 2: withdrawn A 7-9
		> 7: withdrawn A 7-9`},
	{"What is acknowledged before the chair was told need not be told to the chair.", `
		04-16 10:00 import A=7
		> breach officers A ?-7 | 04-16 10:00
		04-16 10:00 send
		> 1: breach A ?-7
		> 2: breach A ?-7
		04-17 21:00 tick
		> escalated chairs A 7-7 | 04-19 07:00
		04-17 21:30 ack 2
		> acknowledged warned A 7-7 | 04-17 21:30
		04-19 07:00 send`},
	{"With the unit its warnings end: nobody is told, reminded, or told of the beginning that waits.", `
		04-16 10:00 import A=7
		> breach officers A ?-7 | 04-16 10:00
		04-16 10:00 send
		> 1: breach A ?-7
		> 2: breach A ?-7
		04-16 10:05 snooze 1
		04-16 21:00 import A=7 B=6
		> further officers B ?-6 | 04-17 07:00
		04-17 00:15 end
		04-17 00:30 end
		04-17 07:00 tick
		04-17 07:00 send
		04-25 10:00 tick
		04-25 10:00 send`},
	{"The end of a warning that came before the unit's end is told.", `
		04-16 10:00 import A=7
		> breach officers A ?-7 | 04-16 10:00
		04-16 10:00 send
		> 1: breach A ?-7
		> 2: breach A ?-7
		04-16 21:00 import A=9
		> recovered warned A 7-9 | 04-17 07:00
		04-17 00:15 end
		04-17 07:00 send
		> 1: recovered A 7-9
		> 2: recovered A 7-9`},
}

func TestOutboxPlans(t *testing.T) { play(t, plans) }
