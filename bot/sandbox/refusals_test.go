package sandbox_test

import (
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"motcua/bot/sandbox"
)

// The people and messages that the table of refusals speaks of.
const (
	startedID  = 5_000_000_001 // beyond 32 bits, as Telegram's ids may be
	strangerID = 43
	blockerID  = 44
	formerID   = 45
)

// stage is a server with the people and messages of the table.
type stage struct {
	*sandbox.Server
	text, photo, keyed, theirs, deleted int // messages: the bot's with a text, a photo, a reply keyboard; a person's
	old, answered                       string
	large                               string // a file of more than 20 MB
}

func newStage(t *testing.T) stage {
	t.Helper()
	now := time.Date(2024, 6, 30, 17, 0, 0, 0, time.UTC)
	s := stage{Server: sandbox.New(sandbox.Config{Clock: func() time.Time { return now }})}
	u := person(t, s.Server, startedID)
	s.User(strangerID, "")
	person(t, s.Server, blockerID).Block()
	person(t, s.Server, formerID).Deactivate()
	send := func(p fields) int {
		p["chat_id"] = startedID
		return accepted[sent](t, post(t, s.Server, "sendMessage", p)).ID
	}
	s.text = send(fields{"text": "<b>Tốt</b>", "parse_mode": "HTML", "reply_markup": inline(fields{"text": "Chi tiết", "callback_data": "d"})})
	s.keyed = send(fields{"text": "a", "reply_markup": fields{"keyboard": [][]fields{{{"text": "Điểm"}}}}})
	s.deleted = send(fields{"text": "a"})
	accepted[bool](t, post(t, s.Server, "deleteMessage", fields{"chat_id": startedID, "message_id": s.deleted}))
	s.photo = accepted[sent](t, upload(t, s.Server, "sendPhoto", fields{"chat_id": startedID, "photo": picture(t, 2, 2)})).ID
	s.theirs = u.Send("chào")
	s.old = u.PressData(s.text, "d")
	now = now.Add(150 * time.Second)
	s.answered = u.PressData(s.text, "d")
	accepted[bool](t, post(t, s.Server, "answerCallbackQuery", fields{"callback_query_id": s.answered}))
	u.SendFile("lớn.xlsx", make([]byte, 20<<20+1))
	updates := accepted[[]update](t, post(t, s.Server, "getUpdates", fields{"offset": -1}))
	s.large = updates[0].Message.Document.ID
	return s
}

type refused struct {
	name   string
	method string
	params fields
	want   string
}

