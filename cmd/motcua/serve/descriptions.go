package serve

import (
	"context"
	"errors"
	"log/slog"

	"motcua/bot"
	"motcua/locales"
)

// descriptions are what the bot says of itself, in an empty chat and on its page, in every language.
type descriptions struct {
	client    describer
	catalogue *locales.Catalogue
	log       *slog.Logger
}

type describer interface {
	// Descriptions are the long and the short one for people whose Telegram is in a language, "" for any other.
	Descriptions(ctx context.Context, language string) (long, short string, err error)
	SetDescription(ctx context.Context, language, text string) error
	SetShortDescription(ctx context.Context, language, text string) error
}

// set sets the descriptions that differ from those that Telegram has. One that is not taken is logged, and tried at the next start: people
// are served without it. Where Telegram cannot be asked, set fails, and is tried again.
func (d descriptions) set(ctx context.Context) error {
	for _, language := range append([]string{""}, locales.Languages()...) {
		err := d.setIn(ctx, language)
		if ctx.Err() != nil {
			return nil
		}
		if err == nil {
			continue
		}
		if _, refused := errors.AsType[bot.Refused](err); !refused {
			return err
		}
		d.log.WarnContext(ctx, "what the bot says of itself is not set", "language", language, "error", err)
	}
	return nil
}

// setIn sets those of a language.
func (d descriptions) setIn(ctx context.Context, language string) error {
	words := d.catalogue.Printer(language)
	long, short, err := d.client.Descriptions(ctx, language)
	if err != nil {
		return err
	}
	if text := words.Text("about.long"); text != long {
		err = d.client.SetDescription(ctx, language, text)
	}
	if text := words.Text("about.short"); text != short {
		err = errors.Join(err, d.client.SetShortDescription(ctx, language, text))
	}
	return err
}
