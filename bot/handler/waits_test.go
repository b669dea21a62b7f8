package handler

import (
	"context"
	"errors"
	"strings"
	"testing"

	"motcua/bot"
)

// unfetched are files of which none comes.
type unfetched struct{ err error }

func (u unfetched) Fetch(context.Context, string, int64) ([]byte, error) { return nil, u.err }

// sentFile is a request of an admin who sends a file.
func sentFile() bot.Request {
	return bot.Request{Update: 7, Chat: admin, Person: admin, Private: true, Language: "vi", At: at("2024-07-03 08:00"), Document: &bot.Document{FileID: "F", Name: "a.csv", Size: 10}}
}

// What Telegram never gives out is told; what it may give out later is asked for again, and only then is it told that it did not come.
func TestWhatDoesNotComeIsToldWhenItNeverWill(t *testing.T) {
	for _, c := range []struct {
		says  string
		err   error
		again bool
	}{
		{"it is too big", bot.Refused{Reason: "file is too big"}, false},
		{"it is not for this bot", bot.Gone{Reason: "Forbidden"}, false},
		{"Telegram asks to wait", bot.Busy{After: 1}, true},
		{"a broken line", errors.New("reset"), true},
		{"an outcome that is not known", bot.Unknown{Err: errors.New("502")}, true},
	} {
		t.Run(c.says, func(t *testing.T) {
			talk := newChat(t, newFake(t), admin, "vi")
			talk.handler.Files = unfetched{c.err}
			reply, err := talk.handler.Continue(t.Context(), sentFile())
			later, again := errors.AsType[bot.Unfetched](err)
			if again != c.again || again && !errors.Is(later, c.err) {
				t.Fatalf("it ends with %v", err)
			}
			said := "Telegram không giao tệp a.csv"
			m := talk.handler.Undelivered(t.Context(), sentFile(), err)
			if !again {
				said, m = "Telegram không cho tải tệp này", reply.Messages[0]
			}
			if !strings.Contains(m.HTML, said) {
				t.Errorf("told is %q", m.HTML)
			}
			if log := talk.log.String(); strings.Contains(log, "a.csv") {
				t.Errorf("the log has %s", log)
			}
		})
	}
}

// A stop while a file is fetched is a stop, whatever becomes of the fetching.
func TestAStopWhileAFileIsFetchedIsNoFailure(t *testing.T) {
	talk := newChat(t, newFake(t), admin, "vi")
	talk.handler.Files = unfetched{errors.New("reset")}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := talk.handler.Continue(ctx, sentFile()); !errors.Is(err, context.Canceled) {
		t.Errorf("it ends with %v", err)
	}
}

// Whoever waits is told for what, in their language.
func TestWhatIsToldOfWaiting(t *testing.T) {
	press := func(data string) bot.Request {
		r := sentFile()
		r.Document, r.Press = nil, &bot.Press{Data: data}
		return r
	}
	for _, c := range []struct {
		says    string
		request bot.Request
		wait    bot.Wait
		want    string
	}{
		{"a place of a file", sentFile(), bot.Wait{Place: 3}, "Tệp a.csv đang chờ đến lượt: đứng thứ 3"},
		{"a place of an undoing", press("1:undo:::5:1"), bot.Wait{Place: 3}, "Việc hoàn tác đang chờ đến lượt: đứng thứ 3"},
		{"no place", sentFile(), bot.Wait{Place: 201, Full: true}, "Hàng đợi đã đầy"},
		{"a file that does not come", sentFile(), bot.Wait{Cause: bot.Unfetched{Err: errors.New("502")}}, "Telegram chưa giao tệp a.csv"},
		{"the turn of a file", sentFile(), bot.Wait{}, "Đang đọc tệp a.csv"},
		{"the turn of one that is taken in", press("1:take:::5"), bot.Wait{}, "Đang nhập tệp"},
		{"the turn of an undoing", press("1:undo:::5:1"), bot.Wait{}, "Đang hoàn tác"},
	} {
		talk := newChat(t, newFake(t), admin, "en")
		if err := talk.store.SetLanguage(t.Context(), admin, "vi"); err != nil {
			t.Fatal(err)
		}
		if m := talk.handler.Waits(t.Context(), c.request, c.wait); !strings.Contains(m.HTML, c.want) {
			t.Errorf("%s: %q", c.says, m.HTML)
		}
	}
}
