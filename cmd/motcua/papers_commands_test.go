package main

import (
	"context"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"motcua/bot/sandbox"
	"motcua/cmd/motcua/demo"
	"motcua/locales"
)

// shellBlocks are the commands of a paper that stand in blocks for the shell, a line each.
func shellBlocks(t *testing.T, paper string) (lines []string) {
	t.Helper()
	inside := false
	for line := range strings.SplitSeq(read(t, paper), "\n") {
		switch {
		case strings.HasPrefix(line, "```"):
			inside = line == "```sh"
		case inside && line != "":
			lines = append(lines, line)
		}
	}
	return lines
}

// cleanFolder is a folder that holds the program, the sample's files, and the rule set to copy: all that the papers name.
func cleanFolder(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	for _, name := range sampleFiles {
		raw, err := demo.SampleFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, name), raw, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(folder, "bo-chi-so-mau.toml"), []byte(read(t, "docs/bo-chi-so-mau.toml")), 0o600); err != nil {
		t.Fatal(err)
	}
	program, err := exec.LookPath("motcua")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(program, filepath.Join(folder, "motcua")); err != nil {
		t.Fatal(err)
	}
	return folder
}

// inShell runs lines as they stand. What builds the program does nothing: it is built.
func inShell(t *testing.T, folder string, lines []string, environment ...string) string {
	t.Helper()
	c := exec.CommandContext(t.Context(), "sh", "-e", "-u", "-c", "go() { :; }\n"+strings.Join(lines, "\n"))
	c.Dir, c.Env = folder, append(append(os.Environ(), "MOTCUA_LANGUAGE=en"), environment...)
	out, err := c.CombinedOutput()
	if err != nil {
		t.Fatalf("%v:\n%s\n--\n%s", err, strings.Join(lines, "\n"), out)
	}
	return string(out)
}

// Commands of a paper run as they stand there, one after the other, on a store with the sample month.
func TestCommandsOfPapersRunAsTheyStand(t *testing.T) {
	t.Parallel()
	furnished := cleanFolder(t)
	inShell(t, furnished, []string{"motcua import don-vi.csv ho-so-2024-06.xlsx so-lieu-2024-06.csv"})
	store, err := os.ReadFile(filepath.Join(furnished, "motcua.db"))
	if err != nil {
		t.Fatal(err)
	}
	tried := 0
	for _, pair := range pairs(t)[1:] { // their twins have the same commands
		lines := shellBlocks(t, pair[0])
		if len(lines) == 0 {
			continue
		}
		tried += len(lines)
		t.Run(filepath.Base(pair[0]), func(t *testing.T) {
			t.Parallel()
			folder := cleanFolder(t)
			if err := os.WriteFile(filepath.Join(folder, "motcua.db"), store, 0o600); err != nil {
				t.Fatal(err)
			}
			inShell(t, folder, lines)
		})
	}
	if tried < 25 {
		t.Errorf("only %d commands are found", tried)
	}
}

var (
	spelledCode = regexp.MustCompile(`\b[0-9A-Z]{4}(-[0-9A-Z]{4}){3}\b`)
	firstChoice = regexp.MustCompile("choose “([^”]+)”")
)

