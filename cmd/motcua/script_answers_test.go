package main

import (
	"fmt"
	"strings"

	"motcua/bot/sandbox"
)

// seen is how often each message of the bot was edited, and how many entries there are.
type seen struct {
	entries int
	edits   map[int]int
}

func (s *stage) seen() seen {
	at := seen{edits: map[int]int{}}
	for _, e := range s.telegram.Transcript(s.person.ID) {
		at.entries++
		if e.Kind == sandbox.Message {
			at.edits[e.MessageID] = e.Edits
		}
	}
	return at
}

// answers are what the bot did since, a line each.
func (s *stage) answers(before seen) []string {
	var lines []string
	add := func(more []string) {
		if len(lines) > 0 {
			lines = append(lines, "")
		}
		lines = append(lines, more...)
	}
	for i, e := range s.telegram.Transcript(s.person.ID) {
		fresh := i >= before.entries
		switch {
		case !e.Bot:
		case fresh && e.Kind == sandbox.Toast && e.Text != "":
			add([]string{"((" + e.Text + "))"})
		case e.Kind == sandbox.Message && fresh:
			add(written(e, ""))
		case e.Kind == sandbox.Message && e.Edits > before.edits[e.MessageID]:
			add(written(e, "in its place"))
		}
	}
	return lines
}

// written is a message as a script shows it.
func written(e sandbox.Entry, how string) []string {
	var marks []string
	if how != "" {
		marks = append(marks, how)
	}
	if e.Protected {
		marks = append(marks, "protected")
	}
	if e.Photo != nil {
		marks = append(marks, fmt.Sprintf("picture %d×%d", e.Photo.Width, e.Photo.Height))
	}
	if e.Document != nil {
		marks = append(marks, "file "+e.Document.Name)
	}
	var lines []string
	if len(marks) > 0 {
		lines = append(lines, "<"+strings.Join(marks, ", ")+">")
	}
	lines = append(lines, strings.Split(e.Text, "\n")...)
	for _, row := range e.Buttons {
		var labels []string
		for _, b := range row {
			labels = append(labels, "["+b.Label+"]")
		}
		lines = append(lines, strings.Join(labels, " "))
	}
	for _, row := range e.Keys {
		lines = append(lines, "⌨ "+strings.Join(row, " | "))
	}
	return lines
}

// button finds the newest button of that label.
func (s *stage) button(label string) (message int, data string) {
	s.t.Helper()
	for _, e := range s.telegram.Transcript(s.person.ID) {
		for _, row := range e.Buttons {
			for _, b := range row {
				if b.Label == label {
					message, data = e.MessageID, b.Data
				}
			}
		}
	}
	if data == "" {
		s.t.Fatalf("there is no button %q", label)
	}
	return message, data
}

// newest is the last message of the bot.
func (s *stage) newest() (id int) {
	for _, e := range s.telegram.Transcript(s.person.ID) {
		if e.Bot && e.Kind == sandbox.Message {
			id = e.MessageID
		}
	}
	return id
}
