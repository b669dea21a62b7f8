package sandbox

import (
	"encoding/json"
	"fmt"
	"strings"
)

// formatted is a text or a caption with its formatting read.
type formatted struct {
	text, html string
	entities   []Entity
}

// readFormatted reads a text parameter by its parse_mode or its list of entities.
func readFormatted(args arguments, text, entities string) (formatted, error) {
	f := formatted{text: args.text(text)}
	if text == "text" && f.text == "" {
		return f, badRequest("message text is empty")
	}
	list, explicit := args[entities].([]any)
	switch mode := args.text("parse_mode"); strings.ToLower(mode) {
	case "":
		if explicit {
			var err error
			if f.entities, err = readEntities(list, Length(f.text)); err != nil {
				return f, err
			}
		}
	case "html":
		if explicit {
			return f, strict("parse_mode and %s are both given", entities)
		}
		f.html = f.text
		parsed, found, err := ParseHTML(f.text)
		if err != nil {
			return f, badRequest("can't parse entities: " + err.Error())
		}
		f.text, f.entities = parsed, found
	case "markdown", "markdownv2":
		return f, strict("parse_mode %s is not supported, use HTML", mode)
	default:
		return f, badRequest("unsupported parse_mode")
	}
	f.text, f.entities = trim(f.text, f.entities)
	return f, nil
}

// entityTypes are the types that a bot may give to a stretch of its text.
var entityTypes = map[string]bool{
	"bold": true, "italic": true, "underline": true, "strikethrough": true, "spoiler": true, "code": true, "pre": true,
	"blockquote": true, "expandable_blockquote": true, "text_link": true, "text_mention": true, "custom_emoji": true,
	"mention": true, "hashtag": true, "cashtag": true, "bot_command": true, "url": true, "email": true,
	"phone_number": true,
}

// readEntities reads a checked list of entities over a text of the given length.
func readEntities(list []any, length int) ([]Entity, error) {
	encoded, err := json.Marshal(list)
	if err != nil {
		return nil, strict("entities: %v", err)
	}
	var entities []Entity
	if err := json.Unmarshal(encoded, &entities); err != nil {
		return nil, strict("entities: %v", err)
	}
	for _, e := range entities {
		switch {
		case !entityTypes[e.Type]:
			return nil, badRequest("can't parse MessageEntity: Unsupported type specified")
		case e.Offset < 0:
			return nil, badRequest(fmt.Sprintf("receive an entity with incorrect offset %d", e.Offset))
		case e.Length <= 0:
			return nil, badRequest(fmt.Sprintf("receive an entity with incorrect length %d", e.Length))
		case e.Offset > length:
			return nil, badRequest(fmt.Sprintf("entity begins after the end of the text at UTF-16 offset %d", e.Offset))
		case e.Offset+e.Length > length:
			return nil, badRequest(fmt.Sprintf("entity beginning at UTF-16 offset %d ends after the end of the text "+
				"at UTF-16 offset %d", e.Offset, e.Offset+e.Length))
		}
	}
	sortEntities(entities)
	return entities, nil
}
