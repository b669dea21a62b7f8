package main

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"motcua/bot/sandbox"
	"motcua/cmd/motcua/demo"
	"motcua/cmd/motcua/serve"
	"motcua/scoring/export/sheet"
	"motcua/scoring/people"
)

// buffer is a log to search, written from many goroutines.
type buffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (b *buffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.Write(p)
}

func (b *buffer) bytes() []byte {
	b.mu.Lock()
	defer b.mu.Unlock()
	return bytes.Clone(b.b.Bytes())
}

// The officer of Háng Lìa asks for the score, the overdue dossier and the rank of June 2024, over the whole path; and no
// value of a personal column is in the store, in the log or in anything that was sent.
func TestTheOfficerOfHangLiaIsAnswered(t *testing.T) {
	var log buffer
	s, h := sampleHouse(t, slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug})))
	telegram := telegramFor(t, sandbox.Config{})
	var sent buffer
	telegram.OnRequest(func(_ string, _ map[string]any, raw []byte) { _, _ = sent.Write(raw) })
	s.Telegram = telegram.URL()
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- serve.Run(ctx, s, serve.Options{}, telegram.Token()) }()

	officer, stranger, other := telegram.User(7_000_000_001, "vi"), telegram.User(7_000_000_002, "vi"), telegram.User(7_000_000_003, "vi")
	for _, step := range []struct {
		user     *sandbox.User
		says     string
		contains []string
		lacks    []string
	}{
		{stranger, "/start", []string{"mã mời"}, []string{"Háng Lìa", "87,7"}},
		{other, "/diem 6/2024", []string{"mã mời"}, []string{"Háng Lìa", "87,7"}},
		{officer, "/start " + invite(t, h, people.Officer, demo.DemoUnit, "ABCDEFGH12345678"), []string{"Háng Lìa"}, nil},
		{officer, "/diem 6/2024", []string{"Háng Lìa", "tháng 6/2024", "87,7 điểm", "Tốt", "hạng 10/14", "27,7/30", "16,9/20", "74,6/85"}, nil},
		{officer, "/quahan 6/2024", []string{"000.10.32.H18-240614-0001"}, []string{"000.08.32"}},
		{officer, "/xephang 6/2024", []string{"Luân Giới", "94,1", "Háng Lìa"}, nil},
		{officer, "/diem 6/2024 Pú Hồng", []string{"Pú Hồng", "78,4", "hạng 13/14"}, []string{"1,7"}},
		{officer, "/quahan 6/2024 Xa Dung", nil, []string{"000.08.32"}},
	} {
		before, messages := len(answers(telegram, step.user)), 1
		if after, ok := strings.CutPrefix(step.says, "/start "); ok {
			step.user.Start(after)
			messages = 2 // the greeting, and what to ask
		} else if step.says == "/start" {
			step.user.Start("")
		} else {
			step.user.Send(step.says)
		}
		if _, err := telegram.Wait(patiently(t), step.user.ID, before+messages); err != nil {
			t.Fatalf("%s: %v", step.says, err)
		}
		answer := strings.Join(answers(telegram, step.user)[before:], "\n")
		for _, want := range step.contains {
			if !strings.Contains(answer, want) {
				t.Errorf("%s: the answer lacks %q:\n%s", step.says, want, answer)
			}
		}
		for _, leak := range step.lacks {
			if strings.Contains(answer, leak) {
				t.Errorf("%s: the answer holds %q:\n%s", step.says, leak, answer)
			}
		}
	}
	for _, e := range telegram.Transcript(officer.ID) {
		if strings.Contains(e.Text, "H18-240614") && !e.Protected {
			t.Error("a list of dossiers may be forwarded")
		}
	}
	stop()
	if err := <-ended; err != nil {
		t.Errorf("it stops with %v", err)
	}

	places := map[string][]byte{"the log": log.bytes(), "what was sent": sent.bytes()}
	for _, suffix := range []string{"", "-wal"} {
		raw, err := os.ReadFile(s.DB + suffix)
		if err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
		places["the file "+suffix] = raw
	}
	if !bytes.Contains(places["what was sent"], []byte("000.10.32.H18-240614-0001")) {
		t.Error("the search looks past what was sent")
	}
	for _, secret := range personalValues(t) {
		for place, raw := range places {
			if bytes.Contains(raw, []byte(secret)) {
				t.Errorf("%s holds %q", place, secret)
			}
		}
	}
}

// personalValues are the applicants' names and numbers in the sample.
func personalValues(t *testing.T) []string {
	t.Helper()
	raw, err := demo.SampleFile("ho-so-2024-06.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	book, err := sheet.Open(t.Context(), bytes.NewReader(raw), int64(len(raw)), sheet.CommandLine())
	if err != nil {
		t.Fatal(err)
	}
	var values []string
	for row, err := range book.Rows(0) {
		if err != nil {
			t.Fatal(err)
		}
		if row.Number == 1 && (row.Text(5) != "Chủ hồ sơ" || row.Text(6) != "Số CMND/HC/Thẻ CC") {
			t.Fatal("the personal columns of the sample stand elsewhere")
		}
		if row.Number > 1 {
			values = append(values, strings.Clone(row.Text(5)), strings.Clone(row.Text(6)))
		}
	}
	return values
}

// At the start everybody's command menu is set for their role and language, and a stranger's offers nothing but the start.
func TestMenusAreSetAtTheStart(t *testing.T) {
	s, h := sampleHouse(t, slog.New(slog.DiscardHandler))
	for person, role := range map[int64]people.Role{8_000_000_001: people.Officer, 8_000_000_002: people.Admin} {
		unit := ""
		if role.NeedsUnit() {
			unit = demo.DemoUnit
		}
		code := invite(t, h, role, unit, fmt.Sprintf("%016d", person))
		if _, err := h.Store.Redeem(t.Context(), code, person, time.Now(), person); err != nil {
			t.Fatal(err)
		}
	}
	if err := h.Store.SetLanguage(t.Context(), 8_000_000_002, "en"); err != nil {
		t.Fatal(err)
	}
	telegram := telegramFor(t, sandbox.Config{})
	users := []*sandbox.User{telegram.User(8_000_000_001, "vi"), telegram.User(8_000_000_002, "vi"), telegram.User(8_000_000_003, "vi")}
	for _, u := range users {
		u.Sticker() // a chat exists from the first message on
	}
	s.Telegram = telegram.URL()
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- serve.Run(ctx, s, serve.Options{}, telegram.Token()) }()
	for i, want := range []string{"diem", "score", "start"} {
		deadline := time.Now().Add(patience)
		for {
			var names []string
			for _, c := range users[i].Menu() {
				names = append(names, c.Name)
			}
			if slices.Contains(names, want) {
				if want == "start" && len(names) != 1 {
					t.Errorf("a stranger is offered %v", names)
				}
				break
			}
			if time.Now().After(deadline) {
				t.Fatalf("user %d is offered %v, want %s among them", i, names, want)
			}
			time.Sleep(20 * time.Millisecond)
		}
	}
	stop()
	if err := <-ended; err != nil {
		t.Error(err)
	}
}
