// Package life is the soak of kills: one store lives through weeks in which people ask, files come and months close, while the program is
// killed again and again. Afterwards each file judge_*.go counts what became of one sort of things.
package life

import (
	"math/rand/v2"
	"path/filepath"
	"sync"
	"time"

	"motcua/bot/sandbox"
	"motcua/cmd/soak/rig"
	"motcua/scoring/people"
)

// life is a long life of one store: people who ask, files that come, months that close, while the program is killed.
type life struct {
	*rig.Program
	dir     string
	seed    uint64
	pause   time.Duration // about so long the program lives
	clock   *clock
	killed  int // how often the program was killed
	counts  counts
	answers *rig.Answers
	roles   roles
	books   books

	askers, chairs, reporters []*sandbox.User
	admins                    [5]*sandbox.User // who sends files, closes, writes to many, decides reports, and looks after people
	questions                 map[int64][]int  // of each asker: the places of the communes asked about, in order

	filed chan struct{} // gets a value when a file is about to be read
	over  chan struct{} // closed when nobody begins anything new
	lives sync.WaitGroup
}

// quietMonth is a month that is closed before the soak begins: what is asked about it has one answer.
const quietMonth = "8/2026"

// begin is where the clock begins: a Thursday.
var begin = time.Date(2026, 10, 1, 8, 0, 0, 0, rig.Zone())

// newLife furnishes a store with the register, the quiet month, exports of September and all who have a role, and has the program serve.
func newLife(s *rig.Stage) (*life, error) {
	p, err := s.NewProgram("kills")
	if err != nil {
		return nil, err
	}
	l := &life{Program: p, dir: s.Dir, seed: s.Seed, pause: s.Pause, clock: newClock(begin), answers: rig.NewAnswers(), questions: map[int64][]int{},
		filed: make(chan struct{}, 1), over: make(chan struct{})}
	l.roles.may = map[int64][]string{}
	register, err := rig.WriteRegister(s.Dir)
	if err != nil {
		return l, err
	}
	if err := l.books.keep(register); err != nil {
		return l, err
	}
	quiet, err := l.export(newExport(0, time.Date(2026, 8, 1, 0, 0, 0, 0, rig.Zone()), time.Date(2026, 9, 1, 0, 0, 0, 0, rig.Zone())))
	if err != nil {
		return l, err
	}
	first, err := l.export(newExport(1, l.sinceTheBeginning(), l.clock.now()))
	if err != nil {
		return l, err
	}
	// By rules that say of no figure that it is settled when a month is closed, so that a store without closings has the same figures.
	for _, args := range [][]string{{"rules", "use", "dien-bien-459"}, {"import", register}, {"import", quiet}, {"close", "--yes", "2026-08"}, {"import", first}} {
		if _, err := l.Run(l.clock.now(), args...); err != nil {
			return l, err
		}
	}
	if err := l.Serve(l.clock.now()); err != nil {
		return l, err
	}
	return l, l.hireStaff()
}

// sinceTheBeginning is the first day of which the exports of a soak have dossiers.
func (l *life) sinceTheBeginning() time.Time { return time.Date(2026, 9, 1, 0, 0, 0, 0, rig.Zone()) }

// hireStaff makes everybody known who is there from the beginning.
func (l *life) hireStaff() error {
	for i := range rig.Communes() {
		u, err := l.join(int64(1000+i), people.Officer, rig.UnitCode(i))
		if err != nil {
			return err
		}
		l.askers = append(l.askers, u)
	}
	for i := range 5 {
		u, err := l.join(int64(2000+i), people.Chair, rig.UnitCode(i))
		if err != nil {
			return err
		}
		l.chairs = append(l.chairs, u)
	}
	for i := range 2 {
		u, err := l.join(int64(1100+i), people.Officer, rig.UnitCode(i))
		if err != nil {
			return err
		}
		l.reporters = append(l.reporters, u)
	}
	for i := range l.admins {
		u, err := l.join(int64(3000+i), people.Admin, "")
		if err != nil {
			return err
		}
		l.admins[i] = u
	}
	return nil
}

func (l *life) join(id int64, role people.Role, unit string) (*sandbox.User, error) {
	u, err := l.Register(id, l.clock.now(), role, unit)
	if err == nil {
		l.roles.set(id, grant(role, unit))
	}
	return u, err
}

// startEverybody has everybody do what they do, until the life is over.
func (l *life) startEverybody() {
	for i, u := range l.askers {
		l.repeat(uint64(i), time.Second, func(random *rand.Rand) func() { return l.askCards(l.Talk(u, l.answers), random) })
	}
	for i, u := range l.chairs {
		l.lives.Go(func() { l.acknowledgeWarnings(u, rand.New(rand.NewPCG(l.seed, uint64(100+i)))) })
	}
	l.repeat(200, 2*time.Second, func(random *rand.Rand) func() { return l.sendFiles(l.Talk(l.admins[0], l.answers), random) })
	l.repeat(201, 3*time.Second, func(random *rand.Rand) func() { return l.closeMonths(l.Talk(l.admins[1], l.answers), random) })
	l.repeat(202, 15*time.Second, func(random *rand.Rand) func() { return l.writeBroadcasts(l.Talk(l.admins[2], l.answers), random) })
	l.repeat(203, 4*time.Second, l.welcomeNewcomers)
	for i, u := range l.reporters {
		l.repeat(uint64(206+i), 5*time.Second, func(random *rand.Rand) func() { return l.reportDossiers(l.Talk(u, l.answers), random) })
	}
	l.repeat(210, 4*time.Second, func(random *rand.Rand) func() { return l.decideReports(l.Talk(l.admins[3], l.answers), random) })
	l.repeat(204, 3*time.Second, func(random *rand.Rand) func() { return l.movePeople(l.Talk(l.admins[4], l.answers), random) })
	l.repeat(205, 5*time.Second, l.importByCommand)
}

// repeat has one of them do a thing again and again, with pauses about so long.
func (l *life) repeat(who uint64, pause time.Duration, begins func(*rand.Rand) func()) {
	random := rand.New(rand.NewPCG(l.seed, who))
	act := begins(random)
	l.lives.Go(func() {
		for {
			select {
			case <-l.over:
				return
			case <-time.After(time.Duration(random.Int64N(int64(2 * pause)))):
			}
			act()
		}
	})
}

// filing says that a file is about to be read: a bad moment to be killed.
func (l *life) filing() {
	select {
	case l.filed <- struct{}{}:
	default:
	}
}

// export writes an export as a file that is kept.
func (l *life) export(e export) (string, error) {
	name := filepath.Join(l.dir, e.name())
	if err := e.write(name); err != nil {
		return "", err
	}
	return name, l.books.keep(name)
}
