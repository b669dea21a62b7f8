package dossier

import "strings"

// statuses are the folded words of systems for the national status codes.
var statuses = map[string]Status{
	"moi dang ky": Registered, "cho tiep nhan": Registered, "moi nop": Registered,
	"duoc tiep nhan": Accepted, "da tiep nhan": Accepted, "tiep nhan": Accepted, "moi tiep nhan": Accepted,
	"khong duoc tiep nhan": NotAccepted, "khong tiep nhan": NotAccepted, "tu choi tiep nhan": NotAccepted, "tu choi": NotAccepted,
	"dang xu ly": Processing, "dang giai quyet": Processing, "cho xu ly": Processing, "cho phe duyet": Processing, "cho ky duyet": Processing, "cho ky": Processing,
	"yeu cau bo sung giay to": WantsPapers, "yeu cau bo sung": WantsPapers, "cho bo sung": WantsPapers, "bo sung ho so": WantsPapers, "cho bo sung ho so": WantsPapers,
	"yeu cau thuc hien nghia vu tai chinh": WantsPayment, "cho thuc hien nghia vu tai chinh": WantsPayment, "nghia vu tai chinh": WantsPayment, "cho thanh toan": WantsPayment,
	"cong dan yeu cau rut ho so": Withdrawn, "rut ho so": Withdrawn, "cong dan rut ho so": Withdrawn, "da rut": Withdrawn,
	"dung xu ly": Suspended, "tam dung": Suspended, "tam dung xu ly": Suspended,
	"da xu ly xong": Processed, "xu ly xong": Processed, "da giai quyet": Processed, "da co ket qua": Processed, "cho tra ket qua": Processed,
	"da tra ket qua": ResultReturned, "da tra kq": ResultReturned, "hoan thanh": ResultReturned, "da hoan thanh": ResultReturned, "da tra": ResultReturned,
	"1": Registered, "2": Accepted, "3": NotAccepted, "4": Processing, "5": WantsPapers, "6": WantsPayment, "7": Withdrawn, "8": Suspended, "9": Processed, "10": ResultReturned,
}

// channel reads how a dossier was filed; what is not known is 0 and counts as not online.
func channel(folded string) Channel {
	switch folded {
	case "1", "truc tiep", "nop truc tiep", "tai bo phan mot cua":
		return Direct
	case "2", "truc tuyen", "nop truc tuyen", "qua mang", "online", "dich vu cong", "cong dich vu cong":
		return Online
	case "3", "bcci", "buu chinh", "buu chinh cong ich", "qua buu chinh", "dich vu bcci":
		return Postal
	}
	return 0
}

// yes reads a cell that says whether something is there: "Có", "Có số hóa TPHS", "x", "1", "Đã …".
func yes(folded string) bool {
	switch folded {
	case "co", "x", "1", "true", "da", "yes":
		return true
	}
	return strings.HasPrefix(folded, "co ") || strings.HasPrefix(folded, "da ")
}

// charged reads an amount, "15.000", "15,000 đ": whether it is above 0.
func charged(amount string) bool { return strings.ContainsAny(amount, "123456789") }

// feeKind says of "Hình thức thu" whether something is paid.
func feeKind(folded string) bool { return folded == "thu truoc" || folded == "thu sau" }

// free says of "Hình thức thu" and "Hình thức thanh toán" that nothing is paid, whatever the procedure costs others.
func free(folded string) bool {
	return folded == "doi tuong mien phi" || folded == "mien phi" || folded == "khong thu phi"
}

// online says of "Hình thức thanh toán" whether it was done online. A bank transfer ("chuyển khoản") stands apart in
// the systems' own lists and is not.
func online(folded string) bool {
	return folded == "truc tuyen" || folded == "thanh toan truc tuyen" || folded == "online"
}
