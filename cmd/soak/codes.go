package main

import (
	"context"
	"fmt"
	"time"

	"motcua/bot/sandbox"
	"motcua/cmd/soak/rig"
	"motcua/scoring/people"
)

// wrongCodes has ten people try codes, sixty a second in sum, while officers ask and one with the right code registers.
func wrongCodes(s *rig.Stage) error {
	const rate, chats = 60, 10
	o, err := newOffice(s, "codes")
	if o != nil {
		defer o.Close()
	}
	if err != nil {
		return err
	}
	before, err := measureStore(o)
	if err != nil {
		return err
	}
	right, err := o.Invite(time.Time{}, people.Officer, rig.UnitCode(7))
	if err != nil {
		return err
	}
	a := o.startAsking("during")
	greeted := make(chan time.Duration, 1)
	tick := time.NewTicker(time.Second / rate)
	n := 0
	for began := time.Now(); time.Since(began) < s.Length; n++ {
		<-tick.C
		u := o.Telegram.User(int64(strangerID+n%chats), "vi")
		u.Send(fmt.Sprintf("/start %04dWRNG%04dCDES", n%10_000, n*7%10_000))
		if n == rate*int(s.Length.Seconds())/2 {
			go func() { greeted <- o.registerAndWait(strangerID+chats, right) }()
		}
	}
	tick.Stop()
	a.phase.Store("after")
	time.Sleep(after)
	a.stop()
	s.Figures.Tell("wrong codes", fmt.Sprintf("%d from %d chats", n, chats))
	a.report(&s.Figures, "during")
	a.report(&s.Figures, "after")
	s.Figures.AddUnder("the right code registers after", <-greeted, 5*time.Second)
	return compareStore(s, o, before, chats, a.count())
}

// registerAndWait uses a code, and says after how long whoever used it was greeted.
func (o *office) registerAndWait(id int64, given string) time.Duration {
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	u, began := o.Telegram.User(id, "vi"), time.Now()
	u.Start(given)
	err := o.Telegram.WaitFor(ctx, id, func(entries []sandbox.Entry) bool {
		for _, e := range entries {
			if e.Bot && rig.Has("Đăng ký thành công")(e) {
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
