package telegram

import "time"

// Pace is what replies share with whatever else the bot sends: Telegram's limits are on both together. Replies do not
// wait for it, they are only noted. It is called from many goroutines.
type Pace interface {
	// Note counts a message that goes to a chat now.
	Note(chat int64)
	// Halted is how long a chat is to be left alone, 0 when it may be written to.
	Halted(chat int64) time.Duration
	// Halt leaves a chat alone for as long as Telegram asks.
	Halt(chat int64, wait time.Duration)
	// Pass notes that Telegram took something: what it asked before was of single chats.
	Pass()
}

// alone is the pace of a bot that sends nothing but replies.
type alone struct{}

func (alone) Note(int64)                 {}
func (alone) Halted(int64) time.Duration { return 0 }
func (alone) Halt(int64, time.Duration)  {}
func (alone) Pass()                      {}
