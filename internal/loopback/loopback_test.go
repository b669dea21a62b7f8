package loopback_test

import (
	"errors"
	"testing"

	"motcua/internal/loopback"
)

func TestOnlyThisMachineIsServed(t *testing.T) {
	for _, c := range []struct {
		says, address string
		is, listens   bool
	}{
		{"an address and a port", "127.0.0.1:0", true, true},
		{"another address of this machine alone", "127.8.9.1:0", true, true},
		{"the name", "localhost:0", true, true},
		{"an address without a port", "127.0.0.1", true, false},
		{"the name without a port", "localhost", true, false},
		{"the other kind of address without a port", "[::1]", true, false},
		{"the other kind of address without brackets", "::1", true, false},
		{"all addresses", "0.0.0.0:0", false, false},
		{"all addresses, unwritten", ":0", false, false},
		{"another machine", "192.0.2.1:80", false, false},
		{"another machine by name", "example.org:80", false, false},
		{"a name that begins like this machine's", "127.0.0.1.example.org:80", false, false},
		{"a port alone", "8317", false, false},
		{"nothing", "", false, false},
	} {
		if is := loopback.Is(c.address); is != c.is {
			t.Errorf("%s: %t, want %t", c.says, is, c.is)
		}
		listener, err := loopback.Listen(c.address)
		if listens := err == nil; listens != c.listens || !listens && !errors.Is(err, loopback.ErrElsewhere) {
			t.Errorf("%s: %v", c.says, err)
		}
		if err == nil {
			listener.Close()
		}
	}
}
