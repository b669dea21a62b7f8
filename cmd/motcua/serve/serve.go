// Package serve is the program that answers people: it introduces the rooms to each other, does what is due with time, keeps command menus,
// and answers an operator's tools.
package serve

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"sync"
	"time"

	"motcua/bot/calendar"
	"motcua/bot/chat/conversation"
	"motcua/bot/chat/imports"
	"motcua/bot/courier"
	"motcua/bot/delivery"
	"motcua/bot/telegram"
	"motcua/cmd/motcua/house"
	"motcua/locales"
	"motcua/storage"
)

// Command is motcua serve.
type Command struct{}

// Run answers people in Telegram until it is told to stop.
func (Command) Run(ctx context.Context, w house.World, o Options) error {
	secret, err := house.Token(w.Getenv)
	if err != nil {
		return house.Usage{Err: err}
	}
	// Almost all garbage dies with the question that made it. Collecting it rarely saves a third of the processor time of an answer, and
	// costs a few megabytes.
	debug.SetGCPercent(collect)
	o.manager = notifierOf(w.Getenv)
	return w.ExplainOpenError(Run(ctx, w.Settings, o, secret))
}

// collect is how far the heap may grow beyond what lives before it is collected, in per cent.
const collect = 600

// mostWorkers is how many workers of the wire can record the update that they have in hand; it is more than there are.
const mostWorkers = 64

// Options are how a test has the program serve otherwise than people do, and who started it. The zero value is how it serves people.
type Options struct {
	manager    notifier                                  // is told how the program is
	PerSecond  int                                       // messages; 0: as many as Telegram allows
	Answerer   func(telegram.Answerer) telegram.Answerer // who answers in the place of the given one; nil: that one
	Look       time.Duration                             // between two looks at the clock, and into the outbox; 0: as these rooms have it
	Looked     LookHooks                                 // who is told of such looks
	Deferral   time.Duration                             // how long the end of an update may stand in the journal alone; 0: as the store has it
	KeepMemory bool                                      // what took memory gives none back: others run in the same process
}

// LookHooks are told when the calendar has done what was due, and when the courier found nothing to do; nil: nobody is.
type LookHooks struct{ Calendar, Courier func() }

func (o Options) pace() *delivery.Pace {
	if o.PerSecond > 0 {
		return delivery.NewPaceOf(o.PerSecond)
	}
	return delivery.NewPace()
}

func (o Options) wrapAnswerer(a telegram.Answerer) telegram.Answerer {
	if o.Answerer != nil {
		return o.Answerer(a)
	}
	return a
}

// Run wires the rooms together and answers people until ctx ends. Each start registers its stop; stops run last in, first out.
func Run(ctx context.Context, s house.Settings, o Options, secret string) (err error) {
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
	h, err := house.ExistingHouse(ctx, s)
	if err != nil {
		return err
	}
	stops = append(stops, h.Store.Close)
	if o.Deferral > 0 {
		h.Store.DeferFor(o.Deferral)
	}
	if h.Store.Copied() {
		return fmt.Errorf("MOTCUA_DB: %s: %w", s.DB, house.ErrCopied)
	}
	ctx, replaced := context.WithCancelCause(ctx)
	defer replaced(nil)
	inHand, err := h.Store.BeginServing(ctx, mostWorkers)
	if err != nil {
		return err
	}
	stops = append(stops, inHand.Close)
	s.Log = slog.New(logOnce{s.Log.Handler(), h.Store})
	first, err := serveBot(ctx, h, s, secret)
	if err != nil {
		return err
	}
	pace := o.pace()
	client, err := telegram.New(telegram.Config{Token: secret, BaseURL: s.Telegram, Pictures: h.Store, Pace: pace, First: first, Log: s.Log})
	if err != nil {
		return err
	}
	if _, err := h.Store.Index(ctx); err != nil { // built now, so that nobody waits for it later
		return err
	}

	if year := s.Clock.Now().In(s.Zone).Year(); !s.Workdays.Known(year) {
		s.Log.Warn("the public holidays of this year are not known: give a file in MOTCUA_HOLIDAYS", "year", year)
	}
	answers := conversation.New(conversation.Deps{
		Stores: StoresOf(h.Store.Hurried()), Long: new(StoresOf(h.Store)), Busy: func(err error) bool { return errors.Is(err, storage.ErrBusy) }, Workdays: s.Workdays, Catalogue: catalogue, RuleSets: h.Store.RuleSet, Zone: s.Zone, Now: s.Clock.Now, Authority: s.Authority, Log: s.Log,
		Files: client, Imports: func(by int64) imports.Importer { return h.Uploads(s, by) }, Closer: h.Importer(s),
		Secret: []byte(secret), BotName: (&botName{client: client, log: s.Log}).ask,
	})

	notices := &courier.Courier{Outbox: Outgoing{h.Store, s}, Sender: client, Words: answers, Pace: pace, Now: s.Clock.Now, Log: s.Log, Workers: s.InFlight,
		Look: o.Look, Looked: o.Looked.Courier}
	commands := newMenus(client, answers, h.Store, s.Log)
	measured := newTimed(o.spareMemory(menusApart{o.wrapAnswerer(answers), commands}))
	pages := Operations{House: h, Client: client, notices: notices.Stats, Now: s.Clock.Now}
	if s.Operate != "" {
		stop, err := serveOperations(s.Operate, pages, measured.seconds)
		if err != nil {
			return err
		}
		stops = append(stops, stop)
	}

	background, cancel := context.WithCancel(ctx)
	var running sync.WaitGroup
	running.Go(func() { tendFile(background, h, s, replaced) })
	abouts := descriptions{client: client, catalogue: catalogue, log: s.Log}
	all := append(tasks(h, commands, notices, s, o), calendar.Task{Name: "descriptions", Do: abouts.set})
	if s.Heartbeat != "" {
		all = append(all, calendar.Task{Name: "heartbeat", Every: cmp.Or(o.Look, beating), Do: heartbeat{s.Heartbeat, pages.Ready}.beat})
	}
	if o.manager.within > 0 {
		all = append(all, o.manager.watch(pages.Healthy))
	}
	for _, t := range all {
		running.Go(func() { t.Run(background, s.Log) })
	}
	stops = append(stops, func() error { cancel(); running.Wait(); return nil })

	s.Log.Info("serving", "version", house.ThisBuild().String(), "db", s.DB, "telegram", s.Telegram)
	if err := o.manager.tell("READY=1"); err != nil {
		s.Log.Warn("the service manager does not hear that the program is ready", "error", err)
	}
	stops = append(stops, func() error { _ = o.manager.tell("STOPPING=1"); return nil }) // it stops, heard or not
	if err = awaitSomebody(ctx, h, s); err == nil {
		err = telegram.Run(ctx, client, inbox{h.Store, inHand, first, answers.Code}, measured)
	}
	if cause := context.Cause(ctx); errors.Is(cause, storage.ErrReplaced) {
		err = cause
	}
	s.Log.Info("stopped")
	return err
}
