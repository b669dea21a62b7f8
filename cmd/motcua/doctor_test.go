package main

import (
	"bytes"
	"encoding/json"
	"io"
	"log/slog"
	"maps"
	"net"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"motcua/bot/sandbox"
	"motcua/cmd/motcua/house"
	"motcua/cmd/motcua/operator/doctor"
	"motcua/cmd/motcua/serve"
)

// patient is what the doctor looks at.
type patient struct {
	t     *testing.T
	db    string
	token string
	base  string
	args  []string          // further flags
	env   map[string]string // further variables
}

// patientOf has the sample month, and a token that is well-formed, for a server.
func patientOf(t *testing.T, base string) (*patient, *house.House) {
	t.Helper()
	s, h := sampleHouse(t, slog.New(slog.DiscardHandler))
	return &patient{t: t, db: s.DB, token: sandbox.DefaultToken, base: base, env: map[string]string{}}, h
}

// examined is what the doctor finds of each thing, and the exit code. The token is in nothing that is printed.
func (p *patient) examined() (map[string]doctor.Finding, int) {
	p.t.Helper()
	var out, said bytes.Buffer
	variables := map[string]string{"MOTCUA_LANGUAGE": "en", "MOTCUA_TELEGRAM_TOKEN": p.token}
	maps.Copy(variables, p.env)
	args := append([]string{"--db", p.db, "--telegram-url", p.base, "doctor", "--json"}, p.args...)
	code := run(p.t.Context(), serve.Options{}, args, house.World{Stdout: &out, Stderr: &said, Getenv: func(name string) string { return variables[name] }})
	return findings(p.t, out.Bytes(), p.token), code
}

func findings(t *testing.T, printed []byte, token string) map[string]doctor.Finding {
	t.Helper()
	var all []doctor.Finding
	if err := json.Unmarshal(printed, &all); err != nil {
		t.Fatalf("%v: %s", err, printed)
	}
	if _, secret, _ := strings.Cut(token, ":"); secret != "" && bytes.Contains(printed, []byte(secret)) {
		t.Errorf("the token is printed: %s", printed)
	}
	by := map[string]doctor.Finding{}
	for _, f := range all {
		by[f.Check] = f
		if f.State == doctor.Failed && f.Do == "" || strings.Contains(f.Says+f.Do, "doctor.") {
			t.Errorf("%+v does not say what to do", f)
		}
	}
	return by
}

// mustFind fails unless a check has come to a state, and says so.
func mustFind(t *testing.T, by map[string]doctor.Finding, check string, state doctor.State, says string) {
	t.Helper()
	if f := by[check]; f.State != state || !strings.Contains(f.Says, says) {
		t.Errorf("%s is %q, “%s”; want %q, “%s”", check, f.State, f.Says, state, says)
	}
}

// listens answers each connection by f, which closes it.
func listens(t *testing.T, f func(net.Conn)) (address string) {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			f(conn)
		}
	}()
	return listener.Addr().String()
}

// answering is a server that answers everything in one way.
func answering(t *testing.T, f http.HandlerFunc) string {
	t.Helper()
	server := httptest.NewServer(f)
	t.Cleanup(server.Close)
	return server.URL
}

func TestTheDoctorSaysHowFarTheWayToTelegramLeads(t *testing.T) {
	t.Parallel()
	intercepts := httptest.NewTLSServer(http.NotFoundHandler())
	intercepts.Config.ErrorLog = slog.NewLogLogger(slog.DiscardHandler, slog.LevelError)
	t.Cleanup(intercepts.Close)
	cut := listens(t, func(c net.Conn) { c.Close() })
	mute := listens(t, func(c net.Conn) {
		_, _ = c.Read(make([]byte, 1024))
		c.Close()
	})
	for _, c := range []struct{ sentence, base, says string }{
		{"a name that is not found", "https://telegram.invalid", "the name of telegram.invalid is not found"},
		{"nobody there", "https://127.0.0.1:1", "nobody answers at the address of 127.0.0.1:1"},
		{"a line that is cut", "https://" + cut, "is cut before it is encrypted"},
		{"a line that is intercepted", intercepts.URL, "the line is intercepted"},
		{"a server that is silent", "http://" + mute, "does not answer"},
	} {
		t.Run(c.sentence, func(t *testing.T) {
			p, _ := patientOf(t, c.base)
			by, code := p.examined()
			if code != exitRefused {
				t.Errorf("it ends with %d", code)
			}
			mustFind(t, by, "direct", doctor.Failed, c.says)
			mustFind(t, by, "token", doctor.Unknown, "not known")
			mustFind(t, by, "clock", doctor.Unknown, "not known")
		})
	}
}

