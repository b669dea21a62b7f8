// Package chat is the kit of the conversation. A Desk finds who asks and what: a command (Command), a button (Press, by a typed
// Route), the answer to what was asked (Dialogue), or words that mean a month or a unit. It refuses, explains what went wrong,
// and looks for long answers. A Renderer and Markup lay messages out.
//
// It knows none of the features. Each is a room below it that makes a Feature of its commands, buttons and dialogues.
package chat

import (
	"context"
	"log/slog"
	"slices"
	"time"

	"motcua/bot"
	"motcua/locales"
	"motcua/scoring"
	"motcua/scoring/names"
	"motcua/scoring/outbox"
	"motcua/scoring/people"
)

// Deps is what the conversation needs, and who asks by it: Render and Know make the reader of an answer. All but Authority and
// Busy must be set.
type Deps struct {
	Store     Store
	Busy      func(error) bool // says of an error that the request is to be asked again; nil: of none
	Catalogue *locales.Catalogue
	RuleSets  func(code string) (*scoring.RuleSet, bool)
	Workdays  Workdays
	Zone      *time.Location // the authority's
	Now       func() time.Time
	Authority string // the authority's name, told to people; "" when it is not known
	Log       *slog.Logger
	MenuOrder []string // the names of the commands in the order of menus
}

// Desk answers requests: it finds who asks, and gives the question to the feature that it is for. It may be used by many
// goroutines once all features are added.
type Desk struct {
	Deps
	Registry
	Finder
	outer   Feature // what features give beside commands, buttons and dialogues
	lookups *lookups
	long    *Desk // finds the rest of long answers
}

// Registry is what features have registered.
type Registry struct {
	deps      *Deps
	commands  []Command
	presses   map[Destination]Press
	dialogues map[string]Dialogue
	notices   map[outbox.Reason]*Notice
}

// New is a desk without features.
func New(deps Deps) *Desk {
	d := &Desk{Deps: deps, lookups: newLookups()}
	d.Registry = Registry{deps: &d.Deps, presses: map[Destination]Press{}, dialogues: map[string]Dialogue{}, notices: map[outbox.Reason]*Notice{}}
	d.Finder = Finder{&d.Deps}
	d.long = d
	d.Add(Feature{
		Presses:   []Press{On(ToCancel, Access{}, d.cancelButton), On(toPage, Access{}, d.showPage)},
		Dialogues: []Dialogue{{Asks: asksMonth, Take: d.takeSelection}, {Asks: asksUnit, Take: d.takeUnit}},
	})
	return d
}

// Feature is what a room adds to the conversation. The answers below its lists are asked for when nothing that is registered
// fits: one room gives Home, one Redeem, one GivenUp, and one File with the others.
type Feature struct {
	Commands  []Command
	Presses   []Press
	Dialogues []Dialogue
	Notices   []Notice
	// Home shows what a month or a unit alone means, and stands below the explanation of an old button; HomeIs leads there.
	Home   func(ctx context.Context, q *Question, s Selection) (bot.Reply, error)
	HomeIs Destination
	// Redeem answers the code of an invitation.
	Redeem func(ctx context.Context, q *Question, code string) (bot.Reply, error)
	// GivenUp says that what somebody asked is not tried any more.
	GivenUp func(q *Question) bot.Message
	// File answers a file that was sent.
	File func(ctx context.Context, q *Question) (bot.Reply, error)
	// NotFetched says that the file of a request did not come from Telegram, for as long as that was tried.
	NotFetched func(ctx context.Context, q *Question) bot.Message
	// Waiting says which place the file of a request has among those that are read, or that it is being read.
	Waiting func(ctx context.Context, q *Question, w bot.Wait) bot.Message
	// Stopped says what became of a long answer that its person stopped.
	Stopped func(ctx context.Context, q *Question) (bot.Reply, error)
}

