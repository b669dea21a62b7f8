package main

import (
	"strings"
	"sync"
	"testing"

	"motcua/bot/chat/conversation"
	"motcua/locales"
	"motcua/scoring/people"
)

// coverage is what the scripts asked, by the language of the person's Telegram: commands as "/diem", buttons by destination.
type coverage struct {
	mu      sync.Mutex
	scripts int
	seen    map[[2]string]bool
}

// begin counts a script.
func (c *coverage) begin() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.scripts++
}

// note keeps a message written or the data of a button pressed.
func (c *coverage) note(language, asked string) {
	if parts := strings.Split(asked, ":"); len(parts) > 2 && parts[0] == "1" {
		asked = parts[1]
	} else {
		asked, _, _ = strings.Cut(asked, " ")
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.seen == nil {
		c.seen = map[[2]string]bool{}
	}
	c.seen[[2]string{language, asked}] = true
}

// check says which commands and buttons no script exercises.
func (c *coverage) check(t *testing.T) {
	catalogue, err := locales.Load()
	if err != nil {
		t.Fatal(err)
	}
	answers := conversation.New(conversation.Deps{Catalogue: catalogue})
	for _, language := range locales.Languages() {
		all := people.Person{Language: language}
		for _, role := range people.Roles() {
			all.Grants = append(all.Grants, people.Grant{Role: role})
		}
		for _, command := range answers.Menus(all) {
			if !c.seen[[2]string{language, "/" + command.Name}] {
				t.Errorf("no conversation in %q asks /%s", language, command.Name)
			}
		}
		for _, to := range answers.Destinations() {
			if !c.seen[[2]string{language, string(to)}] {
				t.Errorf("in no conversation in %q a button to %q is pressed", language, to)
			}
		}
	}
}
