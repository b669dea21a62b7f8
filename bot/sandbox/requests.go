package sandbox

import (
	"slices"
	"sync"
	"time"
)

// Request is a request of the bot as it came, whatever became of it.
type Request struct {
	Method string
	Params map[string]any // text, *Upload for files, and decoded JSON with json.Number; not to be changed
	Raw    []byte         // the body, or the query of a request without one; not to be changed
	At     time.Time
}

// requests is the record of what the bot sent out.
type requests struct {
	mu     sync.Mutex
	kept   []Request
	listen []func(method string, params map[string]any, raw []byte)
}

func (q *requests) record(r Request, keep int) {
	q.mu.Lock()
	if keep >= 0 {
		q.kept = append(q.kept, r)
		if keep > 0 && len(q.kept) > keep {
			q.kept[0] = Request{}
			q.kept = q.kept[1:]
		}
	}
	listen := q.listen
	q.mu.Unlock()
	for _, f := range listen {
		f(r.Method, r.Params, r.Raw)
	}
}

// Requests is every request of the bot so far, in order, polls included: to search for what must not leave the house.
func (s *Server) Requests() []Request {
	s.requests.mu.Lock()
	defer s.requests.mu.Unlock()
	return slices.Clone(s.requests.kept)
}

// OnRequest has f called with every request from now on, before it takes effect and on the request's own goroutine.
func (s *Server) OnRequest(f func(method string, params map[string]any, raw []byte)) {
	s.requests.mu.Lock()
	defer s.requests.mu.Unlock()
	s.requests.listen = append(slices.Clip(s.requests.listen), f)
}
