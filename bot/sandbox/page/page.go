// Package page is a web page on which a few people's chats with the bot are seen and used side by side, over a sandbox
// in Telegram's place. It controls the program it runs in, so it answers the same machine's browser only.
package page

import (
	"context"
	"crypto/rand"
	"embed"
	"encoding/json"
	"io/fs"
	"net/http"
	"strconv"
	"time"

	"motcua/bot/sandbox"
)

//go:embed static
var static embed.FS

// Phone is a chat on the page.
type Phone struct {
	Role  string // "officer", "chair" or "admin": the word that heads it
	Place string // the person's unit, "" for none
	User  *sandbox.User
}

// Config is what a page shows and controls.
type Config struct {
	Server  *sandbox.Server
	Phones  []Phone
	Zone    *time.Location                                        // in which times are shown
	Now     func() time.Time                                      // the time of the chats
	Advance func(ctx context.Context, to time.Time) error         // puts that time forward; safe for concurrent use
	Muted   func(at time.Time) bool                               // whether the bot only answers at that time, in the zone
	Words   func(language string) map[string]string               // the page's own words, by WordNames, in "vi" or "en"
	Made    func(name string) (file string, body []byte, ok bool) // the file to send by the word that offers it, if there is one
}

// page answers requests for one Config.
type page struct {
	Config
	run string // differs from start to start, so that an open page notices a new one
}

// New makes the page. It keeps an event stream open for each browser until the browser or the server's base context
// ends it.
func New(c Config) http.Handler {
	p := &page{Config: c, run: rand.Text()}
	files, err := fs.Sub(static, "static")
	if err != nil {
		panic(err) // the folder is embedded
	}
	mux := http.NewServeMux()
	mux.Handle("GET /", http.FileServerFS(files))
	mux.HandleFunc("GET /words/{language}", p.words)
	mux.HandleFunc("GET /events", p.events)
	mux.HandleFunc("GET /phones/{phone}/files/{file}", p.file)
	mux.HandleFunc("POST /phones/{phone}/messages", p.write)
	mux.HandleFunc("POST /phones/{phone}/files", p.attach)
	mux.HandleFunc("POST /phones/{phone}/made", p.sendMade)
	mux.HandleFunc("POST /phones/{phone}/presses", p.press)
	mux.HandleFunc("POST /language", p.speak)
	mux.HandleFunc("POST /telegram", p.reach)
	mux.HandleFunc("POST /clock", p.advance)
	return guard(mux)
}

func (p *page) words(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(p.Words(r.PathValue("language"))) // the browser may be gone
}

// phone is the phone that a request names, nil after answering that there is none.
func (p *page) phone(w http.ResponseWriter, r *http.Request) *Phone {
	n, err := strconv.Atoi(r.PathValue("phone"))
	if err != nil || n < 0 || n >= len(p.Phones) {
		http.NotFound(w, r)
		return nil
	}
	return &p.Phones[n]
}
