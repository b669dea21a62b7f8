package telegram

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"testing/synctest"
	"time"
	"unicode/utf16"
	"unicode/utf8"

	"motcua/bot"
)

func refusal(code int, description string) string {
	return fmt.Sprintf(`{"ok":false,"error_code":%d,"description":%q}`, code, description)
}

func TestSendSaysWhatBecameOfAMessage(t *testing.T) {
	for _, c := range []struct {
		name   string
		answer string
		err    error
		want   error // its type and text; nil for success
	}{
		{"accepted", "", nil, nil},
		{"blocked by the person", refusal(403, "Forbidden: bot was blocked by the user"), nil, bot.Unreachable{Reason: "Forbidden: bot was blocked by the user"}},
		{"never met", refusal(400, "Bad Request: chat not found"), nil, bot.Unreachable{Reason: "Bad Request: chat not found"}},
		{"asked to wait", `{"ok":false,"error_code":429,"description":"Too Many Requests","parameters":{"retry_after":17}}`, nil, bot.Busy{After: 17 * time.Second}},
		{"asked to wait, not how long", refusal(429, "Too Many Requests"), nil, bot.Busy{After: unstatedWait}},
		{"refused, in plain text too", refusal(400, "Bad Request: message text is empty"), nil, bot.Refused{Reason: "Bad Request: message text is empty"}},
		{"a token that Telegram does not know loses no message", refusal(401, "Unauthorized"), nil, errToken},
		{"the server is broken", refusal(500, "Internal Server Error"), nil, bot.Unknown{Err: errors.New("Telegram answers 500: Internal Server Error")}},
		{"a block page is no answer", "<html>403 Forbidden</html>", nil, bot.Unknown{Err: errors.New("status 200 with an answer that is not Telegram's")}},
		{"JSON of somebody else is no answer", `{"error":"forbidden"}`, nil, bot.Unknown{Err: errors.New("status 200 with an answer that is not Telegram's")}},
		{"the line breaks after the request", "", errors.New("connection reset"), bot.Unknown{Err: errors.New("connection reset")}},
	} {
		for kind, m := range map[string]bot.Message{
			"text":    {HTML: "x"},
			"edit":    {HTML: "x", Edit: 9},
			"picture": {HTML: "x", Photo: []byte("png")},
			"file":    {HTML: "x", File: &bot.File{Name: "a.xlsx", Body: []byte("zip")}},
		} {
			t.Run(c.name+", "+kind, func(t *testing.T) {
				f := newFake()
				f.answer = func(asked) (string, error) { return c.answer, c.err }
				_, err := newClient(t, f, nil).Send(t.Context(), 5, m)
				var got error
				if err != nil {
					got = outcomeIn(err)
				}
				if fmt.Sprintf("%T %v", got, got) != fmt.Sprintf("%T %v", c.want, c.want) {
					t.Errorf("got %T %v, want %T %v", got, err, c.want, c.want)
				}
			})
		}
	}
}

func TestEdits(t *testing.T) {
	for _, c := range []struct {
		name, answer string
		id           int
		methods      string
	}{
		{"an edit keeps its message", "", 9, "editMessageText"},
		{"an edit that changes nothing is a success", refusal(400, "Bad Request: message is not modified: specified new message content"), 9, "editMessageText"},
		{"a message that was deleted is sent anew", refusal(400, "Bad Request: message to edit not found"), 77, "editMessageText sendMessage"},
		{"a message too old to edit is sent anew", refusal(400, "Bad Request: message can't be edited"), 77, "editMessageText sendMessage"},
		{"a picture cannot become text", refusal(400, "Bad Request: there is no text in the message to edit"), 77, "editMessageText sendMessage"},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := newFake()
			f.answer = func(a asked) (string, error) {
				if a.method == "editMessageText" {
					return c.answer, nil
				}
				return "", nil
			}
			id, err := newClient(t, f, nil).Send(t.Context(), 5, bot.Message{HTML: "x", Edit: 9})
			var methods []string
			for _, a := range f.calls {
				methods = append(methods, a.method)
			}
			if err != nil || id != c.id || strings.Join(methods, " ") != c.methods {
				t.Errorf("%d %v by %v", id, err, methods)
			}
		})
	}
}

