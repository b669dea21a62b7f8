package dossier

import "strings"

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
