package chattest

import (
	"bytes"
	"context"
	"database/sql/driver"
	"fmt"
	"hash/crc32"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"testing"
	"time"

	"motcua/internal/trial"
	"motcua/scoring"
	"motcua/scoring/export/sheet"
	"motcua/scoring/export/table"
	"motcua/scoring/ledger"
	"motcua/scoring/people"
	"motcua/storage"
	"motcua/storage/rooms"
)

// The communes of the sample that tests ask about, by their codes.
const (
	XaHangLia = "000.10.32.H18"
	XaPhiNhu  = "000.11.32.H18"
)

// The people of the furnished store, by their Telegram ids.
const (
	Stranger int64 = iota + 1
	Officer        // of xã Phì Nhừ
	Chair          // of xã Háng Lìa
	Admin
)

// Now is the moment at which tests ask.
func Now() time.Time { return At("2024-07-03 08:00") }

// Store is a store of one test's own with the sample month, June 2024, and with the people above. It is a copy of one that is
// furnished once.
func Store(t testing.TB) *rooms.Store {
	t.Helper()
	return furnished.Store(t)
}

// Furniture is the file of a furnished store, of which each test gets a copy.
type Furniture func() ([]byte, error)

// Furnish is the furniture of Store with more, which is put in once for all tests.
func Furnish(further func(ctx context.Context, store *rooms.Store) error) Furniture {
	return sync.OnceValues(func() ([]byte, error) {
		raw, err := furnished()
		if err != nil {
			return nil, err
		}
		return furnishFile(raw, further)
	})
}

// Store is a store of one test's own.
func (f Furniture) Store(t testing.TB) *rooms.Store {
	t.Helper()
	return f.Stores(t)(t)
}

// Stores lends a test that asks much one store again and again; once something was written into it, another one.
func (f Furniture) Stores(owner testing.TB) func(testing.TB) *rooms.Store {
	path := filepath.Join(owner.TempDir(), "motcua.db")
	var lent *rooms.Store
	owner.Cleanup(func() {
		if lent != nil {
			if err := lent.Close(); err != nil {
				owner.Error(err)
			}
		}
	})
	return func(t testing.TB) *rooms.Store {
		t.Helper()
		if lent != nil && !isWritten(lent) {
			return lent
		}
		if lent != nil {
			if err := lent.Close(); err != nil {
				t.Fatal(err)
			}
		}
		raw, err := f()
		if err == nil {
			err = os.WriteFile(path, raw, 0o600)
		}
		if err == nil {
			lent, err = open(path)
		}
		if err != nil {
			t.Fatal(err)
		}
		return lent
	}
}

// isWritten says whether something was written into a store since it was opened: what is written stands in its log first.
func isWritten(s *rooms.Store) bool {
	log, err := os.Stat(s.Path() + "-wal")
	return err != nil || log.Size() > 0
}

// Bare is a store of one test's own with the register and the people above, and without any figures.
func Bare(t testing.TB) *rooms.Store {
	t.Helper()
	return bare.Store(t)
}

// bare and furnished are the stores that tests begin with.
var (
	bare      = newFurniture("don-vi.csv")
	furnished = newFurniture("don-vi.csv", "so-lieu-2024-06.csv", "ho-so-2024-06.xlsx", "phu-luc-da-ban-hanh.xlsx")
)

func newFurniture(files ...string) Furniture {
	return sync.OnceValues(func() ([]byte, error) { return furnishFile(nil, furnish(files...)) })
}

// furnishFile is the file of a store, furnished further; nil is that of a new one.
func furnishFile(raw []byte, further func(context.Context, *rooms.Store) error) ([]byte, error) {
	folder, err := os.MkdirTemp("", "motcua-furnished")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	path := filepath.Join(folder, "motcua.db")
	if raw != nil {
		if err := os.WriteFile(path, raw, 0o600); err != nil {
			return nil, err
		}
	}
	store, err := open(path)
	if err != nil {
		return nil, err
	}
	err = further(context.Background(), store)
	if closed := store.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return nil, err
	}
	return os.ReadFile(path)
}

func open(path string) (*rooms.Store, error) { return openWrapped(path, nil) }

// openWrapped opens a store whose connections are wrapped, or are not for nil. None waits for the disk.
func openWrapped(path string, wrap func(driver.Conn) driver.Conn) (*rooms.Store, error) {
	rules, err := decisions()
	if err != nil {
		return nil, err
	}
	unsynced := func(conn driver.Conn) driver.Conn {
		if conn = trial.Unsynced(conn); wrap != nil {
			conn = wrap(conn)
		}
		return conn
	}
	return rooms.Open(context.Background(), storage.Options{
		Path: path, Zone: Zone(), Now: Now, RuleSets: rules.ByID, Log: slog.New(slog.DiscardHandler), Wrap: unsynced,
	})
}

