package table

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"time"

	"motcua/scoring"
	"motcua/scoring/export/dossier"
	"motcua/scoring/export/sheet"
	"motcua/scoring/rulesets"
)

// Reader reads files, by what is known of all of them and by what the caller states of these. Its fields must not change while it reads.
type Reader struct {
	Rules   *rulesets.Catalogue
	Zone    *time.Location
	Now     func() time.Time
	Working func(time.Time) bool // which days are working days
	Limits  sheet.Limits
	Opener  Opener        // how a file is opened; nil: in this process
	Layouts []Layout      // the headers that were matched by hand
	Words   dossier.Words // that were taught, and those that the caller states

	AsOf    time.Time         // the data time, when it is stated; zero otherwise
	Period  scoring.Period    // of which exports of dossiers are lists, when it is stated; zero otherwise
	Lists   scoring.Lists     // what they list, when that is stated
	Columns map[string]string // labels of columns by the fields of exports of dossiers, when they are stated; see DossierField
}

// Open opens a file and recognises what it holds. It can be read until ctx ends. The errors by which the file is refused are
// *sheet.FileError and *header.Ambiguity.
func (r *Reader) Open(ctx context.Context, f Source) (*Table, error) {
	book, err := r.openBook(ctx, f)
	if err != nil {
		return nil, err
	}
	t, err := r.recognise(book)
	if err != nil {
		return nil, err
	}
	sum := sha256.New()
	if _, err := io.Copy(sum, io.NewSectionReader(f.Body, 0, f.Size)); err != nil {
		return nil, err
	}
	t.SHA256, t.path = hex.EncodeToString(sum.Sum(nil)), f.Path
	return t, nil
}
