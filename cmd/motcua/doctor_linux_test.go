package main

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"motcua/cmd/motcua/operator/doctor"
)

func TestTheDoctorLooksAtTheDisk(t *testing.T) {
	t.Parallel()
	p, h := patientOf(t, "http://127.0.0.1:1")
	raw := filepath.Join(t.TempDir(), "copy.db")
	if err := h.Store.Backup(t.Context(), raw); err != nil {
		t.Fatal(err)
	}
	store, err := os.ReadFile(raw)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		options, says string
		state         doctor.State
	}{
		{"size=18m", "as good as full", doctor.Failed},
		{"size=100m", "little room is left", doctor.Warning},
		{"size=1g,nr_inodes=60", "no more files", doctor.Failed},
		{"size=1g", "MB are free", doctor.Good},
	} {
		folder := t.TempDir()
		if err := syscall.Mount("tmpfs", folder, "tmpfs", 0, c.options); err != nil {
			t.Skipf("a small disk cannot be mounted here: %v", err)
		}
		t.Cleanup(func() { _ = syscall.Unmount(folder, syscall.MNT_DETACH) })
		p.db = filepath.Join(folder, "motcua.db")
		if err := os.WriteFile(p.db, store, 0o600); err != nil {
			t.Fatal(err)
		}
		by, _ := p.examined()
		mustFind(t, by, "disk", c.state, c.says)
	}

	// What root has made beside the store keeps its user out.
	if os.Getuid() != 0 {
		t.Skip("only root gives files away")
	}
	if err := os.WriteFile(p.db+"-inhand", nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Chown(p.db, 12345, 12345); err != nil {
		t.Fatal(err)
	}
	by, _ := p.examined()
	mustFind(t, by, "rights", doctor.Failed, "motcua.db-inhand belongs to another user")
}
