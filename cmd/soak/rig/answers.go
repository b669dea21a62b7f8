package rig

import (
	"fmt"
	"sync"
)

// Answers count how the questions of a trial ended. Methods are safe for concurrent use; read the fields when nobody asks any more.
type Answers struct {
	mu       sync.Mutex
	Asked    int // questions, files and presses
	Pardons  int // of them, set aside after two deaths
	Troubles int // of them, failed, with a word
	Unheard  []string
	Sent     chan struct{} // gets a value as somebody sends something; nil when nobody waits for that
}

// NewAnswers has no answers, and a channel for those who wait until something is sent.
func NewAnswers() *Answers { return &Answers{Sent: make(chan struct{}, 1)} }

// Progress is how many questions were asked, set aside and never answered so far.
func (a *Answers) Progress() (asked, pardons, unheard int) {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.Asked, a.Pardons, len(a.Unheard)
}

// NoteSent says that something has just been sent.
func (a *Answers) NoteSent() {
	select {
	case a.Sent <- struct{}{}:
	default:
	}
}

func (a *Answers) add(n *int) {
	a.mu.Lock()
	defer a.mu.Unlock()
	*n++
}

// noteLost notes a question to which no answer came.
func (a *Answers) noteLost(person int64, what string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.Unheard = append(a.Unheard, fmt.Sprintf("%d: %s", person, what))
}
