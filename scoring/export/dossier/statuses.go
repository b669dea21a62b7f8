package dossier

import (
	"strconv"
	"strings"

	"motcua/scoring/export/dates"
	"motcua/scoring/export/sheet"
)

// statusWords are the words of systems for the national status codes, folded. Whatever ends a dossier without a result (cancelled,
// deleted, refused, sent back) counts nowhere, as one that was not accepted or was withdrawn.
var statusWords = map[Status][]string{
	Registered: {"moi dang ky", "cho tiep nhan", "cho tiep nhan ho so", "moi nop", "ho so moi", "moi gui", "cho nop", "dang nop", "luu nhap", "nhap", "chua tiep nhan"},
	Accepted:   {"duoc tiep nhan", "da tiep nhan", "da tiep nhan ho so", "tiep nhan", "moi tiep nhan", "tiep nhan ho so", "da nhan", "moi chuyen den", "cho phan cong"},
	NotAccepted: {
		"khong duoc tiep nhan", "khong tiep nhan", "tu choi tiep nhan", "tu choi", "bi tu choi", "da tu choi", "tu choi ho so", "tu choi giai quyet", "tu choi xu ly",
		"khong giai quyet", "khong duoc giai quyet", "khong du dieu kien", "khong du dieu kien giai quyet", "khong du dieu kien tiep nhan", "khong xu ly",
		"tra lai", "tra lai ho so", "da tra lai", "da tra lai ho so", "bi tra lai", "ho so bi tra lai", "tra lai cong dan", "tra lai ho so cong dan", "tra ho so",
		"huy", "da huy", "bi huy", "huy ho so", "da huy ho so", "ho so huy", "ho so da huy", "ho so bi huy", "huy bo", "da huy bo", "xoa", "da xoa", "bi xoa", "xoa ho so",
		"da xoa ho so", "ho so da xoa", "het hieu luc", "khong hop le", "ho so khong hop le",
	},
	Processing: {
		"dang xu ly", "dang giai quyet", "dang thu ly", "cho xu ly", "dang cho xu ly", "cho thu ly", "chua xu ly", "chua giai quyet", "chua co ket qua",
		"cho duyet", "cho phe duyet", "cho ky duyet", "cho ky", "cho ky so", "dang trinh ky", "trinh ky", "da trinh ky", "cho lanh dao duyet", "cho lanh dao phe duyet", "trinh lanh dao",
		"cho phat hanh", "cho dong dau", "cho ban hanh", "cho ban hanh ket qua", "dang tham dinh", "cho tham dinh", "dang xac minh", "cho xac minh", "dang xu ly ho so", "dang thuc hien",
		"dang luan chuyen", "dang lien thong", "cho lien thong", "chuyen xu ly", "da chuyen xu ly", "dang chuyen xu ly", "cho chuyen xu ly", "chuyen lien thong",
		"da bo sung", "da bo sung ho so", "da bo sung giay to", "cong dan da bo sung", "tiep tuc xu ly", "dang tiep tuc xu ly", "dang xu ly lai", "cho giai quyet", "chua hoan thanh",
	},
	WantsPapers: {
		"yeu cau bo sung giay to", "yeu cau bo sung", "yeu cau bo sung ho so", "cho bo sung", "cho bo sung giay to", "cho bo sung ho so",
		"dang cho bo sung", "dang cho bo sung ho so", "cho cong dan bo sung", "dang bo sung", "bo sung ho so", "can bo sung", "dang yeu cau bo sung", "da yeu cau bo sung", "bo sung",
		"bo sung giay to", "dang bo sung ho so", "cho nguoi dan bo sung", "cho bo sung thong tin", "yeu cau bo sung thong tin",
	},
	WantsPayment: {
		"yeu cau thuc hien nghia vu tai chinh", "cho thuc hien nghia vu tai chinh", "nghia vu tai chinh", "cho thanh toan", "dang cho thanh toan",
		"thuc hien nghia vu tai chinh", "dang thuc hien nghia vu tai chinh", "cho nop phi", "cho nop le phi", "cho thanh toan le phi", "cho thanh toan phi le phi", "yeu cau thanh toan", "cho nghia vu tai chinh",
	},
	Withdrawn: {
		"cong dan yeu cau rut ho so", "cong dan xin rut ho so", "cong dan rut ho so", "yeu cau rut ho so", "xin rut ho so", "rut ho so", "da rut ho so", "da rut",
		"cong dan rut", "rut", "cong dan da rut ho so", "nguoi dan rut ho so", "ho so da rut", "ho so rut", "xin rut", "cong dan xin rut",
	},
	Suspended: {"dung xu ly", "tam dung", "dang tam dung", "tam dung xu ly", "tam dung giai quyet", "da tam dung", "da dung xu ly", "dang dung xu ly", "tam dung ho so", "dung giai quyet"},
	Processed: {
		"da xu ly xong", "xu ly xong", "da xu ly", "da giai quyet", "da giai quyet xong", "da co ket qua", "co ket qua", "cho tra", "cho tra ket qua",
		"da xu ly xong cho tra", "da xu ly xong cho tra ket qua", "da giai quyet cho tra ket qua", "da co ket qua cho tra", "da co ket qua cho tra ket qua",
		"cho tra kq", "dang cho tra ket qua", "cho tra ket qua cho cong dan", "giai quyet xong", "da hoan thanh xu ly", "hoan thanh xu ly", "da xu ly cho tra ket qua", "da phat hanh",
		"da co kq", "cho cong dan nhan ket qua", "cho nhan ket qua",
	},
	ResultReturned: {
		"da tra ket qua", "da tra kq", "da tra", "tra ket qua", "tra kq", "tra", "hoan thanh", "da hoan thanh", "hoan tat", "da hoan tat", "ket thuc", "da ket thuc",
		"da nhan ket qua", "cong dan da nhan ket qua", "da tra ket qua cho cong dan", "da giai quyet va tra ket qua", "da xu ly va tra ket qua", "da giao ket qua", "ho so hoan thanh", "hoan thanh ho so",
	},
}

