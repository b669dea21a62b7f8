package main

import (
	"context"
	"log/slog"
	"testing"
	"time"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/conversation"
	"motcua/cmd/motcua/demo"
	"motcua/cmd/motcua/serve"
	"motcua/locales"
	"motcua/scoring/people"
	"motcua/storage/rooms"
)

// unlooking is a store that takes everybody for reached, without a look.
type unlooking struct{ *rooms.Store }

func (unlooking) Reached(context.Context, int64) error { return nil }

// BenchmarkReached is what it costs an answer that it is looked whether the person counted as gone, as a ratio of the time that
// the answer takes with and without: both are asked in turn, so that whatever else the machine does falls on both.
func BenchmarkReached(b *testing.B) {
	s, h := sampleHouse(b, slog.New(slog.DiscardHandler))
	const officer = 7_000_000_001
	code := invite(b, h, people.Officer, demo.DemoUnit, "ABCDEFGH12345678")
	if _, err := h.Store.Redeem(b.Context(), code, officer, time.Now(), 1); err != nil {
		b.Fatal(err)
	}
	catalogue, err := locales.Load()
	if err != nil {
		b.Fatal(err)
	}
	var took [2]time.Duration
	answers := make([]*chat.Desk, len(took))
	unlooked, looked := serve.StoresOf(h.Store), serve.StoresOf(h.Store)
	unlooked.Desk = unlooking{h.Store}
	for i, stores := range []conversation.Stores{unlooked, looked} {
		answers[i] = conversation.New(conversation.Deps{
			Stores: stores, Workdays: s.Workdays, Catalogue: catalogue, RuleSets: h.Rules.ByID, Zone: s.Zone, Now: s.Clock.Now, Authority: s.Authority, Log: s.Log,
		})
	}
	request := bot.Request{Private: true, Chat: officer, Person: officer, Text: "/diem 6/2024", Language: "vi"}
	for b.Loop() {
		for i, answerer := range answers {
			request.Update++
			began := time.Now()
			reply, err := answerer.Answer(b.Context(), request)
			took[i] += time.Since(began)
			if err != nil || len(reply.Messages) == 0 {
				b.Fatalf("%+v, %v", reply, err)
			}
		}
	}
	b.ReportMetric(float64(took[1])/float64(took[0]), "with/without")
	b.ReportMetric(float64((took[1]-took[0]).Nanoseconds())/float64(b.N), "ns-more/answer")
}
