package telegram

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"time"

	"motcua/bot"
	"motcua/bot/sandbox"
)

func TestAPictureIsUploadedOnce(t *testing.T) {
	s := newStage(t)
	buttons := [][]bot.Button{{{Label: "Chi tiết", Data: "v1"}}}
	first := s.shown(t, s.send(t, bot.Message{HTML: "<b>a</b>", Photo: drawn(t, 30)}))
	again := s.shown(t, s.send(t, bot.Message{HTML: "<b>b</b>", Photo: drawn(t, 30), Protected: true, Buttons: buttons}))
	if again.Photo.ID != first.Photo.ID || again.Text != "b" || !again.Protected || len(again.Buttons) != 1 {
		t.Errorf("%+v", again)
	}
	if s.pictures.keeps != 2 {
		t.Errorf("kept %d times, want once for each sending", s.pictures.keeps)
	}
	requests := s.Requests()
	if raw := requests[len(requests)-1].Raw; bytes.Contains(raw, []byte("PNG")) || len(raw) > 1000 {
		t.Errorf("the second time %d bytes went out", len(raw))
	}
	s.send(t, bot.Message{Photo: drawn(t, 31)})
	if got := len(s.pictures.ids); got != 2 {
		t.Errorf("%d pictures are kept, want 2", got)
	}
}

func TestAPictureTakesThePlaceOfATextAndOfAPicture(t *testing.T) {
	s := newStage(t)
	id := s.send(t, bot.Message{HTML: "chữ"})
	for i, m := range []bot.Message{
		{HTML: "a", Photo: drawn(t, 30)}, {HTML: "b", Photo: drawn(t, 31)}, {HTML: "c", Photo: drawn(t, 30)},
		{HTML: "c", Photo: drawn(t, 30)}, // changes nothing
		{HTML: "d", File: &bot.File{Name: "báo cáo.docx", Body: []byte("PK")}},
	} {
		m.Edit = id
		if got := s.send(t, m); got != id {
			t.Fatalf("edit %d went to message %d", i, got)
		}
	}
	e := s.shown(t, id)
	if e.Text != "d" || e.Document.Name != "báo cáo.docx" || e.Edits != 4 {
		t.Errorf("%+v", e)
	}
	if want := "sendMessage" + strings.Repeat(" editMessageMedia", 5); s.asked() != want {
		t.Errorf("asked %s", s.asked())
	}
}

// A text cannot take the place of a picture or a file: it goes as a message of its own.
func TestATextForAPictureOrAFileIsSentAnew(t *testing.T) {
	s := newStage(t)
	for _, m := range []bot.Message{{Photo: drawn(t, 30)}, {File: &bot.File{Name: "a.xlsx", Body: []byte("PK")}}} {
		id := s.send(t, m)
		if got := s.send(t, bot.Message{HTML: "chữ", Edit: id}); got == id || s.shown(t, got).Text != "chữ" {
			t.Errorf("the text is message %d", got)
		}
	}
}

func TestAPictureThatTelegramForgotIsUploadedAnew(t *testing.T) {
	s := newStage(t)
	id := s.send(t, bot.Message{Photo: drawn(t, 30)})
	for sum := range s.pictures.ids {
		s.pictures.ids[sum] = `gone"`
	}
	for _, m := range []bot.Message{{HTML: "a", Photo: drawn(t, 30)}, {HTML: "b", Photo: drawn(t, 30), Edit: id}} {
		fresh := s.shown(t, s.send(t, m))
		for sum, kept := range s.pictures.ids {
			if kept != fresh.Photo.ID {
				t.Errorf("kept %s, sent %s", kept, fresh.Photo.ID)
			}
			s.pictures.ids[sum] = "gone"
		}
	}
	if want := "sendPhoto sendPhoto sendPhoto editMessageMedia editMessageMedia"; s.asked() != want {
		t.Errorf("asked %s", s.asked())
	}
}

func TestRefusalsOfAnIDInTelegramsWords(t *testing.T) {
	for _, reason := range []string{
		"Bad Request: wrong file identifier/HTTP URL specified", "Bad Request: wrong remote file identifier specified: Wrong padding in the string",
		"Bad Request: FILE_REFERENCE_EXPIRED", "Bad Request: FILE_REFERENCE_0_INVALID", "Bad Request: PHOTO_ID_INVALID",
		"Bad Request: wrong file_id or the file is temporarily unavailable", "Bad Request: can't use file of type Document as Photo",
	} {
		if !isUnknownPicture(reason) {
			t.Errorf("%s: not about the id", reason)
		}
	}
	for _, reason := range []string{"Bad Request: message caption is too long", "Bad Request: message is not modified", "Bad Request: can't parse entities: x"} {
		if isUnknownPicture(reason) {
			t.Errorf("%s: about the id", reason)
		}
	}
}

