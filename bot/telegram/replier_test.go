package telegram

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"motcua/bot"
)

// TestDelivery follows single requests: what is asked of Telegram, in which order, until the request is over.
func TestDelivery(t *testing.T) {
	two := []bot.Message{{HTML: "one"}, {HTML: "two"}}
	press := &bot.Press{ID: "p", Data: "v1", Message: 9}
	for _, c := range []struct {
		name    string
		request bot.Request
		age     time.Duration // of the request when it is taken up
		reply   bot.Reply
		first   map[string]string // the answer to the first call of a method; "broken" breaks the line
		want    string
	}{
		{"messages, then the press, then the menu", bot.Request{Press: press}, 0,
			bot.Reply{Messages: two, Toast: "Đã rõ", Commands: []bot.Command{{Name: "diem", Description: "d"}}}, nil,
			"sendMessage one, sendMessage two, answerCallbackQuery Đã rõ, setMyCommands"},
		{"a press without a message is answered", bot.Request{Press: press}, 0, bot.Reply{}, nil, "answerCallbackQuery"},
		{"an expired press is over", bot.Request{Press: press}, 0, bot.Reply{Messages: two[:1]},
			map[string]string{"answerCallbackQuery": refusal(400, "Bad Request: query is too old and response timeout expired or query ID is invalid")},
			"sendMessage one, answerCallbackQuery"},
		{"an old press is answered by the message only", bot.Request{Press: press}, 151 * time.Second,
			bot.Reply{Messages: two[:1], Toast: "x"}, nil, "sendMessage one"},
		{"an unanswered press is answered again, the message not", bot.Request{Press: press}, 0, bot.Reply{Messages: two[:1]},
			map[string]string{"answerCallbackQuery": "broken"}, "sendMessage one, answerCallbackQuery, answerCallbackQuery"},
		{"a message of unknown fate is sent again when Telegram answers", bot.Request{Text: "x"}, 0, bot.Reply{Messages: two},
			map[string]string{"sendMessage": "broken"}, "sendMessage one, getMe, sendMessage one, sendMessage two"},
		{"nobody is there: the rest is not tried", bot.Request{Text: "x"}, 0, bot.Reply{Messages: two},
			map[string]string{"sendMessage": refusal(403, "Forbidden: bot was blocked by the user")}, "sendMessage one"},
		{"a refused message goes as plain text, the next as it is", bot.Request{Text: "x"}, 0, bot.Reply{Messages: two},
			map[string]string{"sendMessage": refusal(400, "Bad Request: can't parse entities")}, "sendMessage one, sendMessage one, sendMessage two"},
		{"menus of other chats come last, and one that is refused holds the next not up", bot.Request{Text: "x"}, 0,
			bot.Reply{Messages: two[:1], Commands: []bot.Command{{Name: "a"}}, Menus: []bot.Menu{{Chat: 6}, {Chat: 7}}},
			map[string]string{"setMyCommands": refusal(403, "Forbidden: bot was blocked by the user")},
			"sendMessage one, setMyCommands, setMyCommands, setMyCommands"},
		{"menus that are out are not set again", bot.Request{Text: "x"}, 0, bot.Reply{Menus: []bot.Menu{{Chat: 6}, {Chat: 7}}},
			map[string]string{"setMyCommands": "broken"}, "setMyCommands, setMyCommands, setMyCommands"},
		{"who left is told nothing", bot.Request{Gone: true}, 0, bot.Reply{Messages: two}, nil, ""},
		{"a menu that is refused holds nothing up", bot.Request{Text: "x"}, 0, bot.Reply{Commands: []bot.Command{{}}},
			map[string]string{"setMyCommands": refusal(400, "Bad Request: BOT_COMMAND_INVALID")}, "setMyCommands"},
	} {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				f := newFake()
				f.answer = func(a asked) (string, error) {
					answer := c.first[a.method]
					if answer == "" || len(f.asked(a.method)) > 1 {
						return "", nil
					}
					if answer == "broken" {
						return "", errors.New("connection reset")
					}
					return answer, nil
				}
				c.request.Chat, c.request.At = 5, time.Now()
				time.Sleep(c.age)
				asks := 0
				d := &replier{ctx: t.Context(), client: newClient(t, f, nil), log: slog.New(slog.DiscardHandler), hold: func(time.Duration) {},
					answerer: answers(func(context.Context, bot.Request) (bot.Reply, error) { asks++; return c.reply, nil })}
				j := &job{request: c.request}
				for wait := d.work(j); wait > 0; wait = d.work(j) {
					time.Sleep(wait)
				}
				var calls []string
				for _, a := range f.calls {
					text, _ := a.fields["text"].(string)
					calls = append(calls, strings.TrimSpace(fmt.Sprint(a.method, " ", text)))
				}
				if got := strings.Join(calls, ", "); got != c.want || asks != 1 {
					t.Errorf("%s, asked %d times", got, asks)
				}
			})
		})
	}
}

