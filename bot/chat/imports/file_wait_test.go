package imports

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"strings"
	"testing"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/chattest"
	"motcua/storage/rooms"
)

// unfetched are files of which none comes.
type unfetched struct{ err error }

func (u unfetched) Fetch(context.Context, string, int64) ([]byte, error) { return nil, u.err }

// begin is a desk of this room alone, to which no file comes, on a store of the test's own.
func begin(t *testing.T, err error) (*chat.Desk, *rooms.Store) {
	t.Helper()
	store := chattest.Store(t)
	desk := chattest.Desk(t, store)
	desk.Add(New(desk, store, store, unfetched{err}, func(int64) Importer { return nil }))
	return desk, store
}

// sentRequest is a request of an admin who sends a file.
func sentRequest() bot.Request {
	return bot.Request{Update: 7, Chat: chattest.Admin, Person: chattest.Admin, Private: true, Language: "vi", At: chattest.Now(),
		Document: &bot.Document{FileID: "F", Name: "a.csv", Size: 10}}
}

// What Telegram never gives out is told; what it may give out later is asked for again, and only then is it told that it did not come.
func TestFileThatNeverComesIsToldToItsSender(t *testing.T) {
	for _, c := range []struct {
		says  string
		err   error
		again bool
	}{
		{"it is too big", bot.Refused{Reason: "file is too big"}, false},
		{"it is not for this bot", bot.Unreachable{Reason: "Forbidden"}, false},
		{"Telegram asks to wait", bot.Busy{After: 1}, true},
		{"a broken line", errors.New("reset"), true},
		{"an outcome that is not known", bot.Unknown{Err: errors.New("502")}, true},
	} {
		t.Run(c.says, func(t *testing.T) {
			desk, _ := begin(t, c.err)
			var log bytes.Buffer
			desk.Log = slog.New(slog.NewTextHandler(&log, nil))
			reply, err := desk.Continue(t.Context(), sentRequest())
			later, again := errors.AsType[bot.Unfetched](err)
			if again != c.again || again && !errors.Is(later, c.err) {
				t.Fatalf("it ends with %v", err)
			}
			said := "Telegram không giao tệp a.csv"
			m := desk.Undelivered(t.Context(), sentRequest(), err)
			if !again {
				said, m = "Telegram không cho tải tệp này", reply.Messages[0]
			}
			if !strings.Contains(m.HTML, said) {
				t.Errorf("told is %q", m.HTML)
			}
			if strings.Contains(log.String(), "a.csv") {
				t.Errorf("the log has %s", &log)
			}
		})
	}
}

// A stop while a file is fetched is a stop, whatever becomes of the fetching.
func TestStopDuringAFetchIsNoFailure(t *testing.T) {
	desk, _ := begin(t, errors.New("reset"))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := desk.Continue(ctx, sentRequest()); !errors.Is(err, context.Canceled) {
		t.Errorf("it ends with %v", err)
	}
}

// Whoever waits is told for what, in their language.
func TestWaitingIsToldByItsCause(t *testing.T) {
	press := func(data string) bot.Request {
		r := sentRequest()
		r.Document, r.Press = nil, &bot.Press{Data: data}
		return r
	}
	desk, store := begin(t, nil)
	if err := store.SetLanguage(t.Context(), chattest.Admin, "vi"); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		says    string
		request bot.Request
		wait    bot.Wait
		want    string
	}{
		{"a place of a file", sentRequest(), bot.Wait{Place: 3}, "Tệp a.csv đang chờ đến lượt: đứng thứ 3"},
		{"a place of an undoing", press("1:undo:::5:1"), bot.Wait{Place: 3}, "Việc hoàn tác đang chờ đến lượt: đứng thứ 3"},
		{"no place", sentRequest(), bot.Wait{Place: 201, Full: true}, "Hàng đợi đã đầy"},
		{"a file that does not come", sentRequest(), bot.Wait{Cause: bot.Unfetched{Err: errors.New("502")}}, "Telegram chưa giao tệp a.csv"},
		{"the turn of a file", sentRequest(), bot.Wait{}, "Đang đọc tệp a.csv"},
		{"the turn of one that is taken in", press("1:take:::5"), bot.Wait{}, "Đang nhập tệp"},
		{"the turn of an undoing", press("1:undo:::5:1"), bot.Wait{}, "Đang hoàn tác"},
	} {
		c.request.Language = "en"
		if m := desk.WaitMessage(t.Context(), c.request, c.wait); !strings.Contains(m.HTML, c.want) {
			t.Errorf("%s: %q", c.says, m.HTML)
		}
	}
}
