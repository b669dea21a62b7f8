package main

import (
	"context"
	"fmt"
	"time"

	"motcua/bot/sandbox"
	"motcua/scoring/people"
)

// wrongCodes has ten people try codes, sixty a second in sum, while officers ask and one with the right code registers.
func wrongCodes(s *stage) error {
	const rate, chats = 60, 10
	o, err := s.newOffice("codes")
	if o != nil {
		defer o.close()
	}
	if err != nil {
		return err
	}
	before, err := s.measures(o)
	if err != nil {
		return err
	}
	right, err := o.invites(time.Time{}, people.Officer, code(7))
	if err != nil {
		return err
	}
	a := o.asks("during")
	greeted := make(chan time.Duration, 1)
	tick := time.NewTicker(time.Second / rate)
	n := 0
	for began := time.Now(); time.Since(began) < s.length; n++ {
		<-tick.C
		u := o.telegram.User(int64(strangerID+n%chats), "vi")
		u.Send(fmt.Sprintf("/start %04dWRNG%04dCDES", n%10_000, n*7%10_000))
		if n == rate*int(s.length.Seconds())/2 {
			go func() { greeted <- o.greets(strangerID+chats, right) }()
		}
	}
	tick.Stop()
	a.phase.Store("after")
	time.Sleep(after)
	a.ends()
	s.figures.told("wrong codes", fmt.Sprintf("%d from %d chats", n, chats))
	a.prints(&s.figures, "during")
	a.prints(&s.figures, "after")
	s.figures.under("the right code registers after", <-greeted, 5*time.Second)
	return s.compares(o, before, chats, a.asked())
}

// greets uses a code, and says after how long whoever used it was greeted.
func (o *office) greets(id int64, given string) time.Duration {
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	u, began := o.telegram.User(id, "vi"), time.Now()
	u.Start(given)
	err := o.telegram.WaitFor(ctx, id, func(entries []sandbox.Entry) bool {
		for _, e := range entries {
			if e.Bot && has("Đăng ký thành công")(e) {
				return true
			}
		}
		return false
	})
	if err != nil {
		return 2 * time.Minute
	}
	return time.Since(began)
}
