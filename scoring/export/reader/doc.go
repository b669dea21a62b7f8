// Package reader reads a file in a process of its own, with limits that the operating system keeps: whatever the file does
// to that process, it costs this file only. The process is the same program, called with Command.
package reader
