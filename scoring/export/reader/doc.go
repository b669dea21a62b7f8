// Package reader reads a file in a process of its own, under limits of the operating system: whatever the file does to that process costs
// only this file. Reader (reader.go) is the parent's side, Serve (serve.go) the child's; they speak in frames (frame.go). The process is the
// same program, called with Command.
package reader
