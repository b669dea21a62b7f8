package conversation

import (
	"bytes"
	"cmp"
	"context"
	"html"
	"log/slog"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/imports"
	"motcua/locales"
	"motcua/scoring"
	"motcua/scoring/ledger"
	"motcua/scoring/names"
	"motcua/scoring/outbox"
	"motcua/scoring/people"
	"motcua/scoring/rulesets"
	"motcua/scoring/warning"
	"motcua/scoring/workdays"
)

// The world of the tests: two communes with scores, one without, and a late dossier for each of the two.
const (
	hangLia = "000.10.32.H18"
	phiNhu  = "000.11.32.H18"
	nongU   = "000.12.32.H18"
)

// The people of the tests, by their Telegram ids.
const (
	stranger int64 = iota + 1
	removed
	officer // of Phì Nhừ
	chair   // of Háng Lìa
	admin
	both // officer of Háng Lìa and of Phì Nhừ
)

const goodCode = "ABCDEFGHJKMN2345"

var zone = time.FixedZone("Asia/Ho_Chi_Minh", 7*60*60)

func at(text string) time.Time {
	t, err := time.ParseInLocation("2006-01-02 15:04", text, zone)
	if err != nil {
		panic(err)
	}
	return t
}

// fake is a store in memory.
type fake struct {
	units   []scoring.Unit
	people  map[int64]people.Person
	records []scoring.Record
	late    []scoring.Listed
	asking  map[int64]*put
	watches map[string]warning.Watch
	sent    map[int][]outbox.Row // what went out in a message
	lost    map[int64]lost       // whom no message reaches

	broadcasts written

	targets []scoring.Target
	offers  []people.Offered
	earlier outbox.Earlier  // of every summary
	told    map[int64]int64 // groups, by the update that told them
	invited map[string]people.Grant
	wrong   int
	closing func(*scoring.Closing) // what the latest closing of a month is otherwise; nil for nothing
	state   ledger.State           // what becomes of a question to close; "" by what was shown
	reasons map[int64]string       // for which months were opened, by the update
	fails   error
	panics  bool

	disputes []filed // by id, from 1
	settings map[string]string

	targetChanges int64
}

func (f *fake) Person(_ context.Context, id int64) (people.Person, error) {
	if f.panics {
		panic("out of order")
	}
	return f.people[id], f.fails
}

func (f *fake) TellGroup(_ context.Context, chat, update int64) (bool, error) {
	if _, told := f.told[chat]; !told {
		f.told[chat] = update
	}
	return f.told[chat] == update, f.fails
}

func (f *fake) SetLanguage(_ context.Context, id int64, language string) error {
	p := f.people[id]
	p.Language = language
	f.people[id] = p
	return nil
}

func (f *fake) Redeem(_ context.Context, code string, person int64, _ time.Time, _ int64) (people.Grant, error) {
	grant, ok := f.invited[code]
	if f.wrong >= people.WrongCodes {
		return people.Grant{}, people.ErrLockedOut
	}
	if !ok {
		f.wrong++
		return people.Grant{}, people.ErrInvitation
	}
	delete(f.invited, code)
	p := f.people[person]
	p.ID, p.Grants = person, append(p.Grants, grant)
	f.people[person] = p
	return grant, nil
}

func (f *fake) Index(context.Context) (*names.Index, error) { return names.NewIndex(f.units), f.fails }

func (f *fake) LatestMonth(context.Context) (latest scoring.Month, ok bool, err error) {
	for _, r := range f.records {
		if r.State != scoring.MonthBegun {
			latest = max(latest, r.Month)
		}
	}
	return latest, latest != "", nil
}

func (f *fake) NewestMonth(context.Context) (newest scoring.Month, ok bool, err error) {
	for _, r := range f.records {
		newest = max(newest, r.Month)
	}
	return newest, newest != "", nil
}

