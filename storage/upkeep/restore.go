package upkeep

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"time"

	"motcua/storage"
)

// The errors of Restore on which a caller branches, besides those of Open.
var (
	ErrInUse     = errors.New("another process has the store open: stop it first")
	ErrUnrelated = errors.New("the store is no later state of the copy")
)

// Restoring says how a copy is put in place.
type Restoring struct {
	KeepPeople bool // who lost a right since the copy was made holds it again
	// Elapse does on the copy what is due by now. It is asked when the store before cannot be read: what is due by then counts as
	// sent, and is held.
	Elapse func(ctx context.Context, s *storage.File) error

	Step func(name string) // of a test: it is about to do the step
}

// Restore puts a copy in the store's place. Nobody else may have the store open: ErrInUse. The store before stays beside it
// under another name. The new one is made ready as a file of its own and then takes the place at once, so that whatever ends
// the process leaves one of the two.
//
// What was said to people since the copy was made cannot be taken back, and is carried over from the store before: what went
// out, what was answered, warnings, broadcasts, reports of wrong data, who was removed, invitations that were used. What
// waited is held. When the store before cannot be read, all that waits in the copy is held.
func Restore(ctx context.Context, opt storage.Options, from string, how Restoring) (done Restored, err error) {
	r := &restoration{opt: opt, copy: from, how: how}
	r.opt.Existing, r.opt.Log = true, nil
	if err := r.run(ctx); err != nil {
		return r.done, fmt.Errorf("restore %s from %s: %w", opt.Path, from, storage.Explain(err))
	}
	return r.done, nil
}

type restoration struct {
	opt  storage.Options
	copy string
	how  Restoring

	before  os.FileInfo // the store before; nil when there is none
	changes uint32      // the count in the header of the store before, when it was asked
	unread  error       // why the store before is not asked
	done    Restored
}

func (r *restoration) step(name string) {
	if r.how.Step != nil {
		r.how.Step(name)
	}
}

func (r *restoration) run(ctx context.Context) (err error) {
	err = storage.PrepareFile(r.copy, true)
	strayLog := errors.Is(err, storage.ErrOtherLog) && sameFile(r.copy, r.opt.Path)
	if err != nil && !strayLog {
		return err
	}
	if r.before, err = os.Lstat(r.opt.Path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	inHand, err := r.alone()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, inHand.Close()) }()
	if strayLog { // the copy was moved to the store's place, where the log of the store before lies
		if err := r.putAway(storage.LogSuffix); err != nil {
			return err
		}
	}
	folder := filepath.Dir(r.opt.Path)
	if err := storage.RemoveLeftovers(folder); err != nil {
		return err
	}
	if r.before != nil {
		if err := storage.RemoveSecondNames(r.opt.Path); err != nil {
			return err
		}
	}
	if r.unread = r.askable(ctx); errors.Is(r.unread, ErrInUse) || errors.Is(r.unread, storage.ErrNotOurs) {
		return r.unread
	}

	f, err := storage.MakeTemporary(folder)
	if err != nil {
		return err
	}
	defer os.Remove(f.Name()) // without effect once it is in place
	defer f.Close()
	r.step("copy")
	if err := r.prepare(ctx, f.Name()); err != nil {
		return err
	}
	if err := r.own(f); err != nil {
		return err
	}
	r.step("sync")
	// Closed before it is renamed: Windows renames no file that is open.
	if err := errors.Join(f.Sync(), f.Close()); err != nil {
		return err
	}
	return r.exchange(ctx, f.Name(), folder)
}

func sameFile(a, b string) bool {
	first, err := os.Stat(a)
	if err != nil {
		return false
	}
	second, err := os.Stat(b)
	return err == nil && os.SameFile(first, second)
}

// alone says that no program serves the store, and keeps it so until the file is closed.
func (r *restoration) alone() (*os.File, error) {
	file, err := os.OpenFile(r.opt.Path+storage.InHandSuffix, os.O_CREATE|os.O_RDWR, storage.InHandRights)
	if err != nil {
		return nil, err
	}
	mine, err := storage.LockFile(file)
	if err == nil && !mine {
		err = ErrInUse
	}
	if err == nil {
		err = r.own(file)
	}
	if err != nil {
		return nil, errors.Join(err, file.Close())
	}
	return file, nil
}

// own gives a file the owner and rights of the store before: whoever serves it may be somebody else than who restores it.
func (r *restoration) own(f *os.File) error {
	if r.before == nil {
		return nil
	}
	if err := f.Chmod(r.before.Mode().Perm()); err != nil {
		return err
	}
	return storage.SameOwner(f, r.before)
}

