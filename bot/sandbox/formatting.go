package sandbox

import (
	"encoding/json"
	"fmt"
	"strings"

	"motcua/bot/sandbox/botapi"
	"motcua/bot/sandbox/richtext"
)

// formatted is a text or a caption with its formatting read.
type formatted struct {
	text, html string
	entities   []richtext.Entity
}

// readFormatted reads a text parameter by its parse_mode or its list of entities.
func readFormatted(args botapi.Arguments, text, entities string) (formatted, error) {
	f := formatted{text: args.Text(text)}
	if text == "text" && f.text == "" {
		return f, botapi.BadRequest("message text is empty")
	}
	list, explicit := args[entities].([]any)
	switch mode := args.Text("parse_mode"); strings.ToLower(mode) {
	case "":
		if explicit {
			var err error
			if f.entities, err = readEntities(list, richtext.Length(f.text)); err != nil {
				return f, err
			}
		}
	case "html":
		if explicit {
			return f, botapi.Strict("parse_mode and %s are both given", entities)
		}
		f.html = f.text
		parsed, found, err := richtext.ParseHTML(f.text)
		if err != nil {
			return f, botapi.BadRequest("can't parse entities: " + err.Error())
		}
		f.text, f.entities = parsed, found
	case "markdown", "markdownv2":
		return f, botapi.Strict("parse_mode %s is not supported, use HTML", mode)
	default:
		return f, botapi.BadRequest("unsupported parse_mode")
	}
	f.text, f.entities = richtext.Trim(f.text, f.entities)
	return f, nil
}

// readText reads the text of a message. One that is too long is refused in the words given: they differ by method.
func readText(args botapi.Arguments, tooLong string) (formatted, error) {
	f, err := readFormatted(args, "text", "entities")
	switch {
	case err != nil:
		return f, err
	case f.text == "":
		return f, botapi.BadRequest("text must be non-empty")
	case richtext.Length(f.text) > longestText:
		return f, botapi.BadRequest(tooLong)
	}
	return f, nil
}

// readCaption is readText for the caption of a file, which may be empty.
func readCaption(args botapi.Arguments, tooLong string) (formatted, error) {
	f, err := readFormatted(args, "caption", "caption_entities")
	if err == nil && richtext.Length(f.text) > longestCaption {
		err = botapi.BadRequest(tooLong)
	}
	return f, err
}

// entityTypes are the types that a bot may give to a stretch of its text.
var entityTypes = map[string]bool{
	"bold": true, "italic": true, "underline": true, "strikethrough": true, "spoiler": true, "code": true, "pre": true,
	"blockquote": true, "expandable_blockquote": true, "text_link": true, "text_mention": true, "custom_emoji": true,
	"mention": true, "hashtag": true, "cashtag": true, "bot_command": true, "url": true, "email": true,
	"phone_number": true,
}

// readEntities reads a checked list of entities over a text of the given length.
func readEntities(list []any, length int) ([]richtext.Entity, error) {
	encoded, err := json.Marshal(list)
	if err != nil {
		return nil, botapi.Strict("entities: %v", err)
	}
	var entities []richtext.Entity
	if err := json.Unmarshal(encoded, &entities); err != nil {
		return nil, botapi.Strict("entities: %v", err)
	}
	for _, e := range entities {
		switch {
		case !entityTypes[e.Type]:
			return nil, botapi.BadRequest("can't parse MessageEntity: Unsupported type specified")
		case e.Offset < 0:
			return nil, botapi.BadRequest(fmt.Sprintf("receive an entity with incorrect offset %d", e.Offset))
		case e.Length <= 0:
			return nil, botapi.BadRequest(fmt.Sprintf("receive an entity with incorrect length %d", e.Length))
		case e.Offset > length:
			return nil, botapi.BadRequest(fmt.Sprintf("entity begins after the end of the text at UTF-16 offset %d", e.Offset))
		case e.Offset+e.Length > length:
			return nil, botapi.BadRequest(fmt.Sprintf("entity beginning at UTF-16 offset %d ends after the end of the text "+
				"at UTF-16 offset %d", e.Offset, e.Offset+e.Length))
		}
	}
	richtext.SortEntities(entities)
	return entities, nil
}
