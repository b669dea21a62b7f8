package telegram

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptrace"
	"sync/atomic"
	"time"

	"motcua/bot"
	"motcua/bot/delivery"
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
		return fmt.Errorf("preparing %s: %w", method, c.token.redactError(err))
	}
	request.Header.Set("Content-Type", "application/json")
	_, err = c.exchange(request, result)
	return err
}

// exchange sends a request and gives the answer whole when it is a good one, its result read into the pointer. Its error says what
// became of the request: see Send.
func (c *Client) exchange(request *http.Request, result any) ([]byte, error) {
	if err := request.Context().Err(); err != nil {
		return nil, away{err}
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
			return nil, away{c.token.redactError(err)}
		}
		return nil, bot.Unknown{Err: c.token.redactError(err)}
	}
	defer response.Body.Close()
	body, err := readBody(response)
	if err != nil {
		return nil, bot.Unknown{Err: fmt.Errorf("reading the answer: %w", c.token.redactError(err))}
	}
	return body, c.open(response.StatusCode, body, result)
}

// readBody is the body of an answer, up to a limit.
func readBody(response *http.Response) ([]byte, error) {
	var body bytes.Buffer
	if known := response.ContentLength; known > 0 && known < maxAnswer {
		body.Grow(int(known) + bytes.MinRead) // so that it never grows
	}
	_, err := body.ReadFrom(io.LimitReader(response.Body, maxAnswer))
	return body.Bytes(), err
}

// ask has the library call a method, within a time. Its error says what became of the request: see Send.
func ask[P, R any](ctx context.Context, c *Client, doing string, within time.Duration, method func(context.Context, *P) (R, error), params *P) (R, error) {
	ctx, cancel := context.WithTimeout(ctx, within)
	defer cancel()
	result, err := method(ctx, params)
	if err != nil {
		return result, fmt.Errorf("%s: %w", doing, outcomeIn(err))
	}
	return result, nil
}

// checkedClient is the client as go-telegram/bot wants it: errors arrive as ours, and only good answers as answers.
type checkedClient struct{ client *Client }

// Do implements the library's HttpClient.
func (w checkedClient) Do(request *http.Request) (*http.Response, error) {
	body, err := w.client.exchange(request, nil)
	if err != nil {
		return nil, err
	}
	return &http.Response{StatusCode: http.StatusOK, Body: io.NopCloser(bytes.NewReader(body)), Request: request}, nil
}

// outcomeIn is what became of a request, as it stands in the library's error. The library's own words may repeat parts of an answer:
// of any other error only the type is said.
func outcomeIn(err error) error {
	switch delivery.OutcomeOf(err) {
	case delivery.Unknown:
		outcome, _ := errors.AsType[bot.Unknown](err)
		return outcome
	case delivery.Unreachable:
		outcome, _ := errors.AsType[bot.Unreachable](err)
		return outcome
	case delivery.Busy:
		outcome, _ := errors.AsType[bot.Busy](err)
		return outcome
	case delivery.Refused:
		outcome, _ := errors.AsType[bot.Refused](err)
		return outcome
	}
	if outcome, is := errors.AsType[away](err); is {
		return outcome
	}
	for _, known := range []error{errToken, errWebhook, errConflict} {
		if errors.Is(err, known) {
			return known
		}
	}
	for inner := errors.Unwrap(err); inner != nil; inner = errors.Unwrap(inner) {
		err = inner
	}
	return bot.Unknown{Err: fmt.Errorf("the library fails with a %T", err)}
}
