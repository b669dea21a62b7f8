package main

import (
	"context"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"motcua/cmd/motcua/demo"
	"motcua/cmd/motcua/house"
	"motcua/cmd/motcua/serve"
)

// The command prints an address, serves the page there, and ends well when it is told to stop.
func TestTheDemoServesItsPage(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	var out, log buffer
	ended := make(chan int, 1)
	go func() {
		ended <- run(ctx, serve.Options{}, []string{"demo", "--addr", "127.0.0.1:0"}, house.World{
			Stdin: strings.NewReader(""), Stdout: &out, Stderr: &log, Getenv: func(string) string { return "" },
		})
	}()
	address := ""
	for deadline := time.Now().Add(patience); address == ""; time.Sleep(5 * time.Millisecond) {
		if _, after, ok := strings.Cut(string(out.bytes()), "http://"); ok {
			address, _, _ = strings.Cut("http://"+after, " ")
		}
		if time.Now().After(deadline) {
			t.Fatalf("no address is printed: %s%s", out.bytes(), log.bytes())
		}
	}
	for path, want := range map[string]string{"/": "page.js", "/words/en": "Message the bot"} {
		answer, err := http.Get(address + path)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(answer.Body)
		answer.Body.Close()
		if err != nil || answer.StatusCode != http.StatusOK || !strings.Contains(string(body), want) {
			t.Errorf("%s: %s, %v: %s", path, answer.Status, err, body)
		}
	}
	stop()
	if code := <-ended; code != 0 || len(log.bytes()) > 0 {
		t.Errorf("it ends with %d: %s", code, log.bytes())
	}
}

func TestThePagesAddress(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	for _, c := range []struct {
		says, address string
		ok            bool
	}{
		{"a loopback address", "127.0.0.1:0", true},
		{"this machine by name", "localhost:0", true},
		{"all addresses of the machine", ":0", false},
		{"another address of the machine", "0.0.0.0:0", false},
		{"another machine", "example.vn:80", false},
		{"no port", "127.0.0.1", false},
		{"one that is taken, and was asked for", taken.Addr().String(), false},
		{"none, whether or not the usual one is taken", "", true},
		{"none, again", "", true},
	} {
		listener, err := demo.ListenLoopback(c.address)
		if (err == nil) != c.ok {
			t.Errorf("%s: %v", c.says, err)
		}
		if err == nil {
			t.Cleanup(func() { listener.Close() })
		}
	}
}

func TestTheClockOnlyMovesOn(t *testing.T) {
	c, err := house.NewClock("2026-10-31T08:00:00+07:00")
	if err != nil {
		t.Fatal(err)
	}
	start := c.Now()
	c.MoveOn(start.Add(-time.Hour))
	if c.Now().Before(start) {
		t.Error("the clock was put back")
	}
	c.MoveOn(start.Add(48 * time.Hour))
	if got := c.Now().Sub(start); got < 48*time.Hour || got > 49*time.Hour {
		t.Errorf("two days on, %v have passed", got)
	}
}