// askable is why the store before cannot be asked what happened since; nil when it can. Its schema is this program's then,
// and all of it is in its file.
func (r *restoration) askable(ctx context.Context) error {
	if r.before == nil {
		return storage.ErrNoStore
	}
	if sameFile(r.copy, r.opt.Path) {
		return ErrUnrelated
	}
	before, err := storage.Open(ctx, r.opt)
	if err != nil {
		return err
	}
	copied := before.Copied()
	if err := before.Close(); err != nil {
		return err
	}
	if err := fold(ctx, r.opt.Path); err != nil {
		return err
	}
	if copied {
		return ErrUnrelated
	}
	h, _, err := storage.FileHeader(r.opt.Path)
	r.changes = h.Changes
	return err
}

// fold writes the log of a store into its file and does away with it. SQLite does so for nobody while another process has the
// store open: ErrInUse.
func fold(ctx context.Context, path string) error {
	db, err := storage.Connect(ctx, storage.Source(path, url.Values{"mode": {"rw"}, "_busy_timeout": {fmt.Sprint(foldPatience.Milliseconds())}}), 1)
	if err != nil {
		return storage.Explain(err)
	}
	var mode string
	err = storage.Explain(db.GetContext(ctx, &mode, `PRAGMA journal_mode = DELETE`))
	if errors.Is(err, storage.ErrBusy) || err == nil && mode != "delete" {
		err = fmt.Errorf("%w (%w)", ErrInUse, errors.Join(err))
	}
	return errors.Join(err, db.Close())
}

// foldPatience is how long another process may take to close the store.
const foldPatience = 2 * time.Second

// prepare makes a file the store that takes the place.
func (r *restoration) prepare(ctx context.Context, path string) error {
	if err := storage.VacuumInto(ctx, r.copy, path); err != nil {
		return err
	}
	if err := storage.SetUser(ctx, path, 0); err != nil {
		return err
	}
	if err := storage.CheckCopy(ctx, path); err != nil {
		return err
	}
	r.step("migrate")
	opt := r.opt
	opt.Path = path
	s, err := storage.Open(ctx, opt)
	if err != nil {
		return err
	}
	r.step("carry")
	if err := errors.Join(r.makeSafe(ctx, s), s.Close()); err != nil {
		return err
	}
	if storage.IsThere(path + storage.LogSuffix) {
		return fmt.Errorf("the log of the new store is not written back")
	}
	return nil
}

// exchange has the prepared file take the store's place. Nothing is overwritten.
func (r *restoration) exchange(ctx context.Context, prepared, folder string) error {
	if r.before != nil {
		if r.unread == nil {
			h, _, err := storage.FileHeader(r.opt.Path)
			if err != nil || h.Changes != r.changes || storage.IsThere(r.opt.Path+storage.LogSuffix) {
				return errors.Join(ErrInUse, err)
			}
		}
		if err := r.keep(); err != nil {
			return err
		}
	}
	r.step("log")
	// A log that could not be written back is no log of the new store. It is kept under the name of the one before.
	if err := r.putAway(storage.LogSuffix); err != nil {
		return err
	}
	if err := os.Remove(r.opt.Path + "-shm"); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := storage.SyncFolder(folder); err != nil {
		return err
	}
	r.step("rename")
	if err := os.Rename(prepared, r.opt.Path); err != nil {
		return err
	}
	r.step("renamed")
	return storage.SyncFolder(folder)
}

// keep gives the store before its second name, under which nobody has a file.
func (r *restoration) keep() error {
	at := r.opt.Now().In(r.opt.Zone).Format("20060102-1504")
	for n := 1; ; n++ {
		name := r.opt.Path + storage.KeptInfix + at
		if n > 1 {
			name += fmt.Sprintf("-%d", n)
		}
		if storage.IsThere(name + storage.LogSuffix) {
			continue
		}
		r.step("keep")
		err := os.Link(r.opt.Path, name)
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		r.done.Store = name
		return err
	}
}

func (r *restoration) putAway(suffix string) error {
	if !storage.IsThere(r.opt.Path + suffix) {
		return nil
	}
	if r.done.Store == "" { // a log without a store: it is nobody's
		r.done.Store = r.opt.Path + storage.KeptInfix + r.opt.Now().In(r.opt.Zone).Format("20060102-150405")
	}
	return os.Rename(r.opt.Path+suffix, r.done.Store+suffix)
}
