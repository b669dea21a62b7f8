package names

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// officeSyllables are the syllables, folded, of which offices make labels of columns and words for a dossier's state.
var officeSyllables = setOf(`
an ban bang bao bat bcci bi bien bo bien bieu bo boi buu buoc ca can cap cat cau cham chi chinh cho chu chua chuc chung chuyen co con cong cu cua cung cuoc
da dai dao dan dang danh dau de den di dia dich diem dien dieu dinh do doanh doi don dong du dua dung duoc duong duyet dvc
gia giai giam giao giay gio giu giua gui han hanh hau he hen het hien hieu hinh ho hoa hoac hoan hoi hop hop huong huy hanh hon hs
ke kenh ket khac khach khai kham khan khau khi khieu khoan khoi khong khu kiem kien kinh ky kq
la lai lam lan lanh lao lap le len lien linh loai loc loi long luan luc luong lui luu ly
ma mat mau mien minh mo moc moi mon mot muc muon nam nang nay ngan ngay nghi nghia nghiep ngoai nguoi nhan nhap nhat nho noi nop nhom
o phai phan phap phat phe phi phieu pho phong phu phuc phuong qua quan quoc quy quyen quyet ra rut sach sai san sap sau si so soat sung suot su
tai tam tat te ten than thanh thai thap thau the thi thieu thoi thon thong thu thua thuc thue thuy thuoc thuong tich tien tiep tiet tieu tim tin tinh to toan toi
tong tra trach trai tren trinh tro trong tru truc trung truoc truong tu tuc tung tuyen ty tphs tthc trang tre uy uu ubnd ung
va van vao vat ve vi viec vien viet vnd vneid vnpt voi vu vuc vuong xa xac xem xin xong xu xuat xac y yeu
bieu bang cccd cmnd email excel file id received due finished code name date status unit online vn stt tt xu zalo
`)

// officeWords are words, as they are spelt, that no name of a person has; officePairs are such pairs of words, plainPairs those
// without marks: "thanh toan" may be somebody.
var (
	officeWords = setOf(`đã đang chờ chưa không ngày giờ hẹn hủy huỷ trả mã loại mức phí được hạn lần kênh phiếu stt tthc tphs ubnd dvc bcci online vneid code date status điểm`)
	officePairs = []string{
		"hồ sơ", "kết quả", "xử lý", "giải quyết", "tiếp nhận", "bổ sung", "trạng thái", "tình trạng", "thủ tục", "đơn vị", "cơ quan", "thời gian", "thời hạn",
		"thời điểm", "hình thức", "thanh toán", "trực tuyến", "trực tiếp", "số hóa", "số hoá", "lệ phí", "lĩnh vực", "nghĩa vụ", "hoàn thành", "hoàn tất",
		"từ chối", "điện tử", "cán bộ", "phê duyệt", "ghi chú", "công dân", "người nộp", "ngân hàng", "tiền mặt", "chuyển khoản", "bưu chính", "một cửa", "họ và tên", "họ tên", "địa chỉ", "điện thoại",
	}
	plainPairs = []string{"ho so", "trang thai", "tiep nhan", "giai quyet", "bo sung", "xu ly", "ket qua", "le phi", "linh vuc", "don vi", "hinh thuc"}
)

func setOf(words string) map[string]bool {
	all := map[string]bool{}
	for word := range strings.FieldsSeq(words) {
		all[word] = true
	}
	return all
}

// OfficeWords says whether a text is certainly made of the words of offices, such as "Đã huỷ do trùng hồ sơ" or "Thời điểm trả", and
// so names nobody. Offices and names share syllables ("Hồ", "Thu", "Thanh"): the text must have a word or pair, spelt with its
// marks, that no name has. A text of more than 60 bytes of folded letters names somebody.
func OfficeWords(text string) bool {
	folded := Fold(text)
	if folded == "" || len(folded) > 60 {
		return false
	}
	for syllable := range strings.FieldsSeq(folded) {
		if !officeSyllables[syllable] && !(len(syllable) <= 2 && strings.Trim(syllable, "0123456789") == "") {
			return false
		}
	}
	spelt := strings.Join(strings.FieldsFunc(strings.ToLower(norm.NFC.String(text)), isBetweenWords), " ")
	for word := range strings.FieldsSeq(spelt) {
		if officeWords[word] {
			return true
		}
	}
	pair := func(p string) bool { return strings.Contains(" "+spelt+" ", " "+p+" ") }
	return slices.ContainsFunc(officePairs, pair) || slices.ContainsFunc(plainPairs, pair)
}

// isBetweenWords says whether a rune stands between words.
func isBetweenWords(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }
