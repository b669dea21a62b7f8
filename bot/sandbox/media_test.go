package sandbox_test

import (
	"bytes"
	"encoding/json"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"motcua/bot/sandbox"
)

// replace calls editMessageMedia with these bytes, or without an upload when there are none.
func replace(t *testing.T, s *sandbox.Server, message int, media fields, file []byte) answer {
	t.Helper()
	if file == nil {
		return post(t, s, "editMessageMedia", fields{"chat_id": startedID, "message_id": message, "media": media})
	}
	media["media"] = "attach://part"
	encoded, err := json.Marshal(media)
	if err != nil {
		t.Fatal(err)
	}
	return upload(t, s, "editMessageMedia", fields{"chat_id": startedID, "message_id": message, "media": string(encoded), "part": file})
}

func TestMediaTakeThePlaceOfTextsAndOfEachOther(t *testing.T) {
	s := sandbox.New(sandbox.Config{})
	person(t, s, startedID)
	text := accepted[sent](t, post(t, s, "sendMessage", fields{"chat_id": startedID, "text": "a"})).ID
	photo := fields{"type": "photo", "caption": "<b>12</b> tháng", "parse_mode": "HTML"}
	drawn := accepted[sent](t, replace(t, s, text, photo, picture(t, 3, 2)))
	if drawn.ID != text || len(drawn.Photo) != 1 || drawn.Text != "" || drawn.Caption != "12 tháng" || drawn.EditDate == 0 {
		t.Fatalf("a text became %+v", drawn)
	}
	filed := accepted[sent](t, replace(t, s, text, fields{"type": "document"}, []byte("PK")))
	if filed.Document.Size != 2 || filed.Photo != nil || filed.Caption != "" {
		t.Fatalf("a picture became %+v", filed)
	}
	again := accepted[sent](t, replace(t, s, text, fields{"type": "photo", "media": drawn.Photo[0].ID, "caption": "12"}, nil))
	if len(again.Photo) != 1 || again.Photo[0].ID != drawn.Photo[0].ID || again.Caption != "12" {
		t.Fatalf("a document became %+v", again)
	}
	e := s.Transcript(startedID)[1]
	if !bytes.Equal(e.Photo.Body, picture(t, 3, 2)) || e.Document != nil || e.Edits != 3 {
		t.Errorf("the transcript has %+v", e)
	}
}

func TestMediaThatAreRefused(t *testing.T) {
	s := newStage(t)
	id := s.Transcript(startedID)[4].Photo.ID
	byID := fields{"type": "photo", "media": id}
	for _, c := range []struct {
		name    string
		message int
		media   fields
		file    []byte
		want    string
	}{
		{"for a message that is not there", 999, byID, nil, "message to edit not found"},
		{"for a message that was deleted", s.deleted, byID, nil, "message to edit not found"},
		{"for what a person wrote", s.theirs, byID, nil, "message can't be edited"},
		{"for a message with a reply keyboard", s.keyed, byID, nil, "message can't be edited"},
		{"without a message", 0, byID, nil, "message identifier is not specified"},
		{"the same picture again", s.photo, byID, nil, "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message"},
		{"a file that was never sent", s.photo, fields{"type": "photo", "media": "FILE99999999"}, nil, "wrong file identifier/HTTP URL specified"},
		{"a photo as a document", s.photo, fields{"type": "document", "media": id}, nil, "can't use file of type Photo as Document"},
		{"a document as a photo", s.photo, fields{"type": "photo", "media": s.large}, nil, "can't use file of type Document as Photo"},
		{"a photo that is no picture", s.text, fields{"type": "photo"}, []byte("điểm"), "IMAGE_PROCESS_FAILED"},
		{"an empty document", s.text, fields{"type": "document"}, []byte{}, "file must be non-empty"},
		{"a caption that is too long", s.photo, fields{"type": "photo", "media": id, "caption": strings.Repeat("ậ", 1025)}, nil, "MEDIA_CAPTION_TOO_LONG"},
		{"a caption with an open tag", s.photo, fields{"type": "photo", "media": id, "caption": "<b>a", "parse_mode": "HTML"}, nil, `can't parse entities: Can't find end tag corresponding to start tag "b"`},
		{"an attachment that is not there", s.photo, fields{"type": "photo", "media": "attach://p"}, nil, `sandbox: parameter "media" names the part "p", which is not in the request`},
		{"no file at all", s.photo, fields{"type": "photo"}, nil, `sandbox: media has no field "media", which InputMediaPhoto needs`},
		{"a film", s.photo, fields{"type": "video", "media": id}, nil, "sandbox: media is not an object of type InputMediaAnimation"},
		{"a field that there is not", s.photo, fields{"type": "photo", "media": id, "text": "a"}, nil, `sandbox: media has a field "text" that InputMediaPhoto does not have`},
	} {
		t.Run(c.name, func(t *testing.T) {
			if a := replace(t, s.Server, c.message, c.media, c.file); a.OK || a.Description != "Bad Request: "+c.want {
				t.Errorf("answers %q,\nwant %q", a.Description, "Bad Request: "+c.want)
			}
		})
	}
}

// A path leads to its file for an hour after getFile told it, and to nothing before: whoever kept it asks anew.
func TestAFilesPathLastsAnHour(t *testing.T) {
	now := time.Unix(1_700_000_000, 0)
	s := sandbox.New(sandbox.Config{Clock: func() time.Time { return now }})
	person(t, s, startedID).SendFile("a.csv", []byte("Tháng"))
	e := s.Transcript(startedID)
	id := e[len(e)-1].Document.ID
	fetch := func() int {
		w := httptest.NewRecorder()
		s.ServeHTTP(w, httptest.NewRequest("GET", "/file/bot"+s.Token()+"/documents/"+id+".csv", nil))
		return w.Code
	}
	if code := fetch(); code != 404 {
		t.Errorf("before getFile the answer is %d", code)
	}
	for range 2 {
		accepted[fields](t, post(t, s, "getFile", fields{"file_id": id}))
		now = now.Add(59 * time.Minute)
		if code := fetch(); code != 200 {
			t.Errorf("after 59 minutes the answer is %d", code)
		}
		now = now.Add(time.Minute)
		if code := fetch(); code != 404 {
			t.Errorf("after an hour the answer is %d", code)
		}
	}
}
