package serve

import (
	"context"
	"errors"
	"net"
	"strconv"
	"time"

	"motcua/bot/calendar"
)

// notifier tells a service manager how the program is, as sd_notify(3) says. The zero value tells nobody.
type notifier struct {
	socket string        // of the manager; "" for none; of an abstract one the first byte is @
	within time.Duration // it must hear from the program, or starts it anew; 0: it need not
}

// notifierOf is the one that a manager gives by the environment.
func notifierOf(getenv func(string) string) notifier {
	n := notifier{socket: getenv("NOTIFY_SOCKET")}
	if within, err := strconv.ParseInt(getenv("WATCHDOG_USEC"), 10, 64); err == nil && within > 0 {
		n.within = time.Duration(within) * time.Microsecond
	}
	return n
}

// tell tells the manager one thing, as "READY=1".
func (n notifier) tell(state string) error {
	if n.socket == "" {
		return nil
	}
	conn, err := net.DialUnix("unixgram", nil, &net.UnixAddr{Name: n.socket, Net: "unixgram"})
	if err != nil {
		return err
	}
	_, err = conn.Write([]byte(state))
	return errors.Join(err, conn.Close())
}

// watch is the task of telling the manager that the program lives: that looking into the store comes to an end. What that says is for
// /healthz: a full disk is no reason to start anew, a look that hangs is one.
func (n notifier) watch(look func(context.Context) error) calendar.Task {
	return calendar.Task{Name: "watchdog", Every: n.within / 3, Do: func(ctx context.Context) error {
		if err := look(ctx); errors.Is(err, context.DeadlineExceeded) || ctx.Err() != nil {
			return err
		}
		return n.tell("WATCHDOG=1")
	}}
}
