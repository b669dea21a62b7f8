package main

import (
	"fmt"
	"io"
	"math/rand/v2"
	"path/filepath"
	"time"

	"motcua/cmd/soak/rig"
)

// country is the number of communes in the country.
const country = 3321

// writeUnits writes the register of so many units.
func writeUnits(dir string, units int) (string, error) {
	name := filepath.Join(dir, "don-vi.csv")
	return name, rig.WriteFile(name, func(w io.Writer) {
		fmt.Fprintln(w, "Mã đơn vị,Tên đơn vị,Tên gọi khác")
		for i := range units {
			fmt.Fprintf(w, "%s,UBND xã Thử nghiệm %d,Thử nghiệm %d\n", rig.UnitCode(i), i, i)
		}
	})
}

var procedures = []string{
	"Đăng ký khai sinh", "Đăng ký kết hôn", "Cấp bản sao trích lục hộ tịch", "Cấp Giấy xác nhận tình trạng hôn nhân",
	"Chứng thực bản sao từ bản chính giấy tờ cấp", "Chứng thực chữ ký trong các giấy tờ", "Hưởng trợ cấp xã hội hằng tháng",
}

// writeDossiers writes an export of so many dossiers of September and October 2026, in no order, as systems do.
func writeDossiers(dir string, rows, units int) (string, error) {
	name := filepath.Join(dir, "ho-so.csv")
	random := rand.New(rand.NewPCG(1, 2))
	start := time.Date(2026, 9, 1, 7, 0, 0, 0, time.UTC)
	return name, rig.WriteFile(name, func(w io.Writer) {
		fmt.Fprintln(w, rig.DossierColumns)
		for i, serial := range random.Perm(rows) {
			received := start.Add(time.Duration(random.IntN(60*24*60)) * time.Minute)
			due := received.Add(time.Duration(24+random.IntN(120)) * time.Hour)
			finished, status := due.Add(time.Duration(random.IntN(100)-90)*time.Hour), "Đã trả kết quả"
			if finished.Before(received) {
				finished = received.Add(time.Hour)
			}
			end := finished.Format(rig.DayLayout)
			if random.IntN(20) == 0 {
				end, status = "", "Đang xử lý"
			}
			rig.WriteDossier(w, random, rig.Dossier{Row: i + 1, Serial: serial, Unit: serial % units, Procedure: procedures[random.IntN(len(procedures))], Received: received, Due: due, End: end, Status: status})
		}
	})
}
