package main

import (
	"encoding/csv"
	"fmt"
	"slices"
	"strings"

	"motcua/cmd/motcua/demo"
)

// headers are headers with persons in them, and headers that nobody knows.
func headers() []dirt {
	unknown := []string{"STT", "Số HS gốc", "Nơi làm", "Ngày đến", "Phải xong", "Đã xong", "Tình hình", "Người", "Giấy tờ", "Ở đâu"}
	foreign := func(p *planter, head []string) [][]string {
		t := [][]string{head}
		for i := range 20 {
			t = append(t, []string{
				fmt.Sprint(i + 1), fmt.Sprintf("000.10.32.H18-2406%02d-%04d", 3+i, i), "UBND xã Háng Lìa", fmt.Sprintf("%02d/06/2024", 3+i), fmt.Sprintf("%02d/06/2024", 6+i),
				fmt.Sprintf("%02d/06/2024", 5+i), "Xong", p.name(), p.identity(), p.address(),
			})
		}
		return t
	}
	return []dirt{
		{"labels of a header that is known", func(p *planter, n int) [][]string {
			l := export(p, n)
			l.head = slices.Clone(l.head)
			for i := len(l.head) - 5; i < len(l.head); i++ {
				l.head[i] = p.someone(i)
			}
			return l.table()
		}},
		{"the data under a header that is not known", func(p *planter, _ int) [][]string { return foreign(p, unknown) }},
		{"a number in a label of a header that is not known", func(p *planter, _ int) [][]string {
			head := slices.Clone(unknown)
			head[7], head[8] = "Người "+p.identity(), p.phone()
			return foreign(p, head)
		}},
		{"a title above a header that is not known", func(p *planter, _ int) [][]string {
			return append([][]string{{"Danh sách của", p.name(), p.identity()}, {"Người lập", p.name(), "Điện thoại", p.phone()}}, foreign(p, unknown)...)
		}},
		{"a list without a header", func(p *planter, n int) [][]string { return export(p, n).rows }},
		{"a list without a header, its persons in small letters", func(p *planter, n int) [][]string {
			l := export(p, n)
			for _, column := range personalColumns {
				l = l.each(column, func(_ int, was string) string { return strings.ToLower(was) })
			}
			for i, row := range l.rows { // persons first: labels are offered by the page
				l.rows[i] = slices.Concat(row[len(row)-len(personalColumns):], row[:len(row)-len(personalColumns)])
			}
			return l.rows
		}},
		{"people and nothing else", func(p *planter, _ int) [][]string {
			var t [][]string
			for range 12 {
				t = append(t, []string{p.name(), p.address(), p.name(), p.address()})
			}
			return t
		}},
		{"people under a header of their own", func(p *planter, _ int) [][]string {
			t := [][]string{{"Họ và tên", "Ngày sinh", "Số CCCD", "Địa chỉ"}}
			for range 12 {
				t = append(t, []string{p.name(), "01/02/1980", p.identity(), p.address()})
			}
			return t
		}},
	}
}

// wholly are lists that are refused as a whole, and lists in which a column is of persons throughout.
func wholly() []dirt {
	column := func(label string, of func(p *planter, i int) string) func(p *planter, n int) [][]string {
		return func(p *planter, n int) [][]string {
			return export(p, n).each(label, func(i int, _ string) string { return of(p, i) }).table()
		}
	}
	name := func(p *planter, _ int) string { return p.name() }
	number := func(p *planter, _ int) string { return p.identity() }
	twice := func(label, other string) func(p *planter, n int) [][]string {
		return func(p *planter, n int) [][]string {
			return export(p, n).also(label, other, func(i int) string { return p.someone(i) }).table()
		}
	}
	return []dirt{
		{"a column of codes that are identity numbers", column("Mã hồ sơ", number)},
		{"a column of codes that are telephone numbers", column("Mã hồ sơ", func(p *planter, _ int) string { return p.phone() })},
		{"a column of codes that are telephone numbers with dots", column("Mã hồ sơ", func(p *planter, _ int) string { return p.dotted() })},
		{"a column of codes that are names", column("Mã hồ sơ", name)},
		{"a column of codes with names in them", column("Mã hồ sơ", func(p *planter, i int) string { return fmt.Sprintf("HS-%05d %s", i, p.name()) })},
		{"a column of codes that end in identity numbers", column("Mã hồ sơ", func(p *planter, _ int) string { return "HS-" + p.identity() })},
		{"a column of receipts that are names", column("Ngày tiếp nhận", name)},
		{"a column of due dates that are identity numbers", column("Ngày hẹn trả", number)},
		{"a column of statuses that are names", column("Trạng thái", name)},
		{"a column of statuses that are names behind a word that is known", column("Trạng thái", func(p *planter, _ int) string { return "Đang xử lý - " + p.name() })},
		{"a column of ways of filing that are names behind a word that is known", column("Hình thức nộp hồ sơ", func(p *planter, _ int) string { return "Trực tuyến " + p.name() })},
		{"a column of units that are names", func(p *planter, n int) [][]string {
			return export(p, n).all("Mã đơn vị", "").each("Mã hồ sơ", func(i int, _ string) string { return fmt.Sprintf("HS-%d-%05d", n, i) }).each("Đơn vị tiếp nhận", func(int, string) string { return p.name() }).table()
		}},
		{"a column of codes of units that are identity numbers", func(p *planter, n int) [][]string {
			return export(p, n).each("Mã đơn vị", func(int, string) string { return p.identity() }).each("Mã hồ sơ", func(i int, _ string) string { return fmt.Sprintf("HS-%d-%05d", n, i) }).table()
		}},
		{"a column of procedures that are names", column("Tên thủ tục hành chính", name)},
		{"a column of procedures with names in them", column("Tên thủ tục hành chính", func(p *planter, _ int) string { return "Đăng ký khai sinh cho " + p.name() })},
		{"a column of fields that are names", column("Lĩnh vực", name)},
		{"a column of fees that are telephone numbers", column("Phí (VNĐ)", func(p *planter, _ int) string { return p.phone() })},
		{"dates with names behind them", column("Ngày hẹn trả", func(p *planter, i int) string { return fmt.Sprintf("%02d/06/2024 (%s)", 6+i, p.name()) })},
		{"two columns of codes", twice("Mã hồ sơ", "Mã hồ sơ")},
		{"two columns of codes with brackets", twice("Mã hồ sơ", "Mã hồ sơ (cũ)")},
		{"two columns of due dates", twice("Ngày hẹn trả", "Ngày hẹn trả (tổng)")},
		{"two columns of statuses", twice("Trạng thái", "Trạng thái hồ sơ")},
		{"no column of receipts", func(p *planter, n int) [][]string { return export(p, n).lacking("Ngày tiếp nhận").table() }},
		{"neither status nor finish", func(p *planter, n int) [][]string {
			return export(p, n).lacking("Trạng thái", "Ngày kết thúc xử lý", "Ngày trả kết quả").table()
		}},
	}
}

