package telegram

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptrace"
	"sync/atomic"
	"time"

	"motcua/bot"
)

const (
	patience  = 30 * time.Second // for an answer to anything but a poll
	maxAnswer = 64 << 20         // bytes of an answer: a hundred updates are far below
)

// call posts parameters as JSON and reads the result, within patience.
func (c *Client) call(ctx context.Context, method string, parameters, result any) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	return c.post(ctx, method, parameters, result)
}

func (c *Client) post(ctx context.Context, method string, parameters, result any) error {
	body, err := json.Marshal(parameters)
	if err != nil {
		return fmt.Errorf("writing the parameters of %s: %w", method, err)
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, c.base+"/bot"+string(c.token)+"/"+method, bytes.NewReader(body))
	if err != nil {
		return fmt.Errorf("preparing %s: %w", method, c.token.clean(err))
	}
	request.Header.Set("Content-Type", "application/json")
	return c.exchange(request, result)
}

// exchange sends a request and reads the answer whole, its result into the pointer. Its error says what became of the
// request: see Send.
func (c *Client) exchange(request *http.Request, result any) error {
	if err := request.Context().Err(); err != nil {
		return away{err}
	}
	// A request counts as gone out from the moment it has a connection. A transport that does not report its
	// connections counts as always connected: better a repeated answer than a lost one.
	var unconnected atomic.Bool
	request = request.WithContext(httptrace.WithClientTrace(request.Context(), &httptrace.ClientTrace{
		GetConn: func(string) { unconnected.Store(true) },
		GotConn: func(httptrace.GotConnInfo) { unconnected.Store(false) },
	}))
	response, err := c.http.Do(request)
	if err != nil {
		if unconnected.Load() {
			return away{c.token.clean(err)}
		}
		return bot.Unknown{Err: c.token.clean(err)}
	}
	defer response.Body.Close()
	body, err := whole(response)
	if err != nil {
		return bot.Unknown{Err: fmt.Errorf("reading the answer: %w", c.token.clean(err))}
	}
	return c.open(response.StatusCode, body, result)
}

// whole is the body of an answer, up to a limit.
func whole(response *http.Response) ([]byte, error) {
	var body bytes.Buffer
	if known := response.ContentLength; known > 0 && known < maxAnswer {
		body.Grow(int(known) + bytes.MinRead) // so that it never grows
	}
	_, err := body.ReadFrom(io.LimitReader(response.Body, maxAnswer))
	return body.Bytes(), err
}

// checked is the client as go-telegram/bot wants it: errors arrive as ours, and only good answers as answers.
type checked struct{ client *Client }

// Do implements the library's HttpClient.
func (w checked) Do(request *http.Request) (*http.Response, error) {
	answer := envelope{OK: true}
	var result json.RawMessage
	if err := w.client.exchange(request, &result); err != nil {
		return nil, err
	}
	answer.Result = result
	body, err := json.Marshal(answer)
	if err != nil {
		return nil, bot.Unknown{Err: err}
	}
	return &http.Response{StatusCode: http.StatusOK, Body: io.NopCloser(bytes.NewReader(body)), Request: request}, nil
}
