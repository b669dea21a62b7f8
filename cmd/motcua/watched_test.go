package main

import (
	"bytes"
	"context"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"
	"time"

	"motcua/bot/sandbox"
	"motcua/cmd/motcua/demo"
	"motcua/cmd/motcua/serve"
	"motcua/scoring/people"
)

// TestWhatWatchesTheProgramFitsIt holds the papers of packaging/monitoring against the figures of the program that runs, and has a monitor
// elsewhere hear of it.
func TestWhatWatchesTheProgramFitsIt(t *testing.T) {
	s, h := sampleHouse(t, slog.New(slog.DiscardHandler))
	server := telegramFor(t, sandbox.Config{})
	heard := make(chan struct{}, 1)
	monitor := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {
		select {
		case heard <- struct{}{}:
		default:
		}
	}))
	defer monitor.Close()
	s.Telegram, s.Operate, s.Heartbeat = server.URL(), freeAddress(t), monitor.URL+"/0a1b2c3d"
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- serve.Run(ctx, s, serve.Options{Look: 20 * time.Millisecond}, server.Token()) }()
	officer := server.User(7_300_000_001, "vi")
	officer.Start(invite(t, h, people.Officer, demo.DemoUnit, "ABCDEFGH12345678"))
	if _, err := server.Wait(patiently(t), officer.ID, 1); err != nil {
		t.Fatal(err)
	}
	select {
	case <-heard:
	case <-time.After(patience):
		t.Error("the monitor has heard nothing")
	}
	_, metrics := look(t, "http://"+s.Operate+"/metrics")
	stop()
	if err := <-ended; err != nil {
		t.Error(err)
	}

	measured := map[string]bool{"up": true}
	for line := range strings.SplitSeq(metrics, "\n") {
		if name, _, _ := strings.Cut(strings.TrimPrefix(line, "# TYPE "), " "); strings.HasPrefix(line, "# TYPE ") {
			measured[name] = true
		}
	}
	shown := map[string]bool{}
	for _, paper := range []string{"alerts.yml", "dashboard.json"} {
		raw, err := os.ReadFile("../../packaging/monitoring/" + paper)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range regexp.MustCompile(`\b(motcua|process)_[a-z_]+\b`).FindAllString(string(raw), -1) {
			name = regexp.MustCompile(`_(bucket|count|sum)$`).ReplaceAllString(name, "")
			if !measured[name] {
				t.Errorf("%s asks for %s, which the program does not have", paper, name)
			}
			shown[name] = true
		}
	}
	for name := range measured {
		if strings.HasPrefix(name, "motcua_") && !shown[name] {
			t.Errorf("%s is neither on the dashboard nor in an alert", name)
		}
	}
	promtool(t, nil, "check", "rules", "alerts.yml")
	promtool(t, nil, "test", "rules", "alerts_test.yml")
	promtool(t, []byte(metrics), "check", "metrics")
}

// promtool is Prometheus' own judge of rules and figures, where it is to be had.
func promtool(t *testing.T, in []byte, args ...string) {
	t.Helper()
	name, err := exec.LookPath("promtool")
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Error("promtool is not here")
		}
		return
	}
	cmd := exec.CommandContext(t.Context(), name, args...)
	cmd.Dir, cmd.Stdin = "../../packaging/monitoring", bytes.NewReader(in)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("promtool %s: %v\n%s", strings.Join(args, " "), err, out)
	}
}
