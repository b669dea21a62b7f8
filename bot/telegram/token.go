package telegram

import (
	"context"
	"errors"
	"log/slog"
	"net/url"
	"regexp"
	"strings"
)

var tokenShape = regexp.MustCompile(`^[0-9]{1,20}:[A-Za-z0-9_-]{20,100}$`)

// token is the bot's secret. It prints redacted, whatever it is printed with.
type token string

func (token) String() string { return "***" }

// GoString keeps the token out of %#v.
func (token) GoString() string { return "***" }

// LogValue keeps the token out of logs.
func (token) LogValue() slog.Value { return slog.StringValue("***") }

// redact takes the token out of a text that is about to be logged or returned, also when the token was escaped for a
// URL.
func (t token) redact(text string) string {
	whole := string(t)
	_, secret, _ := strings.Cut(whole, ":")
	for _, s := range []string{whole, url.PathEscape(whole), url.QueryEscape(whole), secret} {
		if s != "" {
			text = strings.ReplaceAll(text, s, "***")
		}
	}
	return text
}

// redactError is an error without the token. The error of an HTTP client names the address, and the address holds the token:
// what stays is the cause. An error whose cause still names it loses its chain, except that the end of a context stays
// recognisable.
func (t token) redactError(err error) error {
	if err == nil {
		return nil
	}
	if u, ok := errors.AsType[*url.Error](err); ok {
		err = u.Err
	}
	text := t.redact(err.Error())
	if text == err.Error() {
		return err
	}
	for _, end := range []error{context.Canceled, context.DeadlineExceeded} {
		if errors.Is(err, end) {
			return end
		}
	}
	return errors.New(text)
}
