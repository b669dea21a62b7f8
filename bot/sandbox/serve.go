package sandbox

import (
	"encoding/json"
	"errors"
	"net"
	"net/http"
	"regexp"
	"strconv"
	"strings"

	"motcua/bot/sandbox/botapi"
)

// tokenForm is what a token looks like; another path is not found, whatever is asked.
var tokenForm = regexp.MustCompile(`^[0-9]+:[A-Za-z0-9_-]{35}$`)

// ServeHTTP answers /bot<token>/<method> and /file/bot<token>/<path>.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if s.door.away.Load() {
		hangUp(w)
		return
	}
	path, file := strings.CutPrefix(r.URL.Path, "/file")
	token, rest, ok := strings.Cut(strings.TrimPrefix(path, "/bot"), "/")
	switch {
	case !ok || !strings.HasPrefix(path, "/bot") || !tokenForm.MatchString(token):
		refuse(w, botapi.NotFound(""))
	case token != s.config.Token:
		refuse(w, botapi.Unauthorized())
	case file:
		s.serveDownload(w, r, rest)
	default:
		s.serveMethod(w, r, rest)
	}
}

// serveMethod answers a request, or plays the fault that is due, before or after the request takes effect.
func (s *Server) serveMethod(w http.ResponseWriter, r *http.Request, name string) {
	called := s.api.Methods[strings.ToLower(name)]
	if called == nil {
		refuse(w, botapi.NotFound(": the sandbox has no method "+strconv.Quote(name)))
		return
	}
	values, raw, err := botapi.ReadBody(r)
	if err != nil {
		if _, ok := errors.AsType[botapi.Refusal](err); !ok {
			hangUp(w) // the client went away while it was sending
			return
		}
		refuse(w, err)
		return
	}
	s.requests.record(Request{Method: called.Name, Params: values, Raw: raw, At: s.now()}, s.config.KeepRequests)
	fault := s.faults.next(called.Name, values)
	if fault != nil && !fault.wait(r.Context(), s.door.closing) {
		hangUp(w)
		return
	}
	if fault != nil && fault.preventsEffect() {
		s.play(w, r, fault)
		return
	}
	result, err := s.call(r, called, values)
	switch {
	case fault != nil && fault.Kind != Slow:
		s.play(w, r, fault)
	case err != nil:
		refuse(w, err)
	default:
		answer(w, http.StatusOK, wireAnswer{OK: true, Result: result})
	}
}

// call checks a request and lets it take effect.
func (s *Server) call(r *http.Request, called *botapi.Shape, values map[string]any) (any, error) {
	args, err := s.api.Check(called, values)
	if err != nil {
		return nil, err
	}
	return s.methods[called.Name](r.Context(), args)
}

func refuse(w http.ResponseWriter, err error) {
	r, ok := errors.AsType[botapi.Refusal](err)
	if !ok {
		r = botapi.Refusal{Code: http.StatusInternalServerError, Description: "Internal Server Error: sandbox: " + err.Error()}
	}
	body := wireAnswer{Code: r.Code, Description: r.Description}
	if r.RetryAfter > 0 {
		body.Parameters = &wireParameters{RetryAfter: r.RetryAfter}
	}
	answer(w, r.Code, body)
}

func answer(w http.ResponseWriter, status int, body wireAnswer) {
	encoded, err := json.Marshal(body)
	if err != nil {
		status, encoded = http.StatusInternalServerError, []byte(`{"ok":false,"error_code":500,"description":"sandbox"}`)
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Content-Length", strconv.Itoa(len(encoded)))
	w.WriteHeader(status)
	_, _ = w.Write(encoded) // the client may be gone
}

// hangUp breaks the connection without an answer.
func hangUp(w http.ResponseWriter) {
	hijacker, ok := w.(http.Hijacker)
	if !ok {
		panic(http.ErrAbortHandler)
	}
	conn, _, err := hijacker.Hijack()
	if err != nil {
		panic(http.ErrAbortHandler)
	}
	if tcp, ok := conn.(*net.TCPConn); ok {
		_ = tcp.SetLinger(0) // the client sees a reset, not an orderly end
	}
	_ = conn.Close()
}
