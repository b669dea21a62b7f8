package page

// WordNames are the words of the page's own that Config.Words must know. In "pending" and "unread" {n} stands for a
// number, in "chat" and "messages" {role} for one of the roles.
func WordNames() []string {
	return []string{
		"trial", "language", "lost", "chats", "close",
		"clock", "muted", "muted_why", "step_hour", "step_morning", "step_fifth",
		"telegram", "reachable", "returning", "away", "pending",
		"officer", "chair", "admin", "tab_officer", "tab_chair", "tab_admin", "all_units",
		"chat", "messages", "unread", "end",
		"try", "try_score", "try_raise", "try_overdue", "try_week", "try_rank", "try_trend", "try_warnings", "try_overview", "try_report",
		"file_late", "file_wrong",
		"write", "send", "attach", "menu", "keys", "drop", "typing", "uploading", "failed", "too_large", "copied",
		"edited", "protected", "picture", "download", "sticker",
	}
}
