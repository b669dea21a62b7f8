package serve

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strings"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"motcua/bot/courier"
	"motcua/bot/telegram"
	"motcua/cmd/motcua/house"
	"motcua/internal/loopback"
)

// pollSilence is how long no poll may be answered before the program counts as not ready: a poll lasts up to 50 s.
const pollSilence = 3 * time.Minute

// looking is how long a look into the store may take.
const looking = 5 * time.Second

// Operations is what an operator's tools ask of a running program.
type Operations struct {
	House   *house.House
	Client  *telegram.Client
	notices func() courier.Stats
	Now     func() time.Time
}

// serveOperations answers /healthz, /readyz and /metrics on a loopback address until stop is called.
func serveOperations(address string, o Operations, more ...prometheus.Collector) (stop func() error, err error) {
	registry := prometheus.NewPedanticRegistry()
	process := collectors.NewProcessCollector(collectors.ProcessCollectorOpts{})
	for _, c := range append(more, figures{o}, process) {
		if err := registry.Register(c); err != nil {
			return nil, fmt.Errorf("prepare the metrics: %w", err)
		}
	}
	listener, err := ListenLocally(address)
	if err != nil {
		return nil, err
	}
	mux := http.NewServeMux()
	program := "motcua " + house.ThisBuild().String()
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, r *http.Request) { tell(w, program, o.Healthy(r.Context())) })
	mux.HandleFunc("GET /readyz", func(w http.ResponseWriter, r *http.Request) {
		tell(w, o.remark(r.Context()), o.Ready(r.Context()))
	})
	mux.Handle("GET /metrics", promhttp.HandlerFor(registry, promhttp.HandlerOpts{}))
	server := &http.Server{Handler: mux, ReadHeaderTimeout: 10 * time.Second}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(listener) }()
	return func() error {
		err := server.Close()
		if served := <-ended; !errors.Is(served, http.ErrServerClosed) {
			err = errors.Join(err, served)
		}
		return err
	}, nil
}

// ListenLocally listens on a loopback address: who asks is not asked for a name.
func ListenLocally(address string) (net.Listener, error) {
	listener, err := loopback.Listen(address)
	if errors.Is(err, loopback.ErrElsewhere) {
		return nil, house.WrongUsage("MOTCUA_OPERATIONS: %q: %w", address, err)
	}
	if err != nil {
		return nil, fmt.Errorf("MOTCUA_OPERATIONS: %w", err)
	}
	return listener, nil
}

// tell answers a probe: 200 and "ok", with a remark unless it is "", or 503 and what is amiss.
func tell(w http.ResponseWriter, remark string, err error) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	if err != nil {
		w.WriteHeader(http.StatusServiceUnavailable)
		fmt.Fprintln(w, err)
		return
	}
	fmt.Fprintln(w, "ok")
	if remark != "" {
		fmt.Fprintln(w, remark)
	}
}

// Healthy says whether the program works at all: it reads its store. Telegram out of reach is no reason to restart it, nor is
// what a restart does not mend.
func (o Operations) Healthy(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, looking)
	defer cancel()
	_, err := o.House.Store.Version(ctx)
	return err
}

// Ready says whether people are answered now: the store is read and written, and Telegram answers the polls.
func (o Operations) Ready(ctx context.Context) error {
	if err := o.Healthy(ctx); err != nil {
		return err
	}
	if all := o.House.Store.Troubles(); len(all) > 0 {
		var what []error
		for _, t := range all {
			what = append(what, errors.New(t.What))
		}
		return errors.Join(what...)
	}
	switch polled := o.Client.Stats().LastPoll; {
	case polled.IsZero():
		return errors.New("Telegram has not answered a poll yet")
	case time.Since(polled) > pollSilence:
		return fmt.Errorf("Telegram answered the last poll %v ago", time.Since(polled).Round(time.Second))
	default:
		return nil
	}
}

// remark names what an operator should see to though people are answered; "" for nothing.
func (o Operations) remark(ctx context.Context) string {
	ctx, cancel := context.WithTimeout(ctx, looking)
	defer cancel()
	parked, err := o.House.Store.Parked(ctx)
	doubted, failed := o.House.Store.Doubted(ctx)
	if err != nil || failed != nil { // that the store cannot be read is what the probe is about
		return ""
	}
	var remarks []string
	if parked > 0 {
		remarks = append(remarks, fmt.Sprintf("notices that Telegram refused, or a restore holds, and that are parked: %d; motcua outbox lists them", parked))
	}
	if doubted > 0 {
		remarks = append(remarks, fmt.Sprintf("notices that may not have arrived: %d; motcua outbox lists them as unknown", doubted))
	}
	return strings.Join(remarks, "\n")
}
