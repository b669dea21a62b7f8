//go:build !windows

package main

import "motcua/cmd/motcua/serve"

// ranAsService is false: other service managers start the program as a person does.
func ranAsService(serve.Options) (code int, was bool) { return 0, false }
