package telegram

import (
	"bytes"
	"encoding/json"
	"strconv"
)

// Of Telegram's answers little is read: of a message that was sent its id, of a poll where its updates begin and end. They are
// cut at their joints, and what lies between is read by those who want it. Reading all of it twice, as encoding/json does, was
// a tenth of the work of an answer.

// sentMessage is what is read of a message that was sent.
type sentMessage struct {
	ID int `json:"message_id"`
}

// resultOf is the result of a good answer in Telegram's form; false for any other answer.
func resultOf(body []byte) (result []byte, ok bool) {
	good := false
	whole := members(body, func(name, value []byte) {
		switch string(name) {
		case "ok":
			good = string(value) == "true"
		case "result":
			result = value
		}
	})
	return result, whole && good && result != nil
}

// readResult reads a result into what is expected of it; nil when nothing is. What it gives may share the answer's bytes.
func readResult(raw []byte, expected any) error {
	switch into := expected.(type) {
	case nil:
		return nil
	case *sentMessage:
		err := error(strconv.ErrSyntax)
		if !members(raw, func(name, value []byte) {
			if string(name) == "message_id" {
				into.ID, err = strconv.Atoi(string(value))
			}
		}) {
			return strconv.ErrSyntax
		}
		return err
	case *[]json.RawMessage:
		if !elements(raw, func(value []byte) { *into = append(*into, value) }) {
			return strconv.ErrSyntax
		}
		return nil
	default:
		return json.Unmarshal(raw, expected)
	}
}

// members gives the names of an object's members, as they are written, and their values. It is false for what is no object, or
// has no end.
func members(raw []byte, each func(name, value []byte)) bool {
	return parts(raw, '{', '}', func(rest []byte) []byte {
		end := stringEnd(rest)
		if end < 0 {
			return nil
		}
		after := bytes.TrimLeft(rest[end:], space)
		if len(after) == 0 || after[0] != ':' {
			return nil
		}
		after = bytes.TrimLeft(after[1:], space)
		length := valueEnd(after)
		if length <= 0 {
			return nil
		}
		each(rest[1:end-1], after[:length])
		return after[length:]
	})
}

// elements gives the elements of an array. It is false for what is no array, or has no end.
func elements(raw []byte, each func(value []byte)) bool {
	return parts(raw, '[', ']', func(rest []byte) []byte {
		length := valueEnd(rest)
		if length <= 0 {
			return nil
		}
		each(rest[:length])
		return rest[length:]
	})
}

const space = " \t\r\n"

// parts walks what is held between brackets and parted by commas. one takes a part off, and gives what is behind it; nil when
// there is none.
func parts(raw []byte, opening, closing byte, one func(rest []byte) []byte) bool {
	rest := bytes.Trim(raw, space)
	if len(rest) < 2 || rest[0] != opening {
		return false
	}
	if rest = bytes.TrimLeft(rest[1:], space); len(rest) > 0 && rest[0] == closing {
		return len(rest) == 1
	}
	for {
		if rest = bytes.TrimLeft(one(rest), space); len(rest) == 0 {
			return false
		}
		if rest[0] == closing {
			return len(rest) == 1
		}
		if rest[0] != ',' {
			return false
		}
		rest = bytes.TrimLeft(rest[1:], space)
	}
}

// valueEnd is where the value ends that raw begins with: 0 when there is none, negative when it has no end.
func valueEnd(raw []byte) int {
	depth := 0
	for at := 0; at < len(raw); at++ {
		switch raw[at] {
		case '"':
			end := stringEnd(raw[at:])
			if end < 0 {
				return -1
			}
			if at += end - 1; depth == 0 {
				return at + 1
			}
		case '{', '[':
			depth++
		case '}', ']':
			if depth--; depth < 0 {
				return at
			}
			if depth == 0 {
				return at + 1
			}
		case ',', ' ', '\t', '\r', '\n':
			if depth == 0 {
				return at
			}
		}
	}
	return -1
}

// stringEnd is where the string ends that raw begins with; negative when it begins with none, or that has no end.
func stringEnd(raw []byte) int {
	if len(raw) == 0 || raw[0] != '"' {
		return -1
	}
	for at := 1; at < len(raw); at++ {
		switch raw[at] {
		case '\\':
			at++
		case '"':
			return at + 1
		}
	}
	return -1
}
