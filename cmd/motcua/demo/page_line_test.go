package demo

import (
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"sync/atomic"
	"testing"
)

// line stands between a browser and the page, and can be cut.
type line struct {
	*httptest.Server
	down atomic.Bool
}

func newLine(t *testing.T, address string) *line {
	t.Helper()
	to, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	proxy := httputil.NewSingleHostReverseProxy(to)
	proxy.FlushInterval, proxy.ErrorLog = -1, log.New(io.Discard, "", 0)
	l := &line{}
	l.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if l.down.Load() {
			panic(http.ErrAbortHandler)
		}
		proxy.ServeHTTP(w, r)
	}))
	t.Cleanup(func() {
		l.CloseClientConnections()
		l.Close()
	})
	return l
}

// cut breaks what is open and lets nothing through until mend.
func (l *line) cut() {
	l.down.Store(true)
	l.CloseClientConnections()
}

func (l *line) mend() { l.down.Store(false) }
