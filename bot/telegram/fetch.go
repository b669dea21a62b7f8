package telegram

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"time"

	"motcua/bot"
)

// Fetch reads a file that somebody sent, of at most limit bytes. Its error is bot.Refused when Telegram does not give the
// file out or it is longer.
func (c *Client) Fetch(ctx context.Context, fileID string, limit int64) ([]byte, error) {
	var file struct {
		Path string `json:"file_path"`
		Size int64  `json:"file_size"`
	}
	if err := c.call(ctx, "getFile", map[string]string{"file_id": fileID}, &file); err != nil {
		return nil, fmt.Errorf("asking for a file: %w", err)
	}
	if file.Size > limit {
		return nil, bot.Refused{Reason: "file is too big"}
	}
	// 128 KiB a second is a slow line, and still a line.
	ctx, cancel := context.WithTimeout(ctx, patience+time.Duration(limit>>17)*time.Second)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, c.base+"/file/bot"+string(c.token)+"/"+file.Path, nil)
	if err != nil {
		return nil, fmt.Errorf("preparing to fetch a file: %w", c.token.clean(err))
	}
	answer, err := c.http.Do(request)
	if err != nil {
		return nil, fmt.Errorf("fetching a file: %w", c.token.clean(err))
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("fetching a file: status %d", answer.StatusCode)
	}
	body, err := io.ReadAll(io.LimitReader(answer.Body, limit+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("fetching a file: %w", c.token.clean(err))
	case int64(len(body)) > limit:
		return nil, bot.Refused{Reason: "file is too big"}
	case file.Size > 0 && int64(len(body)) != file.Size:
		return nil, fmt.Errorf("fetching a file: %w", errors.New("it is not whole"))
	}
	return body, nil
}
