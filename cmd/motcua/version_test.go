package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"motcua/cmd/motcua/house"
)

// Which program runs is told by the command and the help. That the release is in CHANGELOG.md is held here, too.
func TestTheProgramTellsItsVersion(t *testing.T) {
	t.Parallel()
	d := &deskless{t: t, db: filepath.Join(t.TempDir(), "none.db"), clock: morning}
	plain, help := d.runsAnyhow("version").output, d.runsAnyhow("--help").output
	if !regexp.MustCompile(`(?m)^motcua \d+\.\d+\.\d+ \((unknown|[0-9a-f]{12})\+?\)\ngo1\.\S+ · SQLite 3\.\S+ · \w+/\w+$`).MatchString(plain) {
		t.Errorf("it says %q", plain)
	}
	printed := d.runsAnyhow("version", "--json").output
	var told house.Build
	if err := json.Unmarshal([]byte(printed[strings.Index(printed, "{"):]), &told); err != nil || told != house.ThisBuild() {
		t.Errorf("as JSON it says %+v, %v", told, err)
	}
	if !strings.Contains(help, told.Version) {
		t.Errorf("the help does not tell the version:\n%s", help)
	}
	changes, err := os.ReadFile(filepath.Join(root, "CHANGELOG.md"))
	if err != nil || !strings.Contains(string(changes), "\n## "+told.Version+" ") {
		t.Errorf("CHANGELOG.md has no part for %s: %v", told.Version, err)
	}
}
