package main

import (
	"time"

	"motcua/bot/sandbox"
)

// halts has Telegram ask to wait for 40 s in the chats of three strangers, again and again, while officers ask.
func halts(s *stage) error {
	o, err := s.newOffice("halts")
	if o != nil {
		defer o.close()
	}
	if err != nil {
		return err
	}
	var rules []sandbox.Fault
	for i := range 3 {
		rules = append(rules, sandbox.Fault{Kind: sandbox.Busy, Chat: int64(strangerID + i), RetryAfter: 40})
	}
	o.telegram.Faults(sandbox.Faults{Rules: rules})
	a := o.asks("during")
	for began := time.Now(); time.Since(began) < s.length; time.Sleep(5 * time.Second) {
		for i := range 3 {
			o.telegram.User(int64(strangerID+i), "vi").Send("hi")
		}
	}
	a.ends()
	a.prints(&s.figures, "during")
	return nil
}
