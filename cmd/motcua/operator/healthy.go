package operator

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"

	"motcua/cmd/motcua/house"
)

// Healthy asks the program that serves whether it works: where nothing else can ask, as in a container without a shell.
type Healthy struct{}

// Run prints what /healthz says, and fails unless that is good.
func (Healthy) Run(ctx context.Context, w house.World) error {
	if w.Settings.Operate == "" {
		return house.WrongUsage("%s", w.Words.Text("cli.healthy_where"))
	}
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+w.Settings.Operate+"/healthz", nil)
	if err != nil {
		return house.WrongUsage("MOTCUA_OPERATIONS: %w", err)
	}
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	said, err := io.ReadAll(io.LimitReader(answer.Body, 1<<16))
	if err != nil {
		return err
	}
	if answer.StatusCode != http.StatusOK {
		return errors.New(string(said))
	}
	fmt.Fprint(w.Stdout, string(said))
	return nil
}
