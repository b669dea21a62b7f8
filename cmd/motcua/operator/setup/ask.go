package setup

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"golang.org/x/term"

	"motcua/cmd/motcua/house"
	"motcua/scoring/names"
)

// asker asks whoever runs the command; answers may come from a file, too.
type asker struct {
	w     house.World
	in    *bufio.Reader
	quiet bool // nobody is asked: what is there by default holds
}

func prompter(w house.World, quiet bool) *asker {
	return &asker{w: w, in: bufio.NewReader(w.Stdin), quiet: quiet}
}

// ask asks by the sentence of a key. An empty answer is what stands there by default; without either the error says that something lacks.
func (p *asker) ask(key, standing string) (string, error) {
	question := p.w.Words.Text(key)
	if standing != "" {
		question += " [" + standing + "]"
	}
	if p.quiet {
		return standing, nil
	}
	fmt.Fprint(p.w.Stdout, question+": ")
	line, err := p.in.ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return "", err
	}
	if answer := strings.TrimSpace(line); answer != "" {
		return answer, nil
	}
	return standing, nil
}

// askSecret asks for what a terminal must not show.
func (p *asker) askSecret(key string) (string, error) {
	if p.quiet {
		return "", house.WrongUsage("%s", p.w.Words.Text("init.token_lacks"))
	}
	file, isFile := p.w.Stdin.(*os.File)
	if !isFile || !term.IsTerminal(int(file.Fd())) {
		secret, err := p.ask(key, "")
		if err == nil && secret == "" {
			return "", house.WrongUsage("%s", p.w.Words.Text("init.token_lacks"))
		}
		return secret, err
	}
	fmt.Fprint(p.w.Stdout, p.w.Words.Text(key)+": ")
	raw, err := term.ReadPassword(int(file.Fd()))
	fmt.Fprintln(p.w.Stdout)
	return strings.TrimSpace(string(raw)), err
}

// agrees asks whether something may be done. Where nobody is asked, and without an answer, it may not.
func (p *asker) agrees(key string, args ...any) (bool, error) {
	if p.quiet {
		return false, nil
	}
	fmt.Fprint(p.w.Stdout, p.w.Words.Text(key, args...)+" ")
	line, err := p.in.ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return false, err
	}
	return slices.Contains([]string{"co", "c", "yes", "y"}, names.Fold(strings.TrimSpace(line))), nil
}
