package main

import (
	"context"
	"errors"
	"runtime/debug"
	"sync"
	"time"

	"motcua/bot"
	"motcua/bot/calendar"
	"motcua/bot/courier"
	"motcua/bot/handler"
	"motcua/bot/telegram"
	"motcua/locales"
	"motcua/scoring/people"
)

type serveCommand struct{}

// Run answers people in Telegram until it is told to stop.
func (serveCommand) Run(ctx context.Context, w world) error {
	secret, err := token(w.getenv)
	if err != nil {
		return usage{err}
	}
	// Next to nothing lives longer than a question: collecting rarely is a third of the work saved, for a few megabytes.
	debug.SetGCPercent(collect)
	return serve(ctx, w.settings, secret)
}

// collect is how far the heap may grow beyond what lives before it is collected, in per cent.
const collect = 600

// housekeeping is how often finished updates are dropped from the inbox, keep how long they stay.
const (
	housekeeping = 6 * time.Hour
	keep         = 30 * 24 * time.Hour
)

// mostWorkers is for how many workers of the wire it is kept what they have in hand: more than there are.
const mostWorkers = 64

// newPace is how fast is sent. A test against a sandbox without limits has the program send faster.
var newPace = courier.NewPace

// answering is who answers requests. A test has each of them answered twice.
var answering = func(a telegram.Answerer) telegram.Answerer { return a }

// serve wires the rooms together. Each start registers its stop; stops run last in, first out.
func serve(ctx context.Context, s settings, secret string) (err error) {
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
	h, err := openHouse(ctx, s)
	if err != nil {
		return err
	}
	stops = append(stops, h.store.Close)
	inHand, err := h.store.TakeInHand(ctx, mostWorkers)
	if err != nil || !inHand.Kept() { // people are answered all the same
		s.log.Error("what is in hand when the program dies is not counted: does another one serve the same store?", "error", err)
	}
	stops = append(stops, inHand.Close)
	pace := newPace()
	client, err := telegram.New(telegram.Config{Token: secret, BaseURL: s.telegram, Pictures: h.store, Pace: pace, Log: s.log})
	if err != nil {
		return err
	}
	if _, err := h.store.Index(ctx); err != nil { // built now, so that nobody waits for it later
		return err
	}

	if year := s.clock.Now().In(s.zone).Year(); !s.workdays.Known(year) {
		s.log.Warn("the public holidays of this year are not known: give a file in MOTCUA_HOLIDAYS", "year", year)
	}
	answers := handler.New(handler.Deps{
		Store: h.store, Workdays: s.workdays, Catalogue: catalogue, RuleSets: h.rules.ByCode, Zone: s.zone, Now: s.clock.Now, Authority: s.authority, Log: s.log,
		Files: client, Imports: func(by int64) handler.Imports { return h.uploads(s, by) }, Closer: h.importer(s),
		Secret: []byte(secret), BotName: (&botName{client: client, log: s.log}).ask,
	})

	notices := &courier.Courier{Outbox: outbox{h.store, s}, Sender: client, Words: answers, Pace: pace, Now: s.clock.Now, Log: s.log, Workers: s.inFlight}
	measured := newTimed(answering(answers))
	if s.operate != "" {
		stop, err := serveOperations(s.operate, operations{house: h, client: client, notices: notices.Stats, now: s.clock.Now}, measured.seconds)
		if err != nil {
			return err
		}
		stops = append(stops, stop)
	}

	background, cancel := context.WithCancel(ctx)
	var running sync.WaitGroup
	running.Go(func() {
		setMenus(background, client, answers, h, s)
		purge(background, h, s)
	})
	running.Go(func() {
		if err := notices.Run(background); err != nil {
			s.log.Error("notices are repeated at the next start", "error", err)
		}
	})
	if s.every > 0 {
		running.Go(func() { tendBroadcasts(background, h, s) })
		running.Go(func() {
			calendar.Calendar{Every: s.every, Now: s.clock.Now, Zone: s.zone, Log: s.log, Jobs: dueJobs(h, s)}.Run(background)
		})
	}
	stops = append(stops, func() error { cancel(); running.Wait(); return nil })

	s.log.Info("serving", "db", s.db, "telegram", s.telegram)
	err = telegram.Run(ctx, client, inbox{h.store, inHand}, measured)
	s.log.Info("stopped")
	return err
}

// menuPace is how many command menus are set a second: far below what Telegram allows, for answers go first.
const menuPace = 5

// setMenus sets the command menu of everybody unknown, in every language, then that of each person for their roles and
// language: a new version may have new commands. It tries until Telegram takes them; the bot serves meanwhile.
func setMenus(ctx context.Context, client *telegram.Client, answers *handler.Handler, h *house, s settings) {
	for _, language := range []string{"", "vi", "en"} {
		setMenu(ctx, client, 0, language, answers.Menus(people.Person{Language: language}), s)
	}
	known, err := h.store.People(ctx)
	if ctx.Err() != nil {
		return
	}
	if err != nil {
		s.log.Error("the people's command menus are not set", "error", err)
		return
	}
	for _, p := range known {
		setMenu(ctx, client, p.ID, "", answers.Menus(p), s)
		if !pause(ctx, time.Second/menuPace) {
			return
		}
	}
}

func setMenu(ctx context.Context, client *telegram.Client, chat int64, language string, menu []bot.Command, s settings) {
	for wait := time.Second; ; wait = min(2*wait, time.Minute) {
		err := client.SetCommands(ctx, chat, language, menu)
		if err == nil {
			return
		}
		_, gone := errors.AsType[bot.Gone](err)
		_, refused := errors.AsType[bot.Refused](err)
		if gone || refused {
			s.log.Warn("a command menu is not taken", "error", err)
			return
		}
		if busy, ok := errors.AsType[bot.Busy](err); ok {
			wait = max(wait, busy.After)
		}
		if !pause(ctx, wait) {
			return
		}
		s.log.Warn("a command menu is not set yet", "error", err)
	}
}

// pause waits; false when ctx ended meanwhile.
func pause(ctx context.Context, d time.Duration) bool {
	select {
	case <-time.After(d):
		return true
	case <-ctx.Done():
		return false
	}
}

// purge drops old finished updates now and then.
func purge(ctx context.Context, h *house, s settings) {
	for {
		if err := h.store.PurgeInbox(ctx, s.clock.Now().Add(-keep)); err != nil && ctx.Err() == nil {
			s.log.Error("old updates stay in the inbox", "error", err)
		}
		if !pause(ctx, housekeeping) {
			return
		}
	}
}
