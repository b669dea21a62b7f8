package botapi

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"mime"
	"mime/multipart"
	"net/http"
	"net/url"
)

// largestRequest is what Telegram's gateway takes: a file of 50 MB and what goes with it.
const largestRequest = 50<<20 + 1<<20

// Upload is a file in a request of the bot.
type Upload struct {
	Name string
	Body []byte
}

// ReadBody reads the parameters of a request: from the query, a form, a multipart form or a JSON object. Values are
// strings, *Upload for files, and what encoding/json makes of JSON, with numbers as json.Number.
func ReadBody(r *http.Request) (values map[string]any, raw []byte, err error) {
	values = map[string]any{}
	addForm(values, r.URL.Query())
	raw, err = io.ReadAll(io.LimitReader(r.Body, largestRequest+1))
	if err != nil {
		return nil, nil, fmt.Errorf("read the body of a request: %w", err)
	}
	if len(raw) > largestRequest {
		return nil, nil, TooLarge()
	}
	if len(raw) == 0 {
		return values, []byte(r.URL.RawQuery), nil
	}
	kind, options, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil {
		return nil, raw, Strict("content type %q cannot be read", r.Header.Get("Content-Type"))
	}
	switch kind {
	case "application/json":
		err = addJSON(values, raw)
	case "application/x-www-form-urlencoded":
		var form url.Values
		if form, err = url.ParseQuery(string(raw)); err == nil {
			addForm(values, form)
		}
	case "multipart/form-data":
		err = addParts(values, raw, options["boundary"])
	default:
		return nil, raw, Strict("content type %q is not supported", kind)
	}
	if err != nil {
		if _, ok := errors.AsType[Refusal](err); ok {
			return nil, raw, err
		}
		return nil, raw, Strict("the request cannot be parsed: %v", err)
	}
	return values, raw, nil
}

func addForm(values map[string]any, form url.Values) {
	for name := range form {
		values[name] = form.Get(name)
	}
}

func addJSON(values map[string]any, raw []byte) error {
	object, err := decodeJSON(raw)
	if err != nil {
		return err
	}
	fields, ok := object.(map[string]any)
	if !ok {
		return errors.New("the JSON is not an object")
	}
	maps.Copy(values, fields)
	return nil
}

// decodeJSON reads exactly one JSON value and keeps numbers as they are written.
func decodeJSON(raw []byte) (any, error) {
	decoder := json.NewDecoder(bytes.NewReader(raw))
	decoder.UseNumber()
	var value any
	if err := decoder.Decode(&value); err != nil {
		return nil, err
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("something follows the JSON value")
	}
	return value, nil
}

func addParts(values map[string]any, raw []byte, boundary string) error {
	parts := multipart.NewReader(bytes.NewReader(raw), boundary)
	for count := 0; ; count++ {
		part, err := parts.NextPart()
		// A request without parameters is sent by some clients as a multipart body with no part at all.
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		body, err := io.ReadAll(part)
		if err != nil {
			return err
		}
		if part.FileName() != "" {
			values[part.FormName()] = &Upload{Name: part.FileName(), Body: body}
		} else {
			values[part.FormName()] = string(body)
		}
	}
}
