package telegram

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"

	"motcua/bot"
)

// unstatedWait is how long to stay away when Telegram asks to wait and does not say how long.
const unstatedWait = 5 * time.Second

// away is the error of a request that never went out: Telegram is out of reach.
type away struct{ error }

func (e away) Error() string { return "Telegram is out of reach: " + e.error.Error() }

// Unwrap is the transport's error.
func (e away) Unwrap() error { return e.error }

var (
	errToken    = errors.New("Telegram does not know the bot's token: set MOTCUA_TELEGRAM_TOKEN to the one that @BotFather shows")
	errConflict = errors.New("updates are taken by another program with the same token, or by a webhook")
	errWebhook  = fmt.Errorf("%w: a webhook is set", errConflict)
)

// envelope is the frame of every answer of Telegram.
type envelope struct {
	OK          bool   `json:"ok"`
	Result      any    `json:"result,omitempty"` // what it gives, in answers that are good
	Code        int    `json:"error_code,omitempty"`
	Description string `json:"description,omitempty"`
	Parameters  *struct {
		RetryAfter int64 `json:"retry_after,omitempty"`
	} `json:"parameters,omitempty"`
}

// open reads the frame of an answer. Only an answer in Telegram's own form is believed: a block page or a proxy may
// answer 200, 403 or 404 in HTML, and that says nothing about the recipient or the token.
func (c *Client) open(status int, body []byte, result any) error {
	raw, good := resultOf(body)
	if good && readResult(raw, result) == nil {
		return nil
	}
	var e envelope
	if good || json.Unmarshal(body, &e) != nil || e.OK || e.Code == 0 {
		return bot.Unknown{Err: fmt.Errorf("status %d with an answer that is not Telegram's", status)}
	}
	return e.outcome(c.token.redact(e.Description))
}

// outcome is what a refusal means for the request.
func (e envelope) outcome(reason string) error {
	switch {
	case e.Code == http.StatusTooManyRequests:
		wait := unstatedWait
		if e.Parameters != nil && e.Parameters.RetryAfter > 0 {
			wait = time.Duration(e.Parameters.RetryAfter) * time.Second
		}
		return bot.Busy{After: wait}
	case e.Code == http.StatusUnauthorized || e.Code == http.StatusNotFound:
		return errToken
	case e.Code == http.StatusConflict:
		if mentions(reason, "webhook") && !mentions(reason, "terminated") {
			return errWebhook
		}
		return errConflict
	case e.Code == http.StatusForbidden || mentions(reason, "chat not found", "user is deactivated", "PEER_ID_INVALID",
		"CHAT_WRITE_FORBIDDEN", "not enough rights to send", "have no rights to send"):
		return bot.Unreachable{Reason: reason}
	case e.Code >= 400 && e.Code < 500:
		return bot.Refused{Reason: reason}
	default:
		return bot.Unknown{Err: fmt.Errorf("Telegram answers %d: %s", e.Code, reason), Failed: true}
	}
}

// mentions tells whether a description holds one of these phrases. Telegram's descriptions are all that tells some cases
// apart; their case has changed before.
func mentions(description string, phrases ...string) bool {
	description = strings.ToLower(description)
	for _, p := range phrases {
		if strings.Contains(description, strings.ToLower(p)) {
			return true
		}
	}
	return false
}
