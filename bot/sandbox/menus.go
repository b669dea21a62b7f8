package sandbox

import (
	"context"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"sync"
	"unicode/utf8"

	"motcua/bot/sandbox/botapi"
)

// Telegram's limits on command menus.
const (
	mostCommands       = 100
	longestCommand     = 32
	longestDescription = 256
)

var (
	commandForm  = regexp.MustCompile(`^[a-z0-9_]+$`)
	languageForm = regexp.MustCompile(`^([a-z]{2})?$`)
)

// Command is an entry of a command menu.
type Command struct{ Name, Description string }

// menus are the command lists by scope and language.
type menus struct {
	mu    sync.Mutex
	lists map[string][]Command
}

// Commands is the list that was set for exactly this scope ("default", "all_private_chats", "chat:42", …) and
// language ("" for every other language), nil if none was.
func (s *Server) Commands(scope, language string) []Command {
	s.menus.mu.Lock()
	defer s.menus.mu.Unlock()
	return slices.Clone(s.menus.lists[scope+" "+language])
}

// Menu is the command menu that the person sees: of the narrowest scope, in the person's language if there is one.
func (u *User) Menu() []Command {
	for _, scope := range []string{fmt.Sprintf("chat:%d", u.ID), "all_private_chats", "default"} {
		for _, language := range []string{u.Language[:min(2, len(u.Language))], ""} {
			if list := u.server.Commands(scope, language); len(list) > 0 {
				return list
			}
		}
	}
	return nil
}

func (s calls) setMyCommands(_ context.Context, args botapi.Arguments) (any, error) {
	key, err := s.menuKey(args)
	if err != nil {
		return nil, err
	}
	items, _ := args["commands"].([]any)
	if len(items) > mostCommands {
		return nil, botapi.BadRequest("BOT_COMMANDS_TOO_MUCH")
	}
	var list []Command
	for _, item := range items {
		object := item.(map[string]any)
		name, _ := object["command"].(string)
		description, _ := object["description"].(string)
		if err := checkCommand(name, description); err != nil {
			return nil, err
		}
		list = append(list, Command{Name: name, Description: description})
	}
	s.menus.mu.Lock()
	defer s.menus.mu.Unlock()
	s.menus.lists[key] = list
	return true, nil
}

func checkCommand(name, description string) error {
	switch {
	case name == "":
		return botapi.BadRequest("command must be non-empty")
	case utf8.RuneCountInString(name) > longestCommand:
		return botapi.BadRequest(fmt.Sprintf("command length must not exceed %d", longestCommand))
	case !commandForm.MatchString(name):
		return botapi.BadRequest("BOT_COMMAND_INVALID")
	case description == "":
		return botapi.BadRequest("command description must be non-empty")
	case utf8.RuneCountInString(description) > longestDescription:
		return botapi.BadRequest(fmt.Sprintf("command description length must not exceed %d", longestDescription))
	}
	return nil
}

func (s calls) getMyCommands(_ context.Context, args botapi.Arguments) (any, error) {
	key, err := s.menuKey(args)
	if err != nil {
		return nil, err
	}
	s.menus.mu.Lock()
	defer s.menus.mu.Unlock()
	list := []wireCommand{}
	for _, c := range s.menus.lists[key] {
		list = append(list, wireCommand{Command: c.Name, Description: c.Description})
	}
	return list, nil
}

func (s calls) deleteMyCommands(_ context.Context, args botapi.Arguments) (any, error) {
	key, err := s.menuKey(args)
	if err != nil {
		return nil, err
	}
	s.menus.mu.Lock()
	defer s.menus.mu.Unlock()
	delete(s.menus.lists, key)
	return true, nil
}

// menuKey is the scope and the language of a request as the lists are kept.
func (s calls) menuKey(args botapi.Arguments) (string, error) {
	language := args.Text("language_code")
	if !languageForm.MatchString(language) {
		return "", botapi.BadRequest("invalid language code specified")
	}
	scope, ok := args["scope"].(map[string]any)
	if !ok {
		return "default " + language, nil
	}
	key, _ := scope["type"].(string)
	for _, name := range []string{"chat_id", "user_id"} {
		value, given := scope[name]
		if !given {
			continue
		}
		number, _ := value.(json.Number)
		id, err := number.Int64()
		if err != nil || s.chat(id) == nil {
			return "", botapi.BadRequest("chat not found")
		}
		key += fmt.Sprintf(":%d", id)
	}
	return key + " " + language, nil
}