// Add registers a feature. What stands under a name that is taken already takes its place.
func (d *Desk) Add(f Feature) {
	d.commands = append(d.commands, f.Commands...)
	slices.SortStableFunc(d.commands, func(a, b Command) int { return slices.Index(d.MenuOrder, a.Name) - slices.Index(d.MenuOrder, b.Name) })
	for _, p := range f.Presses {
		d.presses[p.To] = p
	}
	for _, a := range f.Dialogues {
		d.dialogues[a.Asks] = a
	}
	for _, n := range f.Notices {
		for _, reason := range n.Reasons {
			d.notices[reason] = &n
		}
	}
	if f.Home != nil {
		d.outer.Home, d.outer.HomeIs = f.Home, f.HomeIs
	}
	if f.File != nil {
		d.outer.File, d.outer.NotFetched, d.outer.Waiting, d.outer.Stopped = f.File, f.NotFetched, f.Waiting, f.Stopped
	}
	if f.GivenUp != nil {
		d.outer.GivenUp = f.GivenUp
	}
	if f.Redeem != nil {
		d.outer.Redeem = f.Redeem
	}
}

// FindsRest has another desk, with the same features, find the rest of long answers.
func (d *Desk) FindsRest(long *Desk) { d.long, long.lookups = long, d.lookups }

// Answer is the whole answer to a request. Whatever goes wrong is put into words for the person; the error is the
// context's when it ended before the answer was found, and the request must then be asked again.
func (d *Desk) Answer(ctx context.Context, request bot.Request) (bot.Reply, error) {
	if request.Gone {
		return bot.Reply{}, nil
	}
	q := d.question(request)
	reply, err := d.answerGuarded(ctx, q)
	if err != nil {
		return d.explain(ctx, q, err)
	}
	return reply, nil
}

// dispatch decides what kind of question it is. A stranger gets no further than to an invitation.
func (d *Desk) dispatch(ctx context.Context, q *Question) (bot.Reply, error) {
	if !q.Request.Private {
		return d.group(ctx, q)
	}
	if err := d.Store.Reached(ctx, q.Request.Person); err != nil {
		return bot.Reply{}, err
	}
	person, err := d.Store.Person(ctx, q.Request.Person)
	if err != nil {
		return bot.Reply{}, err
	}
	if err := d.Know(ctx, q, person); err != nil {
		return bot.Reply{}, err
	}
	switch {
	case q.Request.Press != nil:
		return d.press(ctx, q)
	case person.Known() && (q.Request.Document != nil || q.Request.Photo != ""):
		return d.answerFile(ctx, q)
	case q.Request.Text != "" && q.Request.Document == nil:
		return d.text(ctx, q)
	case !person.Known():
		return d.Stranger(q)
	default:
		return d.offer(ctx, q, "answer.text_only")
	}
}

// Store is what the conversation itself reads, and the little it writes. Every feature declares its own beside it.
type Store interface {
	// Person is the person's row as it is now; a stranger holds no grant.
	Person(ctx context.Context, id int64) (people.Person, error)
	// Reached keeps that a person was there today.
	Reached(ctx context.Context, person int64) error
	// TellGroup says whether the update is the one by which a group chat is told to write privately.
	TellGroup(ctx context.Context, chat, update int64) (bool, error)
	// Settings are what admins set, by name.
	Settings(ctx context.Context) (map[string]string, error)
	// Index finds the units of the register by code and by name.
	Index(ctx context.Context) (*names.Index, error)
	// StopAnswers stops the long answers of a chat that were begun before an update, and gives their updates: also when the same
	// update stopped them before.
	StopAnswers(ctx context.Context, chat, update int64) ([]int64, error)
	// AnswerStopped says whether an update's answer was stopped.
	AnswerStopped(ctx context.Context, update int64) (bool, error)
	// WentOutIn are the notices that went out to the person in a message; none of a message that is not on record as such.
	WentOutIn(ctx context.Context, person int64, message int) ([]outbox.Row, error)
	Questions
}

// Questions are what the bot asked people. An update that is handled again finds what it found before.
type Questions interface {
	// Dialogue is what the person is asked, as the update finds it; false when nothing is.
	Dialogue(ctx context.Context, person, update int64, at time.Time) (people.Dialogue, bool, error)
	// Ask puts a question in the place of any other.
	Ask(ctx context.Context, person int64, d people.Dialogue, update int64) error
	// EndDialogue says whether there was a question to end.
	EndDialogue(ctx context.Context, person, update int64) (bool, error)
}
