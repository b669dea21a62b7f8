package doctor

import (
	"context"
	"io"
	"net/http"
	"strings"
)

// mostSaid is how much of what a program says of itself is read.
const mostSaid = 4096

// served says whether a program serves the store, and what that says of itself, where it is known how to ask it.
func (f *findings) served(ctx context.Context, served bool) {
	address := f.world.Settings.Operate
	switch {
	case !served:
		f.add("served", Warning, "doctor.not_served", "doctor.not_served_do")
		return
	case address == "":
		f.add("served", Good, "doctor.served", "")
		return
	}
	ready, says := asked(ctx, "http://"+address+"/readyz")
	if !ready {
		f.add("served", Failed, "doctor.not_ready", "doctor.not_ready_do", "reason", says)
		return
	}
	f.add("served", Good, "doctor.ready", "")
}

// asked asks a page of a program on this machine: whether it is good, and what it says or why it says nothing.
func asked(ctx context.Context, page string) (good bool, says string) {
	ctx, cancel := context.WithTimeout(ctx, within)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, page, nil)
	if err != nil {
		return false, err.Error()
	}
	client := http.Client{Transport: &http.Transport{DisableKeepAlives: true}} // without a proxy
	answer, err := client.Do(request)
	if err != nil {
		return false, cause(err).Error()
	}
	defer answer.Body.Close()
	raw, err := io.ReadAll(io.LimitReader(answer.Body, mostSaid))
	if err != nil {
		return false, err.Error()
	}
	return answer.StatusCode == http.StatusOK, strings.TrimSpace(string(raw))
}
