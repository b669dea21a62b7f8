package main

import (
	"context"
	"fmt"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	"motcua/bot/sandbox"
	"motcua/cmd/soak/rig"
	"motcua/scoring/people"
)

// office is a program that serves, with a store that has dossiers, and five officers.
type office struct {
	*rig.Program
	officers []*sandbox.User
}

// Everybody in an office has an id from here on; strangers have others.
const (
	officerID  = 1_000
	adminID    = 2_000
	strangerID = 1_000_000
)

// fewRows is how many dossiers an office begins with.
const fewRows = 20_000

// newOffice furnishes one and has it serve. The caller closes it, also after an error if it is not nil.
func newOffice(s *rig.Stage, name string) (*office, error) {
	p, err := s.NewProgram(name)
	if err != nil {
		return nil, err
	}
	o := &office{Program: p}
	register, err := rig.WriteManyUnits(s.Dir, rig.FewUnits)
	if err != nil {
		return o, err
	}
	export := filepath.Join(s.Dir, "ho-so-dau.csv")
	if err := rig.WriteFile(export, rig.Dossiers(fewRows)); err != nil {
		return o, err
	}
	if _, err := o.Run(time.Time{}, "import", register, export); err != nil {
		return o, err
	}
	if err := o.Serve(time.Time{}); err != nil {
		return o, err
	}
	for i := range 5 {
		u, err := o.Register(int64(officerID+i), time.Time{}, people.Officer, rig.UnitCode(i))
		if err != nil {
			return o, err
		}
		o.officers = append(o.officers, u)
	}
	return o, nil
}

// askingOfficers is what officers find who ask all the time. Its methods are safe for concurrent use.
type askingOfficers struct {
	mu     sync.Mutex
	took   map[string][]time.Duration // by the phase in which they asked
	lost   map[string]int
	phase  atomic.Value
	over   chan struct{}
	people sync.WaitGroup
}

// startAsking has every officer ask, about every 1.2 s, until it ends. An answer that does not come within two minutes is lost.
func (o *office) startAsking(phase string) *askingOfficers {
	a := &askingOfficers{took: map[string][]time.Duration{}, lost: map[string]int{}, over: make(chan struct{})}
	a.phase.Store(phase)
	questions := []string{"/diem", "/quahan", "/xephang"}
	for i, u := range o.officers {
		a.people.Go(func() {
			stream := o.Telegram.Subscribe(u.ID)
			defer stream.Close()
			for n := i; ; n++ {
				select {
				case <-a.over:
					return
				case <-time.After(1200*time.Millisecond + time.Duration(i*37)*time.Millisecond):
				}
				a.askOnce(u, stream, questions[n%len(questions)])
			}
		})
	}
	return a
}

// askOnce asks one question and notes how long the answer took.
func (a *askingOfficers) askOnce(u *sandbox.User, stream *sandbox.Subscription, question string) {
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	phase, began := a.phase.Load().(string), time.Now()
	u.Send(question)
	for {
		e, err := stream.Next(ctx)
		if err == nil && (!e.Bot || e.Kind != sandbox.Message) {
			continue
		}
		a.mu.Lock()
		defer a.mu.Unlock()
		a.took[phase] = append(a.took[phase], time.Since(began))
		if err != nil {
			a.lost[phase]++
		}
		return
	}
}

// stop has everybody get the answer that they wait for, and ask no more.
func (a *askingOfficers) stop() {
	close(a.over)
	a.people.Wait()
}

// count is how many questions were asked so far.
func (a *askingOfficers) count() (n int) {
	a.mu.Lock()
	defer a.mu.Unlock()
	for _, took := range a.took {
		n += len(took)
	}
	return n
}

// report adds what a phase was like: half and 99 of a hundred, and the longest, which must be under a bound.
func (a *askingOfficers) report(f *rig.Figures, phase string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	took := a.took[phase]
	f.Tell("officers "+phase, fmt.Sprintf("%d answers, p50 %v", len(took), rig.Percentile(took, 50).Round(time.Millisecond)))
	if len(took) == 0 {
		f.AddZero("officers who ask in vain "+phase, 1)
	}
	f.AddUnder("officers' p99 "+phase, rig.Percentile(took, 99), time.Second)
	f.AddUnder("officers' longest "+phase, rig.Percentile(took, 100), longest)
	f.AddZero("questions lost "+phase, a.lost[phase])
}

// longest is what no officer may wait for an answer beside anything.
const longest = 2 * time.Second
