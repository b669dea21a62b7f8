package reports

import (
	"archive/zip"
	"bytes"
	"context"
	"io"
	"regexp"
	"strings"
	"testing"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/chattest"
	"motcua/bot/document"
	"motcua/scoring"
	"motcua/scoring/people"
	"motcua/storage/rooms"
)

// begin is the chat of somebody with a desk of this room alone.
func begin(t *testing.T, person int64, store interface {
	Store
	chat.Store
}) *chattest.Talk {
	t.Helper()
	desk := chattest.Desk(t, store)
	desk.Add(New(desk, store))
	return chattest.NewTalk(t, desk, person, "vi")
}

// content is all that a file of a reply holds, tags and all.
func content(t *testing.T, r bot.Reply, name string) string {
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
	t.Fatalf("there is no file %s in %s", name, chattest.Shown(r))
	return ""
}

// settings are those of the letter that a store has.
func settings(t *testing.T, store *rooms.Store) map[string]string {
	t.Helper()
	set, err := store.Settings(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return set
}

func TestChairIsGivenDossiersAndCountsOfTheirUnitAlone(t *testing.T) {
	store := chattest.Store(t)
	chattest.Close(t, store, "2024-06")
	admin, chair := begin(t, chattest.Admin, store), begin(t, chattest.Chair, store)
	admin.Press("1:report:2024-06:")
	chair.Say("/baocao 6/2024")
	const book = "phu-luc-2024-06.xlsx"
	byAdmin, byChair := content(t, admin.Last, book), content(t, chair.Last, book)
	units, err := store.Units(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	dossiers := 0
	for _, u := range units {
		own := u.Code == chattest.XaHangLia
		if sign := ">" + u.Code + "<"; !strings.Contains(byAdmin, sign) || strings.Contains(byChair, sign) != own {
			t.Errorf("the counts of %s: an admin is given them %v, the chair of %s %v", u.Code, strings.Contains(byAdmin, sign), chattest.XaHangLia, strings.Contains(byChair, sign))
		}
		late, _, err := store.Gap(t.Context(), "2024-06", u.Code, scoring.ResolvedOnTime, 0, 1000)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range late {
			if !strings.Contains(byAdmin, d.Code) || strings.Contains(byChair, d.Code) != own {
				t.Errorf("the dossier %s: an admin is given it %v, the chair of %s %v", d.Code, strings.Contains(byAdmin, d.Code), chattest.XaHangLia, strings.Contains(byChair, d.Code))
			}
		}
		dossiers += len(late)
	}
	if dossiers < 2 {
		t.Errorf("only %d dossiers were late", dossiers)
	}
}

func TestChairsAreGivenClosedMonthsAloneAndOfficersNone(t *testing.T) {
	const severalUnits, removed = chattest.Admin + 1, chattest.Admin + 2
	open, closed := chattest.Store(t), chattest.Store(t)
	for _, store := range []*rooms.Store{open, closed} {
		chattest.Register(t, store, severalUnits, people.Grant{Role: people.Officer, Unit: chattest.XaHangLia})
		chattest.Register(t, store, severalUnits, people.Grant{Role: people.Officer, Unit: chattest.XaPhiNhu})
		chattest.Register(t, store, removed, people.Grant{Role: people.Chair, Unit: chattest.XaHangLia})
		if _, err := store.RemovePerson(t.Context(), removed, chattest.Admin); err != nil {
			t.Fatal(err)
		}
	}
	chattest.Close(t, closed, "2024-06")
	for _, c := range []struct {
		says   string
		store  *rooms.Store
		person int64
		asks   string
		files  int
	}{
		{"an admin is given an open month", open, chattest.Admin, "1:report:2024-06:", 3},
		{"an admin is given the latest month without naming it", open, chattest.Admin, "1:report::", 3},
		{"a chair is not given an open month", open, chattest.Chair, "1:report:2024-06:", 0},
		{"a chair is given no month when none is closed", open, chattest.Chair, "1:report::", 0},
		{"a chair is given a closed month", closed, chattest.Chair, "1:report:2024-06:", 3},
		{"a chair is given the latest closed month without naming it", closed, chattest.Chair, "1:report::", 3},
		{"a chair is not given a month before it", closed, chattest.Chair, "1:report:2024-05:", 0},
		{"an officer is given none", closed, chattest.Officer, "1:report:2024-06:", 0},
		{"an officer of several units is given none", closed, severalUnits, "1:report::", 0},
		{"somebody removed is given none", closed, removed, "1:report:2024-06:", 0},
		{"a month without scores has none", closed, chattest.Admin, "1:report:2020-01:", 0},
	} {
		talk, files := begin(t, c.person, c.store), 0
		talk.Press(c.asks)
		for _, m := range talk.Last.Messages {
			if m.File != nil {
				files++
			}
		}
		if files != c.files {
			t.Errorf("%s: %d files", c.says, files)
		}
	}
}

func TestWhatTheLetterLacksIsAskedForOneByOne(t *testing.T) {
	store := chattest.Store(t)
	talk := begin(t, chattest.Admin, store)
	talk.Say("/baocao 6/2024")
	words := chattest.Renderer(t, "vi", "2024-07-03 08:00").Words
	for i, s := range document.Settings() {
		if want := words.Text("letter.ask." + string(s)); !strings.Contains(chattest.Shown(talk.Last), want) {
			t.Fatalf("question %d is %s", i+1, chattest.Shown(talk.Last))
		}
		if s == document.PlaceOf {
			question := talk.Last
			talk.Say(strings.Repeat("x", document.LongestSetting+1)) // refused: the question stays
			talk.Last = question
			if _, set := settings(t, store)[string(s)]; set {
				t.Error("a setting without end was taken")
			}
			talk.Tap("Bỏ qua")
			continue
		}
		talk.Say("điều " + string(s))
	}
	letter := content(t, talk.Last, "bao-cao-2024-06.docx")
	if strings.Contains(letter, "[nơi nhận]") || !strings.Contains(letter, "[địa danh]") || !strings.Contains(letter, "điều recipients") {
		t.Error("the letter does not state what was set, or not what was left out")
	}
	if set := settings(t, store); len(set) != len(document.Settings())-1 {
		t.Errorf("kept: %v", set)
	}
	if got := talk.Say("xin chào"); strings.Contains(got, "điều") || len(settings(t, store)) != len(document.Settings())-1 {
		t.Error("what is written afterwards is taken as a setting")
	}
}

// What is set already is shown beside the question, and the list of all is shown when no report waits.
func TestSettingIsChangedFromTheListOfAll(t *testing.T) {
	store := chattest.Store(t)
	talk := begin(t, chattest.Admin, store)
	talk.Follow("~ 1:letter:::", "< (chưa có)", "@ Sửa: địa danh", "> Điện Biên Đông", "< • địa danh: Điện Biên Đông", "@ Sửa: địa danh", "< Điện Biên Đông", "> Na Son", "< • địa danh: Na Son", "! Điện Biên Đông")
	if set := settings(t, store); set[string(document.PlaceOf)] != "Na Son" || len(set) != 1 {
		t.Errorf("kept: %v", set)
	}
	for _, person := range []int64{chattest.Chair, chattest.Officer} {
		if got := begin(t, person, store).Press("1:letter:::"); strings.Contains(got, "Na Son") {
			t.Errorf("person %d reads\n%s", person, got)
		}
	}
}

// An update that is handled again, after a crash say, asks for the same and changes nothing.
func TestSettingTakenAgainGoesOnAlike(t *testing.T) {
	store := chattest.Store(t)
	talk := begin(t, chattest.Admin, store)
	talk.Say("/baocao 6/2024")
	first := talk.Say("Văn phòng UBND tỉnh")
	if again := talk.Again(); again != first || settings(t, store)["issuer"] != "Văn phòng UBND tỉnh" || len(settings(t, store)) != 1 {
		t.Errorf("first:\n%s\nagain:\n%s\n%v", first, again, settings(t, store))
	}
}

func TestWhoIsNoAdminAnyMoreSetsNothing(t *testing.T) {
	store := chattest.Store(t)
	chattest.Register(t, store, chattest.Admin+1, people.Grant{Role: people.Admin})
	talk := begin(t, chattest.Admin, store)
	talk.Say("/baocao 6/2024")
	change := people.Change{Drop: people.Grant{Role: people.Admin}, Add: people.Grant{Role: people.Officer, Unit: chattest.XaPhiNhu}}
	if err := store.ChangeRoles(t.Context(), chattest.Admin, change, chattest.Admin+1); err != nil {
		t.Fatal(err)
	}
	if talk.Say("UBND tỉnh"); len(settings(t, store)) != 0 {
		t.Errorf("kept: %v", settings(t, store))
	}
}

// recordsAs is a store whose cards of a month are made otherwise.
type recordsAs struct {
	*rooms.Store
	make func([]scoring.Record) []scoring.Record
}

func (s recordsAs) Records(ctx context.Context, m scoring.Month) ([]scoring.Record, error) {
	records, err := s.Store.Records(ctx, m)
	return s.make(records), err
}

// A month whose figures an appendix printed is called as its cards call it: published, not closed.
func TestReportOfAPublishedMonthSaysSo(t *testing.T) {
	store := recordsAs{chattest.Store(t), func(records []scoring.Record) (all []scoring.Record) {
		for _, r := range records {
			r.Published, r.Closed = true, false
			all = append(all, r)
		}
		return all
	}}
	if got := begin(t, chattest.Chair, store).Say("/baocao 6/2024"); !strings.Contains(got, "Báo cáo tháng 6/2024 (đã ban hành)") || strings.Contains(got, "đã chốt") {
		t.Errorf("it says:\n%s", got)
	}
}

// When the report that waited for a part of the letter cannot be made any more, nothing is left to be written again.
func TestReportThatCannotBeMadeAnyMoreAsksForNothing(t *testing.T) {
	store := recordsAs{chattest.Store(t), func([]scoring.Record) []scoring.Record { return nil }}
	all := document.Settings()
	talk := begin(t, chattest.Admin, store)
	talk.Press("1:letter:2024-06::" + string(all[len(all)-1]))
	if got := talk.Say("Nơi nhận"); !strings.Contains(got, "Chưa có số liệu chấm điểm tháng 6/2024") || strings.Contains(got, "gõ lại") {
		t.Error(got)
	}
}

// The letter says how many online dossiers were accepted late, where the data tell it.
func TestLetterTellsOfLateAcceptance(t *testing.T) {
	store := chattest.Store(t)
	const header = "Mã hồ sơ,Đơn vị,Ngày nộp hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Ngày có kết quả,Trạng thái,Hình thức nộp hồ sơ\n"
	const rest = ",28/06/2024 17:00,27/06/2024 10:00,Đã trả kết quả,Trực tuyến\n"
	chattest.Import(t, store, "truc-tuyen.csv", header+
		"000.10.32.H18-240610-9001,,10/06/2024 16:59,13/06/2024 08:00"+rest+ // a minute later than 07:59 on the 12th, and a day
		"000.10.32.H18-240610-9002,,10/06/2024 16:59,11/06/2024 08:00"+rest)
	admin := begin(t, chattest.Admin, store)
	admin.Press("1:report:2024-06:")
	got := content(t, admin.Last, "bao-cao-2024-06.docx")
	if !strings.Contains(got, "Có 01 hồ sơ trực tuyến chậm được tiếp nhận") || !strings.Contains(got, "hồ sơ trực tuyến: xã Háng Lìa 01 hồ sơ.") {
		t.Errorf("the letter says %s", regexp.MustCompile("(?:<w:t[^>]*>)([^<]*)").FindAllString(got, -1))
	}
}
