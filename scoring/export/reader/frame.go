package reader

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
)

// What the process says comes in frames: a kind, four bytes of length, and so much of payload.
const (
	frameBook    = 'B' // the sheets of the file, which was recognised
	frameRows    = 'R' // the next rows of the sheet
	frameEnd     = 'E' // the sheet has no further rows; what is known of it at its end
	frameProblem = 'P' // why the file cannot be used: problem and facts
	frameFailure = 'F' // an error that is not of the file, as text
)

// What the process is told, after the bytes of the file.
const (
	orderSheet = 'S' // begin with the rows of the sheet whose number follows
	orderNext  = 'N' // give the next frame of rows
)

// chunk is how many bytes of rows go into a frame; a single row may be longer.
const chunk = 64 << 10

// errMisbehaves is the answer to a process that says what no reader says.
var errMisbehaves = errors.New("the reader says what it cannot say")

func writeFrame(w *bufio.Writer, kind byte, payload []byte) error {
	var head [5]byte
	head[0] = kind
	binary.LittleEndian.PutUint32(head[1:], uint32(len(payload)))
	_, _ = w.Write(head[:]) // a Writer keeps its error for Flush
	_, _ = w.Write(payload)
	return w.Flush()
}

// readFrame reads a frame of at most limit bytes.
func readFrame(r io.Reader, limit int64) (kind byte, payload []byte, err error) {
	var head [5]byte
	if _, err := io.ReadFull(r, head[:]); err != nil {
		return 0, nil, err
	}
	length := int64(binary.LittleEndian.Uint32(head[1:]))
	if length > limit {
		return 0, nil, fmt.Errorf("%w: a frame of %d bytes", errMisbehaves, length)
	}
	payload = make([]byte, length)
	_, err = io.ReadFull(r, payload)
	return head[0], payload, err
}

func appendText(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

// payload is the unread part of a frame. It is spoilt as soon as something does not fit, and gives zero values from then on.
type payload struct {
	left   string
	spoilt bool
}

// number reads a number from 0 to most.
func (p *payload) number(most int) int {
	var n uint64
	for shift := 0; shift < 63; shift += 7 {
		b := p.byte()
		n |= uint64(b&0x7f) << shift
		if b < 0x80 {
			if n > uint64(most) {
				p.markSpoilt()
				return 0
			}
			return int(n)
		}
	}
	p.markSpoilt()
	return 0
}

func (p *payload) byte() byte {
	if len(p.left) == 0 {
		p.markSpoilt()
		return 0
	}
	b := p.left[0]
	p.left = p.left[1:]
	return b
}

// text reads a text of at most so many bytes.
func (p *payload) text(most int) string {
	n := p.number(most)
	if n > len(p.left) {
		p.markSpoilt()
	}
	if p.spoilt {
		return ""
	}
	s := p.left[:n]
	p.left = p.left[n:]
	return s
}

func (p *payload) markSpoilt() { p.left, p.spoilt = "", true }
