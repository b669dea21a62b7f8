package telegram

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"time"

	tg "github.com/go-telegram/bot"

	"motcua/bot"
)

// Fetch reads a file that somebody sent, of at most limit bytes, once: where it is now is asked for anew each time. Its error is
// bot.Refused when Telegram does not give the file out or it is longer, bot.Busy when Telegram asks to wait; any other may pass.
func (c *Client) Fetch(ctx context.Context, fileID string, limit int64) ([]byte, error) {
	file, err := ask(ctx, c, "asking for a file", patience, c.library.GetFile, &tg.GetFileParams{FileID: fileID})
	if refused, ok := errors.AsType[bot.Refused](err); ok && mentions(refused.Reason, "temporarily unavailable") {
		return nil, errors.New("asking for a file: Telegram says that it is temporarily unavailable")
	}
	if err != nil {
		return nil, err
	}
	if file.FileSize > limit {
		return nil, bot.Refused{Reason: "file is too big"}
	}
	// 128 KiB a second is a slow line, and still a line.
	ctx, cancel := context.WithTimeout(ctx, patience+time.Duration(limit>>17)*time.Second)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, c.base+"/file/bot"+string(c.token)+"/"+file.FilePath, nil)
	if err != nil {
		return nil, fmt.Errorf("preparing to fetch a file: %w", c.token.redactError(err))
	}
	answer, err := c.http.Do(request)
	if err != nil {
		return nil, fmt.Errorf("fetching a file: %w", c.token.redactError(err))
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("fetching a file: %w", notGiven(answer))
	}
	var body bytes.Buffer
	body.Grow(int(max(file.FileSize, 0)) + bytes.MinRead) // at once: a buffer that grows takes its size several times over
	switch _, err := body.ReadFrom(io.LimitReader(answer.Body, limit+1)); {
	case err != nil:
		return nil, fmt.Errorf("fetching a file: %w", c.token.redactError(err))
	case int64(body.Len()) > limit:
		return nil, bot.Refused{Reason: "file is too big"}
	case file.FileSize > 0 && int64(body.Len()) != file.FileSize:
		return nil, errors.New("fetching a file: it is not whole")
	}
	return body.Bytes(), nil
}

// maxRefusal is how many bytes are read of an answer that is not the file.
const maxRefusal = 64 << 10

// notGiven is why an answer is not the file: Telegram asks to wait, or something that may pass, as that it is not there any more.
func notGiven(answer *http.Response) error {
	raw, _ := io.ReadAll(io.LimitReader(answer.Body, maxRefusal)) // what cannot be read says nothing
	var said envelope
	if err := json.Unmarshal(raw, &said); err == nil && said.Code == http.StatusTooManyRequests {
		return said.outcome("")
	}
	return fmt.Errorf("status %d", answer.StatusCode)
}
