package handler

import (
	"motcua/bot/chat"
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
		{Name: "baosai", Alias: "disputes", Words: []string{"bao sai", "baosai", "bao sai so lieu", "disputes", "reported errors"}, About: "command.baosai",
			Roles: people.Roles(), Offered: true, Run: h.disputesCommand},
		{Name: "baocao", Alias: "report", Words: []string{"bao cao", "baocao", "bao cao thang", "report"}, About: "command.baocao", Usage: "command.usage_xephang",
			Roles: []people.Role{people.Chair, people.Admin}, Offered: true, Run: h.reportCommand},
	}
}
