// Package view makes messages of data: layout, escaping, length limits and buttons, in the reader's language. It knows
// nothing of permissions: whoever calls it decides what may be shown.
package view

import (
	"motcua/bot"
	"motcua/bot/chat"
)

// Reader renders what has not moved to a room of its own yet.
type Reader struct{ chat.Renderer }

// Of is a reader of what a renderer writes.
func Of(r chat.Renderer) Reader { return Reader{Renderer: r} }

// Told is one matter of a notice.
type Told = chat.Matter

// Notice is what is told by titles.
type Notice struct{ Told []Told }

// Warning is a message of it.
func Warning(r Reader, n Notice) bot.Message {
	return chat.Digest{Matters: n.Told}.Message(r.Renderer)
}
