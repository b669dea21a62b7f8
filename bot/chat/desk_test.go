package chat_test

import (
	"context"
	"strings"
	"testing"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/chattest"
	"motcua/scoring/people"
)

// carried is what the button of these tests carries.
type carried struct{ Number int }

const toNumber chat.Route[carried] = "number"

// numbers is a feature with one button, which only admins may press.
func numbers() chat.Feature {
	return chat.Feature{Presses: []chat.Press{
		chat.On(toNumber, chat.RequireRole("targets.not_yours", people.Admin), func(_ context.Context, q *chat.Question, p carried) (bot.Reply, error) {
			return q.Show(chat.Note("number", q.Renderer.Words.Number(int64(p.Number)))), nil
		}),
	}}
}

func TestButtonIsAnsweredByItsFeature(t *testing.T) {
	for _, c := range []struct {
		says, data string
		person     int64
		want       string
	}{
		{"an admin's press", "1:number:::7", chattest.Admin, "number\n7"},
		{"one of an earlier day, with a month", "1:number:2024-06::7", chattest.Admin, "number\n7"},
		{"what the route does not write", "1:number:::07", chattest.Admin, "Nút này không còn hiệu lực"},
		{"a button that there is not", "1:letters:::7", chattest.Admin, "Nút này không còn hiệu lực"},
		{"somebody without the role", "1:number:::7", chattest.Chair, "Chỉ quản trị"},
		{"without the role, and unreadable", "1:number:::07", chattest.Chair, "Chỉ quản trị"},
		{"a stranger", "1:number:::7", chattest.Stranger, "chưa"},
	} {
		desk := chattest.Desk(t, chattest.Store(t))
		desk.Add(numbers())
		if got := chattest.NewTalk(t, desk, c.person, "vi").Press(c.data); !strings.Contains(got, c.want) {
			t.Errorf("%s: %q is not in\n%s", c.says, c.want, got)
		}
	}
}
