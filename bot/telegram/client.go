package telegram

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"sync/atomic"
	"time"

	tg "github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"

	"motcua/bot"
	"motcua/bot/delivery"
)

// Config is what a Client needs. Only Token has no default.
type Config struct {
	Token       string
	BaseURL     string        // https://api.telegram.org unless set: Telegram is blocked in places
	Client      *http.Client  // its redirects are never followed: they would carry the token to somebody else
	Log         *slog.Logger  // slog.Default() unless set
	Workers     int           // requests answered at once, and so the most that a crash repeats; 16 unless set
	PollTimeout time.Duration // how long a poll waits at Telegram for something to come; 50 s unless set
	Pictures    Pictures      // nil: every picture is uploaded each time it is sent
	Pace        Pace          // nil: replies are all that is sent
	First       int64         // is added to the ids of updates: those of another bot are not taken for this one's
}

// Client speaks to Telegram's bot interface. It is safe for concurrent use.
type Client struct {
	token    token
	base     string
	http     *http.Client
	library  *tg.Bot // for what is sent now and then; what an answer needs goes as JSON, at a fraction of the cost
	pictures Pictures
	pace     Pace
	log      *slog.Logger
	workers  int
	sends    delivery.Counter
	givenUp  atomic.Int64 // messages of replies in whose place the person was told that they failed
	polled   atomic.Int64 // when Telegram last answered a poll, in Unix nanoseconds
	poll     time.Duration
	first    int64
}

// New is a client for the bot of a token. It checks the shape of the token and of the address, and does not use the
// network. No error names the token.
func New(c Config) (*Client, error) {
	if !tokenShape.MatchString(c.Token) {
		return nil, errors.New("the bot's token, from MOTCUA_TELEGRAM_TOKEN or the file of MOTCUA_TELEGRAM_TOKEN_FILE, does not look like one: digits, a colon, letters")
	}
	if c.BaseURL == "" {
		c.BaseURL = "https://api.telegram.org"
	}
	address, err := url.Parse(c.BaseURL)
	if err != nil || address.Host == "" || (address.Scheme != "https" && address.Scheme != "http") {
		return nil, errors.New("the address of Telegram's interface is not an http or https address")
	}
	if c.Log == nil {
		c.Log = slog.Default()
	}
	if c.Workers <= 0 {
		c.Workers = 16
	}
	if c.PollTimeout <= 0 {
		c.PollTimeout = 50 * time.Second
	}
	if c.Pace == nil {
		c.Pace = alone{}
	}
	client := &Client{
		token: token(c.Token), base: strings.TrimRight(c.BaseURL, "/"), http: web(c.Client, c.Workers),
		pictures: c.Pictures, pace: c.Pace, log: c.Log, workers: c.Workers, poll: c.PollTimeout, first: c.First,
	}
	client.library, err = tg.New(c.Token, tg.WithSkipGetMe(), tg.WithServerURL(client.base),
		tg.WithHTTPClient(time.Minute, checkedClient{client}), tg.WithErrorsHandler(func(error) {}))
	if err != nil {
		return nil, fmt.Errorf("preparing the calls to Telegram: %w", client.token.redactError(err))
	}
	return client, nil
}

// web is the HTTP client: the given one or one that keeps a connection for each worker. HTTP/1.1 on purpose: over a
// patchy line one dead HTTP/2 connection would hold up every chat.
func web(given *http.Client, workers int) *http.Client {
	var client http.Client
	if given != nil {
		client = *given
	}
	if client.Transport == nil {
		only1 := new(http.Protocols)
		only1.SetHTTP1(true)
		client.Transport = &http.Transport{
			Proxy: http.ProxyFromEnvironment, Protocols: only1, DisableCompression: true,
			MaxIdleConns: workers + 8, MaxIdleConnsPerHost: workers + 8, IdleConnTimeout: 90 * time.Second,
			TLSHandshakeTimeout: 10 * time.Second,
		}
	}
	client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return &client
}

// Me is the bot's user name, without the @.
func (c *Client) Me(ctx context.Context) (string, error) {
	var me models.User
	if err := c.call(ctx, "getMe", struct{}{}, &me); err != nil {
		return "", fmt.Errorf("asking Telegram who the bot is: %w", err)
	}
	return me.Username, nil
}

// SetCommands sets the command menu of a chat, or of everybody without a menu of their own when chat is 0, for people
// whose Telegram is in this language ("" for any other). It fails as Send does.
func (c *Client) SetCommands(ctx context.Context, chat int64, language string, commands []bot.Command) error {
	params := &tg.SetMyCommandsParams{Commands: []models.BotCommand{}, LanguageCode: language}
	if chat != 0 {
		params.Scope = &models.BotCommandScopeChat{ChatID: chat}
	}
	for _, k := range commands {
		params.Commands = append(params.Commands, models.BotCommand{Command: k.Name, Description: k.Description})
	}
	_, err := ask(ctx, c, "setting a command menu", patience, c.library.SetMyCommands, params)
	return err
}