func TestRefusals(t *testing.T) {
	s := newStage(t)
	to := func(p fields) fields {
		if _, given := p["chat_id"]; !given {
			p["chat_id"] = startedID
		}
		return p
	}
	text := func(p fields) fields {
		if _, given := p["text"]; !given {
			p["text"] = "a"
		}
		return to(p)
	}
	button := func(b fields) fields { return text(fields{"reply_markup": inline(b)}) }
	entity := func(kind string, offset, length int) fields {
		return text(fields{"entities": []fields{{"type": kind, "offset": offset, "length": length}}})
	}
	many := make([]fields, 101)
	for i := range many {
		many[i] = fields{"text": "a", "callback_data": "a"}
	}
	commands := func(name, description string) fields {
		return fields{"commands": []fields{{"command": name, "description": description}}}
	}
	const cannot = "Bad Request: can't parse entities: "
	const tooOld = "Bad Request: query is too old and response timeout expired or query ID is invalid"
	const same = "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message"
	for _, c := range []refused{
		// Texts
		{"no text", "sendMessage", to(fields{}), "Bad Request: message text is empty"},
		{"an empty text", "sendMessage", text(fields{"text": ""}), "Bad Request: message text is empty"},
		{"a text of white space", "sendMessage", text(fields{"text": " \n"}), "Bad Request: text must be non-empty"},
		{"a text that is one unit too long", "sendMessage", text(fields{"text": strings.Repeat("ậ", 4097)}), "Bad Request: message is too long"},
		{"a text whose emoji count twice", "sendMessage", text(fields{"text": strings.Repeat("🏆", 2049)}), "Bad Request: message is too long"},
		{"an edit that is too long", "editMessageText", text(fields{"message_id": s.text, "text": strings.Repeat("a", 4097)}), "Bad Request: MESSAGE_TOO_LONG"},
		{"HTML with an unknown tag", "sendMessage", text(fields{"text": "<x>a</x>", "parse_mode": "HTML"}), cannot + `Unsupported start tag "x" at byte offset 0`},
		{"HTML with an open tag", "sendMessage", text(fields{"text": "<b>a", "parse_mode": "html"}), cannot + `Can't find end tag corresponding to start tag "b"`},
		{"HTML that is all markup", "sendMessage", text(fields{"text": "<b></b>", "parse_mode": "HTML"}), "Bad Request: text must be non-empty"},
		{"an unknown parse_mode", "sendMessage", text(fields{"parse_mode": "BBCode"}), "Bad Request: unsupported parse_mode"},
		{"Markdown", "sendMessage", text(fields{"parse_mode": "MarkdownV2"}), "Bad Request: sandbox: parse_mode MarkdownV2 is not supported, use HTML"},
		{"an entity that ends after the text", "sendMessage", entity("bold", 0, 2), "Bad Request: entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 2"},
		{"an entity that begins after the text", "sendMessage", entity("bold", 100, 1), "Bad Request: entity begins after the end of the text at UTF-16 offset 100"},
		{"an entity before the text", "sendMessage", entity("bold", -1, 1), "Bad Request: receive an entity with incorrect offset -1"},
		{"an entity of no length", "sendMessage", entity("bold", 0, 0), "Bad Request: receive an entity with incorrect length 0"},
		{"an entity of a type that there is not", "sendMessage", entity("loud", 0, 1), "Bad Request: can't parse MessageEntity: Unsupported type specified"},
		{"a reply to nothing", "sendMessage", text(fields{"reply_parameters": fields{"message_id": 999}}), "Bad Request: message to be replied not found"},
		// Chats
		{"no chat", "sendMessage", fields{"text": "a"}, "Bad Request: chat_id is empty"},
		{"an empty chat", "sendMessage", text(fields{"chat_id": ""}), "Bad Request: chat_id is empty"},
		{"a chat that nobody knows", "sendMessage", text(fields{"chat_id": 999}), "Bad Request: chat not found"},
		{"a channel by its name", "sendMessage", text(fields{"chat_id": "@motcua"}), "Bad Request: chat not found"},
		{"a person who never started the bot", "sendMessage", text(fields{"chat_id": strangerID}), "Forbidden: bot can't initiate conversation with a user"},
		{"a person who blocked the bot", "sendMessage", text(fields{"chat_id": blockerID}), "Forbidden: bot was blocked by the user"},
		{"an account that was deleted", "sendMessage", text(fields{"chat_id": formerID}), "Forbidden: user is deactivated"},
		{"typing to who blocked the bot", "sendChatAction", fields{"chat_id": blockerID, "action": "typing"}, "Forbidden: bot was blocked by the user"},
		{"an action that there is not", "sendChatAction", to(fields{"action": "thinking"}), "Bad Request: wrong parameter action in request"},
		// Buttons
		{"data of 65 bytes", "sendMessage", button(fields{"text": "a", "callback_data": strings.Repeat("a", 65)}), "Bad Request: BUTTON_DATA_INVALID"},
		{"data whose letters are 66 bytes", "sendMessage", button(fields{"text": "a", "callback_data": strings.Repeat("ậ", 22)}), "Bad Request: BUTTON_DATA_INVALID"},
		{"empty data", "sendMessage", button(fields{"text": "a", "callback_data": ""}), "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"},
		{"a button that does nothing", "sendMessage", button(fields{"text": "a"}), "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"},
		{"a button that does two things", "sendMessage", button(fields{"text": "a", "callback_data": "a", "url": "https://a.vn"}), `Bad Request: sandbox: button "a" has more than one action`},
		{"a button without a label", "sendMessage", button(fields{"callback_data": "a"}), `Bad Request: can't parse inline keyboard button: Can't find field "text"`},
		{"a label that is a number", "sendMessage", button(fields{"text": 5, "callback_data": "a"}), `Bad Request: can't parse inline keyboard button: Field "text" must be of type String`},
		{"an empty label", "sendMessage", button(fields{"text": "", "callback_data": "a"}), "Bad Request: inline keyboard button text is empty"},
		{"a link without a host", "sendMessage", button(fields{"text": "a", "url": "https://"}), "Bad Request: inline keyboard button URL 'https://' is invalid: URL host is empty"},
		{"a link that is none", "sendMessage", button(fields{"text": "a", "url": "not-a-url"}), "Bad Request: inline keyboard button URL 'not-a-url' is invalid: Wrong HTTP URL"},
		{"a link of another protocol", "sendMessage", button(fields{"text": "a", "url": "ftp://a.vn"}), "Bad Request: inline keyboard button URL 'ftp://a.vn' is invalid: Unsupported URL protocol"},
		{"a colour that there is not", "sendMessage", button(fields{"text": "a", "callback_data": "a", "style": "red"}), "Bad Request: BUTTON_STYLE_INVALID"},
		{"nothing to copy", "sendMessage", button(fields{"text": "a", "copy_text": fields{"text": ""}}), "Bad Request: BUTTON_COPY_TEXT_INVALID"},
		{"a button of the sandbox's unknown", "sendMessage", button(fields{"text": "a", "web_app": fields{"url": "https://a.vn"}}), `Bad Request: sandbox: field "web_app" of InlineKeyboardButton is not supported`},
		{"nine buttons in a row", "sendMessage", text(fields{"reply_markup": inline(many[:9]...)}), "Bad Request: REPLY_MARKUP_TOO_LONG"},
		{"101 buttons", "sendMessage", text(fields{"reply_markup": fields{"inline_keyboard": slices.Collect(slices.Chunk(many, 8))}}), "Bad Request: REPLY_MARKUP_TOO_LONG"},
		{"markup that is not JSON", "sendMessage", text(fields{"reply_markup": "{"}), "Bad Request: can't parse reply keyboard markup JSON object"},
		{"markup without any content", "sendMessage", text(fields{"reply_markup": fields{}}), `Bad Request: sandbox: reply_markup has no field "inline_keyboard", which InlineKeyboardMarkup needs`},
		{"markup that is null", "sendMessage", text(fields{"reply_markup": "null"}), "Bad Request: object expected as reply markup"},
		{"rows that are no rows", "sendMessage", text(fields{"reply_markup": fields{"inline_keyboard": []fields{{"text": "a"}}}}), `Bad Request: field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays`},
		{"an edit to a reply keyboard", "editMessageText", text(fields{"message_id": s.text, "reply_markup": fields{"keyboard": [][]fields{{{"text": "a"}}}}}), "Bad Request: inline keyboard expected"},
		// Edits and deletions
		{"an edit that changes nothing", "editMessageText", to(fields{"message_id": s.text, "text": "<strong>Tốt</strong> ", "parse_mode": "HTML", "reply_markup": inline(fields{"text": "Chi tiết", "callback_data": "d"})}), same},
		{"buttons that are already there", "editMessageReplyMarkup", to(fields{"message_id": s.text, "reply_markup": inline(fields{"text": "Chi tiết", "callback_data": "d"})}), same},
		{"an edit of no message", "editMessageText", text(fields{}), "Bad Request: message identifier is not specified"},
		{"an edit of a message that never was", "editMessageText", text(fields{"message_id": 999999}), "Bad Request: message to edit not found"},
		{"an edit of a deleted message", "editMessageText", text(fields{"message_id": s.deleted}), "Bad Request: message to edit not found"},
		{"an edit of what a person wrote", "editMessageText", text(fields{"message_id": s.theirs}), "Bad Request: message can't be edited"},
		{"an edit of a message with a reply keyboard", "editMessageText", text(fields{"message_id": s.keyed}), "Bad Request: message can't be edited"},
		{"a text for a photo", "editMessageText", text(fields{"message_id": s.photo}), "Bad Request: there is no text in the message to edit"},
		{"a caption for a text", "editMessageCaption", to(fields{"message_id": s.text, "caption": "a"}), "Bad Request: there is no caption in the message to edit"},
		{"a caption that is too long for an edit", "editMessageCaption", to(fields{"message_id": s.photo, "caption": strings.Repeat("a", 1025)}), "Bad Request: MEDIA_CAPTION_TOO_LONG"},
		{"a second deletion", "deleteMessage", to(fields{"message_id": s.deleted}), "Bad Request: message to delete not found"},
		// Presses
		{"an answer to a press that never was", "answerCallbackQuery", fields{"callback_query_id": "1"}, tooOld},
		{"an answer after 150 seconds", "answerCallbackQuery", fields{"callback_query_id": s.old}, tooOld},
		{"a second answer", "answerCallbackQuery", fields{"callback_query_id": s.answered}, tooOld},
		{"an answer of 201 characters", "answerCallbackQuery", fields{"callback_query_id": "1", "text": strings.Repeat("a", 201)}, "Bad Request: MESSAGE_TOO_LONG"},
		// Commands
		{"a command in capitals", "setMyCommands", commands("Diem", "Điểm"), "Bad Request: BOT_COMMAND_INVALID"},
		{"a command with its slash", "setMyCommands", commands("/diem", "Điểm"), "Bad Request: BOT_COMMAND_INVALID"},
		{"a command without a name", "setMyCommands", commands("", "Điểm"), "Bad Request: command must be non-empty"},
		{"a command of 33 letters", "setMyCommands", commands(strings.Repeat("a", 33), "Điểm"), "Bad Request: command length must not exceed 32"},
		{"a command without a description", "setMyCommands", commands("diem", ""), "Bad Request: command description must be non-empty"},
		{"a description of 257 letters", "setMyCommands", commands("diem", strings.Repeat("ậ", 257)), "Bad Request: command description length must not exceed 256"},
		{"commands in a language that is none", "setMyCommands", fields{"commands": []fields{}, "language_code": "vie"}, "Bad Request: invalid language code specified"},
		{"commands for a chat that nobody knows", "getMyCommands", fields{"scope": fields{"type": "chat", "chat_id": 999}}, "Bad Request: chat not found"},
		{"commands for a scope that there is not", "getMyCommands", fields{"scope": fields{"type": "everyone"}}, `Bad Request: sandbox: scope.type is not "default"`},
		// What the bot says of itself
		{"a description of 513 letters", "setMyDescription", fields{"description": strings.Repeat("ậ", 513)}, "Bad Request: bot description is too long"},
		{"a short description of 121 letters", "setMyShortDescription", fields{"short_description": strings.Repeat("ậ", 121)}, "Bad Request: bot short_description is too long"},
		{"a description in a language that is none", "getMyDescription", fields{"language_code": "vie"}, "Bad Request: invalid language code specified"},
		// Files
		{"no photo", "sendPhoto", to(fields{}), "Bad Request: there is no photo in the request"},
		{"no document", "sendDocument", to(fields{}), "Bad Request: there is no document in the request"},
		{"an empty document", "sendDocument", to(fields{"document": []byte{}}), "Bad Request: file must be non-empty"},
		{"a photo that is no picture", "sendPhoto", to(fields{"photo": []byte("điểm")}), "Bad Request: IMAGE_PROCESS_FAILED"},
		{"a photo of more than 10 MB", "sendPhoto", to(fields{"photo": make([]byte, 10<<20+1)}), "Bad Request: file of size 10485761 bytes is too big for a photo; the maximum size is 10485760 bytes"},
		{"a photo like a thread", "sendPhoto", to(fields{"photo": picture(t, 1, 21)}), "Bad Request: PHOTO_INVALID_DIMENSIONS"},
		{"a photo that is too wide and high", "sendPhoto", to(fields{"photo": picture(t, 5000, 5001)}), "Bad Request: PHOTO_INVALID_DIMENSIONS"},
		{"a caption that is too long", "sendPhoto", to(fields{"photo": picture(t, 1, 1), "caption": strings.Repeat("a", 1025)}), "Bad Request: message caption is too long"},
		{"a document of more than 50 MB", "sendDocument", to(fields{"document": make([]byte, 50<<20+1)}), "Request Entity Too Large"},
		{"a request of more than Telegram takes", "sendDocument", to(fields{"document": make([]byte, 52<<20)}), "Request Entity Too Large"},
		{"a photo for who blocked the bot", "sendPhoto", fields{"chat_id": blockerID, "photo": picture(t, 1, 1)}, "Forbidden: bot was blocked by the user"},
		{"a file that was never sent", "sendDocument", to(fields{"document": "FILE99999999"}), "Bad Request: wrong file identifier/HTTP URL specified"},
		{"a document as a photo", "sendPhoto", to(fields{"photo": s.large}), "Bad Request: can't use file of type Document as Photo"},
		{"a file of more than 20 MB to fetch", "getFile", fields{"file_id": s.large}, "Bad Request: file is too big"},
		{"a file to fetch that was never sent", "getFile", fields{"file_id": "FILE99999999"}, "Bad Request: invalid file_id"},
		{"an attachment that is not there", "sendPhoto", to(fields{"photo": "attach://p"}), `Bad Request: sandbox: parameter "photo" names the part "p", which is not in the request`},
		{"an attachment that nothing names", "sendMessage", text(fields{"extra": []byte("a")}), `Bad Request: sandbox: sendMessage has no parameter "extra"`},
		// What Telegram would let pass
		{"a parameter that there is not", "sendMessage", text(fields{"parsemode": "HTML"}), `Bad Request: sandbox: sendMessage has no parameter "parsemode"`},
		{"a parameter that the sandbox would ignore", "sendMessage", text(fields{"message_thread_id": 5}), `Bad Request: sandbox: parameter "message_thread_id" of sendMessage is not supported`},
		{"a number that is a word", "editMessageText", text(fields{"message_id": "năm"}), `Bad Request: sandbox: parameter "message_id" is not of type Integer`},
		{"a flag that is a word", "sendMessage", text(fields{"protect_content": "yes"}), `Bad Request: sandbox: parameter "protect_content" is not of type Boolean`},
		{"a field that there is not", "sendMessage", button(fields{"text": "a", "data": "a"}), `Bad Request: sandbox: reply_markup.inline_keyboard[0][0] has a field "data" that InlineKeyboardButton does not have`},
		{"a command without its description field", "setMyCommands", fields{"commands": []fields{{"command": "a"}}}, `Bad Request: sandbox: commands[0] has no field "description", which BotCommand needs`},
		{"a list that is none", "setMyCommands", fields{"commands": fields{}}, "Bad Request: sandbox: commands is not an array"},
		{"a plain address as a webhook", "setWebhook", fields{"url": "http://a.vn"}, "Bad Request: bad webhook: An HTTPS URL must be provided for webhook"},
	} {
		t.Run(c.name, func(t *testing.T) {
			call := post
			if slices.ContainsFunc(slices.Collect(maps.Values(c.params)), isFile) {
				call = func(t *testing.T, s *sandbox.Server, method string, params any) answer {
					return upload(t, s, method, params.(fields))
				}
			}
			a := call(t, s.Server, c.method, c.params)
			code := map[bool]int{true: http.StatusForbidden, false: http.StatusBadRequest}[strings.HasPrefix(c.want, "Forbidden")]
			if strings.HasPrefix(c.want, "Request Entity") {
				code = http.StatusRequestEntityTooLarge
			}
			if a.OK || a.Description != c.want || a.Code != code || a.Status != code {
				t.Errorf("answers %d %d %q,\nwant %d %q", a.Status, a.Code, a.Description, code, c.want)
			}
		})
	}
}

