package demo

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"motcua/bot/sandbox"
	"motcua/cmd/motcua/house"
)

// terminal is a chat with the bot at the keyboard: what is typed is sent, a number presses that button of the latest
// message.
type terminal struct {
	w       house.World
	person  *sandbox.User
	stream  *sandbox.Subscription
	message int      // the latest message of the bot that has buttons
	buttons []string // their data, "" for a link
}

func newTerminal(w house.World, server *sandbox.Server, person *sandbox.User) *terminal {
	return &terminal{w: w, person: person, stream: server.Subscribe(0)}
}

// talk registers with the code, then answers what is typed until the input ends.
func (t *terminal) talk(ctx context.Context, code string) error {
	defer t.stream.Close()
	t.person.Start(code)
	if err := t.listen(ctx); err != nil {
		return err
	}
	lines := make(chan string)
	go func() {
		defer close(lines)
		in := bufio.NewScanner(t.w.Stdin)
		for in.Scan() {
			select {
			case lines <- in.Text():
			case <-ctx.Done():
				return
			}
		}
	}()
	for {
		fmt.Fprint(t.w.Stdout, "› ")
		select {
		case <-ctx.Done():
			return nil
		case line, more := <-lines:
			if !more {
				fmt.Fprintln(t.w.Stdout)
				return nil
			}
			if err := t.say(ctx, strings.TrimSpace(line)); err != nil {
				return err
			}
		}
	}
}

func (t *terminal) say(ctx context.Context, line string) error {
	if line == "" {
		return nil
	}
	if n, err := strconv.Atoi(line); err == nil && n >= 1 && n <= len(t.buttons) {
		if t.buttons[n-1] == "" {
			return nil
		}
		t.person.PressData(t.message, t.buttons[n-1])
	} else {
		t.person.Send(line)
	}
	return t.listen(ctx)
}

// An answer is complete when nothing came for a moment; no answer at all is waited for so long.
const (
	moment  = 200 * time.Millisecond
	longest = 15 * time.Second
)

// listen prints what the bot does until its answer is complete.
func (t *terminal) listen(ctx context.Context) error {
	wait := longest
	for {
		next, cancel := context.WithTimeout(ctx, wait)
		entry, err := t.stream.Next(next)
		cancel()
		if errors.Is(err, context.DeadlineExceeded) && wait == moment {
			return nil
		}
		if err != nil {
			if ctx.Err() != nil {
				return nil
			}
			return errors.New(t.w.Words.Text("cli.demo_silent"))
		}
		if t.show(entry) {
			wait = moment
		}
	}
}

// show prints one thing that the bot did, and says whether it was an answer.
func (t *terminal) show(e sandbox.Entry) bool {
	out := t.w.Stdout
	switch {
	case e.Kind == sandbox.Toast:
		if e.Text == "" {
			return false // a message or an edit follows, or came before
		}
		fmt.Fprintf(out, "  (%s)\n", e.Text)
		return true
	case e.Kind != sandbox.Message || e.Deleted:
		return false
	}
	fmt.Fprintln(out)
	for line := range strings.SplitSeq(e.Text, "\n") {
		fmt.Fprintln(out, strings.TrimRight("  "+line, " "))
	}
	t.buttons = t.buttons[:0]
	for _, row := range e.Buttons {
		var labels []string
		for _, b := range row {
			t.buttons = append(t.buttons, b.Data)
			labels = append(labels, fmt.Sprintf("[%d] %s", len(t.buttons), b.Label))
		}
		fmt.Fprintln(out, "  "+strings.Join(labels, "   "))
	}
	if len(t.buttons) > 0 {
		t.message = e.MessageID
	}
	for _, file := range []*sandbox.File{e.Photo, e.Document} {
		if file != nil {
			fmt.Fprintf(out, "  <%s>\n", file.Name)
		}
	}
	fmt.Fprintln(out)
	return true
}
