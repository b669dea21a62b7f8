package people

import (
	"context"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/chattest"
	"motcua/scoring/export/sheet"
	"motcua/scoring/export/table"
	"motcua/scoring/ledger"
	"motcua/scoring/people"
	"motcua/scoring/rulesets"
	"motcua/storage/rooms"
)

// office is a desk of this room alone, on a store of the test's own.
type office struct {
	t      *testing.T
	desk   *chat.Desk
	store  *rooms.Store
	update int64
}

func open(t *testing.T, botName string) *office {
	t.Helper()
	o := &office{t: t, store: chattest.Store(t), update: 1000}
	o.desk = chattest.Desk(t, o.store)
	o.desk.Add(New(o.desk, o.store, o.store, Seal{Secret: []byte("sealed"), BotName: func(context.Context) string { return botName }}))
	o.desk.Add(chat.Feature{Commands: []chat.Command{{Name: "start", Alias: "start", About: "command.start", Roles: people.Roles(), Open: true}}}) // the menu of strangers
	return o
}

// press presses a button under the message 77.
func (o *office) press(person int64, data string) bot.Reply {
	o.t.Helper()
	o.update++
	return o.pressUnder(person, data, 77)
}

// pressUnder presses a button under a message by the update that was the last.
func (o *office) pressUnder(person int64, data string, message int) bot.Reply {
	o.t.Helper()
	reply, err := o.desk.Answer(o.t.Context(), bot.Request{Update: o.update, Chat: person, Person: person, Private: true, Language: "vi",
		Press: &bot.Press{ID: "1", Data: data, Message: message}})
	if err != nil {
		o.t.Fatalf("%s: %v", data, err)
	}
	for _, m := range reply.Messages {
		chattest.Acceptable(o.t, data, m)
	}
	return reply
}

// number is that of somebody in the register.
func (o *office) number(person int64) int {
	o.t.Helper()
	for _, p := range o.directory() {
		if p.ID == person {
			return p.Number
		}
	}
	o.t.Fatalf("person %d is not registered", person)
	return 0
}

func (o *office) directory() people.Directory {
	o.t.Helper()
	all, err := o.store.Directory(o.t.Context())
	if err != nil {
		o.t.Fatal(err)
	}
	return all
}

// held is what somebody holds, in words.
func (o *office) held(person int64) string {
	o.t.Helper()
	p, err := o.store.Person(o.t.Context(), person)
	if err != nil {
		o.t.Fatal(err)
	}
	var held []string
	for _, g := range p.Grants {
		held = append(held, strings.TrimSpace(string(g.Role)+" "+g.Unit))
	}
	return strings.Join(held, ", ")
}

// offers are the invitations that are open.
func (o *office) offers() []people.Offered {
	o.t.Helper()
	all, err := o.store.Offers(o.t.Context(), chattest.Now())
	if err != nil {
		o.t.Fatal(err)
	}
	return all
}

// give gives somebody a role.
func (o *office) give(person int64, g people.Grant) {
	o.t.Helper()
	if err := o.store.ChangeRoles(o.t.Context(), person, people.Change{Add: g}, chattest.Admin); err != nil {
		o.t.Fatal(err)
	}
}

// register imports lines of the register of units: code, name, last day and heir.
func (o *office) register(lines ...string) {
	o.t.Helper()
	rules, err := rulesets.Load()
	if err != nil {
		o.t.Fatal(err)
	}
	body := strings.Join(append([]string{"Mã đơn vị,Tên đơn vị,Hiệu lực đến,Đơn vị kế thừa"}, lines...), "\n")
	importer := ledger.Ledger{Store: o.store, Rules: rules, Zone: chattest.Zone(), Now: chattest.Now, Limits: sheet.CommandLine()}
	results, err := importer.Import(o.t.Context(), []table.Source{{Path: "don-vi.csv", Body: strings.NewReader(body), Size: int64(len(body))}}, ledger.ImportOptions{})
	if err != nil || results[0].Problem != nil {
		o.t.Fatal(err, results)
	}
}

// about is a button that names the chair of xã Háng Lìa by their number, where it has a #.
func (o *office) about(data string) string {
	return strings.ReplaceAll(data, "#", fmt.Sprint(o.number(chattest.Chair)))
}

