package handler

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/document"
	"motcua/bot/view"
)

// close makes June 2024 official.
func (f *fake) close() {
	for i := range f.records {
		f.records[i].Closed = f.records[i].Month == "2024-06"
	}
}

// inFile is all that a file of a reply holds, tags and all.
func inFile(t *testing.T, r bot.Reply, name string) string {
	t.Helper()
	for _, m := range r.Messages {
		if m.File == nil || m.File.Name != name {
			continue
		}
		z, err := zip.NewReader(bytes.NewReader(m.File.Body), int64(len(m.File.Body)))
		if err != nil {
			return string(m.File.Body)
		}
		var all strings.Builder
		for _, f := range z.File {
			part, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			if _, err := io.Copy(&all, part); err != nil {
				t.Fatal(err)
			}
			part.Close()
		}
		return all.String()
	}
	t.Fatalf("there is no file %s in %s", name, shown(r))
	return ""
}

func TestAReportTellsChairsTheDossiersAndCountsOfTheirUnitsOnly(t *testing.T) {
	f := newFake(t)
	f.close()
	f.late[2].Due = at("2024-06-20 17:00") // Phì Nhừ is late in the month, too
	for i := range f.records {
		for j := range f.records[i].Lines {
			if line := &f.records[i].Lines[j]; line.Indicator == "TD" && f.records[i].Unit == phiNhu {
				line.Tally.Numerator, line.Tally.Denominator = 5, 6
			}
		}
	}
	const book = "phu-luc-2024-06.xlsx"
	byAdmin := inFile(t, newChat(t, f, admin, "vi").press("1:report:2024-06:"), book)
	byChair := inFile(t, newChat(t, f, chair, "vi").say("/baocao 6/2024"), book)
	for _, c := range []struct {
		what, sign   string
		admin, chair bool
	}{
		{"the own dossier", hangLia + "-240605-0002", true, true},
		{"another unit's dossier", phiNhu + "-240606-0001", true, false},
		{"the own counts", ">" + hangLia + "<", true, true},
		{"another unit's counts", ">" + phiNhu + "<", true, false},
	} {
		if got := strings.Contains(byAdmin, c.sign); got != c.admin {
			t.Errorf("an admin is given %s: %v", c.what, got)
		}
		if got := strings.Contains(byChair, c.sign); got != c.chair {
			t.Errorf("a chair is given %s: %v", c.what, got)
		}
	}
}

func TestOnlyClosedMonthsAreReportedToChairsAndNoneToOfficers(t *testing.T) {
	f := newFake(t)
	files := func(r bot.Reply) (n int) {
		for _, m := range r.Messages {
			if m.File != nil {
				n++
			}
		}
		return n
	}
	for _, c := range []struct {
		says   string
		closed bool
		person int64
		asks   string
		files  int
	}{
		{"an admin is given an open month", false, admin, "1:report:2024-06:", 3},
		{"a chair is not", false, chair, "1:report:2024-06:", 0},
		{"a chair is given a closed month", true, chair, "1:report:2024-06:", 3},
		{"a chair is given the latest closed month without naming it", true, chair, "1:report::", 3},
		{"a chair is not given the open month before it", true, chair, "1:report:2024-05:", 0},
		{"an officer is given none", true, officer, "1:report:2024-06:", 0},
		{"an officer of several units is given none", true, both, "1:report::", 0},
		{"somebody removed is given none", true, removed, "1:report:2024-06:", 0},
		{"a month without scores has none", true, admin, "1:report:2020-01:", 0},
	} {
		if c.closed {
			f.close()
		}
		if got := files(newChat(t, f, c.person, "vi").press(c.asks)); got != c.files {
			t.Errorf("%s: %d files", c.says, got)
		}
	}
}

func TestWhatTheLetterLacksIsAskedForOneByOne(t *testing.T) {
	f := newFake(t)
	talk := newChat(t, f, admin, "vi")
	talk.say("/baocao 6/2024")
	for i, s := range document.Settings() {
		if want := talk.handler.Catalogue.Printer("vi").Text("letter.ask." + string(s)); !strings.Contains(shown(talk.last), want) {
			t.Fatalf("question %d is %s", i+1, shown(talk.last))
		}
		if s == document.PlaceOf {
			question := talk.last
			talk.say(strings.Repeat("x", document.LongestSetting+1)) // refused: the question stays
			talk.last = question
			if _, set := f.settings[string(s)]; set {
				t.Error("a setting without end was taken")
			}
			talk.tap("Bỏ qua")
			continue
		}
		talk.say("điều " + string(s))
	}
	letter := inFile(t, talk.last, "bao-cao-2024-06.docx")
	if strings.Contains(letter, "[nơi nhận]") || !strings.Contains(letter, "[địa danh]") || !strings.Contains(letter, "điều recipients") {
		t.Error("the letter does not state what was set, or not what was left out")
	}
	if len(f.settings) != len(document.Settings())-1 {
		t.Errorf("kept: %v", f.settings)
	}
	if reply := talk.say("xin chào"); strings.Contains(shown(reply), "điều") || len(f.settings) != len(document.Settings())-1 {
		t.Error("what is written afterwards is taken as a setting")
	}
}

// An update that is handled again, after a crash say, asks for the same and changes nothing.
func TestASettingTakenAgainGoesOnAlike(t *testing.T) {
	f := newFake(t)
	talk := newChat(t, f, admin, "vi")
	talk.say("/baocao 6/2024")
	first := shown(talk.say("-"))
	talk.update--
	link := chat.Link{To: view.ToLetter, Month: "2024-06", Item: string(document.Superior)}
	about, _ := link.Data()
	f.asking[admin].About = about // the store gives an update what it found before
	if again := shown(talk.say("-")); again != first || f.settings["superior"] != "-" || len(f.settings) != 1 {
		t.Errorf("first:\n%s\nagain:\n%s\n%v", first, again, f.settings)
	}
}

func TestAnAdminWhoIsRemovedSetsNothing(t *testing.T) {
	f := newFake(t)
	talk := newChat(t, f, admin, "vi")
	talk.say("/baocao 6/2024")
	p := f.people[admin]
	p.Grants = f.people[officer].Grants
	f.people[admin] = p
	if talk.say("UBND tỉnh"); len(f.settings) != 0 {
		t.Errorf("kept: %v", f.settings)
	}
}

// A month whose figures an appendix printed is called as its cards call it: published, not closed.
func TestTheReportOfAPublishedMonthSaysSo(t *testing.T) {
	f := newFake(t)
	for i := range f.records {
		f.records[i].Published, f.records[i].Closed = f.records[i].Month == "2024-06", false
	}
	c := newChat(t, f, chair, "vi")
	c.say("/baocao 6/2024")
	if got := shown(c.last); !strings.Contains(got, "Báo cáo tháng 6/2024 (đã ban hành)") || strings.Contains(got, "đã chốt") {
		t.Errorf("it says:\n%s", got)
	}
}

// When the report that waited for a part of the letter cannot be made any more, nothing is left to be written again.
func TestAReportThatCannotBeMadeAnyMoreAsksForNothing(t *testing.T) {
	f := newFake(t)
	f.settings = map[string]string{}
	talk := newChat(t, f, admin, "vi")
	settings := document.Settings()
	talk.press("1:letter:2024-06::" + string(settings[len(settings)-1]))
	f.records = nil
	if got := shown(talk.say("Nơi nhận")); !strings.Contains(got, "Chưa có số liệu chấm điểm tháng 6/2024") || strings.Contains(got, "gõ lại") {
		t.Error(got)
	}
}
