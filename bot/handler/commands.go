package handler

import (
	"context"
	"slices"

	"motcua/bot"
	"motcua/bot/view"
	"motcua/locales"
	"motcua/scoring/people"
)

// Commands that mean something under a file or a picture, too.
const (
	broadcasts = "thongbao"
	cancels    = "huy"
)

// command is something people can ask.
type command struct {
	name    string           // as written in Vietnamese, without the slash
	alias   string           // as written in English
	words   []string         // folded words that mean the command without a slash
	about   string           // key of the description
	usage   string           // key of the arguments in words; "" when it takes none
	key     string           // key of its label on the lasting keyboard and in offers; "" when it has none
	leads   view.Destination // the view that the command gives without arguments; "" when it has no key
	roles   []people.Role    // who may ask; strangers may when open
	open    bool
	offered bool // in menus and help
	run     func(h *Handler, ctx context.Context, q *question, arguments string) (bot.Reply, error)
}

// commands is the table of all commands, in the order of menus.
func commands() []command {
	communes := []people.Role{people.Officer, people.Chair}
	return []command{
		{name: "start", alias: "start", about: "command.start", roles: people.Roles, open: true, run: (*Handler).start},
		{name: "tongquan", alias: "overview", words: []string{"tong quan", "tongquan", "overview", "heat map"}, about: "command.tongquan", usage: "command.usage_xephang",
			key: "key.tongquan", leads: view.ToOverview, roles: []people.Role{people.Admin}, offered: true, run: (*Handler).overviewCommand},
		{name: "diem", alias: "score", words: []string{"diem", "bang diem", "xem diem", "score", "score card"}, about: "command.diem", usage: "command.usage_diem",
			key: "key.diem", leads: view.ToScorecard, roles: people.Roles, offered: true, run: (*Handler).scoreCommand},
		{name: "quahan", alias: "overdue", words: []string{"qua han", "quahan", "ho so qua han", "overdue"}, about: "command.quahan", usage: "command.usage_quahan",
			key: "key.quahan", leads: view.ToOverdue, roles: people.Roles, offered: true, run: (*Handler).overdueCommand},
		{name: "saphan", alias: "due", words: []string{"sap den han", "sap han", "saphan", "ho so sap den han", "ho so sap han", "den han", "due", "due soon"}, about: "command.saphan",
			key: "key.saphan", leads: view.ToDue, roles: communes, offered: true, run: (*Handler).dueCommand},
		{name: "xephang", alias: "rank", words: []string{"xep hang", "xephang", "bang xep hang", "thu hang", "rank", "ranking"}, about: "command.xephang", usage: "command.usage_xephang",
			key: "key.xephang", leads: view.ToRanking, roles: people.Roles, offered: true, run: (*Handler).rankingCommand},
		{name: "xuhuong", alias: "trend", words: []string{"xu huong", "xuhuong", "bieu do", "12 thang", "trend"}, about: "command.xuhuong", usage: "command.usage_xuhuong",
			key: "key.xuhuong", leads: view.ToTrend, roles: people.Roles, offered: true, run: (*Handler).trendCommand},
		{name: "canhbao", alias: "warnings", words: []string{"canh bao", "canhbao", "warnings", "warning"}, about: "command.canhbao",
			key: "key.canhbao", leads: view.ToWarnings, roles: people.Roles, offered: true, run: (*Handler).warningsCommand},
		{name: "baosai", alias: "disputes", words: []string{"bao sai", "baosai", "bao sai so lieu", "disputes", "reported errors"}, about: "command.baosai",
			roles: people.Roles, offered: true, run: (*Handler).disputesCommand},
		{name: "nguoidung", alias: "people", words: []string{"nguoi dung", "nguoidung", "people", "users"}, about: "command.nguoidung", usage: "command.usage_nguoidung",
			key: "key.nguoidung", leads: view.ToPeople, roles: []people.Role{people.Admin}, offered: true, run: (*Handler).peopleCommand},
		{name: "moi", alias: "invite", words: []string{"moi nguoi dung", "moi nguoi", "loi moi", "invite", "invitation"}, about: "command.moi", usage: "command.usage_nguoidung",
			key: "key.moi", leads: view.ToInvite, roles: []people.Role{people.Admin}, offered: true, run: (*Handler).inviteCommand},
		{name: "chitieu", alias: "targets", words: []string{"chi tieu", "chitieu", "targets"}, about: "command.chitieu", usage: "command.usage_chitieu",
			key: "key.chitieu", leads: view.ToTargets, roles: []people.Role{people.Admin}, offered: true, run: (*Handler).targetsCommand},
		{name: "nhatky", alias: "audit", words: []string{"nhat ky", "nhatky", "audit", "audit log"}, about: "command.nhatky", usage: "command.usage_chitieu",
			key: "key.nhatky", leads: view.ToLog, roles: []people.Role{people.Admin}, offered: true, run: (*Handler).logCommand},
		{name: "chot", alias: "close", words: []string{"chot", "chot thang", "chot so lieu", "close", "close month"}, about: "command.chot", usage: "command.usage_xephang",
			roles: []people.Role{people.Admin}, offered: true, run: (*Handler).closeCommand},
		{name: "molai", alias: "reopen", words: []string{"mo lai", "molai", "mo lai thang", "reopen"}, about: "command.molai", usage: "command.usage_xephang",
			roles: []people.Role{people.Admin}, offered: true, run: (*Handler).reopenCommand},
		{name: "baocao", alias: "report", words: []string{"bao cao", "baocao", "bao cao thang", "report"}, about: "command.baocao", usage: "command.usage_xephang",
			roles: []people.Role{people.Chair, people.Admin}, offered: true, run: (*Handler).reportCommand},
		{name: broadcasts, alias: "broadcast", words: []string{"thong bao", "thongbao", "gui thong bao", "broadcast"}, about: "command.thongbao",
			roles: []people.Role{people.Admin}, offered: true, run: (*Handler).broadcastCommand},
		{name: "caidat", alias: "settings", words: []string{"cai dat", "caidat", "settings"}, about: "command.caidat", roles: []people.Role{people.Admin}, offered: true, run: (*Handler).settingsCommand},
		{name: "trogiup", alias: "help", words: []string{"tro giup", "trogiup", "giup", "help"}, about: "command.trogiup", roles: people.Roles, offered: true, run: (*Handler).help},
		{name: "ngonngu", alias: "language", words: []string{"ngon ngu", "ngonngu", "language"}, about: "command.ngonngu", roles: people.Roles, offered: true, run: (*Handler).languageCommand},
		{name: cancels, alias: "cancel", words: []string{"huy", "huy bo", "bo qua", "thoi", "thoat", "cancel", "stop"}, about: "command.huy", roles: people.Roles, offered: true, run: (*Handler).cancel},
	}
}

