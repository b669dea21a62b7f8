package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"sync"
	"time"

	"motcua/bot/chat/conversation"
	"motcua/bot/chat/imports"
	"motcua/bot/courier"
	"motcua/bot/delivery"
	"motcua/bot/telegram"
	"motcua/locales"
	"motcua/storage"
)

type serveCommand struct{}

// Run answers people in Telegram until it is told to stop.
func (serveCommand) Run(ctx context.Context, w world, o serveOptions) error {
	secret, err := token(w.getenv)
	if err != nil {
		return usage{err}
	}
	// Next to nothing lives longer than a question: collecting rarely is a third of the work saved, for a few megabytes.
	debug.SetGCPercent(collect)
	return w.told(serve(ctx, w.settings, o, secret))
}

// collect is how far the heap may grow beyond what lives before it is collected, in per cent.
const collect = 600

// mostWorkers is for how many workers of the wire it is kept what they have in hand: more than there are.
const mostWorkers = 64

// serveOptions are how a test has the program serve otherwise than people do. The zero value is how it serves people.
type serveOptions struct {
	perSecond int                                       // messages; 0: as many as Telegram allows
	answerer  func(telegram.Answerer) telegram.Answerer // who answers in the place of the given one; nil: that one
	look      time.Duration                             // between two looks at the clock, and into the outbox; 0: as these rooms have it
	looked    lookHooks                                 // who is told of such looks
}

// lookHooks are told when the calendar has done what was due, and when the courier found nothing to do; nil: nobody is.
type lookHooks struct{ calendar, courier func() }

func (o serveOptions) pace() *delivery.Pace {
	if o.perSecond > 0 {
		return delivery.NewPaceOf(o.perSecond)
	}
	return delivery.NewPace()
}

func (o serveOptions) answers(a telegram.Answerer) telegram.Answerer {
	if o.answerer != nil {
		return o.answerer(a)
	}
	return a
}

// serve wires the rooms together. Each start registers its stop; stops run last in, first out.
func serve(ctx context.Context, s settings, o serveOptions, secret string) (err error) {
	var stops []func() error
	defer func() {
		if ctx.Err() != nil && errors.Is(err, context.Canceled) { // also while it starts
			err = nil
		}
		for i := len(stops) - 1; i >= 0; i-- {
			err = errors.Join(err, stops[i]())
		}
	}()

	catalogue, err := locales.Load()
	if err != nil {
		return err
	}
	h, err := existingHouse(ctx, s)
	if err != nil {
		return err
	}
	stops = append(stops, h.store.Close)
	if h.store.Copied() {
		return fmt.Errorf("MOTCUA_DB: %s: %w", s.db, errCopied)
	}
	ctx, replaced := context.WithCancelCause(ctx)
	defer replaced(nil)
	inHand, err := h.store.BeginServing(ctx, mostWorkers)
	if err != nil {
		return err
	}
	stops = append(stops, inHand.Close)
	s.log = slog.New(saidOnce{s.log.Handler(), h.store})
	first, err := serveBot(ctx, h, s, secret)
	if err != nil {
		return err
	}
	pace := o.pace()
	client, err := telegram.New(telegram.Config{Token: secret, BaseURL: s.telegram, Pictures: h.store, Pace: pace, First: first, Log: s.log})
	if err != nil {
		return err
	}
	if _, err := h.store.Index(ctx); err != nil { // built now, so that nobody waits for it later
		return err
	}

	if year := s.clock.Now().In(s.zone).Year(); !s.workdays.Known(year) {
		s.log.Warn("the public holidays of this year are not known: give a file in MOTCUA_HOLIDAYS", "year", year)
	}
	answers := conversation.New(conversation.Deps{
		Stores: storesOf(h.store.Hurried()), Long: new(storesOf(h.store)), Busy: func(err error) bool { return errors.Is(err, storage.ErrBusy) }, Workdays: s.workdays, Catalogue: catalogue, RuleSets: h.rules.ByCode, Zone: s.zone, Now: s.clock.Now, Authority: s.authority, Log: s.log,
		Files: client, Imports: func(by int64) imports.Importer { return h.uploads(s, by) }, Closer: h.importer(s),
		Secret: []byte(secret), BotName: (&botName{client: client, log: s.log}).ask,
	})

	notices := &courier.Courier{Outbox: outgoing{h.store, s}, Sender: client, Words: answers, Pace: pace, Now: s.clock.Now, Log: s.log, Workers: s.inFlight,
		Look: o.look, Looked: o.looked.courier}
	commands := newMenus(client, answers, h.store, s.log)
	measured := newTimed(&thrifty{Answerer: apart{o.answers(answers), commands}})
	if s.operate != "" {
		stop, err := serveOperations(s.operate, operations{house: h, client: client, notices: notices.Stats, now: s.clock.Now}, measured.seconds)
		if err != nil {
			return err
		}
		stops = append(stops, stop)
	}

	background, cancel := context.WithCancel(ctx)
	var running sync.WaitGroup
	running.Go(func() { tendFile(background, h, s, replaced) })
	for _, t := range tasks(h, commands, notices, s, o) {
		running.Go(func() { t.Run(background, s.log) })
	}
	stops = append(stops, func() error { cancel(); running.Wait(); return nil })

	s.log.Info("serving", "db", s.db, "telegram", s.telegram)
	if err = awaitSomebody(ctx, h, s); err == nil {
		err = telegram.Run(ctx, client, inbox{h.store, inHand, first, answers.Code}, measured)
	}
	if cause := context.Cause(ctx); errors.Is(cause, storage.ErrReplaced) {
		err = cause
	}
	s.log.Info("stopped")
	return err
}