// Proxies are those of the environment, which a process reads once: the doctor is one of its own here.
func TestTheDoctorSaysWhetherAProxyLeadsToTelegram(t *testing.T) {
	t.Parallel()
	server := telegramFor(t, sandbox.Config{})
	refuses := answering(t, func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusForbidden) })
	for _, c := range []struct {
		sentence, base, proxy string
		state                 doctor.State
		says, token           string
	}{
		{"it goes on", "http://telegram.invalid", server.URL(), doctor.Good, "telegram.invalid answers", "the bot is @"},
		{"it does not go on", "https://telegram.invalid", refuses, doctor.Failed, "the proxy does not go on to telegram.invalid", "not known"},
		{"it is not there", "https://telegram.invalid", "http://127.0.0.1:1", doctor.Failed, "nobody answers at the address of 127.0.0.1:1", "not known"},
	} {
		t.Run(c.sentence, func(t *testing.T) {
			t.Parallel()
			p, h := patientOf(t, c.base)
			if err := h.Store.Close(); err != nil {
				t.Fatal(err)
			}
			program := exec.Command("motcua", "--db", p.db, "--telegram-url", c.base, "doctor", "--json")
			program.Env = append(os.Environ(), "MOTCUA_LANGUAGE=en", "HTTPS_PROXY="+c.proxy, "HTTP_PROXY="+c.proxy, "MOTCUA_TELEGRAM_TOKEN="+server.Token())
			out, _ := program.Output()
			by := findings(t, out, server.Token())
			mustFind(t, by, "proxy", c.state, c.says)
			mustFind(t, by, "direct", doctor.Good, "without the proxy: the name of telegram.invalid is not found")
			if !strings.Contains(by["token"].Says, c.token) {
				t.Errorf("of the token it says %q", by["token"].Says)
			}
		})
	}
}

func TestTheDoctorSaysWhatTelegramSaysOfTheBot(t *testing.T) {
	t.Parallel()
	server := telegramFor(t, sandbox.Config{})
	ask := func(t *testing.T, method, body string) {
		t.Helper()
		r, err := http.Post(server.URL()+"/bot"+server.Token()+"/"+method, "application/json", strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		_, _ = io.Copy(io.Discard, r.Body)
		r.Body.Close()
	}
	p, _ := patientOf(t, server.URL())
	by, _ := p.examined()
	mustFind(t, by, "token", doctor.Good, "the bot is @")
	mustFind(t, by, "webhook", doctor.Good, "no webhook")
	mustFind(t, by, "poller", doctor.Good, "no other program")
	mustFind(t, by, "clock", doctor.Good, "is right")

	// Another program that polls begins anew as soon as its poll is ended.
	stop, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		for {
			select {
			case <-stop:
				return
			default:
				ask(t, "getUpdates", `{"timeout": 1}`)
			}
		}
	}()
	by, code := p.examined()
	close(stop)
	<-ended
	mustFind(t, by, "poller", doctor.Failed, "another program takes")
	if code != exitRefused {
		t.Errorf("it ends with %d", code)
	}

	server.User(7_300_000_001, "vi").Send("xin chào")
	by, _ = p.examined()
	mustFind(t, by, "poller", doctor.Unknown, "updates wait")
	if server.Pending() != 1 {
		t.Error("the doctor acknowledged what nobody has read")
	}

	ask(t, "setWebhook", `{"url": "https://khac.example/bi-mat"}`)
	by, _ = p.examined()
	mustFind(t, by, "webhook", doctor.Failed, "khac.example")
	if strings.Contains(by["webhook"].Says, "bi-mat") {
		t.Errorf("the secret part of the address is printed: %s", by["webhook"].Says)
	}

	p.token = "1000000001:WRONG-WRONG-WRONG-WRONG-WRONG-WRONG"
	by, _ = p.examined()
	mustFind(t, by, "token", doctor.Failed, "does not know the token")
	p.token = "no token"
	by, _ = p.examined()
	mustFind(t, by, "token", doctor.Failed, "does not look like one")

	p.token, p.base = sandbox.DefaultToken, answering(t, func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, "<html>blocked</html>") })
	by, _ = p.examined()
	mustFind(t, by, "token", doctor.Failed, "not Telegram")

	to, err := url.Parse(server.URL())
	if err != nil {
		t.Fatal(err)
	}
	late := httputil.NewSingleHostReverseProxy(to)
	late.ModifyResponse = func(r *http.Response) error {
		r.Header.Set("Date", time.Now().Add(time.Hour).UTC().Format(http.TimeFormat))
		return nil
	}
	p.base = answering(t, late.ServeHTTP)
	by, _ = p.examined()
	mustFind(t, by, "clock", doctor.Failed, "s off")
}

