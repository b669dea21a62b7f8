package house

import (
	"errors"
	"fmt"
	"io"

	"motcua/locales"
)

// World is what a command may touch of the process it runs in.
type World struct {
	Stdin          io.Reader
	Stdout, Stderr io.Writer
	Terminal       io.Writer // what stderr is, for what is drawn
	Getenv         func(string) string
	Words          locales.Printer
	Settings       Settings
}

// ErrSaid ends a command with exit code 1 after everything was said already.
var ErrSaid = errors.New("said already")

// Usage is an error of the command line or the configuration: the exit code is exitUsage.
type Usage struct{ Err error }

func (u Usage) Error() string { return u.Err.Error() }

// Unwrap is what is wrong.
func (u Usage) Unwrap() error { return u.Err }

// WrongUsage is a Usage in words.
func WrongUsage(format string, args ...any) error { return Usage{fmt.Errorf(format, args...)} }
