// Package sandbox is a strict stand-in for the Telegram Bot API server, as net/http/httptest stands in for a web
// server. People are played by calls ([User.Start], [User.Send], [User.Press]); what the bot does is read back from
// transcripts ([Server.Transcript], [Server.Wait]) and from the record of its requests ([Server.Requests]).
//
// It refuses what Telegram refuses, in Telegram's words. Where Telegram is lenient the sandbox is not: parameters and
// fields that Telegram does not know (Telegram ignores them), values of a wrong type, buttons with two actions,
// attributes that an HTML tag does not have, a second answer to one press, and Markdown are refused with a description
// that begins "Bad Request: sandbox:". What Telegram knows and the sandbox would not act on (topics, business
// connections, payments) is refused in the same way rather than ignored.
//
// Faults are played on demand ([Server.Faults], [Server.Away]): refusals for a while, broken gateways, requests that
// never get an answer and connections that break, each before or after the request took effect. Telegram's pace
// (30 messages a second, one a second to a chat, 20 a minute to a group; edits count) is kept when [Config.Limits] is set.
package sandbox
