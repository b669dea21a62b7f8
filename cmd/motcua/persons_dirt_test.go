package main

import (
	"fmt"
	"slices"
)

// dirt is a way in which persons come to stand where none are looked for. It makes a table, header and all, that is number n
// of the files.
type dirt struct {
	place string
	table func(p *planter, n int) [][]string
}

// The columns of an export as full as one can be: first those that are read, then those of persons and others that are not.
var (
	readColumns = []string{
		"Mã hồ sơ", "Mã đơn vị", "Đơn vị tiếp nhận", "Tên thủ tục hành chính", "Lĩnh vực", "Ngày nộp", "Ngày tiếp nhận", "Ngày hẹn trả", "Ngày kết thúc xử lý",
		"Ngày trả kết quả", "Trạng thái", "Hình thức nộp hồ sơ", "Phí (VNĐ)", "Lệ phí (VNĐ)", "Hình thức thu", "Hình thức thanh toán", "Thanh toán trực tuyến",
		"Số hóa TPHS", "Kết quả điện tử", "Có tái sử dụng thành phần", "Được lấy từ kho DMQG", "Tài khoản được xác thực với VNeID",
	}
	personalColumns = []string{
		"Chủ hồ sơ", "Số CMND/HC/Thẻ CC", "Địa chỉ", "Số điện thoại", "Trích yếu", "Ghi chú", "Công dân", "Cán bộ thụ lý",
	}
)

const procedureCodes = "Mã thủ tục"

// spots are the rows of twenty that are dirty: few enough that a file is taken in.
var spots = []int{4, 9, 14}

// export is a full export of twenty dossiers, number n of the files, with a person in each cell of the columns of persons.
func export(p *planter, n int) list {
	l := list{head: slices.Concat([]string{"STT"}, readColumns, personalColumns)}
	place := p.place
	p.place = place + ", in a column of persons"
	for i := range 20 {
		day := 3 + i
		row := []string{
			fmt.Sprint(i + 1), fmt.Sprintf("000.10.32.H18-2406%02d-%06d", day, n*100+i), "000.10.32.H18", "UBND xã Háng Lìa", "Đăng ký khai sinh", "Hộ tịch",
			fmt.Sprintf("%02d/06/2024 07:45", day), fmt.Sprintf("%02d/06/2024 08:00", day), fmt.Sprintf("%02d/06/2024 17:00", day+3), fmt.Sprintf("%02d/06/2024 10:00", day+2),
			fmt.Sprintf("%02d/06/2024 14:00", day+2), "Đã trả kết quả", "Trực tuyến", "8000", "0", "Thu trước", "Trực tuyến", "Có", "Có số hóa TPHS", "Có", "Có", "Không", "Có",
		}
		for k := range personalColumns {
			if k == 1 {
				row = append(row, p.identity())
			} else {
				row = append(row, p.someone(k+i))
			}
		}
		l.rows = append(l.rows, row)
	}
	p.place = place
	return l
}

// row is a row of cells, filled up to the width of an export.
func row(cells ...string) []string {
	return append(cells, make([]string, max(0, 1+len(readColumns)+len(personalColumns)-len(cells)))...)
}

// exports are the kinds of dirt in lists of dossiers.
func exports() []dirt {
	var all []dirt
	for _, column := range readColumns {
		all = append(all, dirt{"a person in the column " + column, func(p *planter, n int) [][]string {
			l := export(p, n)
			for i, spot := range spots {
				l = l.one(spot, column, p.spot(i, n))
			}
			return l.table()
		}})
	}
	// The name of a procedure is kept where its code stands beside it: that column is in this file alone.
	all = append(all, dirt{"a person in the column " + procedureCodes, func(p *planter, n int) [][]string {
		l := export(p, n).also("Lĩnh vực", procedureCodes, func(int) string { return "1.001193" })
		for i, spot := range spots {
			l = l.one(spot, procedureCodes, p.spot(i, n))
		}
		return l.table()
	}})
	return slices.Concat(all, shifted(), outside(), otherTables(), headers(), wholly(), hopeless())
}

