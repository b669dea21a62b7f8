package main

import (
	"context"
	"time"
)

// tending is how often it is looked which broadcasts begin, how far they have come, and which are done. Telegram lets a message
// be edited about once a second in a chat; the person has other answers to get.
const tending = 2 * time.Second

// tendBroadcasts has broadcasts begin, show how far they have come, and end, until ctx ends.
func tendBroadcasts(ctx context.Context, h *house, s settings) {
	for {
		if err := h.store.TendBroadcasts(ctx); err != nil && ctx.Err() == nil {
			s.log.ErrorContext(ctx, "broadcasts are not tended; it is tried again", "error", err)
		}
		if !pause(ctx, tending) {
			return
		}
	}
}
