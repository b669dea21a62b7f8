package setup

import (
	"errors"
	"os"
	"os/user"
	"path/filepath"
	"strconv"
	"strings"
)

// owner is the user who runs the service; the zero value is whoever runs this command.
type owner struct {
	is         bool
	user, main int // the numbers of the user and of the user's group
}

// ownerNamed looks a user up; "" for whoever runs this command.
func ownerNamed(name string) (o owner, err error) {
	if name == "" {
		return o, nil
	}
	u, err := user.Lookup(name)
	if err != nil {
		return o, err
	}
	uid, err := strconv.Atoi(u.Uid)
	gid, wrong := strconv.Atoi(u.Gid)
	return owner{true, uid, gid}, errors.Join(err, wrong)
}

// writeFile writes a file whole or not at all. The service's user may read it, and change nothing in it.
func (o owner) writeFile(file, content string) (err error) {
	f, err := os.CreateTemp(filepath.Dir(file), "."+filepath.Base(file)+"-*") // of mode 0600
	if err != nil {
		return err
	}
	defer os.Remove(f.Name()) // without effect once it is in place
	_, err = f.WriteString(content)
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return err
	}
	if err := o.takeFile(f.Name()); err != nil {
		return err
	}
	return os.Rename(f.Name(), file)
}

// takeFile gives a file of settings to the service's group, to read.
func (o owner) takeFile(file string) error {
	if !o.is {
		return os.Chmod(file, 0o600)
	}
	return errors.Join(os.Chown(file, os.Getuid(), o.main), os.Chmod(file, 0o640))
}

// takeStore gives the store, and what lies beside it, to the service's user.
func (o owner) takeStore(db string) error {
	if !o.is {
		return nil
	}
	entries, err := os.ReadDir(filepath.Dir(db))
	if err != nil {
		return err
	}
	for _, e := range entries {
		if name := e.Name(); name == filepath.Base(db) || strings.HasPrefix(name, filepath.Base(db)+"-") {
			err = errors.Join(err, os.Lchown(filepath.Join(filepath.Dir(db), name), o.user, o.main))
		}
	}
	return err
}
