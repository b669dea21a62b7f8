package life

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"math/rand/v2"
	"motcua/cmd/soak/rig"
	"os"
	"sync"
	"time"
)

// export is a file of all dossiers of all communes that were handled since a day. It states its period and its data time, so that
// taking it in does the same whenever that is done.
type export struct {
	n            int // no two have the same
	since, until time.Time
	late         int  // of a hundred dossiers
	even         bool // as many are late in every commune
}

// newExport is the nth export. How many are late in it goes up and down.
func newExport(n int, since, until time.Time) export {
	return export{n: n, since: since, until: until.Truncate(time.Minute), late: []int{4, 45, 12, 30}[n%4]}
}

func (e export) name() string { return fmt.Sprintf("ho-so-%04d.csv", e.n) }

// aDay is how many dossiers each commune has of each day.
const aDay = 2

// write writes it. Which dossiers there are depends on the days alone; what became of them, on the export.
func (e export) write(name string) error {
	random := rand.New(rand.NewPCG(uint64(e.n), 77))
	return rig.WriteFile(name, func(w io.Writer) {
		fmt.Fprintf(w, "DANH SÁCH HỒ SƠ từ ngày %s đến ngày %s\n", e.since.In(rig.Zone()).Format("02/01/2006"), e.until.In(rig.Zone()).Add(-time.Minute).Format("02/01/2006 15:04"))
		fmt.Fprintln(w, "Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Ngày kết thúc xử lý,Trạng thái,Hình thức nộp hồ sơ,Số hóa TPHS,Kết quả điện tử")
		for i := range rig.Communes() {
			bad := e.late
			if !e.even && random.IntN(3) == 0 {
				bad = 5
			}
			for d := e.since.In(rig.Zone()); d.Before(e.until); d = d.AddDate(0, 0, 1) {
				for n := range aDay {
					e.row(w, random, i, n, d, bad)
				}
			}
		}
	})
}

// row writes one dossier, if it was received by then.
func (e export) row(w io.Writer, random *rand.Rand, unit, n int, d time.Time, bad int) {
	received := d.Add(time.Duration(8+n*3) * time.Hour)
	due := received.AddDate(0, 0, 3)
	took := 2 * 24 * time.Hour
	if random.IntN(100) < bad {
		took = 4 * 24 * time.Hour
	}
	form, has := "Trực tuyến", "Có"
	if random.IntN(100) < bad {
		form, has = "Trực tiếp", "Không"
	}
	if !received.Before(e.until) {
		return
	}
	finished, status := received.Add(took).Format(rig.DayLayout), "Đã trả kết quả"
	if !received.Add(took).Before(e.until) {
		finished, status = "", "Đang xử lý"
	}
	fmt.Fprintf(w, "%s-%s-%04d,%s,%s,%s,%s,%s,%s,%s\n", rig.UnitCode(unit), d.Format("060102"), n+1, received.Format(rig.DayLayout), due.Format(rig.DayLayout), finished, status, form, has, has)
}

// books are the files of a soak, by what they hold. Its methods are safe for concurrent use.
type books struct {
	mu    sync.Mutex
	bySum map[string]string
	said  map[string]bool // by base name: it is in the store, or it is not
	last  int
}

// keep remembers a file by its SHA-256.
func (b *books) keep(name string) error {
	raw, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	sum := sha256.Sum256(raw)
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.bySum == nil {
		b.bySum = map[string]string{}
	}
	b.bySum[hex.EncodeToString(sum[:])] = name
	return nil
}

// next is the number of the next export.
func (b *books) next() int {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.last++
	return b.last + 1
}

// note notes that the bot, or the command line, said that a file is in the store, or taken back.
func (b *books) note(base string, in bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.said == nil {
		b.said = map[string]bool{}
	}
	b.said[base] = in
}

// noteUnsure forgets what was said of a file.
func (b *books) noteUnsure(base string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	delete(b.said, base)
}
