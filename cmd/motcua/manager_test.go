package main

import (
	"net"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// A service manager hears that the program is ready, that it lives, again and again, and that it stops.
func TestAServiceManagerIsToldHowTheProgramIs(t *testing.T) {
	t.Parallel()
	w := newDeskOf(t, "2026-11-25T09:00:00+07:00", false)
	w.stop()
	folder, err := os.MkdirTemp("", "sd") // the name of a socket is short
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(folder) })
	address := &net.UnixAddr{Name: filepath.Join(folder, "notify"), Net: "unixgram"}
	manager, err := net.ListenUnixgram("unixgram", address)
	if err != nil {
		t.Fatal(err)
	}
	defer manager.Close()
	program := w.startsProcessAs("motcua", "NOTIFY_SOCKET="+address.Name, "WATCHDOG_USEC=60000")
	if err := manager.SetReadDeadline(time.Now().Add(patience)); err != nil {
		t.Fatal(err)
	}
	var heard []string
	hears := func() string {
		buffer := make([]byte, 64)
		n, err := manager.Read(buffer)
		if err != nil {
			t.Fatalf("the manager heard %q, then %v", heard, err)
		}
		heard = append(heard, string(buffer[:n]))
		return heard[len(heard)-1]
	}
	for alive := 0; alive < 3 || !slices.Contains(heard, "READY=1"); {
		if hears() == "WATCHDOG=1" {
			alive++
		}
	}
	ended := make(chan struct{})
	go func() { defer close(ended); w.ends(program) }()
	for hears() != "STOPPING=1" {
	}
	<-ended
}