func TestTheDoctorLooksAtTheStore(t *testing.T) {
	t.Parallel()
	p, h := patientOf(t, "http://127.0.0.1:1")
	by, _ := p.examined()
	mustFind(t, by, "store", doctor.Good, p.db)
	mustFind(t, by, "served", doctor.Warning, "nobody is answered")
	mustFind(t, by, "admins", doctor.Failed, "nobody is an admin")
	mustFind(t, by, "authority", doctor.Warning, "not told")
	mustFind(t, by, "data", doctor.Warning, "too old to warn by: UBND xã")
	mustFind(t, by, "rules", doctor.Good, "scored by dien-bien-459")
	for _, check := range []string{"disk", "rights", "log", "unreachable", "aside", "parked", "holidays"} {
		mustFind(t, by, check, doctor.Good, "")
	}

	for _, statement := range []string{
		`INSERT INTO people (id, language) VALUES (7300000001, 'vi')`,
		`INSERT INTO people_seen (number, person) VALUES (1, 7300000001)`,
		`INSERT INTO grants (person, role, at) VALUES (7300000001, 'admin', 0)`,
		`INSERT INTO unreachable (person, since, reason) VALUES (7300000001, 1700000000, 'blocked')`,
	} {
		if _, err := h.Store.Writer().Exec(statement); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Truncate(p.db+"-wal", 300<<20); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(p.db, 0o644); err != nil {
		t.Fatal(err)
	}
	p.args = []string{"--clock", "2001-01-01T00:00:00+07:00", "--authority", "UBND tỉnh"}
	by, _ = p.examined()
	mustFind(t, by, "admins", doctor.Good, "admins: 1")
	mustFind(t, by, "unreachable", doctor.Warning, "1 person")
	mustFind(t, by, "log", doctor.Warning, "300 MB")
	mustFind(t, by, "rights", doctor.Warning, "other users")
	mustFind(t, by, "holidays", doctor.Failed, "2001 are not known")
	mustFind(t, by, "rules", doctor.Failed, "January 2001")
	mustFind(t, by, "authority", doctor.Good, "UBND tỉnh")

	p.db = filepath.Join(t.TempDir(), "none.db")
	by, code := p.examined()
	mustFind(t, by, "store", doctor.Failed, "there is no database")
	if code != exitRefused {
		t.Errorf("it ends with %d", code)
	}
	if _, err := os.Stat(p.db); err == nil {
		t.Error("the doctor makes a store")
	}

	file := filepath.Join(t.TempDir(), "token")
	if err := os.WriteFile(file, []byte(p.token), 0o644); err != nil {
		t.Fatal(err)
	}
	p.env = map[string]string{"MOTCUA_TELEGRAM_TOKEN": "", "MOTCUA_TELEGRAM_TOKEN_FILE": file}
	by, _ = p.examined()
	mustFind(t, by, "token-file", doctor.Warning, "every user")
}

// A program that serves is asked itself: it alone knows whether its polls are answered.
func TestTheDoctorAsksTheProgramThatServes(t *testing.T) {
	t.Parallel()
	server := telegramFor(t, sandbox.Config{})
	s, h := sampleHouse(t, slog.New(slog.DiscardHandler))
	s.Telegram, s.Operate = server.URL(), freeAddress(t)
	if err := h.Store.Close(); err != nil {
		t.Fatal(err)
	}
	program := exec.Command("motcua", "serve")
	program.Env = append(os.Environ(), "MOTCUA_DB="+s.DB, "MOTCUA_TELEGRAM_URL="+server.URL(), "MOTCUA_TELEGRAM_TOKEN="+server.Token(), "MOTCUA_OPERATIONS="+s.Operate)
	if err := program.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = program.Process.Kill(); _ = program.Wait() })
	for deadline := time.Now().Add(patience); ; time.Sleep(50 * time.Millisecond) {
		if status, _ := look(t, "http://"+s.Operate+"/healthz"); status == http.StatusOK {
			break
		}
		if time.Now().After(deadline) {
			t.Fatal("the program is not healthy")
		}
	}
	p := &patient{t: t, db: s.DB, token: server.Token(), base: server.URL(), args: []string{"--operations", s.Operate}}
	by, code := p.examined()
	mustFind(t, by, "served", doctor.Failed, "Telegram has not answered a poll yet") // nobody is invited, so it does not poll
	mustFind(t, by, "poller", doctor.Good, "the program that serves")
	if code != exitRefused {
		t.Errorf("it ends with %d", code)
	}
	if said, code := p.runs("invite", "--role", "admin"); code != 0 {
		t.Fatal(said)
	}
	for deadline := time.Now().Add(patience); ; time.Sleep(50 * time.Millisecond) {
		if status, _ := look(t, "http://"+s.Operate+"/readyz"); status == http.StatusOK {
			break
		}
		if time.Now().After(deadline) {
			t.Fatal("the program is not ready")
		}
	}
	by, _ = p.examined()
	mustFind(t, by, "served", doctor.Good, "and is ready")
}

// runs runs another command on the store.
func (p *patient) runs(args ...string) (said string, code int) {
	p.t.Helper()
	var out bytes.Buffer
	code = run(p.t.Context(), serve.Options{}, append([]string{"--db", p.db}, args...), house.World{Stdout: &out, Stderr: &out, Getenv: func(string) string { return "" }})
	return out.String(), code
}
