package telegram

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	tg "github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"

	"motcua/bot"
)

// crowd is a server on this machine with 64 chats, each of which asks again as soon as it is answered.
type crowd struct {
	asking   chan int64
	last     int64
	answered atomic.Int64
}

func newCrowd() *crowd {
	c := &crowd{asking: make(chan int64, 64)}
	for chat := range int64(64) {
		c.asking <- chat + 1
	}
	return c
}

func (c *crowd) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	switch {
	case strings.HasSuffix(r.URL.Path, "/sendMessage"):
		c.asking <- chatOf(r)
		c.answered.Add(1)
		io.WriteString(w, `{"ok":true,"result":{"message_id":1}}`)
	case strings.HasSuffix(r.URL.Path, "/getUpdates"):
		io.Copy(io.Discard, r.Body)
		var batch []string
		select {
		case chat := <-c.asking:
			batch = append(batch, c.question(chat))
		case <-r.Context().Done():
			return
		}
		for more := true; more && len(batch) < 100; {
			select {
			case chat := <-c.asking:
				batch = append(batch, c.question(chat))
			default:
				more = false
			}
		}
		fmt.Fprintf(w, `{"ok":true,"result":[%s]}`, strings.Join(batch, ","))
	default:
		io.WriteString(w, `{"ok":true,"result":{"id":1,"username":"b"}}`)
	}
}

func (c *crowd) question(chat int64) string {
	c.last++
	return fmt.Sprintf(`{"update_id":%d,"message":{"message_id":1,"date":1700000000,"from":{"id":%d},"chat":{"id":%d,"type":"private"},"text":"/diem"}}`, c.last, chat, chat)
}

// chatOf is the chat that a message is sent to, in JSON or as a form.
func chatOf(r *http.Request) (chat int64) {
	if strings.HasPrefix(r.Header.Get("Content-Type"), "multipart/") {
		fmt.Sscan(r.FormValue("chat_id"), &chat)
		return chat
	}
	body, _ := io.ReadAll(r.Body)
	fmt.Sscanf(string(body), `{"chat_id":%d`, &chat)
	return chat
}

func (c *crowd) measure(b *testing.B, answered func() int64) {
	b.ReportAllocs()
	n := int64(0)
	for b.Loop() {
		n++
		for answered() < n {
			time.Sleep(20 * time.Microsecond)
		}
	}
	b.StopTimer()
}

// BenchmarkAnswers measures a question from the poll to the record of its answer.
func BenchmarkAnswers(b *testing.B) {
	chats, inbox := newCrowd(), newMemory()
	server := httptest.NewServer(chats)
	defer server.Close()
	c, err := New(Config{Token: secret, BaseURL: server.URL})
	if err != nil {
		b.Fatal(err)
	}
	defer c.http.CloseIdleConnections()
	stop := running(b, c, inbox, echo)
	defer stop()
	chats.measure(b, func() int64 { return int64(inbox.finished()) })
}

// BenchmarkBareLibrary measures the same with go-telegram/bot alone, which keeps nothing: the yardstick.
func BenchmarkBareLibrary(b *testing.B) {
	chats := newCrowd()
	server := httptest.NewServer(chats)
	defer server.Close()
	transport := &http.Transport{MaxIdleConnsPerHost: 80}
	defer transport.CloseIdleConnections()
	bare, err := tg.New(secret, tg.WithServerURL(server.URL), tg.WithSkipGetMe(), tg.WithErrorsHandler(func(error) {}),
		tg.WithHTTPClient(time.Minute, &http.Client{Transport: transport}),
		tg.WithDefaultHandler(func(ctx context.Context, b *tg.Bot, u *models.Update) {
			b.SendMessage(ctx, &tg.SendMessageParams{ChatID: u.Message.Chat.ID, Text: u.Message.Text})
		}))
	if err != nil {
		b.Fatal(err)
	}
	ctx, cancel := context.WithCancel(b.Context())
	ended := make(chan struct{})
	go func() { bare.Start(ctx); close(ended) }()
	defer func() { cancel(); <-ended }()
	chats.measure(b, chats.answered.Load)
}

// BenchmarkOrder measures what the order of the chats costs by itself.
func BenchmarkOrder(b *testing.B) {
	s := newScheduler(16, func(*job) time.Duration { return 0 }, func(*job) {})
	var id int64
	b.ReportAllocs()
	for b.Loop() {
		id++
		s.add(bot.Request{Update: id, Chat: id % 64})
		if id%1000 == 0 {
			s.await(context.Background(), 500)
		}
	}
	<-s.stopWhenEmpty()
}
