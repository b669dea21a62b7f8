package storage

import (
	"context"
	"crypto/rand"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"time"
)

// InHand is a small file beside the store that says which updates the workers of the running program have in hand. It
// survives the end of the process, however that comes, and costs a write of eight bytes into memory: it is never flushed.
// The zero value keeps nothing.
type InHand struct {
	file *os.File
}

// inHandSuffix is what the file's name has behind the store's.
const inHandSuffix = "-inhand"

// The file is the number of the run, and a number for each worker: the update that it has in hand, 0 for none.
const (
	wordSize     = 8
	mostInHand   = 4096 // words that are read of a file
	lockTries    = 20   // another program has the file when it still does after so many pauses
	lockPause    = 50 * time.Millisecond
	inHandRights = 0o600
)

// TakeInHand opens the file for a program with so many workers that begins to answer. What the last one had in hand when it
// died is counted in the store first, and set aside at the second death. When another program has the file, nothing is
// counted, and what comes back keeps nothing.
func (s *Store) TakeInHand(ctx context.Context, workers int) (h InHand, err error) {
	file, err := os.OpenFile(s.opt.Path+inHandSuffix, os.O_CREATE|os.O_RDWR, inHandRights)
	if err != nil {
		return InHand{}, fmt.Errorf("open the file of what is in hand: %w", err)
	}
	defer func() {
		if err != nil {
			err = errors.Join(fmt.Errorf("read what the last run had in hand: %w", err), file.Close())
		}
	}()
	mine, err := lockFile(file)
	for tried := 0; err == nil && !mine && tried < lockTries; tried++ {
		// A process that the last run was starting has its files until it is up.
		time.Sleep(lockPause)
		mine, err = lockFile(file)
	}
	if err != nil {
		return InHand{}, err
	}
	if !mine {
		return InHand{}, file.Close()
	}
	run, updates, err := readInHand(file)
	if err != nil {
		return InHand{}, err
	}
	if err := s.countDeaths(ctx, run, updates); err != nil {
		return InHand{}, err
	}
	words := make([]byte, wordSize*(1+workers))
	if _, err := rand.Read(words[:wordSize-1]); err != nil { // a number that is not negative, and not the last one
		return InHand{}, err
	}
	words[0] |= 1
	if err := file.Truncate(0); err != nil {
		return InHand{}, err
	}
	_, err = file.WriteAt(words, 0)
	return InHand{file}, err
}

// readInHand is what a file says: nothing, after a run that ended well.
func readInHand(file io.Reader) (run int64, updates []int64, err error) {
	words, err := io.ReadAll(io.LimitReader(file, mostInHand*wordSize))
	if err != nil || len(words) < wordSize {
		return 0, nil, err
	}
	run = int64(binary.LittleEndian.Uint64(words))
	for words = words[wordSize:]; len(words) >= wordSize; words = words[wordSize:] {
		if id := int64(binary.LittleEndian.Uint64(words)); id != 0 {
			updates = append(updates, id)
		}
	}
	return run, updates, nil
}

// Kept says whether anything is kept: no other program has the file.
func (h InHand) Kept() bool { return h.file != nil }

// Note keeps which update a worker has in hand from now on, 0 for none. What cannot be kept is not counted at a death.
func (h InHand) Note(worker int, update int64) {
	if h.file == nil {
		return
	}
	var word [wordSize]byte
	binary.LittleEndian.PutUint64(word[:], uint64(update))
	_, _ = h.file.WriteAt(word[:], int64(wordSize*(1+worker)))
}

// Close says that the program ends well: nothing in hand counts.
func (h InHand) Close() error {
	if h.file == nil {
		return nil
	}
	return errors.Join(h.file.Truncate(0), h.file.Close())
}