func (f *fake) WithoutCard(_ context.Context, m scoring.Month) (codes []string, err error) {
	for _, u := range f.units {
		if _, has, _ := f.Record(context.Background(), m, u.Code); !has {
			codes = append(codes, u.Code)
		}
	}
	slices.Sort(codes)
	return codes, f.fails
}

func (f *fake) Months(_ context.Context, unit string) (months []scoring.Reported, err error) {
	for _, r := range f.records {
		if r.Unit == unit {
			months = append(months, scoring.Reported{Month: r.Month, State: r.State})
		}
	}
	slices.SortFunc(months, func(a, b scoring.Reported) int { return cmp.Compare(a.Month, b.Month) })
	return months, nil
}

func (f *fake) CardsOf(ctx context.Context, months []scoring.Month, units []string) (cards []scoring.Record, err error) {
	for _, m := range months {
		for _, unit := range units {
			if card, is, _ := f.Record(ctx, m, unit); is {
				cards = append(cards, card)
			}
		}
	}
	return cards, nil
}

func (f *fake) Record(_ context.Context, m scoring.Month, unit string) (scoring.Record, bool, error) {
	i := slices.IndexFunc(f.records, func(r scoring.Record) bool { return r.Month == m && r.Unit == unit })
	if i < 0 {
		return scoring.Record{}, false, nil
	}
	return f.records[i], true, nil
}

func (f *fake) Ranking(_ context.Context, m scoring.Month, offset, limit int) (places []scoring.Place, total int, err error) {
	for _, r := range f.records {
		if r.Month == m {
			places = append(places, scoring.Place{Unit: r.Unit, Name: r.Name, Rank: r.Rank, Grade: r.Grade.Code, Published: r.Published})
		}
	}
	slices.SortFunc(places, func(a, b scoring.Place) int { return a.Rank - b.Rank })
	total = len(places)
	return places[min(offset, total):min(offset+limit, total)], total, nil
}

func (f *fake) PlaceOf(ctx context.Context, m scoring.Month, unit string) (scoring.Place, int, bool, error) {
	places, _, _ := f.Ranking(ctx, m, 0, 1<<20)
	i := slices.IndexFunc(places, func(p scoring.Place) bool { return p.Unit == unit })
	if i < 0 {
		return scoring.Place{}, 0, false, nil
	}
	return places[i], i, true, nil
}

func (f *fake) Overdue(_ context.Context, unit string, at time.Time, offset, limit int) (rows []scoring.Listed, total int, err error) {
	for _, o := range f.listed() {
		if (unit == "" || o.Unit == unit) && o.Due.Before(at) {
			rows = append(rows, o)
		}
	}
	total = len(rows)
	return rows[min(offset, total):min(offset+limit, total)], total, nil
}

func (f *fake) OverdueAtCutOff(ctx context.Context, unit string, _ scoring.Month, cutOff time.Time, offset, limit int) ([]scoring.Listed, int, error) {
	return f.Overdue(ctx, unit, cutOff, offset, limit)
}

func (f *fake) OverdueByUnit(ctx context.Context, at time.Time) (counts []scoring.UnitCount, err error) {
	for _, u := range f.units {
		if _, n, _ := f.Overdue(ctx, u.Code, at, 0, 0); n > 0 {
			counts = append(counts, scoring.UnitCount{Unit: u.Code, Name: u.Name, Count: n})
		}
	}
	slices.SortStableFunc(counts, func(a, b scoring.UnitCount) int { return b.Count - a.Count })
	return counts, nil
}

func (f *fake) Reaches(ctx context.Context) (all []scoring.Reach, err error) {
	for _, u := range f.units {
		if at, _ := f.DataTime(ctx, u.Code); !at.IsZero() {
			all = append(all, scoring.Reach{Unit: u.Code, Name: u.Name, Until: at})
		}
	}
	slices.SortStableFunc(all, func(a, b scoring.Reach) int { return a.Until.Compare(b.Until) })
	return all, f.fails
}

