package chattest

import (
	"bytes"
	"context"
	"fmt"
	"hash/crc32"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"testing"
	"time"

	"motcua/scoring"
	"motcua/scoring/export/sheet"
	"motcua/scoring/export/table"
	"motcua/scoring/ledger"
	"motcua/scoring/people"
	"motcua/scoring/rulesets"
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
	return openCopy(t, furnished)
}

// Copies gives a test a store of its own like Store's, which was furnished further, once for all tests.
func Copies(further func(ctx context.Context, store *rooms.Store) error) func(testing.TB) *rooms.Store {
	file := sync.OnceValues(func() ([]byte, error) {
		raw, err := furnished()
		if err != nil {
			return nil, err
		}
		return furnishFile(raw, further)
	})
	return func(t testing.TB) *rooms.Store {
		t.Helper()
		return openCopy(t, file)
	}
}

// openCopy opens a copy of a file.
func openCopy(t testing.TB, file func() ([]byte, error)) *rooms.Store {
	t.Helper()
	raw, err := file()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "motcua.db")
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	store, err := open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	return store
}

// furnished is the file of the store that all tests begin with.
var furnished = sync.OnceValues(func() ([]byte, error) { return furnishFile(nil, furnish) })

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

func open(path string) (*rooms.Store, error) {
	rules, err := rulesets.Load()
	if err != nil {
		return nil, err
	}
	return rooms.Open(context.Background(), storage.Options{Path: path, Zone: Zone(), Now: Now, RuleSets: rules.ByID, Log: slog.New(slog.DiscardHandler)})
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
	rules, err := rulesets.Load()
	if err != nil {
		return nil, err
	}
	return &ledger.Ledger{Store: store, Rules: rules, Zone: Zone(), Now: Now, Limits: sheet.CommandLine()}, nil
}

// furnish imports the sample and registers the people.
func furnish(ctx context.Context, store *rooms.Store) error {
	importer, err := ImporterOf(store)
	if err != nil {
		return err
	}
	_, here, _, _ := runtime.Caller(0)
	for _, name := range []string{"don-vi.csv", "so-lieu-2024-06.csv", "ho-so-2024-06.xlsx", "phu-luc-da-ban-hanh.xlsx"} {
		raw, err := os.ReadFile(filepath.Join(filepath.Dir(here), "../../../cmd/motcua/demo/sample", name))
		if err != nil {
			return err
		}
		if err := importFile(ctx, importer, name, raw); err != nil {
			return err
		}
	}
	for i, grant := range []people.Grant{{Role: people.Officer, Unit: XaPhiNhu}, {Role: people.Chair, Unit: XaHangLia}, {Role: people.Admin}} { // whose numbers are 1, 2 and 3
		if err := RegisterIn(ctx, store, Officer+int64(i), grant); err != nil {
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
