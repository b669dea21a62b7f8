package chat

import (
	"context"

	"motcua/storage"
)

// TellGroup says whether the update is the one by which a group chat is told that the bot works in private chats only: the
// first one, also when it is handled again.
func (s *Store) TellGroup(ctx context.Context, chat, update int64) (first bool, err error) {
	err = s.file.GroupCommit(ctx, "remember a group chat", storage.Buffered, func(tx *storage.Tx) error {
		_, err := tx.ExecContext(ctx, `INSERT INTO groups_told (chat, told_by) VALUES (:chat, :update) ON CONFLICT (chat) DO NOTHING`,
			storage.Args{"chat": chat, "update": update})
		if err != nil {
			return err
		}
		var by int64
		err = tx.GetContext(ctx, &by, `SELECT told_by FROM groups_told WHERE chat = ?`, chat)
		first = by == update
		return err
	})
	return first && err == nil, err
}
