// Package loopback keeps what is served to this machine alone: it says whether an address is of this machine, and listens only there.
package loopback

import (
	"errors"
	"net"
	"net/netip"
	"strings"
)

// ErrElsewhere is the error of an address at which other machines may be served, too, or which names no host and port.
var ErrElsewhere = errors.New("not a loopback address such as 127.0.0.1:8317")

// Is says whether an address, with or without a port, is of this machine. A name other than localhost is not: it may resolve to anything.
func Is(address string) bool {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		host = strings.TrimSuffix(strings.TrimPrefix(address, "["), "]")
	}
	ip, err := netip.ParseAddr(host)
	return host == "localhost" || err == nil && ip.IsLoopback()
}

// Listen listens at an address of this machine, with a port; ErrElsewhere for any other.
func Listen(address string) (net.Listener, error) {
	if _, _, err := net.SplitHostPort(address); err != nil || !Is(address) {
		return nil, ErrElsewhere
	}
	return net.Listen("tcp", address)
}