func (f *fake) DataTime(_ context.Context, unit string) (at time.Time, err error) {
	for _, u := range f.units {
		if u.Code == unit && u.Successor != "" { // its dossiers are its heir's
			return at, nil
		}
	}
	for _, r := range f.records {
		if r.Unit == unit && !r.Published && r.DataTime.After(at) {
			at = r.DataTime
		}
	}
	return at, nil
}

// put is a question put to somebody.
type put struct {
	people.Dialogue
	ended int64 // the update that ended it
}

func (f *fake) Dialogue(_ context.Context, person, update int64, at time.Time) (people.Dialogue, bool, error) {
	p, ok := f.asking[person]
	if !ok || p.ended != 0 && p.ended != update || !at.Before(p.Expires) {
		return people.Dialogue{}, false, f.fails
	}
	return p.Dialogue, true, f.fails
}

func (f *fake) Ask(_ context.Context, person int64, d people.Dialogue, _ int64) error {
	f.asking[person] = &put{Dialogue: d}
	return f.fails
}

func (f *fake) EndDialogue(_ context.Context, person, update int64) (bool, error) {
	p, ok := f.asking[person]
	if !ok || p.ended != 0 && p.ended != update {
		return false, f.fails
	}
	p.ended = update
	return true, f.fails
}

func (f *fake) DueBetween(_ context.Context, unit string, from, to time.Time, offset, limit int) (rows []scoring.Listed, total int, err error) {
	for _, o := range f.listed() {
		if o.Unit == unit && !o.Due.Before(from) && o.Due.Before(to) {
			rows = append(rows, o)
		}
	}
	total = len(rows)
	return rows[min(offset, total):min(offset+limit, total)], total, nil
}

// Gap gives the unit's late dossiers for what was not resolved on time, and nothing for other counts.
func (f *fake) Gap(ctx context.Context, _ scoring.Month, unit string, counts scoring.Counts, offset, limit int) ([]scoring.Listed, int, error) {
	if counts != scoring.ResolvedOnTime {
		return nil, 0, nil
	}
	return f.Overdue(ctx, unit, at("2024-07-01 00:00"), offset, limit)
}

func (f *fake) Source(context.Context, scoring.Month, string, scoring.Indicator) (scoring.Source, bool, error) {
	return scoring.Source{File: "ho-so-2024-06.xlsx", At: at("2024-07-01 08:15")}, true, nil
}

func (f *fake) Targets(context.Context) (scoring.Targets, error) {
	return scoring.NewTargets(f.targets), f.fails
}

func (f *fake) Watch(_ context.Context, unit string) (warning.Watch, error) {
	w, ok := f.watches[unit]
	if !ok {
		w.Unit = unit
	}
	return w, f.fails
}

func (f *fake) WarningCounts(context.Context) (counts []scoring.UnitCount, err error) {
	for _, u := range f.units {
		if n := len(f.watches[u.Code].Warnings); n > 0 {
			counts = append(counts, scoring.UnitCount{Unit: u.Code, Name: u.Name, Count: n})
		}
	}
	return counts, f.fails
}

func (f *fake) WriteWarnings(_ context.Context, _ string, write func(ledger.Warnings) error) error {
	return write(fakeWarnings{f})
}

// fakeWarnings is a transaction on the warnings of a fake, of which nobody is told.
type fakeWarnings struct{ *fake }

func (f fakeWarnings) PutWatch(_ context.Context, w warning.Watch) error {
	f.watches[w.Unit] = w
	return nil
}

func (f fakeWarnings) NoticesOf(context.Context, string, time.Time) ([]outbox.Row, error) {
	return nil, nil
}
func (f fakeWarnings) Recipients(context.Context, string) ([]outbox.Recipient, error) {
	return nil, nil
}
func (f fakeWarnings) Queue(context.Context, []outbox.Row, []outbox.Row) error { return nil }

func (f *fake) WentOutIn(_ context.Context, person int64, message int) (rows []outbox.Row, err error) {
	for _, row := range f.sent[message] {
		if row.Person == person {
			rows = append(rows, row)
		}
	}
	return rows, f.fails
}

