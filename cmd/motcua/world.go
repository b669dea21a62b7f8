package main

import (
	"errors"
	"fmt"
	"io"

	"motcua/locales"
)

// world is what a command may touch of the process it runs in.
type world struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	terminal       io.Writer // what stderr is, for what is drawn
	getenv         func(string) string
	words          locales.Printer
	settings       settings
}

// errSaid ends a command with exit code 1 after everything was said already.
var errSaid = errors.New("said already")

// usage is an error of the command line or the configuration: the exit code is exitUsage.
type usage struct{ error }

func wrongUsage(format string, args ...any) error { return usage{fmt.Errorf(format, args...)} }
