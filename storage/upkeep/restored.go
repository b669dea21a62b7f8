package upkeep

import (
	"context"
	"time"

	"motcua/scoring"
	"motcua/scoring/people"
	"motcua/storage"
)

// Became is what a restore did to somebody's right. Its words are in the store.
type Became string

// What a right became.
const (
	Withdrawn Became = "withdrawn" // it was taken since the copy was made, and is taken again
	Kept      Became = "kept"      // it was taken since, and holds again as in the copy
	Lost      Became = "lost"      // it was given since, and has to be given anew
	Unknown   Became = "unknown"   // of nobody it is known: the store before could not be read
)

// Right is somebody's right that a restore changed. Of Unknown, it is nobody's.
type Right struct {
	Number   int // what stands for the person
	Role     people.Role
	Unit     string // code, "" for the authority's office
	UnitName string `db:"unit_name"`
	Became   Became
}

// FileSince is a file that was taken in since the copy was made.
type FileSince struct {
	Name, Kind string
	At         int64 // Unix seconds
}

// NoticeHeld is a notice that waited and is held by a restore, without whom it goes to.
type NoticeHeld struct {
	ID           int64
	Reason, Unit string
}

// Restored is what a restore did, for the operator.
type Restored struct {
	Store    string    // where the store before is kept; "" when there was none
	CopiedAt time.Time // the newest that the copy knows of
	Unread   error     // why the store before could not be asked what happened since; nil when it could

	Rights      []Right // of Unread, one that is Unknown
	NoAdmin     bool    // nobody is an admin in the restored store
	Invitations int     // that are valid in the copy, and no more
	Held        []NoticeHeld
	Paused      []int64 // broadcasts that were under way
	Drafts      []int64 // broadcasts that were to begin later, which may have begun since
	Waiting     int     // requests that nobody had answered, and that are answered now
	Aside       int     // requests that waited in the copy, and are answered no more
	Files       []FileSince
	Closed      []scoring.Month // closed since, and open again
	Reopened    []scoring.Month // opened, or closed otherwise, since, and closed as in the copy
	Changes     int             // settings, targets, columns and words that were set since
}

const restoredRights storage.Query = `SELECT ifnull(s.number, 0) AS number, r.role, r.unit, ifnull(u.name, r.unit) AS unit_name, r.became
	FROM restored_people r LEFT JOIN people_seen s ON s.person = r.person LEFT JOIN units u ON u.code = r.unit
	WHERE r.person >= 0 AND (r.became <> 'lost' OR NOT EXISTS (SELECT 1 FROM grants g WHERE g.person = r.person AND g.role = r.role AND g.unit IS u.id))
	ORDER BY r.became, r.unit, r.role, r.person`

// RestoredRights are the rights that the last restore changed and that nobody has said to have seen to. One that was lost and
// is given anew is none of them any more.
func (s *Store) RestoredRights(ctx context.Context) ([]Right, error) {
	return storage.List[Right](ctx, s.file, "read whose rights the last restore changed", restoredRights)
}

// SeenToRights says that somebody has seen to what a restore did to people's rights.
func (s *Store) SeenToRights(ctx context.Context) error {
	return s.file.Write(ctx, "keep that the rights of people were seen to", func(tx *storage.Tx) error {
		_, err := tx.ExecContext(ctx, `DELETE FROM restored_people`)
		return err
	})
}
