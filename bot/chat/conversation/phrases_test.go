package conversation

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/chattest"
	"motcua/scoring"
	"motcua/scoring/names"
)

// asked is what a text was understood as.
type asked struct{ command, month, unit string }

// listener is a desk whose commands only say what they were asked.
type listener struct {
	*house
	heard asked
}

func listen(t *testing.T) *listener {
	l := &listener{house: openHouse(t)}
	hear := func(command string, s chat.Selection) {
		l.heard = asked{command, string(s.Month) + string(s.Term), s.Unit}
	}
	commands := l.desk.Commands()
	for i := range commands {
		commands[i].Run = func(ctx context.Context, q *chat.Question, arguments string) (bot.Reply, error) {
			s, ok, err := l.desk.MeansSelection(ctx, q, arguments)
			if means := commands[i].Means; err == nil && !ok && means != nil && means(arguments) {
				s, ok = chat.Selection{Month: scoring.Month(arguments)}, true // how long the terms of a trend are
			}
			if err != nil || !ok {
				t.Errorf("%s is asked about %q, %v", commands[i].Name, arguments, err)
			}
			hear(commands[i].Name, s)
			return chat.Say(chat.Note("heard")), nil
		}
	}
	l.desk.Add(chat.Feature{Home: func(_ context.Context, _ *chat.Question, s chat.Selection) (bot.Reply, error) {
		hear("diem", s)
		return chat.Say(chat.Note("heard")), nil
	}})
	return l
}

// say is what a text is understood as; nothing when it is not understood.
func (l *listener) say(person int64, text string) asked {
	l.t.Helper()
	l.heard = asked{}
	l.talk(person).Say(text)
	return l.heard
}

// Each line of testdata/phrases.txt is a way to ask, and after each | the command, the month and the unit that are meant. It is tried as
// it stands, in capitals, and without marks unless it begins with "=".
func TestPeopleAreUnderstoodAsTheySpeak(t *testing.T) {
	l := listen(t)
	file, err := os.ReadFile("testdata/phrases.txt")
	if err != nil {
		t.Fatal(err)
	}
	rows, person := 0, chattest.Chair
	for line := range strings.Lines(string(file)) {
		line = strings.TrimSpace(line)
		switch line {
		case "[officer]":
			person = chattest.Officer
		case "[chair]":
			person = chattest.Chair
		case "[admin]":
			person = chattest.Admin
		}
		if line == "" || line[0] == '#' || line[0] == '[' {
			continue
		}
		rows++
		parts := append(strings.Split(line, "|"), "", "", "")
		for i := range parts {
			parts[i] = strings.TrimSpace(parts[i])
		}
		text, needsMarks := strings.CutPrefix(parts[0], "= ")
		want := asked{parts[1], parts[2], parts[3]}
		ways := []string{text, strings.ToUpper(text)}
		if !needsMarks {
			ways = append(ways, names.Fold(text))
		}
		for _, way := range ways {
			if got := l.say(person, way); got.command != want.command || names.Fold(got.month) != names.Fold(want.month) || got.unit != want.unit {
				t.Errorf("%q is understood as %q, want %q", way, got, want)
			}
		}
	}
	if rows < 120 {
		t.Errorf("%d ways to ask", rows)
	}
}

// A commune whose name begins or ends like a command or like talk stays a commune, alone and in a question.
func TestACommuneCalledLikeACommandStaysACommune(t *testing.T) {
	l := listen(t)
	register, codes := "Mã đơn vị,Tên đơn vị\n", []string{}
	called := []string{
		"Xã Điềm He", "Xã Anh Sơn", "Xã A Dơi", "Xã Chỉ Đạo", "Xã Minh Đài", "Xã Xem Mới", "Phường Sao Đỏ", "Xã Nhất Hòa",
		"Xã Chi Lăng", "Xã Hạng Mấy", "Xã Đi Là", "Xã Bác Ái", "Xã Cô Tô", "Xã Báo Đáp", "Xã Nam Đông", "Xã Là Ngà", "Xã Muốn Biết", "Xã Chào Hỏi", "Xã Kết Quả",
	}
	for i, name := range called {
		codes = append(codes, fmt.Sprintf("000.%d.99.H18", 10+i))
		register += codes[i] + ",UBND " + name + "\n"
	}
	chattest.Import(t, l.Store, "don-vi.csv", register)
	for i, name := range called {
		_, bare, _ := strings.Cut(name, " ")
		for _, text := range []string{name, bare, names.Fold(name), "điểm " + name, "diem " + names.Fold(name) + " thang 6", "cho tôi xem điểm của " + name + " tháng 6 với ạ", name + " được bao nhiêu điểm"} {
			got := l.say(chattest.Admin, text)
			if got.command != "diem" || got.unit != codes[i] {
				t.Errorf("%q is understood as %q, want %s", text, got, codes[i])
			}
		}
	}
}

func TestWhatIsNotUnderstoodOffersWhatCanBeAsked(t *testing.T) {
	l := listen(t)
	for _, text := range []string{
		"hôm qua trời mưa", "điểm thi của con tôi", "tôi không quá hạn đâu nhưng mai nghỉ", "điểm hôm qua", "xếp hạng của nước Úc",
		"tháng này so với xã khác", "how is the weather", "so với", "chốt đi chốt lại mãi", "nhập viện", "cảm ơn anh Bảy nhé hồ sơ số 3",
	} {
		if got := l.say(chattest.Chair, text); got != (asked{}) {
			t.Errorf("%q is understood as %q", text, got)
		}
	}
}
