package serve

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"time"
)

// beating is how often the monitor hears of the program: it warns when it has heard nothing for some minutes.
const beating = time.Minute

// heartbeat tells a monitor elsewhere that people are answered. While they are not it keeps silent, which is what the monitor warns of.
type heartbeat struct {
	url   string // what is asked for; its path names the check, so that no error and no log line has it
	ready func(context.Context) error
}

// beat asks for the monitor's page, unless people are not answered.
func (h heartbeat) beat(ctx context.Context) error {
	if h.ready(ctx) != nil {
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, beating/2)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, h.url, nil)
	if err != nil {
		return errors.New("MOTCUA_HEARTBEAT is not an address")
	}
	reply, err := http.DefaultClient.Do(request)
	if failed := (*url.Error)(nil); errors.As(err, &failed) {
		err = failed.Err
	}
	if err != nil {
		return fmt.Errorf("reach the monitor at %s: %w", request.URL.Host, err)
	}
	defer reply.Body.Close()
	if reply.StatusCode >= http.StatusBadRequest {
		return fmt.Errorf("the monitor at %s answers %s", request.URL.Host, reply.Status)
	}
	return nil
}
