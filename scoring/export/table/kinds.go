package table

import (
	"motcua/scoring/export/dossier"
	"motcua/scoring/export/header"
)

// Kind is what a file holds.
type Kind string

// The kinds of file, recognised by their headers.
const (
	Register Kind = "units"     // the register of units
	Dossiers Kind = "dossiers"  // an export of dossiers
	Counts   Kind = "counts"    // counts entered by hand
	Appendix Kind = "published" // an appendix as published
)

// kinds are the kinds of file that headers tell apart.
func (r *Reader) kinds() []header.Kind {
	return []header.Kind{
		r.exportKind(""),
		{
			Name: string(Counts),
			Fields: []header.Field{
				{Name: "month", Required: true, Synonyms: []string{"Tháng", "Kỳ báo cáo", "Kỳ"}},
				{Name: "code", Synonyms: []string{"Mã đơn vị", "Mã định danh", "Mã cơ quan"}},
				{Name: "unit", Synonyms: []string{"Đơn vị", "Tên đơn vị", "Tên cơ quan"}},
				{Name: "indicator", Required: true, Synonyms: []string{"Chỉ số", "Mã chỉ số"}},
				{Name: "indicator name", Synonyms: []string{"Tên chỉ số"}},
				{Name: "numerator", Required: true, Synonyms: []string{"Tử số"}},
				{Name: "denominator", Required: true, Synonyms: []string{"Mẫu số"}},
				takenField(),
			},
			AnyOf: [][]string{{"code", "unit"}},
		},
		{
			Name: string(Appendix),
			Fields: []header.Field{
				{Name: "unit", Required: true, Synonyms: []string{"Tên cơ quan, đơn vị", "Cơ quan, đơn vị", "Tên đơn vị", "Đơn vị"}},
				{Name: "total", Required: true, Synonyms: []string{"Điểm đạt được", "Tổng điểm đạt được"}},
				{Name: "converted", Required: true, Synonyms: []string{"Tổng điểm quy đổi", "Điểm quy đổi"}},
				{Name: "grade", Synonyms: []string{"Xếp loại"}},
			},
		},
		{
			Name: string(Register),
			Fields: []header.Field{
				{Name: "code", Required: true, Synonyms: []string{"Mã đơn vị", "Mã định danh", "Mã cơ quan"}},
				{Name: "name", Required: true, Synonyms: []string{"Tên đơn vị", "Tên cơ quan", "Đơn vị"}},
				{Name: "kind", Synonyms: []string{"Loại đơn vị", "Loại", "Loại hình", "Loại hình đơn vị"}},
				{Name: "other names", Synonyms: []string{"Tên gọi khác", "Tên khác"}},
				{Name: "valid from", Synonyms: []string{"Hiệu lực từ", "Có hiệu lực từ", "Ngày hiệu lực"}},
				{Name: "valid to", Synonyms: []string{"Hiệu lực đến", "Hết hiệu lực", "Ngày hết hiệu lực"}},
				{Name: "successor", Synonyms: []string{"Đơn vị kế thừa", "Mã đơn vị kế thừa"}},
			},
		},
	}
}

// choose names the columns of fields by their labels.
func choose(k *header.Kind, labels map[string]string) {
	for f := range k.Fields {
		if label, ok := labels[k.Fields[f].Name]; ok {
			k.Fields[f].Chosen = label
		}
	}
}

// DossierField is the field of an export of dossiers that a label means, by one of its synonyms; false when it means none.
func DossierField(label string) (string, bool) {
	for _, f := range dossier.Export().Fields {
		for _, synonym := range f.Synonyms {
			if header.SameLabel(label, synonym) {
				return f.Name, true
			}
		}
	}
	return "", false
}
