package page

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"
)

// Limits on what is sent from the page, in bytes. Telegram lets a bot fetch files of 20 MB; a larger one arrives, too,
// so that one sees how the bot takes it.
const (
	largestRequest = 64 << 10
	largestFile    = 50 << 20
)

// write sends a text from a phone.
func (p *page) write(w http.ResponseWriter, r *http.Request) {
	var asked struct{ Text string }
	phone := p.phone(w, r)
	if phone == nil || !read(w, r, &asked) {
		return
	}
	if asked.Text == "" {
		http.Error(w, "the text is empty", http.StatusBadRequest)
		return
	}
	phone.User.Send(asked.Text)
	w.WriteHeader(http.StatusNoContent)
}

// attach sends a file from a phone: the body, under the name in the query.
func (p *page) attach(w http.ResponseWriter, r *http.Request) {
	phone := p.phone(w, r)
	if phone == nil {
		return
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, largestFile))
	if _, large := errors.AsType[*http.MaxBytesError](err); large {
		http.Error(w, "the file is too large", http.StatusRequestEntityTooLarge)
		return
	}
	name := r.URL.Query().Get("name")
	if err != nil || name == "" {
		http.Error(w, "the file has no name or did not arrive whole", http.StatusBadRequest)
		return
	}
	phone.User.SendFile(name, body)
	w.WriteHeader(http.StatusNoContent)
}

// sendMade sends a file that the program makes from a phone.
func (p *page) sendMade(w http.ResponseWriter, r *http.Request) {
	var asked struct{ Name string }
	phone := p.phone(w, r)
	if phone == nil || !read(w, r, &asked) {
		return
	}
	name, body, ok := p.Made(asked.Name)
	if !ok {
		http.Error(w, "there is no such file", http.StatusBadRequest)
		return
	}
	phone.User.SendFile(name, body)
	w.WriteHeader(http.StatusNoContent)
}

// speak has everybody ask the bot for a language, as each would by the command.
func (p *page) speak(w http.ResponseWriter, r *http.Request) {
	var asked struct{ Language string }
	if !read(w, r, &asked) {
		return
	}
	if asked.Language != "vi" && asked.Language != "en" {
		http.Error(w, "there is no such language", http.StatusBadRequest)
		return
	}
	for _, phone := range p.Phones {
		phone.User.Send("/language " + asked.Language)
	}
	w.WriteHeader(http.StatusNoContent)
}

// press presses a button. A button that is there no longer is pressed all the same, as an old one in Telegram can be.
func (p *page) press(w http.ResponseWriter, r *http.Request) {
	var asked struct {
		Message int
		Data    string
	}
	phone := p.phone(w, r)
	if phone == nil || !read(w, r, &asked) {
		return
	}
	phone.User.PressData(asked.Message, asked.Data)
	w.WriteHeader(http.StatusNoContent)
}

// reach takes Telegram out of the bot's reach, or gives it back.
func (p *page) reach(w http.ResponseWriter, r *http.Request) {
	var asked struct{ Reachable bool }
	if !read(w, r, &asked) {
		return
	}
	if err := p.Server.SetAway(!asked.Reachable); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

// advance puts the clock forward by a step.
func (p *page) advance(w http.ResponseWriter, r *http.Request) {
	var asked struct{ Step step }
	if !read(w, r, &asked) {
		return
	}
	to, ok := asked.Step.timeAfter(p.Now().In(p.Zone))
	if !ok {
		http.Error(w, "there is no such step", http.StatusBadRequest)
		return
	}
	if err := p.Advance(r.Context(), to); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

// read reads a JSON request; false after answering that it cannot be read.
func read(w http.ResponseWriter, r *http.Request, into any) bool {
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, largestRequest)).Decode(into); err != nil {
		http.Error(w, "the request cannot be read", http.StatusBadRequest)
		return false
	}
	return true
}