// A message at which Telegram fails does not stand in the way of its chat for ever: the person is told so in its place. Where
// Telegram fails at the whole chat, or at all, everything is kept, and nobody is told of trouble that is over.
func TestAMessageAtWhichTelegramFailsHoldsItsChatUpForAWhile(t *testing.T) {
	refused := func() (string, error) { return refusal(500, "Internal Server Error"), nil }
	for _, c := range []struct {
		name  string
		fails func(a asked) bool // in the first half hour
		how   func() (string, error)
		told  string // in the first half hour
		then  string
	}{
		{"Telegram fails at the message", func(a asked) bool { return a.fields["text"] == "poison" }, refused, "undelivered: poison, answered", ""},
		{"its answer never comes", func(a asked) bool { return a.fields["text"] == "poison" },
			func() (string, error) { return "", errors.New("connection reset") }, "undelivered: poison, answered", ""},
		{"Telegram fails at the chat", func(a asked) bool { return a.chat() == 5 }, refused, "", "poison, answered"},
		{"Telegram fails at every message", func(a asked) bool { return a.method == "sendMessage" }, refused, "", "poison, answered"},
	} {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				f, inbox, began := newFake(), newMemory(), time.Now()
				var mu sync.Mutex
				var told []string
				f.answer = func(a asked) (string, error) {
					if time.Since(began) < 30*time.Minute && a.method != "getUpdates" && c.fails(a) {
						return c.how()
					}
					if a.method == "sendMessage" && a.chat() == 5 {
						mu.Lock()
						defer mu.Unlock()
						told = append(told, a.fields["text"].(string))
					}
					return "", nil
				}
				f.ask(1, 5, "poison")
				f.ask(2, 5, "answered")
				f.ask(3, 6, "of somebody else")
				client := newClient(t, f, nil)
				stop := running(t, client, inbox, echo)
				time.Sleep(29 * time.Minute)
				synctest.Wait()
				mu.Lock()
				if got := strings.Join(told, ", "); got != c.told || client.Stats().GivenUp != int64(len(told)/2) {
					t.Errorf("the chat is told %q, want %q; %d given up", got, c.told, client.Stats().GivenUp)
				}
				told = nil
				mu.Unlock()
				time.Sleep(5 * time.Minute)
				if err := stop(); err != nil || strings.Join(told, ", ") != c.then || inbox.finished() != 3 {
					t.Errorf("then it is told %q, want %q; %d finished, %v", told, c.then, inbox.finished(), err)
				}
			})
		})
	}
}

// A menu that Telegram does not take is left out after a while; when Telegram takes nothing it is kept.
func TestAMenuAtWhichTelegramFailsHoldsItsChatUpForAWhile(t *testing.T) {
	for away, want := range map[bool]string{false: "after", true: ""} {
		synctest.Test(t, func(t *testing.T) {
			f := newFake()
			last := ""
			f.answer = func(a asked) (string, error) {
				if a.method == "setMyCommands" || away && a.method == "getMe" && last == "first" {
					return refusal(500, "Internal Server Error"), nil
				}
				if a.method == "sendMessage" {
					last = a.fields["text"].(string)
				}
				return "", nil
			}
			f.ask(1, 5, "first")
			f.ask(2, 5, "after")
			stop := running(t, newClient(t, f, nil), newMemory(), answers(func(_ context.Context, r bot.Request) (bot.Reply, error) {
				return bot.Reply{Messages: []bot.Message{{HTML: r.Text}}, Commands: []bot.Command{{Name: "diem"}}}, nil
			}))
			time.Sleep(11 * time.Minute)
			if err := stop(); err != nil || (last == "after") != (want == "after") {
				t.Errorf("away %v: the last answer is %q, %v", away, last, err)
			}
		})
	}
}

// Where requests get through and their answers do not, a message that may have arrived is not sent over and over: not before
// something is answered again.
func TestAMessageOfUnknownFateIsNotRepeatedWhileNothingIsAnswered(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f := newFake()
		began := time.Now()
		var arrived atomic.Int32
		f.answer = func(a asked) (string, error) {
			if a.method == "sendMessage" {
				arrived.Add(1)
			}
			if since := time.Since(began); since > time.Second && since < time.Hour {
				return "", errors.New("connection reset")
			}
			return "", nil
		}
		f.ask(1, 5, "at first")
		stop := running(t, newClient(t, f, nil), newMemory(), answers(func(_ context.Context, r bot.Request) (bot.Reply, error) {
			time.Sleep(2 * time.Second)
			return bot.Reply{Messages: []bot.Message{{HTML: r.Text}}}, nil
		}))
		time.Sleep(59 * time.Minute)
		if n := arrived.Load(); n != 1 {
			t.Errorf("the message went out %d times while nothing was answered", n)
		}
		time.Sleep(2 * time.Minute)
		if n := arrived.Load(); n != 2 {
			t.Errorf("the message went out %d times in all, want 2", n)
		}
		if err := stop(); err != nil {
			t.Error(err)
		}
	})
}

// An answer that waits is asked for as long as it takes, and its chat is left alone meanwhile; what fails is given up.
func TestAnAnswerThatWaitsIsNotGivenUp(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		const times = 20 * maxFailures
		f, asks := newFake(), 0
		d := &replier{ctx: t.Context(), client: newClient(t, f, nil), log: slog.New(slog.DiscardHandler), hold: func(time.Duration) {},
			answerer: answers(func(context.Context, bot.Request) (bot.Reply, error) {
				if asks++; asks <= times {
					return bot.Reply{}, fmt.Errorf("look: %w", bot.Pending{Err: errors.New("busy")})
				}
				return bot.Reply{Messages: []bot.Message{{HTML: "one"}}}, nil
			})}
		j := &job{request: bot.Request{Chat: 5, Text: "x", At: time.Now()}}
		for wait := d.work(j); wait > 0; wait = d.work(j) {
			if wait > time.Second {
				t.Fatalf("the chat is left alone for %v", wait)
			}
			time.Sleep(wait)
		}
		if sent := f.asked("sendMessage"); len(sent) != 1 || asks != times+1 {
			t.Errorf("after %d tries %d messages are out", asks, len(sent))
		}
	})
}