func TestAMessageRefusedForItsFormArrivesAsPlainText(t *testing.T) {
	f := newFake()
	f.answer = func(a asked) (string, error) {
		if a.fields["parse_mode"] == "HTML" {
			return refusal(400, "Bad Request: can't parse entities: Unsupported start tag"), nil
		}
		return "", nil
	}
	_, err := newClient(t, f, nil).Send(t.Context(), 5, bot.Message{HTML: "<b>87,7</b> &lt; 90 <u", Protected: true, Buttons: [][]bot.Button{{{Label: "Chi tiết", Data: "d"}}}})
	sent := f.asked("sendMessage")
	if err != nil || len(sent) != 2 || sent[1].fields["text"] != "87,7 < 90 <u" || sent[1].fields["protect_content"] != true || sent[1].fields["reply_markup"] == nil {
		t.Errorf("%v %v", err, sent)
	}
}

func TestWhatGoesOut(t *testing.T) {
	f := newFake()
	c := newClient(t, f, nil)
	buttons := [][]bot.Button{{{Label: "Chi tiết", Data: "v1"}, {Label: "Trang", URL: "https://example.vn"}}}
	for _, m := range []bot.Message{
		{HTML: "<b>Tốt</b>", Buttons: buttons, Protected: true},
		{HTML: "ảnh", Photo: []byte("\x89PNG"), Buttons: buttons, Protected: true},
		{HTML: "tệp", File: &bot.File{Name: "báo cáo.docx", Body: []byte("PK")}},
	} {
		if id, err := c.Send(t.Context(), 5, m); id != 77 || err != nil {
			t.Fatal(id, err)
		}
	}
	text, photo, file := f.asked("sendMessage")[0].fields, f.asked("sendPhoto")[0], f.asked("sendDocument")[0]
	want := `map[chat_id:5 link_preview_options:map[is_disabled:true] parse_mode:HTML protect_content:true reply_markup:map[inline_keyboard:[[map[callback_data:v1 text:Chi tiết] map[text:Trang url:https://example.vn]]]] text:<b>Tốt</b>]`
	if got := fmt.Sprint(text); got != want {
		t.Error(got)
	}
	if photo.method != "sendPhoto" || string(photo.files["photo"]) != "\x89PNG" || photo.fields["caption"] != "ảnh" || photo.fields["chat_id"] != "5" ||
		photo.fields["protect_content"] != "true" || photo.fields["parse_mode"] != "HTML" || !strings.Contains(fmt.Sprint(photo.fields["reply_markup"]), `"callback_data":"v1"`) {
		t.Errorf("%v", photo)
	}
	if file.method != "sendDocument" || string(file.files["document"]) != "PK" {
		t.Errorf("%v", file)
	}
	if err := c.SetCommands(t.Context(), 5, "vi", []bot.Command{{Name: "diem", Description: "Điểm của xã"}}); err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprint(f.asked("setMyCommands")[0].fields); got != `map[commands:[{"command":"diem","description":"Điểm của xã"}] language_code:vi scope:{"type":"chat","chat_id":5}]` {
		t.Error(got)
	}
}

// Over a real line: what had no connection never went out; what had one and got no answer may have.
func TestARequestWithoutAConnectionDidNotGoOut(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	closed := "http://" + listener.Addr().String()
	listener.Close()
	mute := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { panic(http.ErrAbortHandler) }))
	defer mute.Close()
	for address, wantAway := range map[string]bool{closed: true, mute.URL: false} {
		c, err := New(Config{Token: secret, BaseURL: address})
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range []bot.Message{{HTML: "x"}, {HTML: "x", Photo: []byte("p")}} {
			_, err = c.Send(t.Context(), 1, m)
			_, isAway := errors.AsType[away](err)
			_, isUnknown := errors.AsType[bot.Unknown](err)
			if isAway != wantAway || isUnknown == wantAway {
				t.Errorf("%T %v", err, err)
			}
			if strings.Contains(err.Error(), secret) || strings.Contains(err.Error(), "AAsecret") {
				t.Errorf("the token is in %v", err)
			}
		}
		c.http.CloseIdleConnections()
	}
}

