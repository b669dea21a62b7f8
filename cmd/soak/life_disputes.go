package main

import (
	"database/sql"
	"errors"
	"fmt"
	"math/rand/v2"

	"motcua/bot/sandbox"
)

// reports is an officer who reports that the data of an overdue dossier are wrong.
func (l *life) reports(t *talker, random *rand.Rand) func() {
	return func() {
		list, how := t.says("/quahan", either(has("Quá hạn:"), has("Không có hồ sơ quá hạn"), has("quá hạn")))
		if how != answered || button(list, "Báo sai số liệu") == "" {
			return
		}
		asked, how := t.presses(list.MessageID, "Báo sai số liệu", has("báo sai hồ sơ nào"))
		if how != answered {
			return
		}
		chosen := button(asked, fmt.Sprintf("%d. ", 1+random.IntN(3)))
		if chosen == "" {
			return
		}
		asked, how = t.presses(asked.MessageID, chosen, either(has("sai ở điểm nào"), has("được báo sai"), has("không còn")))
		if how != answered || button(asked, "Ngày hẹn trả không đúng") == "" {
			return
		}
		asked, how = t.presses(asked.MessageID, "Ngày hẹn trả không đúng", either(has("Gửi báo sai này"), has("được báo sai"), has("không còn")))
		if how != answered || button(asked, "Gửi") == "" {
			return
		}
		sent, how := t.presses(asked.MessageID, "Gửi", either(has("báo sai số"), has("được báo sai"), has("không còn")))
		if how == answered && has("Đã gửi báo sai số")(sent) {
			l.counts.add(&l.counts.reported)
		}
	}
}

// decides is an admin who accepts some reports and rejects others.
func (l *life) decides(t *talker, random *rand.Rand) func() {
	return func() {
		db, err := reading(l.db)
		if err != nil {
			l.counts.fails("the reports: %v", err)
			return
		}
		defer db.Close()
		var id int64
		err = db.QueryRow(`SELECT id FROM disputes WHERE state = 'open' ORDER BY id LIMIT 1`).Scan(&id)
		if errors.Is(err, sql.ErrNoRows) {
			return
		}
		if err != nil {
			l.counts.fails("the reports: %v", err)
			return
		}
		list, how := t.says("/baosai", has("báo sai"))
		if how != answered {
			return
		}
		to := []string{"dyes", "dno"}[random.IntN(2)]
		said, how := t.forges(list.MessageID, fmt.Sprintf("1:%s:::%d", to, id), func(e sandbox.Entry) bool { return has(fmt.Sprintf("áo sai số %d", id), "Kết quả:")(e) })
		if how == answered && !has("từ trước")(said) {
			l.counts.add(&l.counts.decided)
		}
	}
}

// judgeDisputes counts reports that were told and are not there, and those of which a side has not heard.
func (l *life) judgeDisputes(db *sql.DB, f *figures) error {
	made, err := number(db, `SELECT count(*) FROM disputes`)
	if err != nil {
		return err
	}
	unheard, err := number(db, `SELECT count(*) FROM disputes d WHERE NOT EXISTS (SELECT 1 FROM outbox o WHERE o.reason = 'disputed' AND o.reference = d.id)
		OR state IN ('accepted', 'rejected') AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.reason = 'settled' AND o.reference = d.id)`)
	if err != nil {
		return err
	}
	twice, err := number(db, `SELECT count(*) FROM (SELECT 1 FROM disputes GROUP BY update_id HAVING count(*) > 1)`)
	if err != nil {
		return err
	}
	f.told("reports of wrong data", fmt.Sprintf("%d, %d of them read by who made them; %d decisions read", made, l.counts.reported, l.counts.decided))
	f.none("reports told and not there, made twice by one press, or without a notice", max(0, l.counts.reported-made)+unheard+twice)
	return nil
}
