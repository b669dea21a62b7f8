package telegram

import (
	"context"
	"fmt"
	"testing"

	"motcua/bot"
)

func TestLastingKeyboards(t *testing.T) {
	s := newStage(t)
	keys := [][]string{{"Điểm", "Quá hạn"}, {"Xếp hạng"}}
	shows := func(when string, want [][]string) {
		t.Helper()
		if got := s.user.Keyboard().Rows; fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%s the chat shows %v, want %v", when, got, want)
		}
	}
	id := s.send(t, bot.Message{HTML: "a", Buttons: [][]bot.Button{{{Label: "b", Data: "b"}}}, Keys: keys})
	shows("with buttons beside keys", nil)
	s.send(t, bot.Message{HTML: "b", Edit: id, Keys: keys})
	shows("after an edit with keys", nil)
	if s.log.Len() > 0 {
		t.Errorf("the edit was refused at first: %s", s.log)
	}
	s.send(t, bot.Message{HTML: "a", Keys: keys})
	shows("with keys", keys)
	s.send(t, bot.Message{Photo: drawn(t, 30), NoKeys: true})
	shows("after they were taken away", nil)
	s.send(t, bot.Message{Photo: drawn(t, 30), Keys: keys})
	shows("with a picture sent by its id", keys)
	s.send(t, bot.Message{HTML: "a", NoKeys: true})
	s.send(t, bot.Message{HTML: "a", Keys: [][]string{{""}}})
	shows("with keys that Telegram refuses", nil)
	f := newFake()
	if _, err := newClient(t, f, nil).Send(t.Context(), 5, bot.Message{HTML: "a", Keys: keys[1:]}); err != nil {
		t.Fatal(err)
	}
	want := "map[is_persistent:true keyboard:[[map[text:Xếp hạng]]] resize_keyboard:true]"
	if got := fmt.Sprint(f.asked("sendMessage")[0].fields["reply_markup"]); got != want {
		t.Error(got)
	}
}

func TestAPressSaysWhetherItStandsUnderAPicture(t *testing.T) {
	s := newStage(t)
	button := [][]bot.Button{{{Label: "a", Data: "a"}}}
	inbox := newMemory()
	requests := make(chan bot.Request, 9)
	stop := running(t, s.client, inbox, answers(func(_ context.Context, r bot.Request) (bot.Reply, error) {
		if r.Press != nil {
			requests <- r
		}
		return bot.Reply{}, nil
	}))
	for _, c := range []struct {
		m       bot.Message
		picture bool
	}{
		{bot.Message{HTML: "a", Buttons: button}, false},
		{bot.Message{Photo: drawn(t, 30), Buttons: button}, true},
		{bot.Message{File: &bot.File{Name: "a", Body: []byte("b")}, Buttons: button}, false},
	} {
		id := s.send(t, c.m)
		if err := s.user.Press(id, "a"); err != nil {
			t.Fatal(err)
		}
		if p := (<-requests).Press; p.Picture != c.picture || p.Message != id {
			t.Errorf("%+v", p)
		}
	}
	id := s.send(t, bot.Message{Photo: drawn(t, 30)})
	s.Server.User(42, "").PressData(id+1000, "a")
	if p := (<-requests).Press; p.Picture || p.Message != 0 {
		t.Errorf("a press under a message that is gone: %+v", p)
	}
	if err := stop(); err != nil {
		t.Error(err)
	}
	if n := s.OpenPresses(); n != 0 {
		t.Errorf("%d presses are not answered", n)
	}
}
