package rig

import (
	"bufio"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"time"
)

// Zone is the authority's. Vietnam has no summer time.
func Zone() *time.Location { return time.FixedZone("+07", 7*60*60) }

// Communes are the units of the trials that many people ask about.
func Communes() []string {
	return []string{
		"Luân Giới", "Na Son", "Keo Lôm", "Chiềng Sơ", "Mường Luân", "Pu Nhi", "Xa Dung", "Phình Giàng", "Háng Lìa", "Phì Nhừ", "Nong U", "Pú Hồng", "Tìa Đình", "Mường Chà",
	}
}

// UnitCode is that of a unit by its place.
func UnitCode(i int) string { return fmt.Sprintf("000.%02d.%02d.H%02d", i%100, i/100%100, i/3000+10) }

// WriteRegister writes the communes as a register of units.
func WriteRegister(dir string) (string, error) {
	name := filepath.Join(dir, "don-vi.csv")
	return name, WriteFile(name, func(w io.Writer) {
		fmt.Fprintln(w, "Mã đơn vị,Tên đơn vị")
		for i, commune := range Communes() {
			fmt.Fprintf(w, "%s,UBND xã %s\n", UnitCode(i), commune)
		}
	})
}

// WriteManyUnits writes a register of so many units.
func WriteManyUnits(dir string, units int) (string, error) {
	name := filepath.Join(dir, "don-vi-nhieu.csv")
	return name, WriteFile(name, func(w io.Writer) {
		fmt.Fprintln(w, "Mã đơn vị,Tên đơn vị")
		for i := range units {
			fmt.Fprintf(w, "%s,UBND xã Thử nghiệm %d\n", UnitCode(i), i)
		}
	})
}

const (
	DayLayout = "02/01/2006 15:04"

	// DossierColumns are the columns of an export of dossiers, as WriteDossier fills them.
	DossierColumns = "STT,Mã hồ sơ,Tên thủ tục hành chính,Lĩnh vực,Đơn vị tiếp nhận,Chủ hồ sơ,Số CMND/HC/Thẻ CC,Ngày tiếp nhận,Ngày hẹn trả,Ngày kết thúc xử lý,Trạng thái,Hình thức nộp hồ sơ,Lệ phí (VNĐ),Hình thức thanh toán,Số hóa TPHS,Kết quả điện tử"
)

// writeDossiers writes an export of so many dossiers, received in the 60 days before an instant, in no order, as systems do.
func writeDossiers(w io.Writer, rows, units int, until time.Time) {
	random := rand.New(rand.NewPCG(1, 2))
	start := until.In(Zone()).AddDate(0, 0, -60).Truncate(24 * time.Hour).Add(time.Hour) // 08:00 there
	fmt.Fprintln(w, DossierColumns)
	for i, serial := range random.Perm(rows) {
		received := start.AddDate(0, 0, random.IntN(60)).Add(time.Duration(random.IntN(540)) * time.Minute)
		due := received.AddDate(0, 0, 1+random.IntN(5))
		finished, status := due.Add(time.Duration(random.IntN(100)-90)*time.Hour), "Đã trả kết quả"
		if finished.Before(received) {
			finished = received.Add(time.Hour)
		}
		end := finished.Format(DayLayout)
		if random.IntN(20) == 0 || finished.After(until) {
			end, status = "", "Đang xử lý"
		}
		WriteDossier(w, random, Dossier{i + 1, serial, serial % units, fmt.Sprintf("Thủ tục %d", random.IntN(50)), received, due, end, status})
	}
}

// Dossier is what is known of a made-up dossier; the rest is drawn as it is written.
type Dossier struct {
	Row, Serial, Unit int
	Procedure         string
	Received, Due     time.Time
	End, Status       string // End in DayLayout, "" while it is open
}

// WriteDossier writes a row of an export: three of four dossiers are online, paid so, digitised, with an electronic result.
func WriteDossier(w io.Writer, random *rand.Rand, d Dossier) {
	mostly := func(a, b string) string {
		if random.IntN(4) > 0 {
			return a
		}
		return b
	}
	fmt.Fprintf(w, "%d,%s-%s-%07d,%s,Hộ tịch,UBND xã Thử nghiệm %d,Giàng A Páo,0110%08d,%s,%s,%s,%s,%s,%d,%s,%s,%s\n",
		d.Row, UnitCode(d.Unit), d.Received.Format("060102"), d.Serial, d.Procedure, d.Unit, d.Serial, d.Received.Format(DayLayout), d.Due.Format(DayLayout), d.End, d.Status,
		mostly("Trực tuyến", "Trực tiếp"), 1000*random.IntN(3), mostly("Trực tuyến", "Tiền mặt"), mostly("Có số hóa TPHS", "Chưa số hóa TPHS"), mostly("Có", "Không"))
}

// WriteFile makes a file of what fill writes.
func WriteFile(name string, fill func(io.Writer)) error {
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

// FewUnits is how many units an office's register has.
const FewUnits = 130

// Dossiers writes an export of so many dossiers of the units that an office has.
func Dossiers(rows int) func(io.Writer) {
	return func(w io.Writer) { writeDossiers(w, rows, FewUnits, time.Now()) }
}
