package page_test

import (
	"bufio"
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"motcua/bot/sandbox"
	"motcua/bot/sandbox/page"
)

// saturday is a Saturday afternoon.
var saturday = time.Date(2026, 10, 31, 16, 30, 0, 0, time.UTC)

// newPage is a page of one phone, and where its clock is put.
func newPage(t *testing.T) (http.Handler, *sandbox.Server, *time.Time) {
	t.Helper()
	server := sandbox.New(sandbox.Config{})
	moved := &time.Time{}
	h := page.New(page.Config{
		Server: server, Phones: []page.Phone{{Role: "officer", Place: "xã Háng Lìa", User: server.User(1, "vi")}},
		Zone: time.UTC, Now: func() time.Time { return saturday },
		Advance: func(_ context.Context, to time.Time) error {
			if *moved = to; to.Month() == time.December {
				return errors.New("no")
			}
			return nil
		},
		Muted: func(at time.Time) bool { return at.Hour() == 16 },
		Made:  func(name string) (string, []byte, bool) { return "made.csv", []byte("a"), name == "file_late" },
		Words: func(language string) map[string]string { return map[string]string{"send": language} },
	})
	return h, server, moved
}

func ask(h http.Handler, method, path, body string, headers ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, "http://127.0.0.1:8317"+path, strings.NewReader(body))
	for i := 0; i < len(headers); i += 2 {
		if headers[i] == "Host" {
			r.Host = headers[i+1]
		}
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func TestOtherSitesAndMachinesAreKeptOut(t *testing.T) {
	const path, text = "/phones/0/messages", `{"text":"/diem"}`
	for _, c := range []struct {
		says    string
		headers []string
		status  int
	}{
		{"the page itself", []string{"Origin", "http://127.0.0.1:8317", "Sec-Fetch-Site", "same-origin"}, http.StatusNoContent},
		{"a program of this machine", nil, http.StatusNoContent},
		{"under its other name", []string{"Host", "localhost:8317"}, http.StatusNoContent},
		{"under its other address", []string{"Host", "[::1]:8317"}, http.StatusNoContent},
		{"a page of another site", []string{"Origin", "https://evil.example", "Sec-Fetch-Site", "cross-site"}, http.StatusForbidden},
		{"another page of this machine", []string{"Origin", "http://127.0.0.1:80", "Sec-Fetch-Site", "same-site"}, http.StatusForbidden},
		{"a browser that tells the origin only", []string{"Origin", "https://evil.example"}, http.StatusForbidden},
		{"a name that was made to lead here", []string{"Host", "evil.example:8317"}, http.StatusForbidden},
		{"another machine's address", []string{"Host", "192.168.1.2:8317"}, http.StatusForbidden},
	} {
		h, server, _ := newPage(t)
		if w := ask(h, http.MethodPost, path, text, c.headers...); w.Code != c.status {
			t.Errorf("%s: %d, want %d", c.says, w.Code, c.status)
		}
		if sent := len(server.Transcript(1)) == 1; sent != (c.status == http.StatusNoContent) {
			t.Errorf("%s: the message was sent: %v", c.says, sent)
		}
	}
	h, _, _ := newPage(t)
	if w := ask(h, http.MethodGet, "/", "", "Host", "evil.example"); w.Code != http.StatusForbidden {
		t.Errorf("the page is given under a foreign name: %d", w.Code)
	}
	if w := ask(h, http.MethodGet, "/", ""); w.Code != http.StatusOK || !strings.HasPrefix(w.Header().Get("Content-Security-Policy"), "default-src 'none'; script-src 'self';") {
		t.Errorf("the page is given with %d, %v", w.Code, w.Header())
	}
}

func TestWhatIsAskedWronglyChangesNothing(t *testing.T) {
	for _, c := range []struct {
		says, path, body string
		status           int
	}{
		{"no such phone", "/phones/1/messages", `{"text":"a"}`, http.StatusNotFound},
		{"a phone that is no number", "/phones/x/presses", `{}`, http.StatusNotFound},
		{"an empty text", "/phones/0/messages", `{"text":""}`, http.StatusBadRequest},
		{"no JSON", "/phones/0/messages", `a`, http.StatusBadRequest},
		{"a file without a name", "/phones/0/files", `a`, http.StatusBadRequest},
		{"a file that is too large", "/phones/0/files?name=a.xlsx", strings.Repeat("a", 50<<20+1), http.StatusRequestEntityTooLarge},
		{"a step that there is not", "/clock", `{"step":"year"}`, http.StatusBadRequest},
		{"a file that is not made", "/phones/0/made", `{"name":"file_x"}`, http.StatusBadRequest},
		{"a language that there is not", "/language", `{"language":"fr"}`, http.StatusBadRequest},
		{"no way of reaching", "/telegram", `[]`, http.StatusBadRequest},
	} {
		h, server, moved := newPage(t)
		if w := ask(h, http.MethodPost, c.path, c.body); w.Code != c.status {
			t.Errorf("%s: %d, want %d", c.says, w.Code, c.status)
		}
		if len(server.Transcript(1)) > 0 || !moved.IsZero() || !server.Reachable() {
			t.Errorf("%s: something changed", c.says)
		}
	}
}

func TestTheClockStepsToMoments(t *testing.T) {
	for step, want := range map[string]string{
		"hour": "2026-10-31 17:30", "morning": "2026-11-02 07:30", "fifth": "2026-11-05 08:00",
	} {
		h, _, moved := newPage(t)
		w := ask(h, http.MethodPost, "/clock", `{"step":"`+step+`"}`)
		if got := moved.Format("2006-01-02 15:04"); w.Code != http.StatusNoContent || got != want {
			t.Errorf("%s: %d, %s, want %s", step, w.Code, got, want)
		}
	}
}

func TestAFileIsGivenToItsChatOnly(t *testing.T) {
	h, server, _ := newPage(t)
	if w := ask(h, http.MethodPost, "/phones/0/files?name=h%E1%BB%93%20s%C6%A1.html", "<script>"); w.Code != http.StatusNoContent {
		t.Fatal(w.Code)
	}
	server.User(2, "vi").SendFile("other.csv", []byte("secret"))
	own, other := server.Transcript(1)[0].Document.ID, server.Transcript(2)[0].Document.ID
	w := ask(h, http.MethodGet, "/phones/0/files/"+own, "")
	if w.Body.String() != "<script>" || !strings.HasPrefix(w.Header().Get("Content-Disposition"), "attachment") || w.Header().Get("X-Content-Type-Options") != "nosniff" {
		t.Errorf("the file is given as %v: %q", w.Header(), w.Body)
	}
	if w := ask(h, http.MethodGet, "/phones/0/files/"+other, ""); w.Code != http.StatusNotFound {
		t.Errorf("a file of another chat is given: %d", w.Code)
	}
}

// A file is made and a language asked for in the name of who is played.
func TestWhatIsOfferedIsSent(t *testing.T) {
	h, server, _ := newPage(t)
	for path, body := range map[string]string{"/phones/0/made": `{"name":"file_late"}`, "/language": `{"language":"en"}`} {
		if w := ask(h, http.MethodPost, path, body); w.Code != http.StatusNoContent {
			t.Errorf("%s: %d", path, w.Code)
		}
	}
	var file, text string
	for _, e := range server.Transcript(1) {
		if e.Document != nil {
			file = e.Document.Name
		} else {
			text = e.Text
		}
	}
	if file != "made.csv" || text != "/language en" {
		t.Errorf("the file %q and the text %q are sent", file, text)
	}
}

// A stream begins with everything and goes on with what is new.
func TestEventsBeginWithEverything(t *testing.T) {
	h, server, _ := newPage(t)
	web := httptest.NewServer(h)
	defer web.Close()
	user := server.User(1, "vi")
	user.Send("trước")
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, web.URL+"/events", nil)
	if err != nil {
		t.Fatal(err)
	}
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	var events []string
	for lines := bufio.NewScanner(answer.Body); lines.Scan(); {
		if event, ok := strings.CutPrefix(lines.Text(), "event: "); ok {
			events = append(events, event)
		}
		if strings.Contains(lines.Text(), `"muted":true,"reachable":true,"polled":false`) {
			user.Send("sau")
		}
		if strings.Contains(lines.Text(), `"sau"`) {
			break
		}
	}
	want := []string{"hello", "entry", "live", "menu", "keyboard", "status"}
	if len(events) < 7 || !slices.Equal(events[:6], want) || events[len(events)-1] != "entry" {
		t.Errorf("the events are %v", events)
	}
}

// The page asks for the words it is given, and for no others.
func TestThePageUsesItsWords(t *testing.T) {
	used := map[string]bool{
		// Put together, or answered by post.js.
		"officer": true, "chair": true, "admin": true, "tab_officer": true, "tab_chair": true, "tab_admin": true, "failed": true, "too_large": true, "typing": true, "uploading": true,
	}
	asks := regexp.MustCompile(`data-(?:word|label)="(\w+)"|dataset\.(?:word|label) = '(\w+)'|'((?:try|file)_\w+)'|say\((?:[^')]*\? )?'(\w+)'(?: : '(\w+)')?|word\('\w+', '\w*', '(\w+)'\)`)
	files, err := filepath.Glob("static/*")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, found := range asks.FindAllStringSubmatch(string(raw), -1) {
			for _, name := range found[1:] {
				if used[name] = true; name != "" && !slices.Contains(page.WordNames(), name) {
					t.Errorf("%s asks for the word %q, which nobody gives", file, name)
				}
			}
		}
	}
	for _, name := range page.WordNames() {
		if !used[name] {
			t.Errorf("the page has no use for the word %q", name)
		}
	}
}