func newPeople() map[int64]people.Person {
	return map[int64]people.Person{
		removed: {ID: removed, Language: "vi"},
		officer: {ID: officer, Grants: []people.Grant{{Role: people.Officer, Unit: phiNhu}}},
		chair:   {ID: chair, Grants: []people.Grant{{Role: people.Chair, Unit: hangLia}}},
		admin:   {ID: admin, Grants: []people.Grant{{Role: people.Admin}}},
		both:    {ID: both, Grants: []people.Grant{{Role: people.Officer, Unit: hangLia}, {Role: people.Officer, Unit: phiNhu}}},
	}
}

func newFake(t testing.TB) *fake {
	t.Helper()
	f := &fake{
		units: []scoring.Unit{
			{Code: hangLia, Name: "UBND xã Háng Lìa", OtherNames: []string{"UBND Háng Lìa"}}, {Code: phiNhu, Name: "UBND xã Phì Nhừ"}, {Code: nongU, Name: "UBND xã Nong U"},
		},
		people:  newPeople(),
		asking:  map[int64]*put{},
		told:    map[int64]int64{},
		reasons: map[int64]string{},
		watches: map[string]warning.Watch{},
		late: []scoring.Listed{
			{Code: hangLia + "-240605-0002", Unit: hangLia, UnitName: "UBND xã Háng Lìa", Procedure: "Đăng ký khai sinh", Due: at("2024-06-12 17:00")},
			{Code: hangLia + "-240701-0003", Unit: hangLia, UnitName: "UBND xã Háng Lìa", Procedure: "Chứng thực bản sao", Due: at("2024-07-04 16:30")},
			{Code: phiNhu + "-240606-0001", Unit: phiNhu, UnitName: "UBND xã Phì Nhừ", Procedure: "Chứng thực bản sao", Due: at("2024-07-02 17:00")},
		},
		invited: map[string]people.Grant{goodCode: {Role: people.Officer, Unit: hangLia}},
	}
	tallies := map[string]scoring.Tally{
		"CK2": {Numerator: 0, Denominator: 1}, "TD": {Numerator: 12, Denominator: 13}, "TT1": {Numerator: 18, Denominator: 18}, "TT2": {Numerator: 11, Denominator: 16},
		"SH1": {Numerator: 12, Denominator: 12}, "SH2": {Numerator: 18, Denominator: 18},
		"HL1": {Numerator: 1, Denominator: 1}, "HL2": {Numerator: 1, Denominator: 1}, "HL3": {Numerator: 1, Denominator: 1},
	}
	rules, _ := ruleSets(t)("dien-bien-459")
	for _, m := range []scoring.Month{"2024-05", "2024-06"} {
		best := map[string]scoring.Tally{"TD": {Numerator: int64(m.Number()), Denominator: 6}}
		var cards []scoring.Scorecard
		for unit, counted := range map[string]map[string]scoring.Tally{hangLia: tallies, phiNhu: best} {
			card, err := scoring.Score(rules, m, unit, counted)
			if err != nil {
				t.Fatal(err)
			}
			cards = append(cards, card)
		}
		for _, s := range scoring.Rank(cards) {
			name := "UBND xã Háng Lìa"
			if s.Unit == phiNhu {
				name = "UBND xã Phì Nhừ"
			}
			if m == "2024-06" && s.Unit == hangLia {
				line, _ := s.Line("TD")
				figure := outbox.Figure{Indicator: "TD", Month: m, Points: line.Points, Max: line.Max, Target: scoring.Frac(57, 2), Tally: line.Tally, DataTime: at("2024-06-30 17:00")}
				f.watches[hangLia] = warning.Watch{Unit: hangLia, Latest: []outbox.Figure{figure},
					Warnings: []warning.Warning{{Opened: figure, Since: at("2024-07-01 08:00"), Told: at("2024-07-01 08:00")}}}
			}
			f.records = append(f.records, scoring.Record{Standing: s, Name: name, DataTime: at(string(m) + "-30 17:00")})
		}
	}
	return f
}

