package serve

import (
	"context"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"motcua/bot"
	"motcua/bot/telegram"
	"motcua/cmd/motcua/house"
	"motcua/scoring/outbox"
	"motcua/storage"
)

// The figures read from the store and the client when they are asked for.
var (
	pollAge       = describe("motcua_poll_age_seconds", "Seconds since Telegram last answered a poll; absent before the first answer.")
	sends         = describe("motcua_sends_total", "Messages to people, by outcome.", "outcome")
	givenUp       = describe("motcua_answers_given_up_total", "Messages of answers at which Telegram failed for so long that the person was told so in their place.")
	inboxWaiting  = describe("motcua_inbox_waiting", "Updates that wait for their answer.")
	inboxAge      = describe("motcua_inbox_oldest_seconds", "Age of the update that waits longest; 0 when none waits.")
	updatesAside  = describe("motcua_updates_set_aside", "Updates set aside: they could not be read, or were in hand at two deaths of the program.")
	importFiles   = describe("motcua_import_files", "Files taken in, by kind.", "kind")
	importRows    = describe("motcua_import_rows", "Rows of the files taken in, by kind and result.", "kind", "result")
	importNewest  = describe("motcua_import_newest_timestamp_seconds", "When the newest file of a kind was taken in.", "kind")
	outboxRows    = describe("motcua_outbox_rows", "Notices by state, those that have ended well left out; parked is refused for what it is, gone has nobody to go to.", "state")
	outboxAge     = describe("motcua_outbox_oldest_seconds", "How long the notice that is due longest waits; 0 when none is due.")
	noticesTotal  = describe("motcua_notices_total", "Messages with notices by what became of them since the start; of expired ones the notices are counted.", "outcome")
	noticesFlying = describe("motcua_notices_in_flight", "Messages with notices that were begun and whose end is not on record yet.")
	storeUnread   = describe("motcua_store_unreadable", "1 when the store could not be read for these figures.")
	storeTrouble  = describe("motcua_store_trouble", "1 while something is amiss with the store, by kind.", "kind")
	buildInfo     = describe("motcua_build_info", "1, labelled with the version of the program that runs.", "version", "commit")
	allDescribed  = []*prometheus.Desc{buildInfo, pollAge, sends, givenUp, inboxWaiting, inboxAge, updatesAside, importFiles, importRows, importNewest, outboxRows, outboxAge, noticesTotal, noticesFlying, storeUnread, storeTrouble}
	answerBuckets = []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5}
)

func describe(name, help string, labels ...string) *prometheus.Desc {
	return prometheus.NewDesc(name, help, labels, nil)
}

// figures collects them.
type figures struct{ Operations }

// Describe implements prometheus.Collector.
func (f figures) Describe(to chan<- *prometheus.Desc) {
	for _, d := range allDescribed {
		to <- d
	}
}

// Collect implements prometheus.Collector.
func (f figures) Collect(to chan<- prometheus.Metric) {
	gauge := func(d *prometheus.Desc, value float64, labels ...string) {
		to <- prometheus.MustNewConstMetric(d, prometheus.GaugeValue, value, labels...)
	}
	b := house.ThisBuild()
	gauge(buildInfo, 1, b.Version, b.Commit)
	s := f.Client.Stats()
	if !s.LastPoll.IsZero() {
		gauge(pollAge, time.Since(s.LastPoll).Seconds())
	}
	sent := s.Messages
	for outcome, n := range map[string]uint64{"accepted": sent.Accepted, "gone": sent.Gone, "busy": sent.Busy, "refused": sent.Refused, "unknown": sent.Unknown, "away": sent.Unreached} {
		to <- prometheus.MustNewConstMetric(sends, prometheus.CounterValue, float64(n), outcome)
	}
	to <- prometheus.MustNewConstMetric(givenUp, prometheus.CounterValue, float64(s.GivenUp))
	noticed := f.notices()
	n := noticed.Messages
	for outcome, n := range map[string]uint64{"accepted": n.Accepted, "gone": n.Gone, "busy": n.Busy, "refused": n.Refused, "unknown": n.Unknown,
		"unreached": n.Unreached, "cancelled": noticed.Cancelled, "expired": noticed.Expired} {
		to <- prometheus.MustNewConstMetric(noticesTotal, prometheus.CounterValue, float64(n), outcome)
	}
	gauge(noticesFlying, float64(noticed.InFlight))
	unread := 0.0
	if err := f.storeFigures(gauge); err != nil {
		unread = 1
	}
	gauge(storeUnread, unread)
	amiss := map[string]bool{}
	for _, t := range f.House.Store.Troubles() {
		amiss[t.Kind] = true
	}
	for _, kind := range storage.TroubleKinds() {
		is := 0.0
		if amiss[kind] {
			is = 1
		}
		gauge(storeTrouble, is, kind)
	}
}

// storeFigures are the figures that the store has.
func (f figures) storeFigures(gauge func(*prometheus.Desc, float64, ...string)) error {
	ctx, cancel := context.WithTimeout(context.Background(), looking)
	defer cancel()
	waiting, oldest, err := f.House.Store.InboxState(ctx)
	if err != nil {
		return err
	}
	gauge(inboxWaiting, float64(waiting))
	age := 0.0
	if !oldest.IsZero() {
		age = max(0, f.Now().Sub(oldest).Seconds())
	}
	gauge(inboxAge, age)
	aside, err := f.House.Store.SetAsideCount(ctx)
	if err != nil {
		return err
	}
	gauge(updatesAside, float64(aside))
	if err := f.outbox(ctx, gauge); err != nil {
		return err
	}
	totals, err := f.House.Store.ImportTotals(ctx)
	if err != nil {
		return err
	}
	for _, t := range totals {
		gauge(importFiles, float64(t.Files), t.Kind)
		gauge(importRows, float64(t.Rows-t.Refused), t.Kind, "used")
		gauge(importRows, float64(t.Refused), t.Kind, "refused")
		gauge(importNewest, float64(t.Latest), t.Kind)
	}
	return nil
}

// outgoing are the figures of the outbox.
func (f figures) outbox(ctx context.Context, gauge func(*prometheus.Desc, float64, ...string)) error {
	rows, due, err := f.House.Store.OutboxState(ctx, house.UnsettledStates()...)
	if err != nil {
		return err
	}
	parked, err := f.House.Store.Parked(ctx)
	if err != nil {
		return err
	}
	for state, n := range rows {
		if state != outbox.Refused {
			gauge(outboxRows, float64(n), string(state))
		}
	}
	gauge(outboxRows, float64(parked), "parked")
	gauge(outboxRows, float64(max(0, rows[outbox.Refused]-parked)), "gone") // a row may have been refused between the two looks
	age := 0.0
	if !due.IsZero() {
		age = max(0, f.Now().Sub(due).Seconds())
	}
	gauge(outboxAge, age)
	return nil
}

// timedAnswerer is an Answerer whose time is measured.
type timedAnswerer struct {
	telegram.Answerer
	seconds prometheus.Histogram
}

func newTimed(a telegram.Answerer) timedAnswerer {
	return timedAnswerer{a, prometheus.NewHistogram(prometheus.HistogramOpts{
		Name: "motcua_answer_seconds", Help: "Time in which a question's answer was found, without sending it.", Buckets: answerBuckets,
	})}
}

// Answer implements telegram.Answerer.
func (t timedAnswerer) Answer(ctx context.Context, r bot.Request) (bot.Reply, error) {
	began := time.Now()
	defer func() { t.seconds.Observe(time.Since(began).Seconds()) }()
	return t.Answerer.Answer(ctx, r)
}
