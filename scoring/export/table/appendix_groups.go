package table

import (
	"errors"
	"slices"
	"strings"
	"time"

	"motcua/scoring"
	"motcua/scoring/export/dates"
	"motcua/scoring/export/header"
	"motcua/scoring/export/sheet"
)

// leastGroups is the number of groups' columns by which a table is one of points by groups.
const leastGroups = 3

// groupsKind is a published table of the points of a set's groups.
func groupsKind(rules *scoring.RuleSet) header.Kind {
	kind := header.Kind{
		Name: string(Appendix),
		Fields: []header.Field{
			{Name: "code", Synonyms: []string{"Mã đơn vị", "Mã định danh", "Mã cơ quan"}},
			{Name: "unit", Synonyms: []string{"Tên cơ quan, đơn vị", "Cơ quan, đơn vị", "Tên đơn vị", "Đơn vị", "Tên cơ quan"}},
			{Name: "month", Synonyms: []string{"Tháng", "Kỳ báo cáo", "Kỳ"}},
			{Name: "total", Required: true, Synonyms: []string{"Tổng điểm", "Tổng điểm đạt được", "Tổng số điểm", "Tổng cộng", "Điểm đạt được", "Tổng"}},
			{Name: "grade", Synonyms: []string{"Xếp loại"}},
			takenField(),
		},
		AnyOf: [][]string{{"code", "unit"}},
	}
	for _, g := range rules.Groups {
		kind.Fields = append(kind.Fields, header.Field{Name: "group " + g.Code, Synonyms: groupLabels(g)})
	}
	return kind
}

// takenField is the column that says when figures were taken from their source.
func takenField() header.Field {
	return header.Field{Name: "taken", Synonyms: []string{"Thời điểm lấy số liệu", "Lấy số liệu lúc", "Số liệu đến"}}
}

// groupLabels are the labels that a column of a group's points may have.
func groupLabels(g scoring.Group) []string {
	return append([]string{g.Code, g.Name.In("vi"), g.Short.In("vi")}, g.Names...)
}

// findGroups finds the header of a table of points by the groups of a set that does not convert points; false when it is none. A table that is
// one but for its total is refused: it must not be taken for a register of units.
func (r *Reader) findGroups(rows []sheet.Row, kinds []header.Kind) (*header.Header, header.Kind, bool, error) {
	for _, rules := range slices.Backward(r.Rules.Sets()) {
		if rules.Converted {
			continue
		}
		kind := groupsKind(rules)
		whole := kind
		whole.Fields = slices.Clone(kind.Fields)
		for i := range whole.Fields {
			whole.Fields[i].Required = false
		}
		h, err := header.Find(rows, []header.Kind{whole})
		if a, open := errors.AsType[*header.Ambiguity](err); open && strings.HasPrefix(a.Field.Name, "group ") {
			if other, unknown := header.Find(rows, kinds); unknown != nil || other.Kind == string(Register) {
				return nil, kind, false, err
			}
		}
		if err != nil || groupsOf(h) < leastGroups {
			continue
		}
		// A table that another kind knows more columns of is of that kind: dossiers may have a column called as a group.
		other, err := header.Find(rows, kinds)
		if err == nil && (len(other.Columns) >= len(h.Columns) || other.Kind == string(Appendix)) {
			return nil, header.Kind{}, false, nil
		}
		if _, has := h.Columns["total"]; !has {
			return nil, kind, false, &sheet.FileError{Problem: sheet.NoColumns, Facts: facts("kind", kind.Name, "missing", "Tổng điểm", "found", strings.Join(h.ShownLabels(), ", "))}
		}
		return h, kind, true, nil
	}
	return nil, header.Kind{}, false, nil
}

func groupsOf(h *header.Header) (n int) {
	for field := range h.Columns {
		if strings.HasPrefix(field, "group ") {
			n++
		}
	}
	return n
}

// hasGroups says whether the table is an appendix of points by groups.
func (t *Table) hasGroups() bool { return t.Kind == Appendix && groupsOf(t.header) > 0 }

// groupColumns finds the columns of the groups of a month's rules. A table of the groups of another set is refused.
func groupColumns(t *Table, rules *scoring.RuleSet) (map[string]int, error) {
	columns := map[string]int{}
	var missing []string
	for _, g := range rules.Groups {
		i := slices.IndexFunc(t.header.Levels, func(levels []string) bool {
			return len(levels) > 0 && slices.ContainsFunc(groupLabels(g), func(label string) bool { return header.SameLabel(levels[len(levels)-1], label) })
		})
		if i < 0 {
			missing = append(missing, g.Code)
			continue
		}
		columns[g.Code] = i
	}
	if rules.Converted || len(columns) < leastGroups {
		return nil, &sheet.FileError{Problem: sheet.NoColumns, Facts: facts("kind", string(Appendix), "missing", strings.Join(missing, ", "), "found", strings.Join(t.header.ShownLabels(), "; "))}
	}
	return columns, nil
}

// AppendixTaken is when the figures of an appendix were taken from their source: the newest that its rows say, else by the caller, else by its
// title; false when nothing says it.
func (r *Reader) AppendixTaken(t *Table) (taken time.Time, ok bool) {
	column, has := t.header.Columns["taken"]
	for row, err := range t.rows() {
		if !has || err != nil {
			break
		}
		if row.Text(column) == "" {
			continue
		}
		at, _, err := dates.Parse(row.Cells[column], r.Zone, t.book.Date1904())
		if when := time.Unix(at, 0).In(r.Zone); err == nil && at > taken.Unix() && !when.After(r.Now()) {
			taken, ok = when, true
		}
	}
	switch {
	case ok:
		return taken, true
	case !r.AsOf.IsZero():
		return r.AsOf, true
	}
	if taken, ok = dates.TitleTime(t.header.Title, r.Zone); ok && taken.After(r.Now()) {
		return time.Time{}, false
	}
	return taken, ok
}
