package main

import (
	"time"

	"motcua/bot/sandbox"
	"motcua/cmd/soak/rig"
)

// halts has Telegram ask to wait for 40 s in the chats of three strangers, again and again, while officers ask.
func halts(s *rig.Stage) error {
	o, err := newOffice(s, "halts")
	if o != nil {
		defer o.Close()
	}
	if err != nil {
		return err
	}
	var rules []sandbox.Fault
	for i := range 3 {
		rules = append(rules, sandbox.Fault{Kind: sandbox.Busy, Chat: int64(strangerID + i), RetryAfter: 40})
	}
	o.Telegram.Faults(sandbox.Faults{Rules: rules})
	a := o.startAsking("during")
	for began := time.Now(); time.Since(began) < s.Length; time.Sleep(5 * time.Second) {
		for i := range 3 {
			o.Telegram.User(int64(strangerID+i), "vi").Send("hi")
		}
	}
	a.stop()
	a.report(&s.Figures, "during")
	return nil
}
