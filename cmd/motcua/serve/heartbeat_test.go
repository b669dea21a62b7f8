package serve

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
)

func TestHeartbeatKeepsSilentWhileNobodyIsAnswered(t *testing.T) {
	var beats atomic.Int32
	monitor := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/secret" {
			beats.Add(1)
		}
	}))
	defer monitor.Close()
	var amiss error
	h := heartbeat{monitor.URL + "/secret", func(context.Context) error { return amiss }}
	for i, c := range []struct {
		amiss error
		beats int32
	}{{nil, 1}, {errors.New("Telegram is away"), 1}, {nil, 2}} {
		amiss = c.amiss
		if err := h.beat(t.Context()); err != nil {
			t.Error(err)
		}
		if n := beats.Load(); n != c.beats {
			t.Errorf("after the step %d: %d beats, want %d", i, n, c.beats)
		}
	}
}

// The path of a monitor's page is what lets others beat in the program's place.
func TestHeartbeatNamesTheMonitorWithoutItsSecret(t *testing.T) {
	refusing := httptest.NewServer(http.NotFoundHandler())
	defer refusing.Close()
	away := httptest.NewServer(nil)
	away.Close()
	for _, url := range []string{refusing.URL, away.URL} {
		err := heartbeat{url + "/secret", func(context.Context) error { return nil }}.beat(t.Context())
		if err == nil || !strings.Contains(err.Error(), strings.TrimPrefix(url, "http://")) || strings.Contains(err.Error(), "secret") {
			t.Errorf("%s: %v", url, err)
		}
	}
}
