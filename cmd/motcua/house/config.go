package house

import (
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/url"
	"os"
	"strings"
	"time"

	"motcua/scoring/export/reader"
	"motcua/scoring/outbox"
	"motcua/scoring/workdays"
)

const (
	everyQuarter = 15 * time.Minute // between two looks at what has become overdue, unanswered or due
	housekeeping = 6 * time.Hour    // between two purges of finished updates
	lastDay      = 28               // that every month has
)

// Config is what every command may be told, by flag or by environment. The token has no flag: a command line is
// seen by every user of a machine.
type Config struct {
	DB        string `name:"db" env:"MOTCUA_DB" default:"motcua.db" placeholder:"FILE" help:"cli.help.db"`
	Timezone  string `name:"timezone" env:"MOTCUA_TIMEZONE" default:"Asia/Ho_Chi_Minh" placeholder:"ZONE" help:"cli.help.timezone"`
	Authority string `name:"authority" env:"MOTCUA_AUTHORITY" placeholder:"NAME" help:"cli.help.authority"`
	Holidays  string `name:"holidays" env:"MOTCUA_HOLIDAYS" placeholder:"FILE" help:"cli.help.holidays"`
	Clock     string `name:"clock" env:"MOTCUA_CLOCK" placeholder:"INSTANT" help:"cli.help.clock"`
	CloseBy   int    `name:"close-by" env:"MOTCUA_CLOSE_BY" default:"5" placeholder:"DAY" help:"cli.help.close_by"`
	Provision int    `name:"provisional-on" env:"MOTCUA_PROVISIONAL_ON" default:"10" placeholder:"DAY" help:"cli.help.provisional_on"`
	Telegram  string `name:"telegram-url" env:"MOTCUA_TELEGRAM_URL" default:"https://api.telegram.org" placeholder:"URL" help:"cli.help.telegram_url"`
	Operate   string `name:"operations" env:"MOTCUA_OPERATIONS" placeholder:"ADDRESS" help:"cli.help.operations"`
	Heartbeat string `name:"heartbeat" env:"MOTCUA_HEARTBEAT" placeholder:"URL" help:"cli.help.heartbeat"`
	LogLevel  string `name:"log-level" env:"MOTCUA_LOG_LEVEL" default:"info" placeholder:"LEVEL" help:"cli.help.log_level"`
	LogFormat string `name:"log-format" env:"MOTCUA_LOG_FORMAT" default:"text" placeholder:"FORMAT" help:"cli.help.log_format"`
}

// Settings are a config that was checked.
type Settings struct {
	DB        string
	Zone      *time.Location
	Authority string
	Workdays  *workdays.Calendar
	Every     time.Duration // between two looks at what has become due; 0: none, nor are broadcasts tended
	Tidies    time.Duration // between two purges of what is kept for a time only
	Strangers bool          // messages are taken in also while nobody is registered or invited
	InFlight  int           // notices that go out at once; 0: as many as the courier has unless told
	CloseBy   int           // day of the month on which admins are reminded to close the month before; 0: never
	Provision int           // day of the month on which its provisional summary goes out; 0: never
	Reading   reader.Bounds // of the process that reads a file from a chat
	Clock     *clock
	Telegram  string
	Operate   string // address of the operator's pages; "" for none
	Heartbeat string // the page of a monitor that is asked for each minute while people are answered; "" for none
	Log       *slog.Logger
}

// Muted says whether nothing may be sent at an instant: at night and on days off.
func (s Settings) Muted(at time.Time) bool { return outbox.Muted(at.In(s.Zone), s.Workdays) }

