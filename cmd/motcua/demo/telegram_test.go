package demo

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"mime/multipart"
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

// send has the bot call a method, and gives the id of the message that comes of it. []byte values are files.
func (d *Demo) send(t *testing.T, method string, chat int64, values map[string]any) (message int) {
	t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	if chat != 0 {
		values["chat_id"] = chat
	}
	for name, value := range values {
		var part io.Writer
		var err error
		content, file := value.([]byte)
		switch v := value.(type) {
		case []byte:
			part, err = form.CreateFormFile(name, name+".xlsx")
		case map[string]any:
			content = []byte(quotedJSON(t, v))
		default:
			content = fmt.Append(nil, v)
		}
		if !file {
			part, err = form.CreateFormField(name)
		}
		if err == nil {
			_, err = part.Write(content)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := form.Close(); err != nil {
		t.Fatal(err)
	}
	return posted(t, d.Telegram.URL()+"/bot"+d.Telegram.Token()+"/"+method, form.FormDataContentType(), &body)
}
