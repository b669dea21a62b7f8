package telegram

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"time"

	tg "github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"

	"motcua/bot"
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
	uploads  *tg.Bot // multipart only: everything else is plain JSON, at a fraction of the cost
	pictures Pictures
	pace     Pace
	log      *slog.Logger
	workers  int
	stats    stats
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
	client.uploads, err = tg.New(c.Token, tg.WithSkipGetMe(), tg.WithServerURL(client.base),
		tg.WithHTTPClient(time.Minute, checked{client}), tg.WithErrorsHandler(func(error) {}))
	if err != nil {
		return nil, fmt.Errorf("preparing uploads to Telegram: %w", client.token.clean(err))
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
	var me struct {
		Username string `json:"username"`
	}
	if err := c.call(ctx, "getMe", struct{}{}, &me); err != nil {
		return "", fmt.Errorf("asking Telegram who the bot is: %w", err)
	}
	return me.Username, nil
}

// SetCommands sets the command menu of a chat, or of everybody without a menu of their own when chat is 0, for people
// whose Telegram is in this language ("" for any other). It fails as Send does.
func (c *Client) SetCommands(ctx context.Context, chat int64, language string, commands []bot.Command) error {
	type scope struct {
		Type string `json:"type"`
		Chat int64  `json:"chat_id,omitempty"`
	}
	request := struct {
		Commands []models.BotCommand `json:"commands"`
		Scope    scope               `json:"scope"`
		Language string              `json:"language_code,omitempty"`
	}{Commands: []models.BotCommand{}, Scope: scope{Type: "default"}, Language: language}
	if chat != 0 {
		request.Scope = scope{Type: "chat", Chat: chat}
	}
	for _, k := range commands {
		request.Commands = append(request.Commands, models.BotCommand{Command: k.Name, Description: k.Description})
	}
	if err := c.call(ctx, "setMyCommands", request, nil); err != nil {
		return fmt.Errorf("setting a command menu: %w", err)
	}
	return nil
}
