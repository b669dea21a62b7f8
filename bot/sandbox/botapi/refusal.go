package botapi

import (
	"fmt"
	"net/http"
)

// Refusal is an answer of Telegram that is not "ok". Its code is also the HTTP status.
type Refusal struct {
	Code        int
	Description string
	RetryAfter  int // seconds; 0 for none
}

func (r Refusal) Error() string { return r.Description }

// BadRequest is a refusal in Telegram's words.
func BadRequest(description string) error {
	return Refusal{Code: http.StatusBadRequest, Description: "Bad Request: " + description}
}

// Strict is a refusal of the sandbox's own: Telegram would have let the request pass.
func Strict(format string, args ...any) error {
	return BadRequest("sandbox: " + fmt.Sprintf(format, args...))
}

// Forbidden is the refusal of a send to somebody who cannot be written to.
func Forbidden(description string) error {
	return Refusal{Code: http.StatusForbidden, Description: "Forbidden: " + description}
}

// Conflict is the refusal of a second poll, or of one beside a webhook.
func Conflict(description string) error {
	return Refusal{Code: http.StatusConflict, Description: "Conflict: " + description}
}

// TooMany is the refusal of a request that came too soon; after is in seconds.
func TooMany(after int) error {
	return Refusal{
		Code:        http.StatusTooManyRequests,
		Description: fmt.Sprintf("Too Many Requests: retry after %d", after),
		RetryAfter:  after,
	}
}

// TooLarge is the refusal of a request beyond what the gateway takes.
func TooLarge() error {
	return Refusal{Code: http.StatusRequestEntityTooLarge, Description: "Request Entity Too Large"}
}

// NotFound is the answer to a method or token that there is not.
func NotFound(detail string) error {
	return Refusal{Code: http.StatusNotFound, Description: "Not Found" + detail}
}

// Unauthorized is the answer to a wrong token.
func Unauthorized() error {
	return Refusal{Code: http.StatusUnauthorized, Description: "Unauthorized"}
}