func TestNobodyButAdminsChangesAnything(t *testing.T) {
	o := open(t, "motcua_bot")
	before := o.directory()
	for _, button := range []string{
		"1:people::" + chattest.XaHangLia + ":", "1:person:::#", "1:addrole::" + chattest.XaHangLia + ":#,officer,yes", "1:mvrole::" + chattest.XaPhiNhu + ":#,chair," + chattest.XaHangLia + ",yes",
		"1:drop::" + chattest.XaHangLia + ":#,chair,yes", "1:remove:::#,yes", "1:label:::#", "1:keeplab:::#,a1b2c3", "1:droplab:::#,yes", "1:handover::" + chattest.XaHangLia + ":" + chattest.XaPhiNhu + ",yes",
		"1:invite::" + chattest.XaHangLia + ":officer,1,3,yes", "1:invs::", "1:revoke:::0123456789abcdef,yes",
	} {
		for _, person := range []int64{chattest.Stranger, chattest.Officer, chattest.Chair} {
			reply := o.press(person, o.about(button))
			if len(reply.Menus) > 0 || reply.Commands != nil || strings.Contains(chattest.Shown(reply), "Háng Lìa") {
				t.Errorf("%s by person %d is answered by\n%s", button, person, chattest.Shown(reply))
			}
		}
	}
	if after := o.directory(); !reflect.DeepEqual(before, after) || len(o.offers()) > 0 {
		t.Errorf("%+v\nhas become\n%+v with %d invitations", before, after, len(o.offers()))
	}
}

func TestEveryChangeCanBeAskedForTwice(t *testing.T) {
	for _, c := range []struct{ says, button, want string }{
		{"a role more", "1:addrole::" + chattest.XaPhiNhu + ":#,officer,yes", "chair " + chattest.XaHangLia + ", officer " + chattest.XaPhiNhu},
		{"an admin's role", "1:addrole:::#,admin,yes", "chair " + chattest.XaHangLia + ", admin"},
		{"a move", "1:mvrole::" + chattest.XaPhiNhu + ":#,chair," + chattest.XaHangLia + ",yes", "chair " + chattest.XaPhiNhu},
		{"a role less, the last", "1:drop::" + chattest.XaHangLia + ":#,chair,yes", ""},
		{"a removal", "1:remove:::#,yes", ""},
	} {
		o := open(t, "motcua_bot")
		data := o.about(c.button)
		number := o.number(chattest.Chair)
		first := o.press(chattest.Admin, data)
		again := o.pressUnder(chattest.Admin, data, 77)
		if got := o.held(chattest.Chair); got != c.want || !reflect.DeepEqual(first, again) {
			t.Errorf("%s: they hold %q, want %q; at first\n%s\nthen\n%s", c.says, got, c.want, chattest.Shown(first), chattest.Shown(again))
		}
		p, err := o.store.Person(t.Context(), chattest.Chair)
		if err != nil || len(first.Menus) != 1 || first.Menus[0].Chat != chattest.Chair || !reflect.DeepEqual(first.Menus[0].Commands, o.desk.Menus(p)) {
			t.Errorf("%s: the menus are %+v, %v", c.says, first.Menus, err)
		}
		if strings.Contains(chattest.Shown(first), fmt.Sprintf("%d,", number)) || first.Messages[0].Edit != 77 {
			t.Errorf("%s: %s", c.says, chattest.Shown(first))
		}
	}
}

func TestLastAdminStaysOne(t *testing.T) {
	for _, button := range []string{"1:drop:::%d,admin,yes", "1:remove:::%d,yes"} {
		o := open(t, "motcua_bot")
		data := fmt.Sprintf(button, o.number(chattest.Admin))
		if got := chattest.Shown(o.press(chattest.Admin, data)); !strings.Contains(got, "quản trị viên cuối cùng") || o.held(chattest.Admin) != "admin" {
			t.Errorf("%s: %s", data, got)
		}
		o.give(chattest.Chair, people.Grant{Role: people.Admin})
		got := o.press(chattest.Admin, data)
		if o.held(chattest.Admin) != "" || got.Commands == nil || len(got.Messages[0].Buttons) > 0 || !strings.Contains(chattest.Shown(got), "không còn") {
			t.Errorf("%s of oneself: %s", data, chattest.Shown(got))
		}
	}
}

