package chat

import (
	"context"
	"crypto/rand"
	"encoding/binary"
	"errors"
	"io"
	"os"
)

// InHand is a small file beside the store that says which updates the workers of the running program have in hand. It
// survives the end of the process, however that comes, and costs a write of eight bytes into memory: it is never flushed.
// The zero value keeps nothing.
type InHand struct {
	file    *os.File
	journal *journal
	settle  func() // moves what the journal holds
}

// The file is the number of the run, a number for each worker, which is the update that it has in hand, 0 for none, and the
// negative of the id of the process.
const (
	wordSize   = 8
	mostInHand = 4096 // words that are read of a file
)

// takeInHand counts what the last run had in hand when it died, sets aside what is so for the second time, and notes in the
// file what so many workers have in hand from now on.
func (s *Store) takeInHand(ctx context.Context, file *os.File, workers int) (InHand, error) {
	run, updates, err := readInHand(file)
	if err != nil {
		return InHand{}, err
	}
	if err := s.countDeaths(ctx, run, updates); err != nil {
		return InHand{}, err
	}
	words := make([]byte, wordSize*(2+workers))
	if _, err := rand.Read(words[:wordSize-1]); err != nil { // a number that is not negative, and not the last one
		return InHand{}, err
	}
	words[0] |= 1
	process := int64(-os.Getpid())
	binary.LittleEndian.PutUint64(words[wordSize*(1+workers):], uint64(process))
	if err := file.Truncate(0); err != nil {
		return InHand{}, err
	}
	_, err = file.WriteAt(words, 0)
	return InHand{file, s.journal, s.settle}, err
}

// readInHand is what a file says: nothing, after a run that ended well.
func readInHand(file io.ReaderAt) (run int64, updates []int64, err error) {
	run, words, err := readWords(file)
	for _, id := range words {
		if id > 0 {
			updates = append(updates, id)
		}
	}
	return run, updates, err
}

// processIn is the id of the process that has a file; 0 when it does not say.
func processIn(file io.ReaderAt) int {
	_, words, err := readWords(file)
	for _, word := range words {
		if err == nil && word < 0 {
			return int(-word)
		}
	}
	return 0
}

func readWords(file io.ReaderAt) (run int64, rest []int64, err error) {
	words, err := io.ReadAll(io.NewSectionReader(file, 0, mostInHand*wordSize))
	if err != nil || len(words) < wordSize {
		return 0, nil, err
	}
	run = int64(binary.LittleEndian.Uint64(words))
	for words = words[wordSize:]; len(words) >= wordSize; words = words[wordSize:] {
		rest = append(rest, int64(binary.LittleEndian.Uint64(words)))
	}
	return run, rest, nil
}

// Note keeps which update a worker has in hand from now on, 0 for none. What cannot be kept is not counted at a death.
func (h InHand) Note(worker int, update int64) {
	if h.file == nil {
		return
	}
	var word [wordSize]byte
	binary.LittleEndian.PutUint64(word[:], uint64(update))
	_, _ = h.file.WriteAt(word[:], int64(wordSize*(1+worker)))
}

// Close says that the program ends well: nothing in hand counts, and others may serve the store. The journal goes first:
// nobody may write it beside the next one.
func (h InHand) Close() error {
	if h.file == nil {
		return nil
	}
	h.settle()
	return errors.Join(h.journal.Close(), h.file.Truncate(0), h.file.Close())
}
