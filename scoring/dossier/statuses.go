package dossier

import (
	"strconv"
	"strings"

	"motcua/scoring/sheet"
)

// statusWords are the words of systems for the national status codes, folded.
var statusWords = map[Status][]string{
	Registered:  {"moi dang ky", "cho tiep nhan", "cho tiep nhan ho so", "moi nop", "ho so moi"},
	Accepted:    {"duoc tiep nhan", "da tiep nhan", "da tiep nhan ho so", "tiep nhan", "moi tiep nhan"},
	NotAccepted: {"khong duoc tiep nhan", "khong tiep nhan", "tu choi tiep nhan", "tu choi"},
	Processing: {
		"dang xu ly", "dang giai quyet", "dang thu ly", "cho xu ly", "dang cho xu ly", "cho thu ly", "chua xu ly", "chua giai quyet",
		"cho duyet", "cho phe duyet", "cho ky duyet", "cho ky",
	},
	WantsPapers: {
		"yeu cau bo sung giay to", "yeu cau bo sung", "yeu cau bo sung ho so", "cho bo sung", "cho bo sung giay to", "cho bo sung ho so",
		"dang cho bo sung", "dang cho bo sung ho so", "cho cong dan bo sung", "dang bo sung", "bo sung ho so",
	},
	WantsPayment: {
		"yeu cau thuc hien nghia vu tai chinh", "cho thuc hien nghia vu tai chinh", "nghia vu tai chinh", "cho thanh toan", "dang cho thanh toan",
	},
	Withdrawn: {"cong dan yeu cau rut ho so", "cong dan xin rut ho so", "cong dan rut ho so", "yeu cau rut ho so", "xin rut ho so", "rut ho so", "da rut ho so", "da rut"},
	Suspended: {"dung xu ly", "tam dung", "dang tam dung", "tam dung xu ly", "tam dung giai quyet"},
	Processed: {
		"da xu ly xong", "xu ly xong", "da xu ly", "da giai quyet", "da giai quyet xong", "da co ket qua", "co ket qua", "cho tra", "cho tra ket qua",
		"da xu ly xong cho tra", "da xu ly xong cho tra ket qua", "da giai quyet cho tra ket qua", "da co ket qua cho tra", "da co ket qua cho tra ket qua",
	},
	ResultReturned: {"da tra ket qua", "da tra kq", "da tra", "tra ket qua", "tra kq", "tra", "hoan thanh", "da hoan thanh"},
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

// timeliness is how a dossier stands with its due date, folded: the dates tell that, and it says nothing about its status.
var timeliness = []string{
	"sap den han", "chua den han", "den han", "dung han", "som han", "truoc han", "trong han", "con han", "sap qua han", "qua han", "tre han",
}

// readStatus reads a status: "Đang xử lý", "4", "4 - Đang xử lý", "Đang xử lý (quá hạn)", "Trả đúng hạn". A code that does
// not agree with the words behind it is none.
func readStatus(folded string) (Status, bool) {
	if status, ok := statuses[folded]; ok {
		return status, true
	}
	code, words, _ := strings.Cut(folded, " ")
	if n, err := strconv.Atoi(code); err == nil {
		status, ok := readStatus(words)
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

// statusOf reads the status. Without a status column a dossier with a finish is resolved, and any other is in progress.
func (p *Parser) statusOf(row sheet.Row) (Status, bool) {
	if p.status < 0 {
		if !noDate(row.Text(p.finished)) || !noDate(row.Text(p.returned)) {
			return ResultReturned, true
		}
		return Processing, true
	}
	return readStatus(p.fold(row.Text(p.status)))
}
