package courier

import (
	"context"
	"errors"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"motcua/bot"
	"motcua/scoring/outbox"
)

// Rows that take the place of earlier messages go one by one, and the news between them in one message.
func TestWhatStandsAloneIsAMessageOfItsOwn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		box, s := newMemory(
			outbox.Row{ID: 1, Person: 7, Reason: outbox.Acknowledged, Priority: 3}, outbox.Row{ID: 2, Person: 7, Reason: outbox.Breach, Priority: 1},
			outbox.Row{ID: 3, Person: 7, Reason: outbox.Acknowledged, Priority: 3}, outbox.Row{ID: 4, Person: 7, Reason: outbox.Recovered, Priority: 1},
			outbox.Row{ID: 5, Person: 7, Reason: outbox.Acknowledged, Priority: 3}), &script{}
		stop := running(t, &Courier{Outbox: box, Sender: s})
		time.Sleep(time.Minute)
		if err := stop(); err != nil {
			t.Fatal(err)
		}
		var got [][]int64
		for _, one := range s.sent {
			got = append(got, one.ids)
		}
		if want := [][]int64{{2, 4}, {1}, {3}, {5}}; !slices.EqualFunc(got, want, slices.Equal) || box.count(outbox.Accepted) != 5 {
			t.Errorf("sent %v, want %v; %d accepted", got, want, box.count(outbox.Accepted))
		}
	})
}

// What is sent once only is left in doubt, whether its answer did not come back or the program died over it.
func TestWhatIsSentOnceIsNotRepeated(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		box := newMemory(outbox.Row{ID: 1, Person: 7, Reason: outbox.Broadcast}, outbox.Row{ID: 2, Person: 8, Reason: outbox.Broadcast}, outbox.Row{ID: 3, Person: 9})
		for id := int64(2); id <= 3; id++ {
			box.rows[id].State, box.rows[id].Attempts = outbox.Sending, 1
		}
		s := &script{answers: []error{bot.Unknown{Err: errors.New("the line broke")}}}
		stop := running(t, &Courier{Outbox: box, Sender: s, Workers: 1})
		time.Sleep(2 * time.Hour)
		if err := stop(); err != nil {
			t.Fatal(err)
		}
		if box.row(1).State != outbox.Unknown || box.row(2).State != outbox.Unknown || box.row(3).State != outbox.Accepted || len(s.sent) != 2 {
			t.Errorf("%+v\n%+v\n%+v\n%d sends", box.row(1), box.row(2), box.row(3), len(s.sent))
		}
	})
}

// Whatever the process dies over, it is kept that somebody is gone.
func TestWhoIsGoneIsRememberedWhateverDies(t *testing.T) {
	for step := 1; step <= 8; step++ {
		synctest.Test(t, func(t *testing.T) {
			box, passed := newMemory(outbox.Row{ID: 1, Person: 7}), 0
			box.dies = func(string) bool { passed++; return passed >= step }
			s := &script{answers: slices.Repeat([]error{bot.Unreachable{Reason: "user is deactivated"}}, 9)}
			stop := running(t, &Courier{Outbox: box, Sender: s})
			time.Sleep(time.Minute)
			_ = stop() // a dead process ends in any way
			box.dies = nil
			stop = running(t, &Courier{Outbox: box, Sender: s})
			time.Sleep(time.Minute)
			if err := stop(); err != nil || box.gone[7] == "" || box.row(1).State != outbox.Refused {
				t.Errorf("death at step %d: %v, gone %q, %+v", step, err, box.gone[7], box.row(1))
			}
		})
	}
}

// A Sender that panics over one person leaves in doubt whether they got it, and everybody else gets theirs; a store that panics
// ends the run, which goes on when it is run again.
func TestAPanicStopsNobodyElse(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		box, s := newMemory(outbox.Row{ID: 1, Person: 7}, outbox.Row{ID: 2, Person: 8}, outbox.Row{ID: 3, Person: 9, NotBefore: time.Now().Add(time.Hour)}), &script{}
		c := &Courier{Outbox: box, Workers: 1, Sender: sender(func(ctx context.Context, chat int64, m bot.Message) (int, error) {
			if chat == 7 {
				panic("what somebody wrote")
			}
			return s.Send(ctx, chat, m)
		})}
		stop := running(t, c)
		time.Sleep(30 * time.Minute)
		if err := stop(); err != nil || len(s.sent) != 1 || box.row(1).State != outbox.Unknown || box.row(2).State != outbox.Accepted {
			t.Errorf("%v, sent %v, %+v, %+v", err, s.sent, box.row(1), box.row(2))
		}
		box.dies = func(string) bool { panic(errDead) }
		func() {
			defer func() {
				if cause := recover(); cause != errDead {
					t.Errorf("the run ends with %v", cause)
				}
			}()
			_ = c.Run(t.Context())
		}()
		box.dies = nil
		stop = running(t, c)
		time.Sleep(time.Hour)
		if err := stop(); err != nil || box.row(3).State != outbox.Accepted {
			t.Errorf("run again: %v, %+v", err, box.row(3))
		}
	})
}

// Of several rows of a person each ends as what became of it: those that the message tells of as sent, the others with why not.
func TestWhatAMessageDoesNotTellOfEndsByItself(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		box, s := newMemory(outbox.Row{ID: 1, Person: 7}, outbox.Row{ID: 2, Person: 7}, outbox.Row{ID: 3, Person: 7}, outbox.Row{ID: 4, Person: 8}), &script{}
		c := &Courier{Outbox: box, Sender: s, Words: words(func(rows []outbox.Row) (bot.Message, []outbox.Moot, error) {
			if rows[0].Person == 8 {
				return bot.Message{}, []outbox.Moot{outbox.Removed}, nil
			}
			return bot.Message{HTML: "[2]"}, []outbox.Moot{outbox.Moved, "", outbox.Over}, nil
		})}
		stop := running(t, c)
		time.Sleep(time.Minute)
		if err := stop(); err != nil || len(s.sent) != 1 || !slices.Equal(s.sent[0].ids, []int64{2}) || c.Stats().Cancelled != 3 {
			t.Errorf("%v, sent %v, %+v", err, s.sent, c.Stats())
		}
		for id, want := range map[int64]Ending{1: {outbox.Cancelled, 0, "moved"}, 2: {outbox.Accepted, 1, ""}, 3: {outbox.Cancelled, 0, "over"}, 4: {outbox.Cancelled, 0, "removed"}} {
			if row := box.row(id); (Ending{row.State, min(row.Message, 1), row.Why}) != want {
				t.Errorf("row %d is %+v, want %+v", id, row, want)
			}
		}
	})
}
