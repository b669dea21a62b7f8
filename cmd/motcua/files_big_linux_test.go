package main

import (
	"archive/zip"
	"bufio"
	"bytes"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"motcua/bot/sandbox"
	"motcua/scoring/people"
)

var big = flag.Bool("big", false, "send workbooks of 270,000 rows and watch the memory of the program, which takes minutes")

const (
	bigRows    = 270_000
	mostMemory = 300_000_000 // bytes of the program and the process that reads a file, together
)

// bigBook is a workbook as large as Telegram gives a bot: most of its texts are shared, as spreadsheet programs write them.
func bigBook(t *testing.T, units []string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	part := func(name string, write func(*bufio.Writer)) {
		to, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		b := bufio.NewWriter(to)
		write(b)
		if err := b.Flush(); err != nil {
			t.Fatal(err)
		}
	}
	part("xl/workbook.xml", func(b *bufio.Writer) { b.WriteString(workbookPart) })
	part("xl/_rels/workbook.xml.rels", func(b *bufio.Writer) {
		b.WriteString(strings.Replace(relatedParts, "</Relationships>", `<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>`, 1))
	})
	places, texts := map[string]int{}, []string{}
	part("xl/worksheets/sheet1.xml", func(b *bufio.Writer) {
		b.WriteString("<worksheet><sheetData>")
		for n, row := range bigTable(units) {
			fmt.Fprintf(b, `<row r="%d">`, n+1)
			for column, text := range row {
				place, known := places[text]
				if !known {
					place = len(texts)
					places[text], texts = place, append(texts, text)
				}
				fmt.Fprintf(b, `<c r="%c%d" t="s"><v>%d</v></c>`, 'A'+column, n+1, place)
			}
			b.WriteString("</row>")
		}
		b.WriteString("</sheetData></worksheet>")
	})
	part("xl/sharedStrings.xml", func(b *bufio.Writer) {
		b.WriteString("<sst>")
		for _, text := range texts {
			b.WriteString("<si><t>" + text + "</t></si>")
		}
		b.WriteString("</sst>")
	})
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// bigTable gives the rows of the workbook, by their number from 0.
func bigTable(units []string) func(yield func(int, []string) bool) {
	return func(yield func(int, []string) bool) {
		if !yield(0, []string{"Mã hồ sơ", "Thủ tục", "Chủ hồ sơ", "Số CMND", "Địa chỉ", "Ngày tiếp nhận", "Ngày hẹn trả", "Ngày kết thúc xử lý", "Trạng thái", "Hình thức nộp hồ sơ", "Số hóa TPHS", "Kết quả điện tử"}) {
			return
		}
		dice, start := rand.New(rand.NewPCG(1, 2)), time.Date(2026, 9, 1, 7, 0, 0, 0, time.UTC)
		const minute = "02/01/2006 15:04"
		for n, k := range dice.Perm(bigRows) {
			received := start.Add(time.Duration(dice.IntN(60*24*60)) * time.Minute)
			due := received.Add(time.Duration(24+dice.IntN(120)) * time.Hour)
			row := []string{
				fmt.Sprintf("%s-%s-%07d", units[k%len(units)], received.Format("060102"), k), "Thủ tục " + strconv.Itoa(dice.IntN(50)),
				"Giàng A Páo", fmt.Sprintf("0110%08d", k), "Bản " + strconv.Itoa(dice.IntN(900)), received.Format(minute), due.Format(minute),
				received.Add(time.Duration(1+dice.IntN(100)) * time.Hour).Format(minute), "Đã trả kết quả",
				[]string{"Trực tuyến", "Trực tiếp"}[dice.IntN(2)], []string{"Có", "Không"}[dice.IntN(2)], []string{"Có", "Không"}[dice.IntN(2)],
			}
			if !yield(n+1, row) {
				return
			}
		}
	}
}

// resident is how many bytes of a process are in memory.
func resident(pid int) (bytes int) {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0 // it has ended
	}
	_, size, _ := strings.Cut(string(status), "VmRSS:")
	fmt.Sscan(size, &bytes)
	return bytes << 10
}

