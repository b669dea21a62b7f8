package telegram

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"motcua/bot"
)

// BenchmarkAnswers measures one question from the poll to the record of its answer, for 64 chats that each ask again
// when they are answered, against a server on this machine.
func BenchmarkAnswers(b *testing.B) {
	inbox := newMemory()
	queue := make(chan int64, 1000)
	for chat := range int64(64) {
		queue <- chat + 1
	}
	last, id := make(chan struct{}), int64(0)
	sent := make(chan int64, 1000)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case strings.HasSuffix(r.URL.Path, "/sendMessage"):
			var chat int64
			body, _ := io.ReadAll(r.Body)
			fmt.Sscanf(string(body), `{"chat_id":%d`, &chat)
			sent <- chat
			io.WriteString(w, `{"ok":true,"result":{"message_id":1}}`)
		case strings.HasSuffix(r.URL.Path, "/getUpdates"):
			var batch []string
			for len(batch) < 100 {
				var chat int64
				select {
				case chat = <-queue:
				default:
					if len(batch) == 0 {
						select {
						case chat = <-queue:
						case <-r.Context().Done():
							return
						}
					}
				}
				if chat == 0 {
					break
				}
				id++
				batch = append(batch, fmt.Sprintf(`{"update_id":%d,"message":{"message_id":1,"date":1700000000,"from":{"id":%d},"chat":{"id":%d,"type":"private"},"text":"/diem"}}`, id, chat, chat))
			}
			fmt.Fprintf(w, `{"ok":true,"result":[%s]}`, strings.Join(batch, ","))
		default:
			io.WriteString(w, `{"ok":true,"result":{"username":"b"}}`)
		}
	}))
	defer server.Close()
	c, err := New(Config{Token: secret, BaseURL: server.URL})
	if err != nil {
		b.Fatal(err)
	}
	defer c.http.CloseIdleConnections()
	stop := running(b, c, inbox, echo)
	defer stop()
	go func() {
		defer close(last)
		for chat := range sent {
			queue <- chat
		}
	}()
	b.ReportAllocs()
	answered := 0
	for b.Loop() {
		answered++
		for inbox.finished() < answered {
			time.Sleep(20 * time.Microsecond)
		}
	}
	b.StopTimer()
	stop()
	close(sent)
	<-last
}

// BenchmarkOrder measures what the order of the chats costs by itself.
func BenchmarkOrder(b *testing.B) {
	s := newSwitchboard(16, func(*job) time.Duration { return 0 }, func(*job) {})
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
