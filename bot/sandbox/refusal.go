package sandbox

import (
	"fmt"
	"net/http"
)

// refusal is an answer of Telegram that is not "ok". Its code is also the HTTP status.
type refusal struct {
	code        int
	description string
	retryAfter  int // seconds; 0 for none
}

func (r refusal) Error() string { return r.description }

// badRequest is a refusal in Telegram's words.
func badRequest(description string) error {
	return refusal{code: http.StatusBadRequest, description: "Bad Request: " + description}
}

// strict is a refusal of the sandbox's own: Telegram would have let the request pass.
func strict(format string, args ...any) error {
	return badRequest("sandbox: " + fmt.Sprintf(format, args...))
}

func forbidden(description string) error {
	return refusal{code: http.StatusForbidden, description: "Forbidden: " + description}
}

func conflict(description string) error {
	return refusal{code: http.StatusConflict, description: "Conflict: " + description}
}

// tooMany is the refusal of a request that came too soon; after is in seconds.
func tooMany(after int) error {
	return refusal{
		code:        http.StatusTooManyRequests,
		description: fmt.Sprintf("Too Many Requests: retry after %d", after),
		retryAfter:  after,
	}
}

func tooLarge() error {
	return refusal{code: http.StatusRequestEntityTooLarge, description: "Request Entity Too Large"}
}

func notFound(detail string) error {
	return refusal{code: http.StatusNotFound, description: "Not Found" + detail}
}

func unauthorized() error {
	return refusal{code: http.StatusUnauthorized, description: "Unauthorized"}
}
