package life

import (
	"database/sql"
	"errors"
	"fmt"
	"math/rand/v2"

	"motcua/bot/sandbox"
	"motcua/cmd/soak/rig"
)

// reportDossiers is an officer who reports that the data of an overdue dossier are wrong.
func (l *life) reportDossiers(t *rig.Talker, random *rand.Rand) func() {
	return func() {
		list, how := t.Say("/quahan", rig.Either(rig.Has("Quá hạn chưa giải quyết:"), rig.Has("Không có hồ sơ quá hạn"), rig.Has("quá hạn")))
		if how != rig.Answered || rig.ButtonOf(list, "Đề nghị đính chính") == "" {
			return
		}
		asked, how := t.Press(list.MessageID, "Đề nghị đính chính", rig.Has("đính chính hồ sơ nào"))
		if how != rig.Answered {
			return
		}
		chosen := rig.ButtonOf(asked, fmt.Sprintf("%d. ", 1+random.IntN(3)))
		if chosen == "" {
			return
		}
		asked, how = t.Press(asked.MessageID, chosen, rig.Either(rig.Has("sai ở điểm nào"), rig.Has("đã có đề nghị đính chính"), rig.Has("không còn")))
		if how != rig.Answered || rig.ButtonOf(asked, "Ngày hẹn trả không đúng") == "" {
			return
		}
		asked, how = t.Press(asked.MessageID, "Ngày hẹn trả không đúng", rig.Either(rig.Has("Gửi đề nghị đính chính này"), rig.Has("đã có đề nghị đính chính"), rig.Has("không còn")))
		if how != rig.Answered || rig.ButtonOf(asked, "Gửi") == "" {
			return
		}
		sent, how := t.Press(asked.MessageID, "Gửi", rig.Either(rig.Has("đính chính số"), rig.Has("đã có đề nghị đính chính"), rig.Has("không còn")))
		if how == rig.Answered && rig.Has("Đã gửi đề nghị đính chính số")(sent) {
			l.counts.add(&l.counts.reported)
		}
	}
}

// decideReports is an admin who accepts some reports and rejects others.
func (l *life) decideReports(t *rig.Talker, random *rand.Rand) func() {
	return func() {
		db, err := rig.OpenStore(l.Store)
		if err != nil {
			l.counts.fail("the reports: %v", err)
			return
		}
		defer db.Close()
		var id int64
		err = db.QueryRow(`SELECT id FROM disputes WHERE state = 'open' ORDER BY id LIMIT 1`).Scan(&id)
		if errors.Is(err, sql.ErrNoRows) {
			return
		}
		if err != nil {
			l.counts.fail("the reports: %v", err)
			return
		}
		list, how := t.Say("/dinhchinh", rig.Has("đính chính"))
		if how != rig.Answered {
			return
		}
		to := []string{"dyes", "dno"}[random.IntN(2)]
		said, how := t.Forge(list.MessageID, fmt.Sprintf("1:%s:::%d", to, id), func(e sandbox.Entry) bool {
			return rig.Has(fmt.Sprintf("đính chính số %d", id), "Kết quả:")(e)
		})
		if how == rig.Answered && !rig.Has("xử lý trước đó")(said) {
			l.counts.add(&l.counts.decided)
		}
	}
}

// judgeDisputes counts reports that were told and are not there, and those of which a side has not heard.
func (l *life) judgeDisputes(db *sql.DB, f *rig.Figures) error {
	made, err := rig.Number(db, `SELECT count(*) FROM disputes`)
	if err != nil {
		return err
	}
	unheard, err := rig.Number(db, `SELECT count(*) FROM disputes d WHERE NOT EXISTS (SELECT 1 FROM outbox o WHERE o.reason = 'disputed' AND o.reference = d.id)
		OR state IN ('accepted', 'rejected') AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.reason = 'settled' AND o.reference = d.id)`)
	if err != nil {
		return err
	}
	twice, err := rig.Number(db, `SELECT count(*) FROM (SELECT 1 FROM disputes GROUP BY update_id HAVING count(*) > 1)`)
	if err != nil {
		return err
	}
	f.Tell("reports of wrong data", fmt.Sprintf("%d, %d of them read by who made them; %d decisions read", made, l.counts.reported, l.counts.decided))
	f.AddZero("reports told and not there, made twice by one press, or without a notice", max(0, l.counts.reported-made)+unheard+twice)
	return nil
}