// A first day as the README tells it: from nothing to the first admin, and from the admin to the first officer.
func TestFirstDayOfTheReadme(t *testing.T) {
	t.Parallel()
	telegram := telegramFor(t, sandbox.Config{})
	folder := cleanFolder(t)
	if err := os.WriteFile(filepath.Join(folder, "token"), []byte(telegram.Token()+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	lines := slices.DeleteFunc(shellBlocks(t, "README.md"), func(line string) bool { return strings.HasPrefix(line, "go run") })
	last := len(lines) - 1
	if serve, _, _ := strings.Cut(lines[last], " #"); strings.TrimSpace(serve) != "./motcua serve" {
		t.Fatalf("the day ends with %q", lines[last])
	}
	said := inShell(t, folder, lines[:last], "MOTCUA_TELEGRAM_URL="+telegram.URL())
	if !strings.Contains(said, "https://t.me/") {
		t.Errorf("no link is printed:\n%s", said)
	}
	exports := slices.DeleteFunc(slices.Clone(lines), func(line string) bool { return !strings.HasPrefix(line, "export ") })
	serving := exec.Command("sh", "-e", "-c", strings.Join(append(exports, "exec ./motcua serve"), "\n"))
	serving.Dir, serving.Env = folder, append(os.Environ(), "MOTCUA_TELEGRAM_URL="+telegram.URL(), "MOTCUA_LOG_LEVEL=error")
	if err := serving.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = serving.Process.Kill(); _ = serving.Wait() })

	admin, officer := telegram.User(71, "en"), telegram.User(72, "en")
	admin.Send(spelledCode.FindString(said))
	waitsFor(t, telegram, admin, "/invite")
	admin.Send("/invite")
	choice := firstChoice.FindStringSubmatch(read(t, "README.md"))
	if choice == nil {
		t.Fatal("the README does not say what to choose")
	}
	catalogue, err := locales.Load()
	if err != nil {
		t.Fatal(err)
	}
	if vi := catalogue.Printer("vi").Text("role.officer"); !strings.Contains(strings.ToLower(read(t, "README.vi.md")), "chọn “"+vi+"”") {
		t.Errorf("README.vi.md does not say to choose “%s”", vi)
	}
	asked := waitsFor(t, telegram, admin, choice[1])
	if err := admin.Press(asked.MessageID, choice[1]); err != nil {
		t.Fatal(err)
	}
	waitsFor(t, telegram, admin, "Cancel")
	admin.Send("Háng Lìa")
	for _, label := range []string{"1", "3 days", catalogue.Printer("en").Text("invite.confirm_yes")} { // how many, for how long, and yes
		step := waitsFor(t, telegram, admin, label)
		if err := admin.Press(step.MessageID, label); err != nil {
			t.Fatal(err)
		}
	}
	made := waitsFor(t, telegram, admin, "https://t.me/")
	officer.Send(spelledCode.FindString(made.Text))
	waitsFor(t, telegram, officer, "/overdue") // behind the greeting
	if said := strings.Join(answers(telegram, officer), "\n"); !strings.Contains(said, "Háng Lìa") {
		t.Errorf("the officer is not greeted:\n%s", said)
	}
}

// waitsFor waits until the bot's last message has a text, or a button, and gives the message.
func waitsFor(t *testing.T, telegram *sandbox.Server, u *sandbox.User, text string) (last sandbox.Entry) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	err := telegram.WaitFor(ctx, u.ID, func([]sandbox.Entry) bool {
		said := messages(telegram, u)
		if len(said) == 0 {
			return false
		}
		last = said[len(said)-1]
		has := strings.Contains(last.Text, text)
		for _, b := range slices.Concat(last.Buttons...) {
			has = has || b.Label == text
		}
		return has
	})
	if err != nil {
		t.Fatalf("%q does not come: %v; the last message is %q", text, err, last.Text)
	}
	return last
}

var (
	named    = regexp.MustCompile(`Name: "([a-z]+)",(?: \w+: true,)* Alias: "([a-z]+)",`)
	askedFor = regexp.MustCompile("(^|[ `(|“])/([a-z]{2,})\\b")
)

// The commands of the chat that papers and the leaflet name are those that there are, and the guides for admins name each.
func TestCommandsOfTheChatThatPapersNameAreThere(t *testing.T) {
	inWords := map[string]bool{"start": true, "camon": true, "thanks": true, "nhap": true, "import": true} // nobody types these
	there, all := map[string]bool{}, 0
	err := filepath.WalkDir(filepath.Join(root, "bot/chat"), func(path string, d fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") || strings.Contains(path, "chattest") {
			return err
		}
		raw, err := os.ReadFile(path)
		for _, found := range named.FindAllStringSubmatch(string(raw), -1) {
			there[found[1]], there[found[2]], all = true, true, all+1
		}
		return err
	})
	if err != nil || all < 20 {
		t.Fatalf("%d commands are found: %v", all, err)
	}
	texts := map[string]string{}
	for _, pair := range pairs(t) {
		texts[pair[0]], texts[pair[1]] = read(t, pair[0]), read(t, pair[1])
	}
	catalogue, err := locales.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, language := range locales.Languages() {
		for _, key := range []string{"score", "overdue", "due", "rank", "dossier", "advice", "help", "help_gives"} {
			texts["leaflet, "+language] += catalogue.Printer(language).Text("leaflet."+key) + "\n"
		}
	}
	paths := map[string]bool{"etc": true, "var": true, "usr": true, "healthz": true, "readyz": true, "metrics": true, "newbot": true, "inheritance": true, "grant": true}
	for where, text := range texts {
		names := map[string]bool{}
		for _, found := range askedFor.FindAllStringSubmatch(text, -1) {
			names[found[2]] = true
			if !there[found[2]] && !paths[found[2]] {
				t.Errorf("%s names /%s, which there is not", where, found[2])
			}
		}
		if !strings.HasSuffix(where, "administering.md") {
			continue
		}
		for name := range there {
			if !names[name] && !inWords[name] {
				t.Errorf("%s does not name /%s", where, name)
			}
		}
	}
}
