package sandbox

import (
	"context"
	"fmt"
	"sync"
	"unicode/utf8"

	"motcua/bot/sandbox/botapi"
)

// Telegram's limits on what a bot says of itself.
const (
	longestAbout      = 512
	longestShortAbout = 120
)

// abouts are what the bot says of itself, in an empty chat and on its page, by the field and the language.
type abouts struct {
	mu    sync.Mutex
	texts map[string]string
}

// Description is what the bot says in an empty chat to people whose Telegram is in a language, "" for any other.
func (s *Server) Description(language string) string { return s.abouts.of("description", language) }

// ShortDescription is what the bot's page says to them.
func (s *Server) ShortDescription(language string) string {
	return s.abouts.of("short_description", language)
}

// of is what stands in a field for a language, or else for any.
func (a *abouts) of(field, language string) string {
	a.mu.Lock()
	defer a.mu.Unlock()
	if text := a.texts[field+" "+language]; text != "" {
		return text
	}
	return a.texts[field+" "]
}

// setAbout keeps what a field says; an empty text takes it away.
func (s calls) setAbout(field string, longest int) method {
	return func(_ context.Context, args botapi.Arguments) (any, error) {
		language, text := args.Text("language_code"), args.Text(field)
		switch {
		case !languageForm.MatchString(language):
			return nil, botapi.BadRequest("invalid language code specified")
		case utf8.RuneCountInString(text) > longest:
			return nil, botapi.BadRequest(fmt.Sprintf("bot %s is too long", field))
		}
		s.abouts.mu.Lock()
		defer s.abouts.mu.Unlock()
		s.abouts.texts[field+" "+language] = text
		return true, nil
	}
}

func (s calls) getAbout(field string) method {
	return func(_ context.Context, args botapi.Arguments) (any, error) {
		language := args.Text("language_code")
		if !languageForm.MatchString(language) {
			return nil, botapi.BadRequest("invalid language code specified")
		}
		return map[string]string{field: s.abouts.of(field, language)}, nil
	}
}
