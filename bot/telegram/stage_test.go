package telegram

import (
	"bytes"
	"context"
	"image"
	"image/png"
	"log/slog"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"

	"motcua/bot"
	"motcua/bot/sandbox"
)

// shelf keeps ids of pictures in memory.
type shelf struct {
	mu    sync.Mutex
	ids   map[string]string
	keeps int // calls of KeepPicture
	fails error
}

func (s *shelf) PictureID(_ context.Context, sum string) (string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.ids[sum], s.fails
}

func (s *shelf) KeepPicture(_ context.Context, sum, id string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.keeps++
	if s.fails == nil {
		s.ids[sum] = id
	}
	return s.fails
}

// stage is a sandbox with a person in chat 42 and a client that speaks to it.
type stage struct {
	*sandbox.Server
	user     *sandbox.User
	client   *Client
	pictures *shelf
	log      *bytes.Buffer
}

func newStage(t *testing.T) stage {
	t.Helper()
	s := stage{Server: sandbox.New(sandbox.Config{}), pictures: &shelf{ids: map[string]string{}}, log: &bytes.Buffer{}}
	s.user = s.User(42, "vi")
	s.user.Start("")
	web := httptest.NewServer(s.Server)
	t.Cleanup(web.Close)
	t.Cleanup(s.Close)
	var err error
	s.client, err = New(Config{Token: s.Token(), BaseURL: web.URL, Pictures: s.pictures, Log: slog.New(slog.NewTextHandler(s.log, nil))})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// send sends a message to the person and fails the test when it does not arrive.
func (s stage) send(t *testing.T, m bot.Message) int {
	t.Helper()
	id, err := s.client.Send(t.Context(), 42, m)
	if err != nil {
		t.Fatal(err)
	}
	return id
}

// asked are the methods called so far, in order, without chat actions: these run beside what they announce.
func (s stage) asked() string {
	var methods []string
	for _, r := range s.Requests() {
		if r.Method != "sendChatAction" {
			methods = append(methods, r.Method)
		}
	}
	return strings.Join(methods, " ")
}

// shown is the message as the person sees it.
func (s stage) shown(t *testing.T, id int) sandbox.Entry {
	t.Helper()
	all := s.Transcript(42)
	i := slices.IndexFunc(all, func(e sandbox.Entry) bool { return e.Kind == sandbox.Message && e.MessageID == id })
	if i < 0 {
		t.Fatalf("there is no message %d", id)
	}
	return all[i]
}

// drawn is a picture; each width gives another one.
func drawn(t *testing.T, width int) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, width, 20))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
