package doctor

import (
	"context"
	"log/slog"
	"net/http"
	"net/url"
	"time"

	"motcua/bot/telegram"
	"motcua/cmd/motcua/house"
)

const (
	// mostAhead is how far the machine's clock may be from the server's: beyond, certificates and reminders come out wrong.
	mostAhead = 2 * time.Minute
	// rivalry is how long it is looked whether another program polls, which begins anew within seconds.
	rivalry = 8 * time.Second
)

// telegram tries the way to Telegram, and what Telegram says of the bot. Whether the store is served decides who may poll.
func (f *findings) telegram(ctx context.Context, served bool) {
	reached := f.way(ctx)
	secret, err := house.Token(f.world.Getenv)
	if err != nil {
		f.add("token", Failed, "doctor.token_none", "doctor.token_do", "reason", err.Error())
		return
	}
	client, err := telegram.New(telegram.Config{Token: secret, BaseURL: f.world.Settings.Telegram, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		f.add("token", Failed, "doctor.token_none", "doctor.token_do", "reason", err.Error())
		return
	}
	if !reached {
		f.add("token", Unknown, "doctor.token_untried", "")
		return
	}
	name, err := client.Me(ctx)
	switch {
	case telegram.IsTokenRefused(err):
		f.add("token", Failed, "doctor.token_refused", "doctor.token_do")
		return
	case err != nil:
		f.add("token", Failed, "doctor.not_telegram", "doctor.not_telegram_do", "reason", err.Error())
		return
	}
	f.add("token", Good, "doctor.token_good", "", "name", name)
	f.updates(ctx, client, served)
}

// way tries to reach Telegram as the program does, and says of the other way, too, where there is a proxy.
func (f *findings) way(ctx context.Context) (reached bool) {
	base := f.world.Settings.Telegram
	host := base
	if address, err := url.Parse(base); err == nil {
		host = address.Host
	}
	proxy, err := proxyFor(base)
	if err != nil {
		f.add("proxy", Failed, "doctor.proxy_wrong", "doctor.proxy_do")
		return false
	}
	direct := tryReach(ctx, base, nil)
	used := direct
	if proxy == nil {
		f.reached("direct", "doctor.reach_do", direct, host, host)
	} else {
		used = tryReach(ctx, base, http.ProxyURL(proxy))
		f.reached("proxy", "doctor.proxy_do", used, host, proxy.Host)
		if direct.at == arrived {
			f.add("direct", Good, "doctor.direct_too", "", "host", host)
		} else {
			f.add("direct", Good, "doctor.direct_not", "", "host", host, "stage", f.world.Words.Text(stageKeys[direct.at], "host", host))
		}
	}
	f.clock(used)
	return used.at == arrived
}

// reached notes how far a way to a host led, of which the first stop is the host itself or a proxy.
func (f *findings) reached(check, do string, r reach, host, first string) {
	if r.at == arrived {
		f.add(check, Good, "doctor.reached", "", "host", host)
		return
	}
	if r.at <= atConnection {
		host = first
	}
	f.add(check, Failed, "doctor.not_reached", do, "stage", f.world.Words.Text(stageKeys[r.at], "host", host), "reason", r.err.Error())
}

// clock holds the machine's clock against the server's.
func (f *findings) clock(r reach) {
	if f.world.Settings.Clock.IsShifted() {
		f.add("clock", Warning, "doctor.clock_set", "doctor.clock_set_do")
		return
	}
	if r.date.IsZero() {
		f.add("clock", Unknown, "doctor.clock_unknown", "")
		return
	}
	if off := time.Since(r.date); off.Abs() > mostAhead {
		f.add("clock", Failed, "doctor.clock_off", "doctor.clock_do", "off", off.Abs().Round(time.Second).String())
		return
	}
	f.add("clock", Good, "doctor.clock_good", "")
}

// updates says who gets what people write.
func (f *findings) updates(ctx context.Context, client *telegram.Client, served bool) {
	hook, err := client.Webhook(ctx)
	switch {
	case err != nil:
		f.add("webhook", Unknown, "doctor.untried", "", "reason", err.Error())
		return
	case hook.Host != "":
		f.add("webhook", Failed, "doctor.webhook_set", "doctor.webhook_do", "host", hook.Host)
		return
	}
	f.add("webhook", Good, "doctor.webhook_none", "", "n", hook.Pending)
	if served {
		f.add("poller", Good, "doctor.poller_ours", "")
		return
	}
	has, known, err := client.HasRival(ctx, rivalry)
	switch {
	case has:
		f.add("poller", Failed, "doctor.poller_other", "doctor.poller_do")
	case err != nil:
		f.add("poller", Unknown, "doctor.untried", "", "reason", err.Error())
	case !known:
		f.add("poller", Unknown, "doctor.poller_unknown", "")
	default:
		f.add("poller", Good, "doctor.poller_none", "")
	}
}