func TestARedirectIsNotFollowed(t *testing.T) {
	elsewhere := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { t.Error("the token went elsewhere") }))
	defer elsewhere.Close()
	home := httptest.NewServer(http.RedirectHandler(elsewhere.URL, http.StatusTemporaryRedirect))
	defer home.Close()
	c, err := New(Config{Token: secret, BaseURL: home.URL})
	if err != nil {
		t.Fatal(err)
	}
	defer c.http.CloseIdleConnections()
	if _, err := c.Me(t.Context()); err == nil {
		t.Error("a redirect is taken for an answer")
	}
}

func TestASendIsGivenThirtySeconds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := newClient(t, hanging{}, nil)
		began := time.Now()
		_, err := c.Send(t.Context(), 1, bot.Message{HTML: "x"})
		if _, unknown := errors.AsType[bot.Unknown](err); !unknown || time.Since(began) != patience {
			t.Errorf("%v after %v", err, time.Since(began))
		}
	})
}

type hanging struct{}

func (hanging) RoundTrip(r *http.Request) (*http.Response, error) {
	<-r.Context().Done()
	return nil, r.Context().Err()
}

func TestTheTokenIsNeverSeen(t *testing.T) {
	for _, c := range []struct {
		name string
		err  error
	}{
		{"in the address of a request", &url.Error{Op: "Post", URL: "https://h/bot" + secret + "/getMe", Err: errors.New("no route to host")}},
		{"in the cause", &url.Error{Op: "Post", URL: "x", Err: errors.New(`parse "bot` + secret + `"`)}},
		{"escaped", fmt.Errorf("at %s: bad", url.QueryEscape(secret))},
		{"without its number", errors.New("AAsecretsecretsecretsecretsecret")},
		{"at the end of a context", fmt.Errorf("bot%s: %w", secret, context.Canceled)},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := fmt.Sprintf("%v %+v", token(secret).redactError(c.err), token(secret).redactError(c.err)); strings.Contains(got, "AAsecret") {
				t.Error(got)
			}
		})
	}
	if got := fmt.Sprintf("%v %s %+v %#v", token(secret), token(secret), token(secret), token(secret)); strings.Contains(got, "AAsecret") {
		t.Error(got)
	}
	if !errors.Is(token(secret).redactError(fmt.Errorf("bot%s: %w", secret, context.Canceled)), context.Canceled) {
		t.Error("the end of a context is not recognisable")
	}
	for _, bad := range []string{"", "AAsecretsecretsecretsecretsecret", "12:short", secret + "/../x", secret + "\n"} {
		if _, err := New(Config{Token: bad}); err == nil || (bad != "" && strings.Contains(err.Error(), bad)) {
			t.Errorf("%q: %v", bad, err)
		}
	}
	var log bytes.Buffer
	f := newFake()
	f.answer = func(asked) (string, error) {
		return "", &url.Error{Op: "Post", URL: "https://h/bot" + secret, Err: errors.New("bot" + secret + " is unreachable")}
	}
	synctest.Test(t, func(t *testing.T) {
		stop := running(t, newClient(t, f, &log), newMemory(), echo)
		time.Sleep(time.Minute)
		stop()
	})
	if strings.Contains(log.String(), "AAsecret") || !strings.Contains(log.String(), "unreachable") {
		t.Error(log.String())
	}
}

func FuzzPlainTextFits(f *testing.F) {
	f.Add("<b>Tốt</b> &amp; <a href='x'>khá</a>", 10)
	f.Add("😀😀😀<", 3)
	f.Add("\xff\xfe<1>", 2)
	f.Fuzz(func(t *testing.T, source string, limit int) {
		limit = 1 + (limit&0xFFF+0xFFF)&0xFFF
		text := plainText(source, limit)
		if n := len(utf16.Encode([]rune(text))); n > limit {
			t.Errorf("%d units, at most %d: %q", n, limit, text)
		}
		if utf8.ValidString(source) && !utf8.ValidString(text) {
			t.Errorf("%q is split within a character", text)
		}
	})
}
