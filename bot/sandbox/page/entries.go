package page

import (
	"time"

	"motcua/bot/sandbox"
	"motcua/bot/sandbox/richtext"
)

// entry is a thing that happened in a chat, as the page gets it.
type entry struct {
	Phone     int               `json:"phone"`
	Index     int               `json:"index"` // its place in the chat
	Kind      sandbox.Kind      `json:"kind"`
	Bot       bool              `json:"bot"`
	Message   int               `json:"message"` // the message's id, or that of the message pressed
	Text      string            `json:"text"`
	Entities  []richtext.Entity `json:"entities"`
	Buttons   [][]button        `json:"buttons"`
	Day       string            `json:"day"`  // "2024-06-30"
	Time      string            `json:"time"` // "17:00"
	Age       int               `json:"age"`  // seconds, by the chats' clock
	Edited    bool              `json:"edited"`
	Deleted   bool              `json:"deleted"`
	Protected bool              `json:"protected"`
	Alert     bool              `json:"alert"`
	Sticker   bool              `json:"sticker"`
	Press     string            `json:"press"`
	Photo     *file             `json:"photo"`
	Document  *file             `json:"document"`
}

type button struct {
	Label string `json:"label"`
	Data  string `json:"data"`
	URL   string `json:"url"`
	Copy  string `json:"copy"`
}

type file struct {
	ID     string `json:"id"`
	Name   string `json:"name"`
	Size   int    `json:"size"`
	Width  int    `json:"width"`
	Height int    `json:"height"`
}

func (p *page) entry(phone, index int, e sandbox.Entry) entry {
	at := e.At.In(p.Zone)
	out := entry{
		Phone: phone, Index: index, Kind: e.Kind, Bot: e.Bot, Message: e.MessageID, Text: e.Text, Entities: e.Entities,
		Day: at.Format(time.DateOnly), Time: at.Format("15:04"), Age: int(p.Now().Sub(e.At) / time.Second),
		Edited: e.Edits > 0, Deleted: e.Deleted, Protected: e.Protected, Alert: e.Alert, Sticker: e.Sticker, Press: e.PressID,
		Photo: fileOf(e.Photo), Document: fileOf(e.Document),
	}
	for _, row := range e.Buttons {
		var buttons []button
		for _, b := range row {
			buttons = append(buttons, button{Label: b.Label, Data: b.Data, URL: b.URL, Copy: b.Copy})
		}
		out.Buttons = append(out.Buttons, buttons)
	}
	return out
}

func fileOf(f *sandbox.File) *file {
	if f == nil {
		return nil
	}
	return &file{ID: f.ID, Name: f.Name, Size: len(f.Body), Width: f.Width, Height: f.Height}
}