// Check reads the values; the error names the variable that is wrong.
func (c Config) Check(stderr io.Writer) (Settings, error) {
	s := Settings{DB: c.DB, Authority: strings.TrimSpace(c.Authority), Telegram: strings.TrimRight(c.Telegram, "/"), Operate: c.Operate, Every: everyQuarter, Tidies: housekeeping, Reading: reader.Chat()}
	if s.DB == "" {
		return s, errors.New("MOTCUA_DB: the name of the database file must not be empty")
	}
	var err error
	if s.Zone, err = time.LoadLocation(c.Timezone); err != nil || c.Timezone == "" || c.Timezone == "Local" {
		return s, fmt.Errorf("MOTCUA_TIMEZONE: %q is not a time zone such as Asia/Ho_Chi_Minh", c.Timezone)
	}
	for name, day := range map[string]int{"MOTCUA_CLOSE_BY": c.CloseBy, "MOTCUA_PROVISIONAL_ON": c.Provision} {
		if day < 0 || day > lastDay {
			return s, fmt.Errorf("%s: %d is neither a day from 1 to %d nor 0", name, day, lastDay)
		}
	}
	s.CloseBy, s.Provision = c.CloseBy, c.Provision
	if s.Clock, err = NewClock(c.Clock); err != nil {
		return s, err
	}
	if s.Workdays, err = readWorkdays(c.Holidays); err != nil {
		return s, fmt.Errorf("MOTCUA_HOLIDAYS: %w", err)
	}
	u, err := url.Parse(s.Telegram)
	if err != nil || u.Host == "" || (u.Scheme != "http" && u.Scheme != "https") || u.User != nil {
		return s, errors.New("MOTCUA_TELEGRAM_URL: not an address such as https://api.telegram.org")
	}
	if s.Heartbeat = c.Heartbeat; s.Heartbeat != "" {
		if u, err := url.Parse(s.Heartbeat); err != nil || u.Host == "" || (u.Scheme != "http" && u.Scheme != "https") {
			return s, errors.New("MOTCUA_HEARTBEAT: not an address such as https://hc-ping.com/0a1b2c3d") // the value is a secret of the monitor's
		}
	}
	var level slog.Level
	if err := level.UnmarshalText([]byte(c.LogLevel)); err != nil {
		return s, fmt.Errorf("MOTCUA_LOG_LEVEL: %q is none of debug, info, warn, error", c.LogLevel)
	}
	options := &slog.HandlerOptions{Level: level}
	switch c.LogFormat {
	case "text":
		s.Log = slog.New(slog.NewTextHandler(stderr, options))
	case "json":
		s.Log = slog.New(slog.NewJSONHandler(stderr, options))
	default:
		return s, fmt.Errorf("MOTCUA_LOG_FORMAT: %q is neither text nor json", c.LogFormat)
	}
	return s, nil
}

// readWorkdays are the working days of a file, or the built-in ones for "".
func readWorkdays(path string) (*workdays.Calendar, error) {
	if path == "" {
		return workdays.Load()
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	return workdays.Parse(raw)
}

// Token is the bot's token, from MOTCUA_TELEGRAM_TOKEN or the file that MOTCUA_TELEGRAM_TOKEN_FILE names. Errors name
// the variable and never hold the value.
func Token(getenv func(string) string) (string, error) {
	direct, file := strings.TrimSpace(getenv("MOTCUA_TELEGRAM_TOKEN")), getenv("MOTCUA_TELEGRAM_TOKEN_FILE")
	switch {
	case direct != "" && file != "":
		return "", errors.New("MOTCUA_TELEGRAM_TOKEN and MOTCUA_TELEGRAM_TOKEN_FILE are both set: set one")
	case direct != "":
		return direct, nil
	case file == "":
		return "", errors.New("MOTCUA_TELEGRAM_TOKEN is not set: put the token that @BotFather gave into it, or the name of a file that holds it into MOTCUA_TELEGRAM_TOKEN_FILE")
	}
	raw, err := os.ReadFile(file)
	if err != nil {
		return "", fmt.Errorf("MOTCUA_TELEGRAM_TOKEN_FILE: %w", err)
	}
	if direct = strings.TrimSpace(string(raw)); direct == "" {
		return "", fmt.Errorf("MOTCUA_TELEGRAM_TOKEN_FILE: %s is empty", file)
	}
	return direct, nil
}
