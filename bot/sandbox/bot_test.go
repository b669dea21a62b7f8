package sandbox_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"image"
	"image/png"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"motcua/bot/sandbox"
	"motcua/bot/sandbox/richtext"
)

// answer is what the server says to a request.
type answer struct {
	Status      int
	OK          bool            `json:"ok"`
	Result      json.RawMessage `json:"result"`
	Code        int             `json:"error_code"`
	Description string          `json:"description"`
	Parameters  struct {
		RetryAfter int `json:"retry_after"`
	} `json:"parameters"`
}

// fields are the parameters of a request.
type fields = map[string]any

// post calls a method with a JSON body, without a network.
func post(t *testing.T, s *sandbox.Server, method string, params any) answer {
	t.Helper()
	body, ok := params.(string)
	if !ok {
		encoded, err := json.Marshal(params)
		if err != nil {
			t.Fatal(err)
		}
		body = string(encoded)
	}
	r := httptest.NewRequest(http.MethodPost, "/bot"+s.Token()+"/"+method, strings.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	return serve(t, s, r)
}

// upload calls a method with a multipart body; []byte values are files.
func upload(t *testing.T, s *sandbox.Server, method string, params fields) answer {
	t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	for name, value := range params {
		var part io.Writer
		var err error
		content, file := value.([]byte)
		if file {
			part, err = form.CreateFormFile(name, name+".bin")
		} else {
			part, err = form.CreateFormField(name)
			content = fmt.Append(nil, value)
		}
		if err != nil {
			t.Fatal(err)
		}
		if _, err := part.Write(content); err != nil {
			t.Fatal(err)
		}
	}
	if err := form.Close(); err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequest(http.MethodPost, "/bot"+s.Token()+"/"+method, &body)
	r.Header.Set("Content-Type", form.FormDataContentType())
	return serve(t, s, r)
}

func serve(t *testing.T, h http.Handler, r *http.Request) answer {
	t.Helper()
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	a := answer{Status: w.Code}
	if err := json.Unmarshal(w.Body.Bytes(), &a); err != nil {
		t.Fatalf("%s %s answers %q: %v", r.Method, r.URL.Path, w.Body, err)
	}
	return a
}

// accepted fails the test unless the answer is ok, and decodes its result.
func accepted[T any](t *testing.T, a answer) T {
	t.Helper()
	var result T
	if !a.OK || a.Status != http.StatusOK {
		t.Fatalf("refused: %d %s", a.Status, a.Description)
	}
	if err := json.Unmarshal(a.Result, &result); err != nil {
		t.Fatalf("result %s: %v", a.Result, err)
	}
	return result
}

// sent is a message as the tests read it.
type sent struct {
	ID       int               `json:"message_id"`
	Date     int64             `json:"date"`
	EditDate int64             `json:"edit_date"`
	Text     string            `json:"text"`
	Caption  string            `json:"caption"`
	Entities []richtext.Entity `json:"entities"`
	Chat     struct {
		ID   int64  `json:"id"`
		Type string `json:"type"`
	} `json:"chat"`
	From struct {
		ID    int64 `json:"id"`
		IsBot bool  `json:"is_bot"`
	} `json:"from"`
	Markup   json.RawMessage `json:"reply_markup"`
	Document struct {
		ID   string `json:"file_id"`
		Name string `json:"file_name"`
		Size int    `json:"file_size"`
	} `json:"document"`
	Photo []struct {
		ID string `json:"file_id"`
	} `json:"photo"`
}

// update is an update as the tests read it.
type update struct {
	ID       int64 `json:"update_id"`
	Message  *sent `json:"message"`
	Callback *struct {
		ID      string `json:"id"`
		Data    string `json:"data"`
		Message sent   `json:"message"`
	} `json:"callback_query"`
	Member *struct {
		New struct {
			Status string `json:"status"`
		} `json:"new_chat_member"`
	} `json:"my_chat_member"`
}

// person is a person of a new server who has started the bot.
func person(t *testing.T, s *sandbox.Server, id int64) *sandbox.User {
	t.Helper()
	u := s.User(id, "vi")
	u.Start("")
	return u
}

// picture is a PNG of the given size.
func picture(t *testing.T, width, height int) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, width, height))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// inline is a reply_markup of one row of buttons.
func inline(buttons ...fields) fields { return fields{"inline_keyboard": [][]fields{buttons}} }