func TestButtonThatSaysNonsenseExplainsItself(t *testing.T) {
	o := open(t, "motcua_bot")
	before := o.directory()
	for _, button := range []string{
		"1:people:::nowhere", "1:person:::", "1:person:::x", "1:person:::99", "1:person:::#,officer", "1:addrole:::#,king", "1:addrole::" + chattest.XaHangLia + ":#,admin",
		"1:mvrole:::#", "1:mvrole:::#,chair", "1:mvrole:::#,admin,", "1:drop:::#,chair", "1:drop::" + chattest.XaHangLia + ":#,admin", "1:drop:::#", "1:remove:::#,chair,yes",
		"1:invite:::king", "1:invite::" + chattest.XaHangLia + ":admin", "1:invite::" + chattest.XaHangLia + ":officer,6", "1:invite::" + chattest.XaHangLia + ":officer,0",
		"1:invite::" + chattest.XaHangLia + ":officer,all", "1:invite:::admin,all", "1:invite::" + chattest.XaHangLia + ":officer,1,31", "1:invite::" + chattest.XaHangLia + ":officer,1,0",
		"1:invite::" + chattest.XaHangLia + ":officer,1,0,yes", "1:invite::" + chattest.XaHangLia + ":officer,1,-1,yes", "1:invite::" + chattest.XaHangLia + ":officer,,3,yes", "1:invite:::,1",
		"1:invite::" + chattest.XaHangLia + ":officer,1,yes", "1:invite:::,yes", "1:invite::" + chattest.XaHangLia + ":officer,1,3,4",
		"1:revoke:::0123456789abcdef,all,yes", "1:revoke:::0123456789abcdef,same",
	} {
		if got := chattest.Shown(o.press(chattest.Admin, o.about(button))); !strings.Contains(got, "Nút này không còn hiệu lực") {
			t.Errorf("%s: %s", button, got)
		}
	}
	if !reflect.DeepEqual(before, o.directory()) || len(o.offers()) > 0 {
		t.Errorf("something has changed: %+v, %d invitations", o.directory(), len(o.offers()))
	}
}

// What is asked for step by step is written, or chosen by a button.
func TestUnitIsWrittenOrChosen(t *testing.T) {
	o := open(t, "motcua_bot")
	talk := chattest.NewTalk(t, o.desk, chattest.Admin, "vi")
	talk.Press(o.about("1:addrole:::#"))
	talk.Tap("Công chức một cửa")
	if got := talk.Say("Phi Nhu"); !strings.Contains(got, "xã Phì Nhừ") {
		t.Errorf("asked: %s", got)
	}
	if o.held(chattest.Chair) != "chair "+chattest.XaHangLia {
		t.Errorf("before it is confirmed they hold %s", o.held(chattest.Chair))
	}
	talk.Press(o.about("1:addrole:::#,chair"))
	if got := talk.Tap("Xã Luân Giới"); !strings.Contains(got, "xã Luân Giới") {
		t.Errorf("asked: %s", got)
	}
	if got := talk.Say("/nguoidung Háng Lìa"); !strings.Contains(got, "Háng Lìa") {
		t.Errorf("the unit: %s", got)
	}
}

// The people of a unit that has ended go to its heir when that is confirmed as it was shown.
func TestPeopleAreHandedOverToTheHeir(t *testing.T) {
	o := open(t, "motcua_bot")
	o.register(chattest.XaHangLia + ",UBND xã Háng Lìa,30/06/2024," + chattest.XaPhiNhu)
	talk := chattest.NewTalk(t, o.desk, chattest.Admin, "vi")
	for _, button := range []string{"1:handover::" + chattest.XaHangLia + ":", "1:handover::" + chattest.XaHangLia + ":000.01.32.H18,yes"} {
		if got := talk.Press(button); !strings.Contains(got, "xã Phì Nhừ") || o.held(chattest.Chair) != "chair "+chattest.XaHangLia {
			t.Errorf("%s: they hold %s: %s", button, o.held(chattest.Chair), got)
		}
	}
	if got := talk.Press("1:handover::" + chattest.XaHangLia + ":" + chattest.XaPhiNhu + ",yes"); o.held(chattest.Chair) != "chair "+chattest.XaPhiNhu {
		t.Errorf("they hold %s: %s", o.held(chattest.Chair), got)
	}
	if got := talk.Say("/moi Háng Lìa"); !strings.Contains(got, "đã sáp nhập vào xã Phì Nhừ") {
		t.Errorf("invited to a unit that has ended: %s", got)
	}
}
