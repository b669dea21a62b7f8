package chat

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"motcua/bot"
	"motcua/scoring/outbox"
	"motcua/scoring/people"
)

// Notice is how a feature words the rows of the outbox that have one of its reasons, at the moment when they go out. One of Tell, Gather and
// Write is set: Write when the reason's Kind says that its rows are messages of their own. They say of a row that it is not told when
// there is nothing left to say of it.
type Notice struct {
	Reasons []outbox.Reason
	// Concerns says whether a row is still for whoever is to be told; nil: an admin where its reason is for admins alone, else who may see
	// the dossiers of its unit.
	Concerns func(ctx context.Context, q *Question, row outbox.Row) (bool, error)
	// Tell words a row as a matter beside others.
	Tell func(ctx context.Context, q *Question, row outbox.Row) (Matter, bool, error)
	// Gather words the rows of one message together.
	Gather func(ctx context.Context, q *Question, rows []outbox.Row) (Chapter, []bool, error)
	// Write words a row as a message of its own.
	Write func(ctx context.Context, q *Question, row outbox.Row) (bot.Message, bool, error)
	// Untold is why a row that concerns the person is not told; outbox.Over unless it is set.
	Untold outbox.Moot
}

// ForAnybody is a Notice's Concerns of what is told whatever somebody's roles are.
func ForAnybody(context.Context, *Question, outbox.Row) (bool, error) { return true, nil }

// concerns says whether a row is still for whoever is to be told.
func (n *Notice) concerns(ctx context.Context, q *Question, row outbox.Row) (bool, error) {
	switch {
	case n.Concerns != nil:
		return n.Concerns(ctx, q, row)
	case row.Reason.Kind().ForAdmins:
		return q.Person.HasRole(people.Admin), nil
	default:
		return row.Unit == "" || q.Person.MaySeeDossiers(row.Unit), nil
	}
}

// Notice is how rows of a reason are worded; nil when no feature words them.
func (r *Registry) Notice(reason outbox.Reason) *Notice { return r.notices[reason] }

// Compose words the notices of one person as one message, in their language, by what they may see at the moment of sending. It says of each
// row, in their order, why the message does not tell of it, "" for one that it tells of.
func (d *Desk) Compose(ctx context.Context, person int64, rows []outbox.Row, at time.Time) (bot.Message, []outbox.Moot, error) {
	p, err := d.Store.Person(ctx, person)
	if err != nil {
		return bot.Message{}, nil, err
	}
	q := &Question{Renderer: d.Render(p.Language, at)}
	if err := d.Know(ctx, q, p); err != nil {
		return bot.Message{}, nil, err
	}
	return d.Tell(ctx, q, rows)
}

// Tell is one message of what rows tell of by now, and why it does not tell of those of which it tells no more.
func (d *Desk) Tell(ctx context.Context, q *Question, rows []outbox.Row) (bot.Message, []outbox.Moot, error) {
	return d.tellPage(ctx, q, rows, 0)
}

// tellPage is Tell of another page than the first.
func (d *Desk) tellPage(ctx context.Context, q *Question, rows []outbox.Row, page int) (bot.Message, []outbox.Moot, error) {
	t := digestDraft{q: q, rows: rows, moot: make([]outbox.Moot, len(rows)), gathered: map[*Notice][]int{}}
	for i, row := range rows {
		n := d.notices[row.Reason]
		if n == nil || n.Write != nil && len(rows) > 1 {
			return bot.Message{}, nil, fmt.Errorf("no feature words a notice %q beside %d others", row.Reason, len(rows)-1)
		}
		if err := t.take(ctx, n, i); err != nil {
			return bot.Message{}, nil, err
		}
	}
	if err := t.close(ctx); err != nil {
		return bot.Message{}, nil, err
	}
	if len(t.digest.entries()) > 0 {
		t.whole = t.digest.Page(q.Renderer, page)
	}
	return t.whole, t.moot, nil
}

// showPage shows another page of the digest under which the button stands, of what it tells of by now.
func (d *Desk) showPage(ctx context.Context, q *Question, p ofPage) (bot.Reply, error) {
	rows, err := d.Store.WentOutIn(ctx, q.Person.ID, q.Request.Press.Message)
	if err != nil {
		return bot.Reply{}, err
	}
	m, moot, err := d.tellPage(ctx, q, rows, p.Page)
	if err != nil || !slices.Contains(moot, "") {
		return Say(Note(q.Renderer.Words.Text("notice.none_left"))), err
	}
	return q.Show(m), nil
}

// digestDraft is a message that is being made of rows.
type digestDraft struct {
	q    *Question
	rows []outbox.Row
	moot []outbox.Moot // of each row

	digest   Digest
	whole    bot.Message       // of a row that is a message of its own
	notices  []*Notice         // that gather rows, in the order of their first ones
	gathered map[*Notice][]int // the rows of each of them
}

// take tells of a row, or puts it with those that are gathered.
func (t *digestDraft) take(ctx context.Context, n *Notice, i int) error {
	row := t.rows[i]
	concerned, err := n.concerns(ctx, t.q, row)
	if err != nil {
		return err
	}
	if !concerned {
		t.dropReason(i, outbox.Moved)
		return nil
	}
	var told bool
	switch {
	case n.Gather != nil:
		if t.gathered[n] == nil {
			t.notices = append(t.notices, n)
		}
		t.gathered[n] = append(t.gathered[n], i)
		return nil
	case n.Write != nil:
		var m bot.Message
		if m, told, err = n.Write(ctx, t.q, row); told {
			t.whole = m
		}
	default:
		var matter Matter
		if matter, told, err = n.Tell(ctx, t.q, row); told {
			matter.Urgency = row.Reason.Kind().Urgency
			t.digest.Matters = append(t.digest.Matters, matter)
		}
	}
	if !told {
		t.dropReason(i, n.Untold)
	}
	return err
}

// close tells of the rows that were gathered.
func (t *digestDraft) close(ctx context.Context) error {
	for _, n := range t.notices {
		var own []outbox.Row
		for _, i := range t.gathered[n] {
			own = append(own, t.rows[i])
		}
		chapter, told, err := n.Gather(ctx, t.q, own)
		if err != nil {
			return err
		}
		for at, i := range t.gathered[n] {
			if !told[at] {
				t.dropReason(i, n.Untold)
			}
		}
		if len(chapter.Entries) > 0 {
			t.digest.Chapters = append(t.digest.Chapters, chapter)
		}
	}
	return nil
}

// dropReason says why a row is not told. Whoever holds no role any more was removed, whatever else there is to say.
func (t *digestDraft) dropReason(i int, why outbox.Moot) {
	if !t.q.Person.Known() {
		why = outbox.Removed
	}
	t.moot[i] = cmp.Or(why, outbox.Over)
}
