package notices

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"motcua/scoring/broadcast"
	"motcua/storage"
)

const broadcastColumns = `SELECT id, made_by, made_at, changed_at, kind, text, file, audience, confirm, send_at, state, stop,
	version, by_update, chat, message FROM broadcasts`

const (
	broadcastOf      storage.Query = broadcastColumns + ` WHERE id = ?`
	broadcastMade    storage.Query = broadcastColumns + ` WHERE made_by = :by AND made_update = :update`
	latestBroadcasts storage.Query = broadcastColumns + ` ORDER BY id DESC LIMIT ?`
)

type broadcastRow struct {
	ID        int64
	MadeBy    int64 `db:"made_by"`
	MadeAt    int64 `db:"made_at"`
	ChangedAt int64 `db:"changed_at"`
	Kind      broadcast.Kind
	Text      string
	File      string
	Audience  string
	Confirm   bool
	SendAt    int64 `db:"send_at"`
	State     broadcast.State
	Stop      broadcast.Stop
	Version   int64
	ByUpdate  int64 `db:"by_update"`
	Chat      int64
	Message   int
}

func (s *Store) broadcast(r broadcastRow) (broadcast.Broadcast, error) {
	b := broadcast.Broadcast{
		ID: r.ID, By: r.MadeBy, Made: s.file.Instant(r.MadeAt), Changed: s.file.Instant(r.ChangedAt),
		Content: broadcast.Content{Kind: r.Kind, Text: r.Text, File: r.File}, Confirm: r.Confirm, SendAt: s.file.Instant(r.SendAt),
		State: r.State, Stop: r.Stop, Version: r.Version, Update: r.ByUpdate, Chat: r.Chat, Message: r.Message,
	}
	if err := json.Unmarshal([]byte(r.Audience), &b.Audience); err != nil {
		return b, fmt.Errorf("read the audience of broadcast %d: %w", r.ID, err)
	}
	return b, nil
}

// Broadcast is one as it is now; false when there is none of the id.
func (s *Store) Broadcast(ctx context.Context, id int64) (broadcast.Broadcast, bool, error) {
	row, found, err := storage.Maybe[broadcastRow](ctx, s.file, "read a broadcast", broadcastOf, id)
	if err != nil || !found {
		return broadcast.Broadcast{}, false, err
	}
	b, err := s.broadcast(row)
	return b, err == nil, err
}

// Broadcasts are the newest ones, at most limit of them.
func (s *Store) Broadcasts(ctx context.Context, limit int) ([]broadcast.Broadcast, error) {
	rows, err := storage.List[broadcastRow](ctx, s.file, "read the broadcasts", latestBroadcasts, limit)
	if err != nil {
		return nil, err
	}
	all := make([]broadcast.Broadcast, len(rows))
	for i, r := range rows {
		if all[i], err = s.broadcast(r); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// AddBroadcast keeps a draft that somebody has written, and gives it as it is kept. The update that writes it, handled
// again, finds the one that it made.
func (s *Store) AddBroadcast(ctx context.Context, draft broadcast.Broadcast, update int64) (made broadcast.Broadcast, err error) {
	audience, err := json.Marshal(draft.Audience)
	if err != nil {
		return made, fmt.Errorf("write the audience of a broadcast: %w", err)
	}
	err = s.file.Write(ctx, "keep a draft of a broadcast", func(tx *storage.Tx) error {
		now := storage.Seconds(tx.Now)
		_, err := tx.ExecContext(ctx, `INSERT INTO broadcasts (made_by, made_at, made_update, changed_at, kind, text, file, audience, confirm,
			send_at, state, by_update) VALUES (:by, :now, :update, :now, :kind, :text, :file, :audience, :confirm, 0, 'draft', :update)
		ON CONFLICT (made_by, made_update) DO NOTHING`,
			storage.Args{"by": draft.By, "now": now, "update": update, "kind": string(draft.Content.Kind),
				"text": draft.Content.Text, "file": draft.Content.File, "audience": string(audience), "confirm": draft.Confirm})
		if err != nil {
			return err
		}
		var row broadcastRow
		if err := tx.GetContext(ctx, &row, string(broadcastMade), storage.Args{"by": draft.By, "update": update}); err != nil {
			return err
		}
		made, err = s.broadcast(row)
		return err
	})
	return made, err
}

// ChangeBroadcast changes one as f says, if it is still the version that the person saw, and gives it as it is then. done
// is true for who changed it: also for the update that did so before and is handled again, and for nobody else. f says
// false when nothing is to be changed.
func (s *Store) ChangeBroadcast(ctx context.Context, id, version, by, update int64, f func(*broadcast.Broadcast) bool) (b broadcast.Broadcast, done bool, err error) {
	err = s.file.Write(ctx, fmt.Sprintf("change broadcast %d", id), func(tx *storage.Tx) error {
		before, err := s.broadcastIn(ctx, tx, id)
		if b = before; err != nil {
			return err
		}
		if b.Version != version {
			done = b.Version == version+1 && b.Update == update
			return nil
		}
		if !f(&b) {
			b = before
			return nil
		}
		done = true
		now := tx.Now
		b.Version, b.Update, b.Changed = version+1, update, s.file.Instant(storage.Seconds(now))
		if err := s.putBroadcast(ctx, tx, b); err != nil {
			return err
		}
		return s.applyStateToRows(ctx, tx, before, b, by, now)
	})
	return b, done && err == nil, err
}

func (s *Store) broadcastIn(ctx context.Context, tx *storage.Tx, id int64) (broadcast.Broadcast, error) {
	var row broadcastRow
	err := tx.GetContext(ctx, &row, string(broadcastOf), id)
	if errors.Is(err, sql.ErrNoRows) {
		return broadcast.Broadcast{}, fmt.Errorf("there is no broadcast %d", id)
	}
	if err != nil {
		return broadcast.Broadcast{}, err
	}
	return s.broadcast(row)
}

// putBroadcast writes what may change of one. Its progress is to be shown anew.
func (s *Store) putBroadcast(ctx context.Context, tx *storage.Tx, b broadcast.Broadcast) error {
	audience, err := json.Marshal(b.Audience)
	if err != nil {
		return fmt.Errorf("write the audience of broadcast %d: %w", b.ID, err)
	}
	_, err = tx.ExecContext(ctx, `UPDATE broadcasts SET changed_at = :changed_at, kind = :kind, text = :text, file = :file, audience = :audience, confirm = :confirm,
		send_at = :send_at, state = :state, stop = :stop, version = :version, by_update = :by_update, chat = :chat, message = :message,
		refused = 0, settled = 0 WHERE id = :id`,
		storage.Args{"changed_at": storage.Seconds(b.Changed), "kind": string(b.Content.Kind), "text": b.Content.Text,
			"file": b.Content.File, "audience": string(audience), "confirm": b.Confirm, "send_at": storage.Seconds(b.SendAt),
			"state": string(b.State), "stop": string(b.Stop), "version": b.Version, "by_update": b.Update, "chat": b.Chat,
			"message": b.Message, "id": b.ID})
	return err
}