// Descriptions are what the bot says of itself in an empty chat, and what its page says, to people whose Telegram is in a language ("" for
// any other). It fails as Send does.
func (c *Client) Descriptions(ctx context.Context, language string) (long, short string, err error) {
	first, err := ask(ctx, c, "asking for the description", patience, c.library.GetMyDescription, &tg.GetMyDescriptionParams{LanguageCode: language})
	if err != nil {
		return "", "", err
	}
	second, err := ask(ctx, c, "asking for the short description", patience, c.library.GetMyShortDescription, &tg.GetMyShortDescriptionParams{LanguageCode: language})
	return first.Description, second.ShortDescription, err
}

// SetDescription sets what the bot says of itself in an empty chat. It fails as Send does.
func (c *Client) SetDescription(ctx context.Context, language, text string) error {
	_, err := ask(ctx, c, "setting the description", patience, c.library.SetMyDescription, &tg.SetMyDescriptionParams{Description: text, LanguageCode: language})
	return err
}

// SetShortDescription sets what the bot's page says. It fails as Send does.
func (c *Client) SetShortDescription(ctx context.Context, language, text string) error {
	_, err := ask(ctx, c, "setting the short description", patience, c.library.SetMyShortDescription, &tg.SetMyShortDescriptionParams{ShortDescription: text, LanguageCode: language})
	return err
}

// Stats is what a client did since it was made.
type Stats struct {
	LastPoll time.Time       // when Telegram last answered a poll; zero for never
	Messages delivery.Counts // by what became of them
	GivenUp  int64           // messages of replies in whose place the person was told that they failed
}

// Stats is what the client did so far. It may be called at any time.
func (c *Client) Stats() Stats {
	s := Stats{Messages: c.sends.Counts(), GivenUp: c.givenUp.Load()}
	if polled := c.polled.Load(); polled != 0 {
		s.LastPoll = time.Unix(0, polled)
	}
	return s
}

// Pace is what replies share with whatever else the bot sends: Telegram's limits are on both together. Replies do not
// wait for it, they are only noted; those to strangers wait. It is called from many goroutines.
type Pace interface {
	// Note counts a message that goes to a chat of somebody registered now.
	Note(chat int64)
	// Spare takes the room of one message to a stranger and gives 0, or says how long to wait before it is asked again.
	TakeSpare() time.Duration
	// Halted is how long a chat is to be left alone, 0 when it may be written to.
	HaltOf(chat int64) time.Duration
	// Halt leaves a chat alone for as long as Telegram asks, and says how long all chats are to be left alone, when it looks
	// as if Telegram's limit on the whole bot was met; 0 when not. Of a stranger's chat it says little.
	Halt(chat int64, wait time.Duration, stranger bool) (all time.Duration)
	// Pass notes that Telegram took something, to a stranger or not: what it asked before was of single chats.
	Pass(stranger bool)
}

// alone is the pace of a bot that sends nothing but replies.
type alone struct{}

func (alone) Note(int64)                                    {}
func (alone) TakeSpare() time.Duration                      { return 0 }
func (alone) HaltOf(int64) time.Duration                    { return 0 }
func (alone) Halt(int64, time.Duration, bool) time.Duration { return 0 }
func (alone) Pass(bool)                                     {}

// Webhook is where Telegram sends a bot's updates instead of giving them to whoever polls.
type Webhook struct {
	Host    string // of the program that gets them; "" when none does. The address has a path that may be secret.
	Pending int    // updates that wait for whoever takes them
}

// Webhook asks where the bot's updates go. It fails as Send does.
func (c *Client) Webhook(ctx context.Context) (Webhook, error) {
	var told struct {
		URL     string `json:"url"`
		Pending int    `json:"pending_update_count"`
	}
	if err := c.call(ctx, "getWebhookInfo", struct{}{}, &told); err != nil {
		return Webhook{}, fmt.Errorf("asking Telegram where updates go: %w", err)
	}
	w := Webhook{Pending: told.Pending}
	if address, err := url.Parse(told.URL); err == nil {
		w.Host = address.Host
	}
	return w, nil
}

// HasRival polls for a while, to see whether another program takes the bot's updates: Telegram ends one poll when another begins. It is
// not known when updates wait, for then polls end at once. It acknowledges nothing. Whoever polls meanwhile is disturbed: the program that
// serves must not run.
func (c *Client) HasRival(ctx context.Context, within time.Duration) (has, known bool, err error) {
	var raws []json.RawMessage
	err = c.call(ctx, "getUpdates", map[string]int{"limit": 1, "timeout": int(within / time.Second)}, &raws)
	if errors.Is(err, errConflict) && !errors.Is(err, errWebhook) {
		return true, true, nil
	}
	return false, err == nil && len(raws) == 0, err
}

// IsTokenRefused says whether an error is that Telegram does not know the bot's token.
func IsTokenRefused(err error) bool { return errors.Is(err, errToken) }
