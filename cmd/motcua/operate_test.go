package main

import (
	"bytes"
	"context"
	"io"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"motcua/bot/sandbox"
	"motcua/bot/telegram"
	"motcua/cmd/motcua/demo"
	"motcua/cmd/motcua/house"
	"motcua/cmd/motcua/serve"
	"motcua/scoring/people"
)

// freeAddress is a loopback address at which nobody listens.
func freeAddress(t *testing.T) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	return listener.Addr().String()
}

// look asks a page of the operator's.
func look(t *testing.T, url string) (status int, body string) {
	t.Helper()
	r, err := http.Get(url)
	if err != nil {
		return 0, err.Error()
	}
	defer r.Body.Close()
	raw, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return r.StatusCode, string(raw)
}

func TestAnOperatorSeesHowTheProgramIs(t *testing.T) {
	s, h := sampleHouse(t, slog.New(slog.DiscardHandler))
	server := telegramFor(t, sandbox.Config{})
	s.Telegram, s.Operate = server.URL(), freeAddress(t)
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- serve.Run(ctx, s, serve.Options{}, server.Token()) }()
	officer := server.User(7_300_000_001, "vi")
	officer.Start(invite(t, h, people.Officer, demo.DemoUnit, "ABCDEFGH12345678"))
	officer.Send("/diem 6/2024")
	if _, err := server.Wait(patiently(t), officer.ID, 2); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		"/healthz": "ok\n", "/readyz": "ok\n",
		"/metrics": `motcua_sends_total{outcome="accepted"} 3`,
	} {
		deadline := time.Now().Add(patience)
		for {
			status, body := look(t, "http://"+s.Operate+path)
			if status == http.StatusOK && strings.Contains(body, want) {
				break
			}
			if time.Now().After(deadline) {
				t.Fatalf("%s: %d\n%s", path, status, body)
			}
			time.Sleep(20 * time.Millisecond)
		}
	}
	for address, works := range map[string]bool{s.Operate: true, "127.0.0.1:9": false} {
		var out, said bytes.Buffer
		code := run(ctx, serve.Options{}, []string{"--db", s.DB, "--operations", address, "healthy"},
			house.World{Stdout: &out, Stderr: &said, Getenv: func(string) string { return "" }})
		if works != (code == 0 && strings.HasPrefix(out.String(), "ok\n")) || !works && code != exitRefused {
			t.Errorf("motcua healthy at %s ends with %d: %s%s", address, code, &out, &said)
		}
	}
	_, metrics := look(t, "http://"+s.Operate+"/metrics")
	for _, want := range []string{
		"motcua_poll_age_seconds ", "motcua_answers_given_up_total 0", "motcua_inbox_waiting 0", "motcua_inbox_oldest_seconds 0", "motcua_updates_set_aside 0", "motcua_answer_seconds_count 2",
		`motcua_import_files{kind="dossiers"} 1`, `motcua_import_rows{kind="dossiers",result="used"} 355`, "motcua_store_unreadable 0",
	} {
		if !strings.Contains(metrics, want) {
			t.Errorf("the metrics lack %s:\n%s", want, metrics)
		}
	}
	for _, leak := range []string{"7300000001", "7_300", demo.DemoUnit, "Háng", server.Token()} {
		if strings.Contains(metrics, leak) {
			t.Errorf("the metrics hold %q", leak)
		}
	}
	stop()
	if err := <-ended; err != nil {
		t.Error(err)
	}
	if status, _ := look(t, "http://"+s.Operate+"/healthz"); status != 0 {
		t.Error("it is still there after the stop")
	}
}

// The first poll does not wait for a message: whoever started the program sees at once that Telegram is reached.
func TestItIsReadyBeforeAnybodyWrites(t *testing.T) {
	t.Parallel()
	s, h := sampleHouse(t, slog.New(slog.DiscardHandler))
	invite(t, h, people.Officer, demo.DemoUnit, "ABCDEFGH12345678") // without anybody it does not poll
	server := telegramFor(t, sandbox.Config{})
	s.Telegram, s.Operate = server.URL(), freeAddress(t)
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- serve.Run(ctx, s, serve.Options{}, server.Token()) }()
	// A poll that waits is answered after 50 seconds.
	began, status, body := time.Now(), 0, ""
	for status != http.StatusOK && time.Since(began) < 40*time.Second {
		time.Sleep(20 * time.Millisecond)
		status, body = look(t, "http://"+s.Operate+"/readyz")
	}
	if status != http.StatusOK {
		t.Errorf("after %v: %d %s", time.Since(began), status, body)
	}
	stop()
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

func TestBeforeTheFirstPollItIsHealthyAndNotReady(t *testing.T) {
	_, h := sampleHouse(t, slog.New(slog.DiscardHandler))
	client, err := telegram.New(telegram.Config{Token: sandbox.DefaultToken, BaseURL: "http://127.0.0.1:1"})
	if err != nil {
		t.Fatal(err)
	}
	o := serve.Operations{House: h, Client: client, Now: time.Now}
	if err := o.Healthy(t.Context()); err != nil {
		t.Error(err)
	}
	if err := o.Ready(t.Context()); err == nil {
		t.Error("it is ready")
	}
}

func TestOperationsAreForThisMachineOnly(t *testing.T) {
	for _, address := range []string{"0.0.0.0:9101", "192.168.1.5:9101", ":9101", "example.org:9101", "9101"} {
		if _, err := serve.ListenLocally(address); err == nil || !strings.Contains(err.Error(), "MOTCUA_OPERATIONS") {
			t.Errorf("%s: %v", address, err)
		}
	}
}
