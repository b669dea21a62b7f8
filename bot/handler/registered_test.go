package handler

import "testing"

// Notices come without a request that tells the language of the person's Telegram: it is kept when they register, and what
// they chose stays.
func TestTheLanguageOfWhoRegistersIsKept(t *testing.T) {
	f := newFake(t)
	newChat(t, f, stranger, "en-GB").say("/start " + goodCode)
	if got := f.people[stranger].Language; got != "en" {
		t.Errorf("who registered from an English Telegram is told in %q", got)
	}
	f = newFake(t)
	p := f.people[admin]
	p.Language = "vi"
	f.people[admin] = p
	newChat(t, f, admin, "en").say(goodCode)
	if got := f.people[admin].Language; got != "vi" {
		t.Errorf("who chose Vietnamese is told in %q", got)
	}
}
