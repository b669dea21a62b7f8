package botapi

import (
	"maps"
	"strings"
)

// attachment is the part of the request that a checked parameter refers to, as attach://part: a file, or a media object.
func attachment(f Field, value any) (part string, ok bool) {
	link := value
	switch {
	case strings.Contains(f.Kind, "InputFile"):
	case f.Kind == "InputMedia":
		media, _ := value.(map[string]any)
		link = media["media"]
	default:
		return "", false
	}
	text, _ := link.(string)
	return strings.CutPrefix(text, "attach://")
}

// attach puts the file in the place of the reference to it.
func attach(value any, upload *Upload) any {
	media, ok := value.(map[string]any)
	if !ok {
		return upload
	}
	media = maps.Clone(media)
	media["media"] = upload
	return media
}

// attachments are the parts that parameters refer to, before these are checked.
func attachments(method *Shape, values map[string]any) map[string]bool {
	named := map[string]bool{}
	for name, value := range values {
		f := method.fields[name]
		if text, ok := value.(string); ok && f.Kind == "InputMedia" {
			value, _ = decodeJSON([]byte(text)) // what is not JSON is refused when it is checked
		}
		if part, ok := attachment(f, value); ok {
			named[part] = true
		}
	}
	return named
}
