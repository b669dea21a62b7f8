package delivery

import (
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

// Messages to strangers are few, and take what replies and notices leave.
func TestStrangersHaveASmallShare(t *testing.T) {
	for _, c := range []struct {
		sentence string
		replies  int  // a second
		notices  bool // wait all the time
		least    int  // to strangers, in ten seconds
		most     int
	}{
		{"when nothing else goes out, five a second", 0, false, 48, 51},
		{"beside ten replies a second the same", 10, false, 48, 51},
		{"when people get as many replies as Telegram allows, next to none", 30, false, 0, 5},
		{"beside a backlog of notices, one a second", 0, true, 9, 11},
	} {
		t.Run(c.sentence, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				p, began := NewPace(), time.Now()
				strangers, notices := 0, atomic.Int64{}
				const ticks = 300 // a second
				for n := range 10 * ticks {
					time.Sleep(time.Until(began.Add(time.Duration(n) * time.Second / ticks)))
					if n*c.replies/ticks > (n-1)*c.replies/ticks {
						p.Note(int64(n))
					}
					if c.notices && n%5 == 0 {
						go func() {
							if p.Wait(t.Context(), int64(1000+n), atOnce) == nil {
								notices.Add(1)
							}
						}()
						synctest.Wait()
					}
					if p.TakeSpare() == 0 {
						strangers++
					}
				}
				t.Logf("%d messages to strangers, %d notices", strangers, notices.Load())
				if strangers < c.least || strangers > c.most || c.notices && notices.Load() < 10*(perSecond-spare-2) {
					t.Errorf("%d messages to strangers in ten seconds, %d notices", strangers, notices.Load())
				}
				time.Sleep(time.Minute)
			})
		})
	}
}

// How many replies are foreseen does not follow from what goes to strangers.
func TestStrangersAreNoRush(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := NewPace()
		for range 10 {
			for p.TakeSpare() > 0 {
				time.Sleep(p.TakeSpare())
			}
		}
		if p.rush != 0 {
			t.Errorf("%d replies a second are foreseen", p.rush)
		}
	})
}

// What Telegram says of strangers' chats halts others only when it says the same of most that is sent.
func TestHaltsOfStrangers(t *testing.T) {
	const officer = 1
	for _, c := range []struct {
		sentence string
		happens  func(p *Pace)
		want     time.Duration // everybody waits
	}{
		{"three strangers in a row", func(p *Pace) {
			for chat := range int64(3) {
				p.Halt(100+chat, 40*time.Second, true)
			}
		}, 0},
		{"two of the registered and many strangers", func(p *Pace) {
			for chat := range int64(10) {
				p.Halt(100+chat, 40*time.Second, chat > 1)
			}
		}, 0},
		{"three of the registered, with strangers between them", func(p *Pace) {
			for chat := range int64(6) {
				p.Halt(100+chat, 40*time.Second-time.Duration(chat)*time.Second, chat%2 > 0)
			}
		}, 36 * time.Second},
		{"three of the registered, but a stranger's message went through between them", func(p *Pace) {
			for chat := range int64(3) {
				p.Halt(100+chat, 40*time.Second, false)
				p.Pass(true)
			}
		}, 0},
		{"twenty strangers within five seconds", func(p *Pace) {
			for chat := range int64(20) {
				p.Halt(100+chat, 40*time.Second+time.Duration(chat)*time.Second, true)
				time.Sleep(200 * time.Millisecond)
			}
		}, 40*time.Second - 200*time.Millisecond},
		{"twenty strangers within ten seconds", func(p *Pace) {
			for chat := range int64(20) {
				p.Halt(100+chat, 40*time.Second, true)
				time.Sleep(500 * time.Millisecond)
			}
		}, 0},
		{"twenty strangers, while somebody registered is answered", func(p *Pace) {
			for chat := range int64(40) {
				p.Halt(100+chat, 40*time.Second, true)
				if chat%10 == 0 {
					p.Pass(false)
				}
			}
		}, 0},
		{"half of what goes to strangers", func(p *Pace) {
			for chat := range int64(40) {
				p.Pass(true)
				p.Halt(100+chat, 40*time.Second, true)
			}
		}, 0},
	} {
		t.Run(c.sentence, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				p := NewPace()
				c.happens(p)
				if got := p.HaltOf(officer); got != c.want || p.Silence() != c.want {
					t.Errorf("an officer waits %v, want %v", got, c.want)
				}
				chats, _ := p.HaltedChats()
				for _, chat := range chats {
					if p.halts.chats[chat].stranger {
						t.Errorf("a stranger's chat is among those to which no notice goes: %d", chat)
					}
				}
			})
		})
	}
}
