package main

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"time"
)

// country is the number of communes in the country.
const country = 3321

func unitCode(i int) string { return fmt.Sprintf("000.%02d.%02d.H%02d", i%100, i/100%100, i/3000+10) }

// writeUnits writes the register of so many units.
func writeUnits(dir string, units int) (string, error) {
	name := filepath.Join(dir, "don-vi.csv")
	return name, write(name, func(w *bufio.Writer) {
		fmt.Fprintln(w, "Mã đơn vị,Tên đơn vị,Tên gọi khác")
		for i := range units {
			fmt.Fprintf(w, "%s,UBND xã Thử nghiệm %d,Thử nghiệm %d\n", unitCode(i), i, i)
		}
	})
}

const columns = "STT,Mã hồ sơ,Tên thủ tục hành chính,Lĩnh vực,Đơn vị tiếp nhận,Chủ hồ sơ,Số CMND/HC/Thẻ CC,Ngày tiếp nhận,Ngày hẹn trả,Ngày kết thúc xử lý,Trạng thái,Hình thức nộp hồ sơ,Lệ phí (VNĐ),Hình thức thanh toán,Số hóa TPHS,Kết quả điện tử"

var procedures = []string{
	"Đăng ký khai sinh", "Đăng ký kết hôn", "Cấp bản sao trích lục hộ tịch", "Cấp Giấy xác nhận tình trạng hôn nhân",
	"Chứng thực bản sao từ bản chính giấy tờ cấp", "Chứng thực chữ ký trong các giấy tờ", "Hưởng trợ cấp xã hội hằng tháng",
}

// writeDossiers writes an export of so many dossiers of September and October 2026, in no order, as systems do.
func writeDossiers(dir string, rows, units int) (string, error) {
	name := filepath.Join(dir, "ho-so.csv")
	random := rand.New(rand.NewPCG(1, 2))
	start := time.Date(2026, 9, 1, 7, 0, 0, 0, time.UTC)
	return name, write(name, func(w *bufio.Writer) {
		fmt.Fprintln(w, columns)
		for i, serial := range random.Perm(rows) {
			received := start.Add(time.Duration(random.IntN(60*24*60)) * time.Minute)
			due := received.Add(time.Duration(24+random.IntN(120)) * time.Hour)
			finished, status := due.Add(time.Duration(random.IntN(100)-90)*time.Hour), "Đã trả kết quả"
			if finished.Before(received) {
				finished = received.Add(time.Hour)
			}
			end := finished.Format("02/01/2006 15:04")
			if random.IntN(20) == 0 {
				end, status = "", "Đang xử lý"
			}
			fmt.Fprintf(w, "%d,%s-%s-%07d,%s,Hộ tịch,UBND xã Thử nghiệm %d,Giàng A Páo,0110%08d,%s,%s,%s,%s,%s,%d,%s,%s,%s\n",
				i+1, unitCode(serial%units), received.Format("060102"), serial, procedures[random.IntN(len(procedures))], serial%units, serial,
				received.Format("02/01/2006 15:04"), due.Format("02/01/2006 15:04"), end, status,
				pick(random, "Trực tuyến", "Trực tiếp"), 1000*random.IntN(3), pick(random, "Trực tuyến", "Tiền mặt"),
				pick(random, "Có số hóa TPHS", "Chưa số hóa TPHS"), pick(random, "Có", "Không"))
		}
	})
}

func pick(random *rand.Rand, a, b string) string {
	if random.IntN(4) > 0 {
		return a
	}
	return b
}

func write(name string, fill func(*bufio.Writer)) error {
	file, err := os.Create(name)
	if err != nil {
		return err
	}
	w := bufio.NewWriterSize(file, 1<<20)
	fill(w)
	if err := w.Flush(); err != nil {
		return err
	}
	return file.Close()
}
