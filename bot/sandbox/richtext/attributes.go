package richtext

import (
	"errors"
	"fmt"
	"net/url"
	"strings"
	"unicode"
)

// cutName cuts a tag's name off: up to white space or ">". The rest is empty when the HTML ends before.
func cutName(html string) (name, rest string) {
	end := strings.IndexAny(html, "> \t\r\n")
	if end < 0 {
		return html, ""
	}
	return html[:end], html[end:]
}

// readAttributes reads up to and including the ">" of a start tag. The argument is the value of the tag's one
// attribute, "expandable" for a blockquote that has it.
func readAttributes(tag, html string, begin int) (argument, rest string, err error) {
	unclosed := fmt.Errorf("Unclosed start tag %q at byte offset %d", tag, begin)
	for {
		html = strings.TrimLeft(html, " \t\r\n")
		if html == "" {
			return "", "", unclosed
		}
		if html[0] == '>' {
			return argument, html[1:], nil
		}
		end := strings.IndexAny(html, "=> \t\r\n")
		if end < 0 {
			return "", "", unclosed
		}
		if end == 0 {
			return "", "", fmt.Errorf("Empty attribute name in the tag %q at byte offset %d", tag, begin)
		}
		name := html[:end]
		if name != attributeOf[tag] {
			return "", "", fmt.Errorf("sandbox: tag %q has no attribute %q, at byte offset %d", tag, name, begin)
		}
		html = strings.TrimLeft(html[end:], " \t\r\n")
		if !strings.HasPrefix(html, "=") {
			if name != "expandable" {
				return "", "", fmt.Errorf("Expected equal sign in declaration of an attribute of the tag %q at byte offset %d",
					tag, begin)
			}
			argument = name
			continue
		}
		argument, html, err = readValue(strings.TrimLeft(html[1:], " \t\r\n"), begin)
		if err != nil {
			return "", "", err
		}
		if name == "expandable" {
			argument = name
		}
		if tag == "code" && !strings.HasPrefix(argument, "language-") {
			return "", "", fmt.Errorf(`sandbox: class %q of tag "code" is no language, at byte offset %d`, argument, begin)
		}
	}
}

// readValue reads a quoted value, or a bare one of letters, digits, dots and hyphens.
func readValue(html string, begin int) (value, rest string, err error) {
	if html == "" {
		return "", "", fmt.Errorf("Unclosed start tag at byte offset %d", begin)
	}
	quote := html[0]
	if quote != '"' && quote != '\'' {
		end := strings.IndexFunc(html, func(r rune) bool {
			return r != '.' && r != '-' && (r > unicode.MaxASCII || !unicode.IsLetter(r) && !unicode.IsDigit(r))
		})
		if end < 0 || !strings.ContainsRune("> \t\r\n", rune(html[end])) {
			return "", "", fmt.Errorf("Unexpected end of name token at byte offset %d", begin)
		}
		return strings.ToLower(html[:end]), html[end:], nil
	}
	end := strings.IndexByte(html[1:], quote)
	if end < 0 {
		return "", "", fmt.Errorf("Unclosed start tag at byte offset %d", begin)
	}
	var plain strings.Builder
	for raw := html[1 : 1+end]; raw != ""; {
		if raw[0] != '&' {
			plain.WriteByte(raw[0])
			raw = raw[1:]
			continue
		}
		r, size, err := reference(raw, begin)
		if err != nil {
			return "", "", err
		}
		plain.WriteRune(r)
		raw = raw[size:]
	}
	return plain.String(), html[end+2:], nil
}

// CheckLink tells in Telegram's words what is wrong with the address of a link or a button.
func CheckLink(link string) error {
	address, err := url.Parse(link)
	if err != nil {
		return errors.New("Wrong HTTP URL")
	}
	switch address.Scheme {
	case "http", "https":
	case "tg", "ton", "tonsite":
		return nil
	case "":
		return errors.New("Wrong HTTP URL")
	default:
		return errors.New("Unsupported URL protocol")
	}
	if address.Host == "" {
		return errors.New("URL host is empty")
	}
	if !strings.Contains(address.Hostname(), ".") {
		return errors.New("Wrong HTTP URL")
	}
	return nil
}