// hopeless are lists in which next to nothing can be used.
func hopeless() []dirt {
	return []dirt{
		{"too many rows that cannot be used", func(p *planter, n int) [][]string {
			l := export(p, n)
			for i := range 20 {
				l = l.one(i, readColumns[(i*7+n)%len(readColumns)], p.someone(i))
			}
			return l.table()
		}},
		{"everything is a person", func(p *planter, n int) [][]string {
			l := export(p, n)
			for i := range l.rows {
				for k := range l.rows[i] {
					l.rows[i][k] = p.someone(i + k)
				}
			}
			return l.table()
		}},
	}
}

// sampleTable is a text file of the sample as a table.
func sampleTable(name string, rows int) [][]string {
	raw, err := demo.SampleFile(name)
	if err != nil {
		panic(err) // it is embedded
	}
	table, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(raw), "\ufeff"))).ReadAll()
	if err != nil {
		panic(err)
	}
	return table[:rows]
}

// otherKinds are files of counts, registers and appendices with persons in them.
func otherKinds() []dirt {
	counts := sampleTable("so-lieu-2024-06.csv", 31)
	register := [][]string{{"Mã đơn vị", "Tên đơn vị", "Tên gọi khác", "Hiệu lực từ", "Hiệu lực đến", "Đơn vị kế thừa"}}
	for _, unit := range sampleTable("don-vi.csv", 15)[1:] {
		register = append(register, []string{unit[0], unit[1], unit[2], "01/01/2020", "", ""})
	}
	appendix := [][]string{{"STT", "Tên cơ quan, đơn vị", "CK1", "CK2", "CK3", "TD", "TT1", "TT2", "SH1", "SH2", "HL1", "HL2", "HL3", "Điểm đạt được", "Tổng điểm quy đổi", "Xếp loại"}}
	for i, unit := range register[1:] {
		appendix = append(appendix, []string{fmt.Sprint(i + 1), unit[1], "-", "0", "-", "30", "10", "10", "5", "10", "5", "5", "5", "80", "94,1", "Xuất sắc"})
	}
	var all []dirt
	dirty := func(kind string, table [][]string, title string, columns ...string) {
		for _, column := range columns {
			all = append(all, dirt{kind + ", a person in the column " + column, func(p *planter, n int) [][]string {
				l := list{table[0], table[1:]}
				for i, row := range []int{4, 9} {
					l = l.one(row, column, p.spot(i+n%2, n))
				}
				return append([][]string{{title}}, l.table()...)
			}})
		}
		all = append(all, dirt{kind + ", persons around the table and beside it", func(p *planter, n int) [][]string {
			l := list{table[0], table[1:]}.copy()
			l.head = append(l.head, "Người nhập", "Số điện thoại", p.name())
			for i := range l.rows {
				l.rows[i] = append(l.rows[i], p.name(), p.phone(), p.identity())
			}
			t := append([][]string{{title + " - " + p.name()}, {"Người lập: " + p.name(), p.phone()}}, l.table()...)
			return append(t, []string{"", "Người lập biểu"}, []string{"", p.name()}, []string{"Tổng cộng", p.name()})
		}})
	}
	const june = "Tháng 6 năm 2024"
	dirty("counts", counts, june, counts[0]...)
	dirty("an appendix", appendix, june, appendix[0][1:]...)
	// Whoever writes the name of a person for the name of a unit has named a unit so: names are not planted there.
	dirty("a register", register, june, "Mã đơn vị", "Hiệu lực từ", "Hiệu lực đến", "Đơn vị kế thừa")
	return append(all, dirt{"a register, a number in a unit's name", func(p *planter, _ int) [][]string {
		l := list{register[0], register[1:]}
		return l.one(4, "Tên đơn vị", register[5][1]+" "+p.phone()).one(9, "Tên gọi khác", "UBND "+p.identity()).table()
	}})
}