// statuses finds a status by its words, or by the national code itself.
var statuses = statusesByWords()

func statusesByWords() map[string]Status {
	all := map[string]Status{}
	for status, words := range statusWords {
		all[strconv.Itoa(int(status))] = status
		for _, w := range words {
			all[w] = status
		}
	}
	return all
}

// deleted is in each word for a dossier that was taken out of its system. Refused ones had been accepted; this one is none.
const deleted = "xoa"

// timeliness are words about a dossier's due date, folded. They say nothing about its status: the dates tell whether it is late.
var timeliness = []string{
	"sap den han", "chua den han", "den han", "dung han", "som han", "truoc han", "trong han", "con han", "sap qua han", "qua han", "tre han",
}

// parseStatus reads a status: "Đang xử lý", "4", "4 - Đang xử lý", "Đang xử lý (quá hạn)", "Trả đúng hạn". A code that does
// not agree with the words behind it is none.
func parseStatus(folded string) (Status, bool) {
	if status, ok := statuses[folded]; ok {
		return status, true
	}
	code, words, _ := strings.Cut(folded, " ")
	if n, err := strconv.Atoi(code); err == nil {
		status, ok := parseStatus(words)
		return status, ok && n == int(status)
	}
	for _, t := range timeliness {
		if words, ok := strings.CutSuffix(folded, " "+t); ok {
			return statuses[words], statuses[words] != 0
		}
		if words, ok := strings.CutPrefix(folded, t+" "); ok {
			return statuses[words], statuses[words] != 0
		}
	}
	return 0, false
}

// readStatus reads the status. A dossier without one is resolved if it has a finish, and else in progress unless another file says more.
// A status that is not understood makes the dossier not known, also if it was known before.
func (p *Parser) readStatus(row sheet.Row, d *Dossier) {
	text := p.text(row, statusColumn)
	if text == "" {
		switch {
		case !dates.IsNone(p.text(row, finishedColumn)) || !dates.IsNone(p.text(row, returnedColumn)):
			d.Status = ResultReturned
		case p.has(statusColumn):
			d.Silent |= OfStatus | OfFinish
		default:
			d.Status = Processing
			d.Silent |= OfStatus | OfFinish
		}
		return
	}
	folded := p.fold(text)
	if s, ok := parseStatus(folded); ok {
		d.Status, d.Unaccepted = s, strings.Contains(folded, deleted)
		return
	}
	if n, err := strconv.Atoi(p.meaningOrAsk(statusColumn, folded, text)); err == nil {
		d.Status = Status(n)
	}
}
