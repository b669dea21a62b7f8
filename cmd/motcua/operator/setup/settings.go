package setup

import (
	"errors"
	"io/fs"
	"os"
	"strings"
)

// setting is a line of the file of settings.
type setting struct{ name, value string }

// settings is that file, line by line, as systemd and sh read it. Lines that are not understood stay as they are.
type settings []string

// readSettings reads the file; none when there is none.
func readSettings(file string) (settings, error) {
	raw, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return strings.Split(strings.TrimRight(string(raw), "\n"), "\n"), nil
}

// What stands for itself between double quotes, for sh and systemd alike.
var (
	quoted   = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "$", `\$`, "`", "\\`", "\n", " ", "\r", "")
	unquoted = strings.NewReplacer(`\\`, `\`, `\"`, `"`, `\$`, "$", "\\`", "`")
)

// value is what a line sets; "" when none does.
func (s settings) value(name string) string {
	for _, line := range s {
		if text, is := strings.CutPrefix(strings.TrimSpace(line), name+"="); is {
			return unquoted.Replace(strings.Trim(text, `"`))
		}
	}
	return ""
}

// with is the file with these values, each in the place of the line that set it before.
func (s settings) with(all []setting) string {
	lines := append(settings(nil), s...)
	if len(lines) == 0 {
		lines = settings{"# Written by motcua init; systemd and sh read it. Further variables: man motcua."}
	}
	for _, one := range all {
		line, found := one.name+`="`+quoted.Replace(one.value)+`"`, false
		for i := range lines {
			if strings.HasPrefix(strings.TrimSpace(lines[i]), one.name+"=") {
				lines[i], found = line, true
			}
		}
		if !found {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n") + "\n"
}
