package page

import (
	"mime"
	"net/http"

	"motcua/bot/sandbox"
)

// file gives a file of a phone's chat: a picture to be shown, a document to be kept.
func (p *page) file(w http.ResponseWriter, r *http.Request) {
	phone := p.phone(w, r)
	if phone == nil {
		return
	}
	file := p.find(phone, r.PathValue("file"))
	if file == nil {
		http.NotFound(w, r)
		return
	}
	if file.Name == "" { // a picture; only real ones pass the sandbox
		w.Header().Set("Content-Type", http.DetectContentType(file.Body))
	} else {
		w.Header().Set("Content-Type", "application/octet-stream")
		w.Header().Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": file.Name}))
	}
	_, _ = w.Write(file.Body) // the browser may be gone
}

// find is a file by its id, if it is in the phone's chat.
func (p *page) find(phone *Phone, id string) *sandbox.File {
	for _, e := range p.Server.Transcript(phone.User.ID) {
		for _, f := range []*sandbox.File{e.Photo, e.Document} {
			if f != nil && f.ID == id && !e.Deleted {
				return f
			}
		}
	}
	return nil
}