// Importer imports into a store, closes its months and opens them again.
func Importer(t testing.TB, store *rooms.Store) *ledger.Ledger {
	t.Helper()
	importer, err := ImporterOf(store)
	if err != nil {
		t.Fatal(err)
	}
	return importer
}

// Import takes in a file.
func Import(t testing.TB, store *rooms.Store, name, content string) {
	t.Helper()
	if err := importFile(t.Context(), Importer(t, store), name, []byte(content)); err != nil {
		t.Fatal(err)
	}
}

func importFile(ctx context.Context, importer *ledger.Ledger, name string, raw []byte) error {
	results, err := importer.Import(ctx, []table.Source{{Path: name, Body: bytes.NewReader(raw), Size: int64(len(raw))}}, ledger.ImportOptions{})
	if err != nil {
		return fmt.Errorf("import %s: %w", name, err)
	}
	if problem := results[0].Problem; problem != nil {
		return fmt.Errorf("import %s: %w", name, problem)
	}
	return nil
}

// ImporterOf is Importer for what is furnished outside a test.
func ImporterOf(store *rooms.Store) (*ledger.Ledger, error) {
	rules, err := decisions()
	if err != nil {
		return nil, err
	}
	return &ledger.Ledger{Store: store, Rules: rules, Zone: Zone(), Now: Now, Limits: sheet.CommandLine()}, nil
}

// furnish takes in files of the sample, and registers the people.
func furnish(files ...string) func(context.Context, *rooms.Store) error {
	return func(ctx context.Context, store *rooms.Store) error {
		if err := importSample(ctx, store, files...); err != nil {
			return err
		}
		return registerPeople(ctx, store)
	}
}

// registerPeople registers those who have roles, by the numbers 1, 2 and 3.
func registerPeople(ctx context.Context, store *rooms.Store) error {
	for i, grant := range []people.Grant{{Role: people.Officer, Unit: XaPhiNhu}, {Role: people.Chair, Unit: XaHangLia}, {Role: people.Admin}} {
		if err := RegisterIn(ctx, store, Officer+int64(i), grant); err != nil {
			return err
		}
	}
	return nil
}

// ImportSample takes in files of the sample.
func ImportSample(t testing.TB, store *rooms.Store, names ...string) {
	t.Helper()
	if err := importSample(t.Context(), store, names...); err != nil {
		t.Fatal(err)
	}
}

func importSample(ctx context.Context, store *rooms.Store, names ...string) error {
	importer, err := ImporterOf(store)
	if err != nil {
		return err
	}
	_, here, _, _ := runtime.Caller(0)
	for _, name := range names {
		raw, err := os.ReadFile(filepath.Join(filepath.Dir(here), "../../../cmd/motcua/demo/sample", name))
		if err != nil {
			return err
		}
		if err := importFile(ctx, importer, name, raw); err != nil {
			return err
		}
	}
	return nil
}

// Close makes a month official.
func Close(t testing.TB, store *rooms.Store, m scoring.Month) {
	t.Helper()
	if closed, err := Importer(t, store).Close(t.Context(), ledger.CloseRequest{Month: m}); err != nil || closed.State != ledger.Done {
		t.Fatalf("%s is not closed: %+v, %v", m, closed, err)
	}
}

// Register gives somebody further roles.
func Register(t testing.TB, store *rooms.Store, person int64, grants ...people.Grant) {
	t.Helper()
	for _, grant := range grants {
		if err := RegisterIn(t.Context(), store, person, grant); err != nil {
			t.Fatal(err)
		}
	}
}

// RegisterIn gives a role by an invitation, the code of which follows from the person and the role.
func RegisterIn(ctx context.Context, store *rooms.Store, person int64, grant people.Grant) error {
	code := fmt.Sprint(person, grant)
	if err := store.AddInvitation(ctx, people.Invitation{Hash: people.HashCode(code), Grant: grant, Expires: Now().Add(time.Hour)}, 0); err != nil {
		return err
	}
	if _, err := store.Redeem(ctx, code, person, Now(), -int64(crc32.ChecksumIEEE([]byte(code)))); err != nil {
		return fmt.Errorf("register person %d: %w", person, err)
	}
	return nil
}
