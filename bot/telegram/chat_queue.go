package telegram

import (
	"time"

	"motcua/bot"
	"motcua/bot/delivery"
)

// job is a request on its way to being answered. What is done stays done when the rest has to wait.
type job struct {
	request  bot.Request
	reply    *bot.Reply       // nil until it is known
	sent     int              // messages of the reply that are out
	answered bool             // the press is answered
	menu     bool             // the chat's menu is set
	menus    int              // of other chats that are set
	failures int              // of the Answerer
	waits    int              // how often the answer waited
	tries    delivery.Backoff // between attempts while Telegram is out of reach
	warned   bool             // that it is: once is enough
	doubtful bool             // what is to be sent next may be out already
	failing  time.Time        // since when no good answer comes to what is to be sent next; zero when one may
	later    bool             // it is the rest of an answer that takes long
	givenUp  bool             // the answer is that there is none
	suspect  bool             // the program died while it had the request in hand
	shown    int              // the message that the answer is to take the place of; 0 for none
	told     bot.Wait         // why it waits, as its person was told last
	missing  time.Time        // since when a file that it needs does not come; zero when it may
	stranger bool             // it waits, or is worked on, among the jobs of strangers
	code     bool             // a stranger may have meant an invitation's code
}

// chatQueue is the queue of one chat, which exists while something waits in it. Its first job may be in a worker's hands.
type chatQueue struct {
	chat     int64
	jobs     []*job
	timer    *time.Timer // set while the chat is parked
	stranger bool        // nobody registered has written in it
	code     bool        // a job in it may bring an invitation's code
	guest    bool        // it was taken up as a stranger's
	resting  bool        // it is parked only because strangers are answered slowly
}
