package telegram

import "time"

// Pace is what replies share with whatever else the bot sends: Telegram's limits are on both together. Replies do not
// wait for it, they are only noted; those to strangers wait. It is called from many goroutines.
type Pace interface {
	// Note counts a message that goes to a chat of somebody registered now.
	Note(chat int64)
	// Spare takes the room of one message to a stranger and gives 0, or says how long to wait before it is asked again.
	Spare() time.Duration
	// Halted is how long a chat is to be left alone, 0 when it may be written to.
	Halted(chat int64) time.Duration
	// Halt leaves a chat alone for as long as Telegram asks, and says how long all chats are to be left alone, when it looks
	// as if Telegram's limit on the whole bot was met; 0 when not. Of a stranger's chat it says little.
	Halt(chat int64, wait time.Duration, stranger bool) (all time.Duration)
	// Pass notes that Telegram took something, to a stranger or not: what it asked before was of single chats.
	Pass(stranger bool)
}

// alone is the pace of a bot that sends nothing but replies.
type alone struct{}

func (alone) Note(int64)                                    {}
func (alone) Spare() time.Duration                          { return 0 }
func (alone) Halted(int64) time.Duration                    { return 0 }
func (alone) Halt(int64, time.Duration, bool) time.Duration { return 0 }
func (alone) Pass(bool)                                     {}
