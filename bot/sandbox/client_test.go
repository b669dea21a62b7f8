package sandbox_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	telegram "github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"

	"motcua/bot/sandbox"
)

// client is the library's bot, talking to a started server over the network.
func client(t *testing.T, s *sandbox.Server, options ...telegram.Option) *telegram.Bot {
	t.Helper()
	b, err := telegram.New(s.Token(), append(options, telegram.WithServerURL(s.URL()))...)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestTheLibraryAsAClient(t *testing.T) {
	s, u := started(t, sandbox.Config{})
	b, ctx := client(t, s), t.Context()
	me, err := b.GetMe(ctx)
	if err != nil || me.Username != "motcua_bot" || me.ID != 1000000001 || !me.IsBot {
		t.Fatalf("getMe: %+v, %v", me, err)
	}
	m, err := b.SendMessage(ctx, &telegram.SendMessageParams{
		ChatID: u.ID, Text: "<b>Xã Háng Lìa</b> · 87,7 điểm", ParseMode: models.ParseModeHTML, ProtectContent: true,
		ReplyMarkup: &models.InlineKeyboardMarkup{InlineKeyboard: [][]models.InlineKeyboardButton{
			{{Text: "Chi tiết", CallbackData: "v1:d"}, {Text: "Cổng dịch vụ công", URL: "https://dichvucong.gov.vn"}},
		}},
	})
	if err != nil || m.Text != "Xã Háng Lìa · 87,7 điểm" || len(m.Entities) != 1 || m.Chat.ID != u.ID {
		t.Fatalf("sendMessage: %+v, %v", m, err)
	}
	if _, err := b.SendChatAction(ctx, &telegram.SendChatActionParams{ChatID: u.ID, Action: models.ChatActionTyping}); err != nil {
		t.Errorf("sendChatAction: %v", err)
	}
	edit := &telegram.EditMessageTextParams{ChatID: u.ID, MessageID: m.ID, Text: "74,6/85", ParseMode: models.ParseModeHTML}
	if e, err := b.EditMessageText(ctx, edit); err != nil || e.Text != "74,6/85" || e.EditDate == 0 || e.ReplyMarkup != nil {
		t.Errorf("editMessageText: %+v, %v", e, err)
	}
	if _, err := b.EditMessageText(ctx, edit); !errors.Is(err, telegram.ErrorBadRequest) || !strings.Contains(err.Error(), "message is not modified") {
		t.Errorf("the same edit again: %v", err)
	}
	p, err := b.SendPhoto(ctx, &telegram.SendPhotoParams{ChatID: u.ID, Caption: "Xu hướng",
		Photo: &models.InputFileUpload{Filename: "x.png", Data: bytes.NewReader(picture(t, 64, 32))}})
	if err != nil || len(p.Photo) != 1 || p.Photo[0].Width != 64 || p.Caption != "Xu hướng" {
		t.Fatalf("sendPhoto: %+v, %v", p, err)
	}
	if e, err := b.EditMessageCaption(ctx, &telegram.EditMessageCaptionParams{ChatID: u.ID, MessageID: p.ID, Caption: "12 tháng"}); err != nil || e.Caption != "12 tháng" {
		t.Errorf("editMessageCaption: %+v, %v", e, err)
	}
	d, err := b.SendDocument(ctx, &telegram.SendDocumentParams{ChatID: u.ID, Document: &models.InputFileUpload{Filename: "báo cáo.docx", Data: strings.NewReader("PK")}})
	if err != nil || d.Document.FileName != "báo cáo.docx" {
		t.Fatalf("sendDocument: %+v, %v", d, err)
	}
	if again, err := b.SendDocument(ctx, &telegram.SendDocumentParams{ChatID: u.ID, Document: &models.InputFileString{Data: d.Document.FileID}}); err != nil || again.Document.FileID != d.Document.FileID {
		t.Errorf("sendDocument by id: %+v, %v", again, err)
	}
	if ok, err := b.DeleteMessage(ctx, &telegram.DeleteMessageParams{ChatID: u.ID, MessageID: d.ID}); err != nil || !ok {
		t.Errorf("deleteMessage: %v, %v", ok, err)
	}
	bot := slices.DeleteFunc(s.Transcript(u.ID), func(e sandbox.Entry) bool { return !e.Bot })
	if len(bot) != 5 || !bot[0].Protected || bot[0].Edits != 1 || bot[0].HTML != "74,6/85" || bot[0].Buttons != nil ||
		bot[1].Kind != sandbox.Action || bot[2].Text != "12 tháng" || !bot[3].Deleted || string(bot[3].Document.Body) != "PK" {
		t.Errorf("the transcript reads %+v", bot)
	}
}

func TestTheLibrarySeesRefusalsAsItsErrors(t *testing.T) {
	s, u := started(t, sandbox.Config{})
	b, ctx := client(t, s), t.Context()
	send := func() error {
		_, err := b.SendMessage(ctx, &telegram.SendMessageParams{ChatID: u.ID, Text: "a"})
		return err
	}
	s.Faults(sandbox.Faults{Rules: []sandbox.Fault{{Kind: sandbox.Busy, RetryAfter: 30, Times: 1}}})
	if busy, ok := errors.AsType[*telegram.TooManyRequestsError](send()); !ok || busy.RetryAfter != 30 {
		t.Errorf("busy: %+v", busy)
	}
	u.Block()
	if err := send(); !errors.Is(err, telegram.ErrorForbidden) || !strings.Contains(err.Error(), "bot was blocked by the user") {
		t.Errorf("blocked: %v", err)
	}
	if _, err := telegram.New("1000000001:"+strings.Repeat("x", 35), telegram.WithServerURL(s.URL())); !errors.Is(err, telegram.ErrorUnauthorized) {
		t.Errorf("a wrong token: %v", err)
	}
}

func TestTheLibrarySetsMenus(t *testing.T) {
	s, u := started(t, sandbox.Config{})
	b, ctx := client(t, s), t.Context()
	set := func(scope models.BotCommandScope, language, name string) {
		t.Helper()
		_, err := b.SetMyCommands(ctx, &telegram.SetMyCommandsParams{
			Commands: []models.BotCommand{{Command: name, Description: "Điểm của xã"}}, Scope: scope, LanguageCode: language,
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	menu := func(want string) {
		t.Helper()
		if got := u.Menu(); len(got) != 1 || got[0].Name != want {
			t.Errorf("the person sees %+v, want /%s", got, want)
		}
	}
	set(nil, "", "start")
	menu("start")
	set(&models.BotCommandScopeAllPrivateChats{}, "", "score")
	menu("score")
	set(&models.BotCommandScopeAllPrivateChats{}, "vi", "diem")
	menu("diem")
	set(&models.BotCommandScopeChat{ChatID: u.ID}, "", "tongquan")
	menu("tongquan")
	if got := s.Commands("all_private_chats", "vi"); len(got) != 1 || got[0].Description != "Điểm của xã" {
		t.Errorf("the list for private chats is %+v", got)
	}
	if _, err := b.DeleteMyCommands(ctx, &telegram.DeleteMyCommandsParams{Scope: &models.BotCommandScopeChat{ChatID: u.ID}}); err != nil {
		t.Fatal(err)
	}
	menu("diem")
	if got, err := b.GetMyCommands(ctx, &telegram.GetMyCommandsParams{LanguageCode: ""}); err != nil || len(got) != 1 || got[0].Command != "start" {
		t.Errorf("getMyCommands: %+v, %v", got, err)
	}
}

func TestAnEchoBotOfTheLibrary(t *testing.T) {
	s, u := started(t, sandbox.Config{})
	echo := func(ctx context.Context, b *telegram.Bot, got *models.Update) {
		var err error
		switch {
		case got.CallbackQuery != nil:
			_, err = b.AnswerCallbackQuery(ctx, &telegram.AnswerCallbackQueryParams{CallbackQueryID: got.CallbackQuery.ID, Text: "Đã rõ", ShowAlert: true})
			message := got.CallbackQuery.Message.Message
			_, editErr := b.EditMessageReplyMarkup(ctx, &telegram.EditMessageReplyMarkupParams{ChatID: message.Chat.ID, MessageID: message.ID})
			err = errors.Join(err, editErr)
		case got.Message.Document != nil:
			file, fileErr := b.GetFile(ctx, &telegram.GetFileParams{FileID: got.Message.Document.FileID})
			if fileErr != nil {
				t.Error(fileErr)
				return
			}
			response, getErr := http.Get(b.FileDownloadLink(file))
			if getErr != nil {
				t.Error(getErr)
				return
			}
			defer response.Body.Close()
			body, readErr := io.ReadAll(response.Body)
			_, err = b.SendMessage(ctx, &telegram.SendMessageParams{ChatID: u.ID, Text: fmt.Sprintf("%s: %s", got.Message.Document.FileName, body)})
			err = errors.Join(err, readErr)
		case got.Message.Sticker != nil:
			_, err = b.SendMessage(ctx, &telegram.SendMessageParams{ChatID: u.ID, Text: "nhãn dán " + got.Message.Sticker.Emoji})
		default:
			_, err = b.SendMessage(ctx, &telegram.SendMessageParams{ChatID: u.ID, Text: "bạn viết: " + got.Message.Text,
				ReplyMarkup: models.InlineKeyboardMarkup{InlineKeyboard: [][]models.InlineKeyboardButton{{{Text: "Đã rõ", CallbackData: "ok"}}}}})
		}
		if err != nil && ctx.Err() == nil { // the test may end before the last answer is read
			t.Error(err)
		}
	}
	b := client(t, s, telegram.WithDefaultHandler(echo))
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	var running sync.WaitGroup
	running.Go(func() { b.Start(ctx) })
	t.Cleanup(func() { cancel(); running.Wait() })

	sent, err := s.Wait(ctx, u.ID, 1)
	if err != nil || sent[0].Text != "bạn viết: /start" {
		t.Fatalf("after /start: %+v, %v", sent, err)
	}
	follow := s.Subscribe(u.ID)
	defer follow.Close()
	if err := u.Press(sent[0].MessageID, "Đã rõ"); err != nil {
		t.Fatal(err)
	}
	toast, err := follow.Next(ctx)
	if err != nil || toast.Kind != sandbox.Toast || toast.Text != "Đã rõ" || !toast.Alert {
		t.Fatalf("after a press: %+v, %v", toast, err)
	}
	edited, err := follow.Next(ctx)
	if err != nil || edited.Edits != 1 || edited.Buttons != nil || edited.Text != "bạn viết: /start" {
		t.Fatalf("after the toast: %+v, %v", edited, err)
	}
	if err := u.Press(sent[0].MessageID, "Đã rõ"); err == nil {
		t.Error("a button that is gone can be pressed")
	}
	u.SendFile("số liệu.csv", []byte("Mã hồ sơ"))
	if sent, err = s.Wait(ctx, u.ID, 2); err != nil || sent[1].Text != "số liệu.csv: Mã hồ sơ" {
		t.Fatalf("after a file: %+v, %v", sent, err)
	}
	u.Sticker()
	if sent, err = s.Wait(ctx, u.ID, 3); err != nil || sent[2].Text != "nhãn dán 👍" {
		t.Fatalf("after a sticker: %+v, %v", sent, err)
	}
}