// weighs watches the memory of a program and of those that read for it, until the test ends; asked, it gives the most there was
// since it was asked last.
func weighs(t *testing.T, program int) (most func() int) {
	t.Helper()
	var mu sync.Mutex
	seen := 0
	done := make(chan struct{})
	t.Cleanup(func() { close(done) })
	look := func() {
		all := resident(program)
		for _, pid := range readers(t, program) {
			all += resident(pid)
		}
		mu.Lock()
		defer mu.Unlock()
		seen = max(seen, all)
	}
	go func() {
		for {
			select {
			case <-done:
				return
			case <-time.After(20 * time.Millisecond):
				look()
			}
		}
	}()
	return func() int {
		mu.Lock()
		defer mu.Unlock()
		defer func() { seen = 0 }()
		return seen
	}
}

// confine lets a process and those that it starts have so many bytes of memory, files in the cache among them.
func confine(t *testing.T, pid, bytes int) {
	t.Helper()
	group := filepath.Join("/sys/fs/cgroup/memory", fmt.Sprintf("motcua-%d", pid))
	if err := os.Mkdir(group, 0o700); err != nil {
		t.Skipf("memory cannot be confined here: %v", err)
	}
	t.Cleanup(func() { _ = os.Remove(group) })
	for file, value := range map[string]int{"memory.limit_in_bytes": bytes, "cgroup.procs": pid} {
		if err := os.WriteFile(filepath.Join(group, file), []byte(strconv.Itoa(value)), 0o600); err != nil {
			t.Skipf("memory cannot be confined here: %v", err)
		}
	}
}

// codes are those of all units.
func (w *desk) codes() (codes []string) {
	w.t.Helper()
	units, err := w.house.Store.Units(w.t.Context())
	if err != nil {
		w.t.Fatal(err)
	}
	for _, u := range units {
		codes = append(codes, u.Code)
	}
	return codes
}

// waitsLong waits for minutes until a message to somebody holds the text.
func (w *desk) waitsLong(u *sandbox.User, text string) {
	w.t.Helper()
	for deadline := time.Now().Add(10 * time.Minute); w.told(u, text) == 0; time.Sleep(20 * time.Millisecond) {
		if time.Now().After(deadline) {
			w.t.Fatalf("nobody is told %q:\n%s\nlog: %s", text, strings.Join(answers(w.telegram, u), "\n--\n"), w.log.bytes())
		}
	}
}

// Workbooks of 270,000 rows are handled in 300 MB, which are given back, however many come at once and however small the machine.
func TestBigFilesTakeLittleMemory(t *testing.T) {
	if !*big {
		t.Skip("takes minutes; -big has it run")
	}
	var body []byte
	for _, c := range []struct {
		says   string
		admins int
		memory int // that the program may have; 0 for all
	}{{"one", 1, 0}, {"three in 1 GiB", 3, 1 << 30}, {"two in 512 MiB", 2, 512 << 20}} {
		t.Run(c.says, func(t *testing.T) {
			w := newDeskOf(t, "2026-11-25T09:00:00+07:00", false)
			if body == nil {
				body = bigBook(t, w.codes())
			}
			var admins []*sandbox.User
			for id := range int64(c.admins) {
				admins = append(admins, w.registers(1+id, people.Admin, ""))
			}
			w.stop()
			program := w.startsProcess()
			if c.memory > 0 {
				confine(t, program.Process.Pid, c.memory)
			}
			w.answersNow()
			most, began := weighs(t, program.Process.Pid), time.Now()
			said := func(what string) {
				peak := most()
				t.Logf("%.1f MB, %d rows: %s after %.1f s, with at most %d MB", float64(len(body))/1e6, bigRows, what, time.Since(began).Seconds(), peak/1e6)
				if peak > mostMemory {
					t.Errorf("%d MB are too many", peak/1e6)
				}
				began = time.Now()
			}
			for _, u := range admins {
				u.SendFile("so-lieu.xlsx", body)
			}
			for _, u := range admins {
				w.waitsLong(u, previewed)
				said("previewed")
			}
			for _, step := range [][2]string{{"Nhập", "Đã nhập"}, {"Hoàn tác", "Hoàn tác lần nhập vừa rồi"}, {"Hoàn tác lần nhập", "Đã hoàn tác"}} {
				if err := admins[0].Press(lastMessage(w.telegram, admins[0]), step[0]); err != nil {
					t.Fatal(err)
				}
				w.waitsLong(admins[0], step[1])
				said(step[1])
			}
			gone(t, program.Process.Pid)
			time.Sleep(time.Second)
			left := resident(program.Process.Pid)
			t.Logf("afterwards %d MB are left", left/1e6)
			if left > mostMemory/3 {
				t.Error("that is too much")
			}
			w.ends(program)
		})
	}
}
