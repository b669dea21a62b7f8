package chat

import (
	"context"
	"time"

	"motcua/storage"
)

const pictureID storage.Query = `SELECT file_id FROM pictures WHERE sum = ?`

const (
	// unused is how long a picture is kept that nobody asks for.
	unused = 90 * 24 * time.Hour
	// A picture kept again within a day is the same row: sending it costs no write.
	aDay = 24 * time.Hour
)

// PictureID is Telegram's id of the file that holds a picture, by the SHA-256 of the picture's bytes, in hex; "" when
// it is not known.
func (s *Store) PictureID(ctx context.Context, sum string) (string, error) {
	id, _, err := storage.Maybe[string](ctx, s.file, "look for a picture", pictureID, sum)
	return id, err
}

// KeepPicture keeps the id that Telegram gave to a picture. Call it after each sending, also of a known picture: one not
// kept for 90 days is dropped. If the power fails at this moment, or while somebody else writes, it is not kept; then the
// picture is uploaded again.
func (s *Store) KeepPicture(ctx context.Context, sum, fileID string) error {
	now := s.file.Now()
	err := s.file.GroupCommitIn(ctx, prompt, "keep a picture", storage.Buffered, func(tx *storage.Tx) error {
		_, err := tx.ExecContext(ctx, `INSERT INTO pictures (sum, file_id, at) VALUES (:sum, :file_id, :now)
			ON CONFLICT (sum) DO UPDATE SET file_id = excluded.file_id, at = excluded.at
			WHERE pictures.file_id <> excluded.file_id OR pictures.at < :a_day_ago`,
			storage.Args{"sum": sum, "file_id": fileID, "now": storage.Seconds(now), "a_day_ago": storage.Seconds(now.Add(-aDay))})
		return err
	})
	if storage.IsBusy(err) {
		return nil
	}
	return err
}

// purgePictures drops those that were not kept again for long.
func purgePictures(ctx context.Context, tx *storage.Tx, now time.Time) error {
	_, err := tx.ExecContext(ctx, `DELETE FROM pictures WHERE at < ?`, storage.Seconds(now.Add(-unused)))
	return err
}
