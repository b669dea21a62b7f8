package sandbox

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"motcua/bot/sandbox/botapi"
	"motcua/internal/loopback"
)

// DefaultToken is the token of a server whose Config names none. It opens nothing but a sandbox.
const DefaultToken = "1000000001:SANDBOX-SANDBOX-SANDBOX-SANDBOX-SAN"

// Config says what a server plays. The zero value is a working bot, "motcua_bot", in the present.
type Config struct {
	Token   string           // DefaultToken when empty
	BotName string           // the bot's user name, "motcua_bot" when empty
	BotID   int64            // the number before the token's colon when 0
	Clock   func() time.Time // time.Now when nil; dates messages and ages presses and updates
	Seed    uint64           // of the first update id and of faults; the same seed plays the same way
	Limits  bool             // keep Telegram's pace and answer 429 to what comes too soon

	KeepTranscript int // entries kept of each chat, 0 for all; a forgotten message can no longer be edited or pressed
	KeepRequests   int // requests of the bot kept, 0 for all, negative for none
}

// Server is one bot's Bot API server with its chats. Its methods are safe for concurrent use.
type Server struct {
	config  Config
	api     *botapi.Schema
	me      wireUser
	methods map[string]method

	chatsMu sync.RWMutex
	chats   map[int64]*chat

	subsMu sync.RWMutex
	subs   []*Subscription

	messages atomic.Int64 // the last message id; private chats share one sequence
	updates  updates
	presses  presses
	files    files
	menus    menus
	abouts   abouts
	faults   faults
	overall  overall
	requests requests
	door     door
}

// method answers one checked request.
type method func(context.Context, botapi.Arguments) (any, error)

// New makes a server that answers through ServeHTTP at once, and over TCP after Start.
func New(config Config) *Server {
	if config.Token == "" {
		config.Token = DefaultToken
	}
	if config.BotName == "" {
		config.BotName = "motcua_bot"
	}
	if config.BotID == 0 {
		number, _, _ := strings.Cut(config.Token, ":")
		config.BotID, _ = strconv.ParseInt(number, 10, 64)
	}
	if config.Clock == nil {
		config.Clock = time.Now
	}
	s := &Server{
		config: config,
		api:    botapi.Load(),
		me:     wireUser{ID: config.BotID, IsBot: true, FirstName: config.BotName, Username: config.BotName},
		chats:  map[int64]*chat{},
	}
	s.updates.begin(config.Seed)
	s.presses.open = map[string]press{}
	s.files.byID, s.files.told = map[string]*File{}, map[string]time.Time{}
	s.menus.lists, s.abouts.texts = map[string][]Command{}, map[string]string{}
	s.door.begin()
	bot := calls{s}
	s.methods = map[string]method{
		"getMe": func(context.Context, botapi.Arguments) (any, error) {
			return wireMe{wireUser: s.me, CanJoinGroups: true}, nil
		},
		"getUpdates": bot.getUpdates, "setWebhook": bot.setWebhook, "deleteWebhook": bot.deleteWebhook,
		"getWebhookInfo": bot.getWebhookInfo,
		"sendMessage":    bot.sendMessage, "sendPhoto": bot.sendPhoto, "sendDocument": bot.sendDocument,
		"sendChatAction": bot.sendChatAction, "deleteMessage": bot.deleteMessage,
		"editMessageText": bot.editMessageText, "editMessageCaption": bot.editMessageCaption,
		"editMessageMedia": bot.editMessageMedia, "editMessageReplyMarkup": bot.editMessageReplyMarkup,
		"answerCallbackQuery": bot.answerCallbackQuery,
		"setMyCommands":       bot.setMyCommands, "getMyCommands": bot.getMyCommands, "deleteMyCommands": bot.deleteMyCommands,
		"setMyDescription": bot.setAbout("description", longestAbout), "getMyDescription": bot.getAbout("description"),
		"setMyShortDescription": bot.setAbout("short_description", longestShortAbout), "getMyShortDescription": bot.getAbout("short_description"),
		"getFile": bot.getFile,
	}
	return s
}

// calls are the methods that a bot may call.
type calls struct{ *Server }

// Token is the token that the bot must use.
func (s *Server) Token() string { return s.config.Token }

// door is the server's place on the network.
type door struct {
	mu      sync.Mutex
	address string // "" before Start
	server  *http.Server
	bell    net.Listener
	away    atomic.Bool
	closing context.Context // ends long polls and requests that wait for nothing
	close   context.CancelFunc
}

func (d *door) begin() { d.closing, d.close = context.WithCancel(context.Background()) }

// Start serves on a loopback address, "127.0.0.1:0" when addr is empty. Another address is refused: the sandbox
// trusts whoever reaches it.
func (s *Server) Start(addr string) error {
	if addr == "" {
		addr = "127.0.0.1:0"
	}
	s.door.mu.Lock()
	defer s.door.mu.Unlock()
	if s.door.server != nil {
		return errors.New("start the sandbox: it has been started")
	}
	return s.listen(addr)
}

// listen opens the door at an address. The door is locked.
func (s *Server) listen(addr string) error {
	listener, err := loopback.Listen(addr)
	if err != nil {
		return fmt.Errorf("start the sandbox at %q: %w", addr, err)
	}
	s.door.address, s.door.bell = listener.Addr().String(), listener
	s.door.server = &http.Server{Handler: s, ReadHeaderTimeout: time.Minute}
	go func(server *http.Server) { _ = server.Serve(listener) }(s.door.server) // ends with the door
	return nil
}

// URL is the address to give to a Bot API client, "" before Start.
func (s *Server) URL() string {
	s.door.mu.Lock()
	defer s.door.mu.Unlock()
	if s.door.address == "" {
		return ""
	}
	return "http://" + s.door.address
}

// Close stops serving, ends long polls, and breaks what connections there are. The transcripts stay readable.
func (s *Server) Close() {
	s.door.close()
	s.door.mu.Lock()
	defer s.door.mu.Unlock()
	_ = s.door.shut() // what remains open is closed by the peers
}

// shut stops listening and breaks the connections there are. The door is locked. The listener is closed here because
// the server does not know it until its goroutine has begun to serve.
func (d *door) shut() error {
	if d.server == nil {
		return nil
	}
	if err := d.bell.Close(); err != nil && !errors.Is(err, net.ErrClosed) {
		return fmt.Errorf("stop listening at %s: %w", d.address, err)
	}
	if err := d.server.Close(); err != nil && !errors.Is(err, net.ErrClosed) {
		return fmt.Errorf("break the connections at %s: %w", d.address, err)
	}
	return nil
}

// SetAway puts the server out of reach, or back. A started server refuses connections and breaks those it has; behind
// httptest it hangs up on each request. It comes back at the same address, and the error says when it cannot.
func (s *Server) SetAway(away bool) error {
	s.door.mu.Lock()
	defer s.door.mu.Unlock()
	if s.door.away.Swap(away) == away {
		return nil
	}
	if away {
		s.updates.forget()
	}
	if s.door.server == nil {
		return nil
	}
	if away {
		return s.door.shut()
	}
	return s.listen(s.door.address)
}

// chat is a chat by its id, nil when there is none.
func (s *Server) chat(id int64) *chat {
	s.chatsMu.RLock()
	defer s.chatsMu.RUnlock()
	return s.chats[id]
}

func (s *Server) now() time.Time { return s.config.Clock() }