// allows says whether the person holds a role that may ask.
func (c command) allows(p people.Person) bool { return slices.ContainsFunc(c.roles, p.Is) }

// Menus is the command menu for a person, in their language: English names in English. A stranger's has /start only.
func (h *Handler) Menus(p people.Person) []bot.Command {
	words := h.Catalogue.Printer(p.Language)
	var menu []bot.Command
	for _, c := range h.commands {
		if p.Known() && c.offered && c.allows(p) || !p.Known() && c.open {
			menu = append(menu, bot.Command{Name: c.in(words), Description: words.Text(c.about)})
		}
	}
	return menu
}

// in is the command's name in the language.
func (c command) in(words locales.Printer) string {
	if words.Language() == "en" {
		return c.alias
	}
	return c.name
}

// offered are the commands that the person may use, for help.
func (h *Handler) offered(q *question) []view.Command {
	var all []view.Command
	for _, c := range h.commands {
		if c.offered && c.allows(q.person) {
			one := view.Command{Name: c.in(q.reader.Words), About: q.reader.Words.Text(c.about)}
			if c.usage != "" {
				one.Usage = q.reader.Words.Text(c.usage)
			}
			all = append(all, one)
		}
	}
	return all
}

// keyboard is the lasting keyboard of the person: the four things asked most, two in a row.
func (h *Handler) keyboard(q *question) [][]string {
	const inRow, most = 2, 4
	var labels []string
	for _, c := range h.commands {
		if c.key != "" && c.allows(q.person) && len(labels) < most {
			labels = append(labels, q.reader.Words.Text(c.key))
		}
	}
	return slices.Collect(slices.Chunk(labels, inRow))
}