// shifted are rows whose cells stand beside their columns.
func shifted() []dirt {
	moved := func(place string, move func(p *planter, row []string, i int) []string) dirt {
		return dirt{place, func(p *planter, n int) [][]string {
			l := export(p, n)
			for i, spot := range spots {
				l.rows[spot] = move(p, l.rows[spot], i)
			}
			return l.table()
		}}
	}
	at := []int{1, 4, 8}
	late := []int{10, 12, 18}
	return []dirt{
		moved("a row that an extra cell moves", func(p *planter, row []string, i int) []string { return slices.Insert(row, at[i], p.someone(i)) }),
		moved("a row that an extra cell moves farther on", func(p *planter, row []string, i int) []string { return slices.Insert(row, late[i], p.someone(i+1)) }),
		moved("a row that two extra cells move", func(p *planter, row []string, i int) []string {
			return slices.Insert(row, at[i], p.name(), p.identity())
		}),
		moved("a row with a cell too few", func(p *planter, row []string, i int) []string { return slices.Delete(row, at[i], at[i]+1) }),
		moved("a row with many cells too few", func(p *planter, row []string, i int) []string { return slices.Delete(row, 2, 18-i) }),
		moved("cells behind the last column", func(p *planter, row []string, i int) []string { return append(row, p.name(), p.identity(), p.phone()) }),
		moved("a row with the persons' columns in front", func(p *planter, row []string, i int) []string {
			last := len(row) - len(personalColumns)
			return slices.Concat(row[last:], row[:last])
		}),
	}
}

// outside are rows above, between and below the dossiers.
func outside() []dirt {
	insert := func(l list, at int, rows ...[]string) [][]string {
		l.rows = slices.Insert(l.rows, at, rows...)
		return l.table()
	}
	return []dirt{
		{"titles", func(p *planter, n int) [][]string {
			return append([][]string{
				row("DANH SÁCH HỒ SƠ CỦA " + p.name()), row("Người lập: "+p.name(), "", "ĐT: "+p.phone()), row("", "", p.identity()),
				row("Số CCCD", p.identity(), "Họ tên", p.name()), row("Mã hồ sơ: 000.10.32.H18-240603-0001", "Chủ hồ sơ: "+p.name()),
				row("Tháng 6 năm 2024 - " + p.name()), row("(Tính đến ngày 30/06/2024, " + p.name() + ")"),
			}, export(p, n).table()...)
		}},
		{"section rows", func(p *planter, n int) [][]string {
			return insert(export(p, n), 3, row("I", "Cán bộ thụ lý: "+p.name()), row("UBND xã Háng Lìa - "+p.name()+" (12)"), row(p.name()), row("", p.name()), row(p.identity()),
				row("", "", "", p.name()), row("II. "+p.address()))
		}},
		{"footers", func(p *planter, n int) [][]string {
			return insert(export(p, n), 20, row("Tổng cộng", p.name()), row("", "", "", "", "NGƯỜI LẬP BIỂU"), row("", "", "", "", p.name()), row("Tổng số: 20 hồ sơ ("+p.name()+")"),
				row("Nơi nhận:", "Ông "+p.name()), row("", "", p.phone()))
		}},
		{"rows like headers", func(p *planter, n int) [][]string {
			l := export(p, n)
			again := slices.Clone(l.head)
			again[3], again[7], again[20] = p.name(), p.identity(), p.name()
			half := row("Mã hồ sơ", p.name(), "Ngày tiếp nhận", p.identity(), "Trạng thái")
			return insert(l, 10, again, half, row("Họ và tên", "Số CCCD", "Nơi ở"), row(p.name(), p.identity(), p.address()))
		}},
	}
}

// otherTables are further tables under, above and beside the list.
func otherTables() []dirt {
	people := func(p *planter) [][]string {
		return [][]string{row(p.name(), p.identity(), p.address(), p.phone()), row(p.name(), p.identity(), p.address(), p.phone())}
	}
	return []dirt{
		{"a second table of dossiers whose columns are others", func(p *planter, n int) [][]string {
			t := append(export(p, n).table(), row("PHỤ LỤC II"), row("STT", "Mã hồ sơ", "Ngày tiếp nhận", "Ngày hẹn trả", "Chủ hồ sơ", "Số CCCD", "Địa chỉ", "Cán bộ đang xử lý", "Đơn vị tiếp nhận"))
			for i := range 3 {
				t = append(t, row(fmt.Sprint(i+1), fmt.Sprintf("000.10.32.H18-240621-%06d", n*100+50+i), "21/06/2024 08:00", "24/06/2024 17:00", p.name(), p.identity(), p.address(), p.name(), "UBND xã Háng Lìa"))
			}
			return t
		}},
		{"a second table that is no list of dossiers", func(p *planter, n int) [][]string {
			return slices.Concat(export(p, n).table(), [][]string{row(), row("Họ tên", "Số giấy tờ", "Quê quán", "Điện thoại")}, people(p))
		}},
		{"a second table without a header", func(p *planter, n int) [][]string {
			return slices.Concat(export(p, n).table(), [][]string{row()}, people(p))
		}},
		{"a table above the list", func(p *planter, n int) [][]string {
			return slices.Concat([][]string{row("Họ tên", "Số giấy tờ", "Quê quán", "Điện thoại")}, people(p), [][]string{row()}, export(p, n).table())
		}},
	}
}