func ruleSets(t testing.TB) func(string) (*scoring.RuleSet, bool) {
	t.Helper()
	all, err := decisions()
	if err != nil {
		t.Fatal(err)
	}
	return all.ByID
}

// What does not change is read once.
var (
	catalogue = sync.OnceValues(locales.Load)
	days      = sync.OnceValues(workdays.Load)
	decisions = sync.OnceValues(rulesets.Load)
)

// chat is one person's conversation with the bot.
type talker struct {
	t      testing.TB
	desk   *chat.Desk
	store  *fake
	log    *bytes.Buffer
	person int64
	client string // language of their Telegram
	update int64
	last   bot.Reply
}

func newChat(t testing.TB, f *fake, person int64, client string) *talker {
	t.Helper()
	catalogue, err := catalogue()
	if err != nil {
		t.Fatal(err)
	}
	days, err := days()
	if err != nil {
		t.Fatal(err)
	}
	log := &bytes.Buffer{}
	h := New(Deps{
		Workdays: days,
		Closer:   office{f},
		Imports:  func(int64) imports.Importer { return nothingTaken{} },
		Stores:   storesOf(f), Catalogue: catalogue, RuleSets: ruleSets(t), Zone: zone, Now: func() time.Time { return at("2024-07-03 08:00") },
		Authority: "Văn phòng HĐND-UBND", Log: slog.New(slog.NewTextHandler(log, nil)),
		Secret: []byte("secret"), BotName: func(context.Context) string { return "motcua_bot" },
	})
	return &talker{t: t, desk: h, store: f, log: log, person: person, client: client}
}

func (c *talker) ask(r bot.Request) bot.Reply {
	c.t.Helper()
	c.update++
	r.Update, r.Chat, r.Person, r.Private, r.Language = c.update, c.person, c.person, true, c.client
	reply, err := c.desk.Answer(c.t.Context(), r)
	if err != nil {
		c.t.Fatalf("%+v: %v", r, err)
	}
	if len(reply.Messages) == 0 {
		c.t.Errorf("%+v is not answered", r)
	}
	if n := len([]rune(reply.Toast)); n > 200 || reply.Toast != "" && r.Press == nil {
		c.t.Errorf("%+v: the toast has %d characters", r, n)
	}
	c.last = reply
	return reply
}

func (c *talker) say(text string) bot.Reply {
	c.t.Helper()
	return c.ask(bot.Request{Text: text})
}

func (c *talker) press(data string) bot.Reply {
	c.t.Helper()
	return c.ask(bot.Request{Press: &bot.Press{ID: "1", Data: data, Message: 77}})
}

// tap presses a button of the last answer by its label.
func (c *talker) tap(label string) bot.Reply {
	c.t.Helper()
	for _, m := range c.last.Messages {
		for _, row := range m.Buttons {
			for _, b := range row {
				if b.Label == label {
					return c.press(b.Data)
				}
			}
		}
	}
	c.t.Fatalf("there is no button %q under %s", label, shown(c.last))
	return bot.Reply{}
}

var tags = regexp.MustCompile(`</?(b|code|pre)>`)

// shown is all that a reply shows.
func shown(r bot.Reply) string {
	out := []string{r.Toast}
	for _, m := range r.Messages {
		out = append(out, html.UnescapeString(tags.ReplaceAllString(m.HTML, "")))
		for _, row := range m.Buttons {
			for _, b := range row {
				out = append(out, "["+b.Label+"]")
			}
		}
	}
	return strings.Join(out, "\n")
}

// storesOf are what the rooms read and write, all of it in the fake store.
func storesOf(f *fake) Stores {
	return Stores{
		Desk: f, Asides: f, Audit: f, Broadcasts: f, BroadcastFigures: f, Deadlines: f, Disputes: f, DisputedLists: f, Imports: f, Months: f, Overview: f,
		People: f, Reach: f, Rankings: f, Reports: f, Scores: f, Settings: f, Summaries: f, SummaryFigures: f, Targets: f, Warnings: f, Welcome: f,
	}
}
