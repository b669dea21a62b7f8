package serve

import (
	"context"
	"runtime/debug"
	"sync"

	"motcua/bot"
	"motcua/bot/telegram"
)

// collectClosely is how far the heap may grow while a file is handled. It is small, because most of a large heap is still in use then.
const collectClosely = 100

// memorySaver is an Answerer that keeps the heap small while it looks for what takes long, and gives back what that took.
type memorySaver struct {
	telegram.Answerer
	mu     sync.Mutex
	under  int // so many are looked for
	before int // how far the heap may grow otherwise
}

// spareMemory is an Answerer that keeps the heap small, unless it is said not to.
func (o Options) spareMemory(a telegram.Answerer) telegram.Answerer {
	if o.KeepMemory {
		return a
	}
	return &memorySaver{Answerer: a}
}

// Continue implements telegram.Answerer.
func (t *memorySaver) Continue(ctx context.Context, r bot.Request) (bot.Reply, error) {
	t.count(1)
	defer t.count(-1)
	return t.Answerer.Continue(ctx, r)
}

// count counts one more or one less that is looked for.
func (t *memorySaver) count(more int) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.under += more
	switch {
	case more > 0 && t.under == 1:
		t.before = debug.SetGCPercent(collectClosely)
	case t.under == 0:
		debug.SetGCPercent(t.before)
		debug.FreeOSMemory()
	}
}