func isFile(v any) bool { _, ok := v.([]byte); return ok }

func TestRefusedRequestsLeaveNoTrace(t *testing.T) {
	s := sandbox.New(sandbox.Config{})
	u := person(t, s, 42)
	before := len(s.Transcript(u.ID))
	post(t, s, "sendMessage", fields{"chat_id": u.ID, "text": "<b>a", "parse_mode": "HTML"})
	post(t, s, "sendMessage", fields{"chat_id": u.ID, "text": "a", "reply_markup": inline(fields{"text": "a"})})
	upload(t, s, "sendPhoto", fields{"chat_id": u.ID, "photo": []byte("a")})
	if after := s.Transcript(u.ID); len(after) != before {
		t.Errorf("the transcript grew to %+v", after)
	}
	if n := len(s.Requests()); n != 3 {
		t.Errorf("%d requests are on record, want 3: refused ones count", n)
	}
}

func TestPaths(t *testing.T) {
	s := sandbox.New(sandbox.Config{})
	other := "1000000002:" + strings.Repeat("A", 35)
	for _, c := range []struct {
		name, method, path, body string
		status                   int
		description              string
	}{
		{"the token of another bot", "POST", "/bot" + other + "/getMe", "", 401, "Unauthorized"},
		{"what is no token", "POST", "/botmotcua/getMe", "", 404, "Not Found"},
		{"no token", "POST", "/getMe", "", 404, "Not Found"},
		{"a method that there is not", "POST", "/bot" + s.Token() + "/sendLetter", "", 404, `Not Found: the sandbox has no method "sendLetter"`},
		{"a file of another bot", "GET", "/file/bot" + other + "/documents/a", "", 401, "Unauthorized"},
		{"a file that there is not", "GET", "/file/bot" + s.Token() + "/documents/a", "", 404, "Not Found"},
		{"method names have no case", "GET", "/bot" + s.Token() + "/GETME", "", 200, ""},
		{"parameters in the query", "GET", "/bot" + s.Token() + "/getUpdates?limit=5&offset=-1", "", 200, ""},
		{"a content type that cannot be read", "POST", "/bot" + s.Token() + "/getMe", "x", 400, `Bad Request: sandbox: content type "" cannot be read`},
	} {
		a := serve(t, s, httptest.NewRequest(c.method, c.path, strings.NewReader(c.body)))
		if a.Status != c.status || a.Description != c.description {
			t.Errorf("%s: %d %q, want %d %q", c.name, a.Status, a.Description, c.status, c.description)
		}
	}
	r := httptest.NewRequest("POST", "/bot"+s.Token()+"/sendMessage", strings.NewReader("chat_id=42&text=%C4%90i%E1%BB%83m"))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	person(t, s, 42)
	if m := accepted[sent](t, serve(t, s, r)); m.Text != "Điểm" {
		t.Errorf("a form sends %q", m.Text)
	}
}
