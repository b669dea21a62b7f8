package dossier

import (
	"slices"
	"strings"

	"motcua/scoring/export/header"
	"motcua/scoring/names"
)

// personal begin the labels of columns that hold personal data of applicants, or words in which they may be named, folded.
var personal = []string{
	"chu ho so", "ten chu ho so", "nguoi nop", "ho ten", "ho va ten", "ten nguoi", "nguoi yeu cau", "so cmnd", "cmnd", "cccd", "so cccd",
	"can cuoc", "so can cuoc", "so dinh danh", "so dien thoai", "dien thoai", "sdt", "dia chi", "email", "thu dien tu", "ngay sinh", "nam sinh",
	"cong dan", "ten cong dan", "ca nhan", "to chuc ca nhan", "ten to chuc", "doanh nghiep", "ten doanh nghiep", "khach hang", "ten khach hang", "nguoi dang ky",
	"nguoi de nghi", "nguoi lam don", "nguoi duoc", "gioi tinh", "dan toc", "ma dinh danh ca nhan", "ma so thue", "ho chieu", "so ho chieu", "so tai khoan",
	"trich yeu", "noi dung ho so", "ghi chu",
}

// Personal says whether a label looks like that of a column with personal data: it is never offered as anything else.
func Personal(label string) bool {
	folded := names.Fold(label)
	for _, words := range personal {
		if folded == words || strings.HasPrefix(folded, words+" ") {
			return true
		}
	}
	return false
}

// Matchable are the fields for which a column may be chosen by hand, those that are required first: their places stand in buttons, so
// that another one goes to the end. Names of procedures are not among them: their cells are kept as they are, and a column chosen
// by mistake might hold anything.
func Matchable() []header.Field {
	var fields []header.Field
	all := Export().Fields
	for _, c := range [...]column{
		codeColumn, unitColumn, receivedColumn, dueColumn, finishedColumn, statusColumn, channelColumn, feeColumn, paymentColumn, digitisedColumn, eResultColumn, returnedColumn,
	} {
		fields = append(fields, all[c])
	}
	return fields
}

// Choosable are all fields, Matchable first: of several columns for any of them one may be chosen.
func Choosable() []header.Field {
	fields := Matchable()
	for _, f := range Export().Fields {
		if !slices.ContainsFunc(fields, func(known header.Field) bool { return known.Name == f.Name }) {
			fields = append(fields, f)
		}
	}
	return fields
}
