package sandbox

import (
	"context"
	"strings"

	"motcua/bot/sandbox/botapi"
	"motcua/bot/sandbox/richtext"
)

func (s calls) setWebhook(_ context.Context, args botapi.Arguments) (any, error) {
	s.updates.mu.Lock()
	defer s.updates.mu.Unlock()
	if address := args.Text("url"); address != "" {
		if richtext.CheckLink(address) != nil || !strings.HasPrefix(address, "https:") {
			return nil, botapi.BadRequest("bad webhook: An HTTPS URL must be provided for webhook")
		}
	}
	s.updates.allow(args)
	s.keepWebhook(args.Text("url"), args.Flag("drop_pending_updates"), "setWebhook")
	return true, nil
}

func (s calls) deleteWebhook(_ context.Context, args botapi.Arguments) (any, error) {
	s.updates.mu.Lock()
	defer s.updates.mu.Unlock()
	s.keepWebhook("", args.Flag("drop_pending_updates"), "deleteWebhook")
	return true, nil
}

// keepWebhook sets the webhook, which the sandbox remembers but never calls. The queue is locked.
func (s *Server) keepWebhook(address string, drop bool, by string) {
	if address != "" {
		s.updates.stop("terminated by " + by + " request")
	}
	s.updates.webhook = address
	if drop {
		s.updates.queue = nil
	}
}
