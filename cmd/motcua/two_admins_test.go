package main

import (
	"fmt"
	"testing"

	"motcua/bot/sandbox"
	"motcua/scoring/people"
)

// Two admins who take different files in at the same moment both get a right answer, both files are in the store, and only the one
// that came last can be taken back.
func TestTwoAdminsTakeFilesInAtOnce(t *testing.T) {
	t.Parallel()
	w := newDesk(t, "2026-11-25T09:00:00+07:00")
	units := []string{"000.10.32.H18", "000.11.32.H18"}
	var admins []*sandbox.User
	for i, unit := range units {
		admins = append(admins, w.registers(int64(i+1), people.Admin, ""))
		file := fmt.Sprintf("Mã hồ sơ;Ngày tiếp nhận;Ngày hẹn trả;Ngày kết thúc xử lý;Trạng thái\n%s-261116-0001;16/11/2026;18/11/2026;17/11/2026;Đã trả kết quả\n", unit)
		admins[i].SendFile(fmt.Sprintf("ho-so-%d.csv", i+1), []byte(file))
		w.waits(admins[i], "Dòng mới: 1", 1)
	}
	for i, admin := range admins {
		admin.PressData(lastMessage(w.telegram, admin), fmt.Sprintf("1:take:::%d", i+1))
	}
	for i, admin := range admins {
		w.waits(admin, fmt.Sprintf("Đã nhập danh sách hồ sơ: ho-so-%d.csv", i+1), 1)
	}
	w.stop()
	for _, unit := range units {
		if r, known, err := w.house.Store.Record(t.Context(), "2026-11", unit); err != nil || !known || !r.Scored {
			t.Errorf("unit %s has no card: %v", unit, err)
		}
	}
	imports, err := w.house.Store.Log(t.Context(), people.LogFilter{Action: "imported"}, people.LogPlace{}, 2)
	if err != nil || len(imports) != 2 || imports[0].By == imports[1].By {
		t.Fatalf("the imports are %+v, %v", imports, err)
	}
	if last, err := w.house.Store.LastUndoable(t.Context()); err != nil || last != imports[0].Reference {
		t.Errorf("import %d can be taken back, the last is %d: %v", last, imports[0].Reference, err)
	}
}

// lastMessage is the bot's last message to somebody.
func lastMessage(telegram *sandbox.Server, u *sandbox.User) (id int) {
	for _, e := range telegram.Transcript(u.ID) {
		if e.Bot && e.Kind == sandbox.Message {
			id = e.MessageID
		}
	}
	return id
}