func TestAShelfThatFailsStopsNoPicture(t *testing.T) {
	s := newStage(t)
	s.pictures.fails = errors.New("the disk is full")
	s.send(t, bot.Message{Photo: drawn(t, 30)})
	s.send(t, bot.Message{Photo: drawn(t, 30)})
	if s.asked() != "sendPhoto sendPhoto" || strings.Count(s.log.String(), "the disk is full") != 4 {
		t.Errorf("asked %s, log %s", s.asked(), s.log)
	}
}

func TestACaptionRefusedForItsFormGoesPlainUnderAKnownPicture(t *testing.T) {
	s := newStage(t)
	s.send(t, bot.Message{Photo: drawn(t, 30)})
	if e := s.shown(t, s.send(t, bot.Message{HTML: "<x>a</x>", Photo: drawn(t, 30)})); e.Text != "a" || e.Photo == nil {
		t.Errorf("%+v", e)
	}
}

func TestAnUploadIsAnnouncedAndAnIDIsNot(t *testing.T) {
	f := newFake()
	announced := make(chan any, 9)
	f.answer = func(a asked) (string, error) {
		switch a.method {
		case "sendChatAction":
			announced <- a.fields["action"]
			return refusal(429, "Too Many Requests"), nil
		case "sendPhoto", "sendDocument":
			if len(a.files) > 0 {
				want := map[string]any{"sendPhoto": "upload_photo", "sendDocument": "upload_document"}[a.method]
				select {
				case got := <-announced:
					if got != want {
						t.Errorf("%s is announced as %v", a.method, got)
					}
				case <-time.After(10 * time.Second):
					t.Errorf("%s is not announced", a.method)
				}
			}
			return `{"ok":true,"result":{"message_id":77,"photo":[{"file_id":"s","width":90,"height":60},{"file_id":"l","width":900,"height":600},{"file_id":"m","width":300,"height":200}]}}`, nil
		}
		return "", nil
	}
	c := newClient(t, f, nil)
	kept := &shelf{ids: map[string]string{}}
	c.pictures = kept
	for _, m := range []bot.Message{{Photo: []byte("png")}, {Photo: []byte("png")}, {File: &bot.File{Name: "a", Body: []byte("b")}}} {
		if _, err := c.Send(t.Context(), 5, m); err != nil {
			t.Fatal(err)
		}
	}
	if n := len(f.asked("sendChatAction")); n != 2 {
		t.Errorf("%d uploads are announced, want 2", n)
	}
	if again := f.asked("sendPhoto")[1]; again.fields["photo"] != "l" {
		t.Errorf("the picture is sent again as %v, want the largest size", again.fields["photo"])
	}
}

// A chat action that never gets an answer holds nothing up.
func TestAnAnnouncementHoldsNothingUp(t *testing.T) {
	s := newStage(t)
	s.Faults(sandbox.Faults{Rules: []sandbox.Fault{{Kind: sandbox.Mute, Method: "sendChatAction"}}})
	s.send(t, bot.Message{Photo: drawn(t, 30)})
}

// What a picture shows is said in its caption: that goes alone when Telegram cannot take the picture.
func TestTheCaptionGoesAloneWhenThePictureIsRefused(t *testing.T) {
	for edit, want := range map[int]string{0: "sendMessage", 9: "editMessageText"} {
		f := newFake()
		f.answer = func(a asked) (string, error) {
			if a.method == "sendPhoto" || a.method == "editMessageMedia" {
				return refusal(400, "Bad Request: IMAGE_PROCESS_FAILED"), nil
			}
			return "", nil
		}
		m := bot.Message{HTML: "<b>87,7 điểm</b>", Photo: []byte("png"), Edit: edit, Buttons: [][]bot.Button{{{Label: "Chi tiết", Data: "v1"}}}}
		if _, err := newClient(t, f, nil).Send(t.Context(), 5, m); err != nil {
			t.Fatal(err)
		}
		if sent := f.asked(want); len(sent) != 1 || sent[0].fields["text"] != m.HTML || sent[0].fields["reply_markup"] == nil {
			t.Errorf("%s: %+v", want, sent)
		}
	}
}
