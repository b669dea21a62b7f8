package main

import (
	"math/rand/v2"
	"path/filepath"
	"sync"
	"time"

	"motcua/bot/sandbox"
	"motcua/scoring/people"
)

// life is a long life of one store: people who ask, files that come, months that close, while the program is killed.
type life struct {
	*program
	dir    string
	seed   uint64
	pause  time.Duration // about so long the program lives
	clock  *clock
	killed int // how often the program was killed
	counts counts
	roles  roles
	books  books

	askers, chairs, reporters []*sandbox.User
	admins                    [5]*sandbox.User // who sends files, closes, writes to many, decides reports, and looks after people
	questions                 map[int64][]int  // of each asker: the places of the communes asked about, in order

	sent, filed chan struct{} // somebody has just sent something; a file is about to be read
	over        chan struct{} // closed when nobody begins anything new
	lives       sync.WaitGroup
}

// quietMonth is a month that is closed before the soak begins: what is asked about it has one answer.
const quietMonth = "8/2026"

// begin is where the clock begins: a Thursday.
var begin = time.Date(2026, 10, 1, 8, 0, 0, 0, zone)

// newLife furnishes a store: the register, the quiet month, exports of September, and all who have a role. The program serves when it returns.
func newLife(s *stage) (*life, error) {
	p, err := s.newProgram("kills")
	if err != nil {
		return nil, err
	}
	l := &life{program: p, dir: s.dir, seed: s.seed, pause: s.pause, clock: newClock(begin), questions: map[int64][]int{},
		sent: make(chan struct{}, 1), filed: make(chan struct{}, 1), over: make(chan struct{})}
	l.roles.may = map[int64][]string{}
	register, err := writeRegister(s.dir)
	if err != nil {
		return l, err
	}
	if err := l.books.keep(register); err != nil {
		return l, err
	}
	quiet, err := l.export(newExport(0, time.Date(2026, 8, 1, 0, 0, 0, 0, zone), time.Date(2026, 9, 1, 0, 0, 0, 0, zone)))
	if err != nil {
		return l, err
	}
	first, err := l.export(newExport(1, l.sinceTheBeginning(), l.clock.now()))
	if err != nil {
		return l, err
	}
	for _, args := range [][]string{{"import", register}, {"import", quiet}, {"close", "--yes", "2026-08"}, {"import", first}} {
		if _, err := l.runs(l.clock.now(), args...); err != nil {
			return l, err
		}
	}
	if err := l.program.serve(l.clock.now()); err != nil {
		return l, err
	}
	return l, l.staffs()
}

// sinceTheBeginning is the first day of which the exports of a soak have dossiers.
func (l *life) sinceTheBeginning() time.Time { return time.Date(2026, 9, 1, 0, 0, 0, 0, zone) }

// staffs makes everybody known who is there from the beginning.
func (l *life) staffs() error {
	for i := range communes {
		u, err := l.joins(int64(1000+i), people.Officer, code(i))
		if err != nil {
			return err
		}
		l.askers = append(l.askers, u)
	}
	for i := range 5 {
		u, err := l.joins(int64(2000+i), people.Chair, code(i))
		if err != nil {
			return err
		}
		l.chairs = append(l.chairs, u)
	}
	for i := range 2 {
		u, err := l.joins(int64(1100+i), people.Officer, code(i))
		if err != nil {
			return err
		}
		l.reporters = append(l.reporters, u)
	}
	for i := range l.admins {
		u, err := l.joins(int64(3000+i), people.Admin, "")
		if err != nil {
			return err
		}
		l.admins[i] = u
	}
	return nil
}

func (l *life) joins(id int64, role people.Role, unit string) (*sandbox.User, error) {
	u, err := l.registers(id, l.clock.now(), role, unit)
	if err == nil {
		l.roles.are(id, held(role, unit))
	}
	return u, err
}

// goOn has everybody do what they do, until the life is over.
func (l *life) goOn() {
	for i, u := range l.askers {
		l.keeps(uint64(i), time.Second, func(random *rand.Rand) func() { return l.asks(l.talks(u), random) })
	}
	for i, u := range l.chairs {
		l.lives.Go(func() { l.acknowledges(u, rand.New(rand.NewPCG(l.seed, uint64(100+i)))) })
	}
	l.keeps(200, 2*time.Second, func(random *rand.Rand) func() { return l.sendsFiles(l.talks(l.admins[0]), random) })
	l.keeps(201, 3*time.Second, func(random *rand.Rand) func() { return l.closes(l.talks(l.admins[1]), random) })
	l.keeps(202, 15*time.Second, func(random *rand.Rand) func() { return l.broadcasts(l.talks(l.admins[2]), random) })
	l.keeps(203, 4*time.Second, l.welcomes)
	for i, u := range l.reporters {
		l.keeps(uint64(206+i), 5*time.Second, func(random *rand.Rand) func() { return l.reports(l.talks(u), random) })
	}
	l.keeps(210, 4*time.Second, func(random *rand.Rand) func() { return l.decides(l.talks(l.admins[3]), random) })
	l.keeps(204, 3*time.Second, func(random *rand.Rand) func() { return l.moves(l.talks(l.admins[4]), random) })
	l.keeps(205, 5*time.Second, l.commands)
}

// keeps has one of them do a thing again and again, with pauses about so long.
func (l *life) keeps(who uint64, pause time.Duration, begins func(*rand.Rand) func()) {
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

// struck says to who kills that now would be a bad moment.
func (l *life) struck(moment chan struct{}) {
	select {
	case moment <- struct{}{}:
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
