package sandbox

import (
	"bytes"
	"context"
	"fmt"
	"image"
	_ "image/gif"  // photos may be GIF,
	_ "image/jpeg" // JPEG
	_ "image/png"  // or PNG
	"mime"
	"net/http"
	"path"
	"strconv"
	"strings"
	"sync"
	"time"

	"motcua/bot/sandbox/botapi"
)

// Telegram's limits on files, in bytes, and on pictures, in pixels.
const (
	largestPhoto    = 10 << 20
	largestDocument = 50 << 20
	largestDownload = 20 << 20
	widestPhoto     = 10000 // width and height together
	longestPhoto    = 20    // times as long as it is wide
)

// File is a document or a picture that went through the server.
type File struct {
	ID            string // the file_id
	Name          string // "" for a photo
	MIME          string
	Body          []byte // not to be changed
	Width, Height int    // of a photo, in pixels; 0 for a document
}

func (f *File) photo() bool { return f.Width > 0 }

func (f *File) wire() wireFile {
	return wireFile{
		ID: f.ID, UniqueID: "u" + f.ID, Size: len(f.Body), Name: f.Name, MIME: f.MIME, Width: f.Width, Height: f.Height,
	}
}

// path is where the file can be fetched from.
func (f *File) path() string {
	if f.photo() {
		return "photos/" + f.ID + ".jpg"
	}
	return "documents/" + f.ID + path.Ext(f.Name)
}

// pathLife is how long a file can be fetched from the path that getFile told: Telegram vouches for an hour, and the sandbox gives no more.
const pathLife = time.Hour

// files is what was sent through the server.
type files struct {
	mu   sync.Mutex
	byID map[string]*File
	told map[string]time.Time // when getFile told a file's path last
}

// add keeps a file; width is 0 for a document.
func (k *files) add(name string, body []byte, width, height int) *File {
	kind := mime.TypeByExtension(path.Ext(name))
	if kind == "" {
		kind = "application/octet-stream"
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	f := &File{
		ID: fmt.Sprintf("FILE%08d", len(k.byID)+1), Name: name, MIME: kind, Body: body, Width: width, Height: height,
	}
	if width > 0 {
		f.Name, f.MIME = "", "image/jpeg"
	}
	k.byID[f.ID] = f
	return f
}

func (k *files) find(id string) *File {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.byID[id]
}

func (s calls) sendPhoto(_ context.Context, args botapi.Arguments) (any, error) {
	return s.sendFile(args, "photo")
}

func (s calls) sendDocument(_ context.Context, args botapi.Arguments) (any, error) {
	return s.sendFile(args, "document")
}

// keepPhoto keeps an upload that is a picture within the limits.
func (s *Server) keepPhoto(upload *botapi.Upload) (*File, error) {
	if len(upload.Body) > largestPhoto {
		return nil, botapi.BadRequest(fmt.Sprintf("file of size %d bytes is too big for a photo; the maximum size is %d bytes",
			len(upload.Body), largestPhoto))
	}
	picture, _, err := image.DecodeConfig(bytes.NewReader(upload.Body))
	if err != nil {
		return nil, botapi.BadRequest("IMAGE_PROCESS_FAILED")
	}
	w, h := picture.Width, picture.Height
	if w+h > widestPhoto || w > longestPhoto*h || h > longestPhoto*w {
		return nil, botapi.BadRequest("PHOTO_INVALID_DIMENSIONS")
	}
	return s.files.add("", upload.Body, w, h), nil
}

// keepDocument keeps an upload within the limit.
func (s *Server) keepDocument(upload *botapi.Upload) (*File, error) {
	if len(upload.Body) > largestDocument {
		return nil, botapi.TooLarge()
	}
	return s.files.add(upload.Name, upload.Body, 0, 0), nil
}

// sendFile sends a "photo" or a "document": an upload, or a file that the server has.
func (s calls) sendFile(args botapi.Arguments, kind string) (any, error) {
	f, err := readCaption(args, "message caption is too long")
	if err != nil {
		return nil, err
	}
	e := Entry{Text: f.text, HTML: f.html, Entities: f.entities}
	if _, err := s.recipient(args); err != nil {
		return nil, err // a file that goes nowhere is not kept
	}
	file, err := s.fileOf(args[kind], kind)
	if err != nil {
		return nil, err
	}
	if file.photo() {
		e.Photo = file
	} else {
		e.Document = file
	}
	return s.send(args, e)
}

// fileOf is the file that a value uploads or names.
func (s *Server) fileOf(value any, kind string) (*File, error) {
	if upload, ok := value.(*botapi.Upload); ok {
		if len(upload.Body) == 0 {
			return nil, botapi.BadRequest("file must be non-empty")
		}
		if kind == "photo" {
			return s.keepPhoto(upload)
		}
		return s.keepDocument(upload)
	}
	id, _ := value.(string)
	if strings.HasPrefix(id, "http://") || strings.HasPrefix(id, "https://") {
		return nil, botapi.Strict("%s by address is not supported", kind)
	}
	file := s.files.find(id)
	switch {
	case file == nil:
		return nil, botapi.BadRequest("wrong file identifier/HTTP URL specified")
	case file.photo() && kind == "document":
		return nil, botapi.BadRequest("can't use file of type Photo as Document")
	case !file.photo() && kind == "photo":
		return nil, botapi.BadRequest("can't use file of type Document as Photo")
	}
	return file, nil
}

// tell notes that the bot knows a file's path now.
func (k *files) tell(id string, now time.Time) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.told[id] = now
}

// open says whether a file's path still leads to it.
func (k *files) open(id string, now time.Time) bool {
	k.mu.Lock()
	defer k.mu.Unlock()
	told, ever := k.told[id]
	return ever && now.Sub(told) < pathLife
}

func (s calls) getFile(_ context.Context, args botapi.Arguments) (any, error) {
	file := s.files.find(args.Text("file_id"))
	switch {
	case file == nil:
		return nil, botapi.BadRequest("invalid file_id")
	case len(file.Body) > largestDownload:
		return nil, botapi.BadRequest("file is too big")
	}
	s.files.tell(file.ID, s.now())
	return wireFile{ID: file.ID, UniqueID: "u" + file.ID, Size: len(file.Body), Path: file.path()}, nil
}

// serveDownload answers /file/bot<token>/<path>, or plays the fault that is due.
func (s *Server) serveDownload(w http.ResponseWriter, r *http.Request, where string) {
	fault := s.faults.next(Download, nil)
	switch {
	case fault == nil:
		s.download(w, where, 1)
	case !fault.wait(r.Context(), s.door.closing):
		hangUp(w)
	case fault.Kind == Cut:
		s.download(w, where, 2)
		hangUp(w)
	case fault.Kind == Slow:
		s.download(w, where, 1)
	default:
		s.play(w, r, fault)
	}
}

// download gives a file, or the first of so many parts of it, for as long as getFile vouched for the path.
func (s *Server) download(w http.ResponseWriter, where string, parts int) {
	id := strings.TrimSuffix(path.Base(where), path.Ext(where))
	file := s.files.find(id)
	if file == nil || file.path() != where || len(file.Body) > largestDownload || !s.files.open(id, s.now()) {
		refuse(w, botapi.NotFound(""))
		return
	}
	w.Header().Set("Content-Type", "application/octet-stream")
	w.Header().Set("Content-Length", strconv.Itoa(len(file.Body)))
	_, _ = w.Write(file.Body[:len(file.Body)/parts]) // the client may be gone
	_ = http.NewResponseController(w).Flush()
}
