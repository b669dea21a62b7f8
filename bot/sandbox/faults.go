package sandbox

import (
	"context"
	"math/rand/v2"
	"net/http"
	"strconv"
	"sync"
	"time"

	"motcua/bot/sandbox/botapi"
)

// FaultKind is how a request goes wrong.
type FaultKind int

// The kinds of faults. Busy and Refused never take effect; Slow always does; the others do when Fault.After is set.
const (
	Slow    FaultKind = iota // answered after Fault.Delay
	Busy                     // 429 with Fault.RetryAfter
	Broken                   // a gateway's 5xx with an HTML page
	Mute                     // no answer until the client gives up
	Reset                    // the connection breaks
	Refused                  // 400 with Fault.Reason
	Cut                      // of a download: half of it, and then the connection breaks; else as Reset
)

// Download is the method of a fault that spoils the fetching of files, which is no method of the Bot API.
const Download = "download"

// Fault is a rule that spoils requests.
type Fault struct {
	Kind        FaultKind
	Method      string        // only this method, as the Bot API writes it, or Download; "" for all, polls included
	Chat        int64         // only requests that name this chat; 0 for all
	Probability float64       // of each matching request, between 0 and 1; 0 for always
	Skip        int           // matching requests that pass first
	Times       int           // requests to spoil, 0 for no end
	After       bool          // the request takes effect, and then its answer is lost
	RetryAfter  int           // seconds, of Busy; 1 when 0
	Status      int           // of Broken; 502 when 0
	Reason      string        // of Refused, in Telegram's words
	Delay       time.Duration // before the fault shows
}

// Faults is a script of rules; the first that applies spoils a request. Seed makes chance repeatable.
type Faults struct {
	Seed  uint64
	Rules []Fault
}

// faults is the script under way.
type faults struct {
	mu    sync.Mutex
	rules []Fault
	seen  []int // matching requests, by rule
	done  []int // spoilt requests, by rule
	dice  *rand.Rand
}

// Faults begins a script in place of the one before; the zero value ends all faults.
func (s *Server) Faults(script Faults) {
	f := &s.faults
	f.mu.Lock()
	defer f.mu.Unlock()
	f.rules = append([]Fault(nil), script.Rules...)
	f.seen, f.done = make([]int, len(f.rules)), make([]int, len(f.rules))
	f.dice = rand.New(rand.NewPCG(script.Seed, s.config.Seed))
}

// next is the fault that a request meets, nil for none.
func (f *faults) next(method string, values map[string]any) *Fault {
	f.mu.Lock()
	defer f.mu.Unlock()
	for i, rule := range f.rules {
		if !rule.matches(method, values) || rule.Times > 0 && f.done[i] >= rule.Times {
			continue
		}
		f.seen[i]++
		if f.seen[i] <= rule.Skip || rule.Probability > 0 && f.dice.Float64() >= rule.Probability {
			continue
		}
		f.done[i]++
		return &rule
	}
	return nil
}

func (f *Fault) matches(method string, values map[string]any) bool {
	if f.Method != "" && f.Method != method {
		return false
	}
	if f.Chat == 0 {
		return true
	}
	chat, err := botapi.Integer(botapi.Field{Kind: "Integer"}, values["chat_id"])
	return err == nil && chat == f.Chat
}

// preventsEffect tells whether the request must not take effect.
func (f *Fault) preventsEffect() bool {
	return f.Kind == Busy || f.Kind == Refused || f.Kind != Slow && !f.After
}

// wait waits for the delay of a fault; false when the client or the server went away.
func (f *Fault) wait(client, closing context.Context) bool {
	if f.Delay <= 0 {
		return true
	}
	select {
	case <-time.After(f.Delay):
		return true
	case <-client.Done():
	case <-closing.Done():
	}
	return false
}

// play spoils the answer to a request.
func (s *Server) play(w http.ResponseWriter, r *http.Request, f *Fault) {
	switch f.Kind {
	case Busy:
		refuse(w, botapi.TooMany(max(f.RetryAfter, 1)))
	case Refused:
		refuse(w, botapi.BadRequest(f.Reason))
	case Broken:
		status := f.Status
		if status == 0 {
			status = http.StatusBadGateway
		}
		title := strconv.Itoa(status) + " " + http.StatusText(status)
		w.Header().Set("Content-Type", "text/html")
		w.WriteHeader(status)
		_, _ = w.Write([]byte("<html>\r\n<head><title>" + title + "</title></head>\r\n<body>\r\n<center><h1>" + title +
			"</h1></center>\r\n<hr><center>nginx/1.18.0</center>\r\n</body>\r\n</html>\r\n")) // the client may be gone
	case Mute:
		select {
		case <-r.Context().Done():
		case <-s.door.closing.Done():
		}
		hangUp(w)
	default:
		hangUp(w)
	}
}
