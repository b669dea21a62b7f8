package handler

import (
	"motcua/bot/chat"
	"motcua/bot/view"
	"motcua/scoring/people"
)

// menu are the commands in the order of menus.
func menu() []string {
	return []string{
		"start", "tongquan", "diem", "quahan", "saphan", "xephang", "xuhuong", "canhbao", "baosai", "nguoidung", "moi", "chitieu", "nhatky",
		"chot", "molai", "baocao", "thongbao", "caidat", "trogiup", "ngonngu", "huy",
	}
}

// commands are those of the features that have no room of their own yet.
func (h *Handler) commands() []chat.Command {
	return []chat.Command{
		{Name: "start", Alias: "start", About: "command.start", Roles: people.Roles, Open: true, Run: h.start},
		{Name: "canhbao", Alias: "warnings", Words: []string{"canh bao", "canhbao", "warnings", "warning"}, About: "command.canhbao",
			Key: "key.canhbao", Leads: view.ToWarnings, Roles: people.Roles, Offered: true, Run: h.warningsCommand},
		{Name: "baosai", Alias: "disputes", Words: []string{"bao sai", "baosai", "bao sai so lieu", "disputes", "reported errors"}, About: "command.baosai",
			Roles: people.Roles, Offered: true, Run: h.disputesCommand},
		{Name: "nguoidung", Alias: "people", Words: []string{"nguoi dung", "nguoidung", "people", "users"}, About: "command.nguoidung", Usage: "command.usage_nguoidung",
			Key: "key.nguoidung", Leads: view.ToPeople, Roles: []people.Role{people.Admin}, Offered: true, Run: h.peopleCommand},
		{Name: "moi", Alias: "invite", Words: []string{"moi nguoi dung", "moi nguoi", "loi moi", "invite", "invitation"}, About: "command.moi", Usage: "command.usage_nguoidung",
			Key: "key.moi", Leads: view.ToInvite, Roles: []people.Role{people.Admin}, Offered: true, Run: h.inviteCommand},
		{Name: "nhatky", Alias: "audit", Words: []string{"nhat ky", "nhatky", "audit", "audit log"}, About: "command.nhatky", Usage: "command.usage_chitieu",
			Key: "key.nhatky", Leads: view.ToLog, Roles: []people.Role{people.Admin}, Offered: true, Run: h.logCommand},
		{Name: "chot", Alias: "close", Words: []string{"chot", "chot thang", "chot so lieu", "close", "close month"}, About: "command.chot", Usage: "command.usage_xephang",
			Roles: []people.Role{people.Admin}, Offered: true, Run: h.closeCommand},
		{Name: "molai", Alias: "reopen", Words: []string{"mo lai", "molai", "mo lai thang", "reopen"}, About: "command.molai", Usage: "command.usage_xephang",
			Roles: []people.Role{people.Admin}, Offered: true, Run: h.reopenCommand},
		{Name: "baocao", Alias: "report", Words: []string{"bao cao", "baocao", "bao cao thang", "report"}, About: "command.baocao", Usage: "command.usage_xephang",
			Roles: []people.Role{people.Chair, people.Admin}, Offered: true, Run: h.reportCommand},
		{Name: "thongbao", UnderFile: true, Alias: "broadcast", Words: []string{"thong bao", "thongbao", "gui thong bao", "broadcast"}, About: "command.thongbao",
			Roles: []people.Role{people.Admin}, Offered: true, Run: h.broadcastCommand},
		{Name: "caidat", Alias: "settings", Words: []string{"cai dat", "caidat", "settings"}, About: "command.caidat", Roles: []people.Role{people.Admin}, Offered: true, Run: h.settingsCommand},
		{Name: "trogiup", Alias: "help", Words: []string{"tro giup", "trogiup", "giup", "help"}, About: "command.trogiup", Roles: people.Roles, Offered: true, Run: h.help},
		{Name: "ngonngu", Alias: "language", Words: []string{"ngon ngu", "ngonngu", "language"}, About: "command.ngonngu", Roles: people.Roles, Offered: true, Run: h.languageCommand},
		{Name: "huy", UnderFile: true, Leaves: true, Alias: "cancel", Words: []string{"huy", "huy bo", "bo qua", "thoi", "thoat", "cancel", "stop"}, About: "command.huy", Roles: people.Roles, Offered: true, Run: h.Cancel},
	}
}
