package main

import (
	"encoding/json"
	"io"
	"net/http"
	"testing"
)

// posted posts a request to the Bot API and gives the id of the message in its result, 0 for none.
func posted(t *testing.T, address, kind string, body io.Reader) (message int) {
	t.Helper()
	answer, err := http.Post(address, kind, body)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	var said struct {
		OK          bool
		Description string
		Result      json.RawMessage
	}
	if err := json.NewDecoder(answer.Body).Decode(&said); err != nil || !said.OK {
		t.Fatalf("Telegram refuses: %s, %v", said.Description, err)
	}
	var sent struct {
		ID int `json:"message_id"`
	}
	_ = json.Unmarshal(said.Result, &sent) // a bare true is no message
	return sent.ID
}

func quotedJSON(t *testing.T, value any) string {
	t.Helper()
	raw, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}
