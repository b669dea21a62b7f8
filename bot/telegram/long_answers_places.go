package telegram

import "time"

// nearPlace is from which place on every change is told; further behind, that the place is half of what was told last.
const nearPlace = 3

// tellPlaces has those who wait told of the places that have changed enough, one after the other. The lock is held.
func (t *longAnswers) tellPlaces() {
	if t.telling || t.stopped || t.held != nil {
		return
	}
	t.telling = true
	t.running.Go(func() {
		for {
			one, place := t.nextUntold()
			if one == nil {
				return
			}
			t.tell(one.job, place)
			one.quiet.Unlock()
		}
	})
}

// nextUntold is who is to be told of a place next, and the place; nil when there is nobody now. Until it is unlocked, the turn does
// not begin.
func (t *longAnswers) nextUntold() (*longAnswer, int) {
	t.mu.Lock()
	defer t.mu.Unlock()
	now, wait := time.Now(), time.Duration(0)
	for i, one := range t.waiting {
		place, chat := i+1, one.request.Chat
		if t.stopped || one.begun || one.hurry || one.parked != nil || !worthTelling(one.told.Place, place) {
			continue
		}
		if left := tellEvery - now.Sub(t.heard[chat]); left > 0 {
			wait = max(wait, left)
			continue
		}
		if !one.quiet.TryLock() { // its turn has just come
			continue
		}
		one.told.Place = place
		t.heard[chat] = now
		return one, place
	}
	t.telling = false
	if wait > 0 && t.again == nil && !t.stopped {
		t.again = time.AfterFunc(wait, func() {
			t.mu.Lock()
			defer t.mu.Unlock()
			t.again = nil
			t.tellPlaces()
		})
	}
	return nil, 0
}

// worthTelling says whether somebody who was told one place, 0 for none, is to be told another.
func worthTelling(told, place int) bool {
	switch {
	case place < 2: // its turn comes
		return false
	case told == 0:
		return true
	default:
		return place < told && (place <= nearPlace || 2*place <= told)
	}
}
