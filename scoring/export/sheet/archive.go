package sheet

import (
	"archive/zip"
	"io"
	"path"
	"strconv"
	"strings"
)

const (
	// maxParts bounds the entries of an archive, and directoryBudget the bytes read to list them; a workbook has a few dozen.
	maxParts        = 10_000
	directoryBudget = 2 << 20

	// relationsLimit and workbookLimit bound parts that are small in every workbook, in bytes.
	relationsLimit = 4 << 20
	workbookLimit  = 32 << 20

	// elementsPerCell bounds what is read of a part that holds few cells, or none; a cell is three elements at most.
	elementsPerCell = 4
)

// archive is a zip file, its parts by name. Names have no case and "\" is "/", as spreadsheet programs take them.
type archive struct {
	source *source
	parts  map[string]*zip.File
	limits Limits
}

func partName(s string) string {
	return strings.TrimPrefix(path.Clean(strings.ToLower(strings.ReplaceAll(s, `\`, "/"))), "/")
}

// openArchive lists the parts. What they would unpack to is known before anything is unpacked.
func openArchive(r *source, size int64, limits Limits) (*archive, error) {
	r.budget = directoryBudget
	listed, err := zip.NewReader(r, size)
	if err == errBudget || err == nil && len(listed.File) > maxParts {
		return nil, &FileError{Bomb, factsOf("limit", megabytes(limits.Unpacked))}
	}
	if err != nil {
		return nil, r.damageError("zip", "")
	}
	r.budget = 0
	a := &archive{source: r, parts: make(map[string]*zip.File, len(listed.File)), limits: limits}
	return a, a.checkLimits(listed, size)
}

// checkLimits holds the archive's directory against the limits. The sizes it states bind: an entry that unpacks to more than
// stated is refused by package zip while it is read.
func (a *archive) checkLimits(listed *zip.Reader, size int64) error {
	var unpacked uint64
	for _, f := range listed.File {
		if strings.HasSuffix(f.Name, "/") {
			continue
		}
		name := partName(f.Name)
		if _, twice := a.parts[name]; twice {
			return damageError("part twice", "")
		}
		a.parts[name] = f
		switch {
		case f.Flags&1 != 0:
			return &FileError{Problem: Protected}
		case path.Base(name) == "vbaproject.bin", strings.HasPrefix(name, "xl/macrosheets/"):
			return &FileError{Problem: Macros}
		case strings.HasPrefix(name, "xl/externallinks/"):
			return &FileError{Problem: Linked}
		}
		if f.UncompressedSize64 > uint64(a.limits.Unpacked) {
			return &FileError{Bomb, factsOf("limit", megabytes(a.limits.Unpacked))}
		}
		unpacked += f.UncompressedSize64
	}
	if unpacked > uint64(a.limits.Unpacked) {
		return &FileError{Bomb, factsOf("limit", megabytes(a.limits.Unpacked))}
	}
	if unpacked > uint64(a.limits.Swollen) && unpacked > uint64(a.limits.Ratio)*uint64(size) {
		return &FileError{Bomb, factsOf("limit", megabytes(a.limits.Swollen))}
	}
	return nil
}

// open unpacks a part. Errors name it by what it is: its own name comes from the file.
func (a *archive) open(part, called string, limit int64) (io.ReadCloser, error) {
	file, ok := a.parts[part]
	if !ok {
		return nil, damageError("missing part", called)
	}
	if file.UncompressedSize64 > uint64(limit) {
		return nil, &FileError{Bomb, factsOf("limit", megabytes(limit))}
	}
	in, err := file.Open()
	if err != nil {
		return nil, a.source.damageError("zip", called)
	}
	return struct {
		io.Reader
		io.Closer
	}{stopping{a.source, in}, in}, nil
}

// walk gives the tokens of a part, to its very end: then its checksum and size were right, too.
func (a *archive) walk(part, called string, limit int64, visit func(*xmlReader, xmlKind) error) error {
	in, err := a.open(part, called, limit)
	if err != nil {
		return err
	}
	defer in.Close()
	x := newXMLReader(in)
	for elements := 0; ; {
		kind, err := x.next()
		if err == io.EOF {
			return nil
		}
		if kind == xmlStart {
			elements++
		}
		if elements > elementsPerCell*a.limits.Cells {
			err = &FileError{TooManyCells, factsOf("limit", strconv.Itoa(a.limits.Cells))}
		}
		if err == nil {
			err = visit(x, kind)
		}
		switch err := err.(type) {
		case nil:
		case xmlError:
			return damageError(string(err), called)
		case *FileError:
			if err.Problem == Damaged && err.Facts["where"] == "" {
				err.Facts["where"] = called
			}
			return err
		default:
			if err == errEnough {
				return err
			}
			return a.source.damageError("zip", called)
		}
	}
}

// relationship is an entry of a .rels part.
type relationship struct{ id, kind, target string }

// relations are the relationships of the part in the folder.
func (a *archive) relations(part, folder string) (all []relationship, err error) {
	err = a.walk(part, "relationships", relationsLimit, func(x *xmlReader, kind xmlKind) error {
		if kind != xmlStart || string(x.name) != "Relationship" {
			return nil
		}
		var values [4]string
		for i, name := range []string{"Id", "Type", "Target", "TargetMode"} {
			value, err := x.attribute(name)
			if err != nil {
				return err
			}
			values[i] = string(value)
		}
		r := relationship{values[0], values[1], values[2]}
		if values[3] == "External" {
			return nil
		}
		if !strings.HasPrefix(r.target, "/") && !strings.HasPrefix(r.target, `\`) {
			r.target = folder + "/" + r.target
		}
		r.target = partName(r.target)
		all = append(all, r)
		return nil
	})
	return all, err
}
