package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
)

// nfpm makes the packages. It is pinned here, and no dependency of the program: the module proxy and its sums give the same one to all.
const nfpm = "github.com/goreleaser/nfpm/v2/cmd/nfpm@v2.45.2"

// release is what is made, in a folder in which its parts are put together.
type release struct {
	stage, version string
	instant        string // of the sources' last change, in Unix seconds: that of all files in packages
}

// describe builds the program for the machine that builds, and puts together what it says of itself.
func describe(ctx context.Context, stage string) (*release, error) {
	r := &release{stage: stage, instant: "0"}
	if raw, err := command(ctx, nil, "git", "log", "-1", "--format=%ct").Output(); err == nil { // else the sources are no checkout
		r.instant = strings.TrimSpace(string(raw))
	}
	own := filepath.Join(stage, "own")
	if err := compile(ctx, target{system: runtime.GOOS, arch: runtime.GOARCH, compiler: "gcc"}, own); err != nil {
		return nil, err
	}
	for _, page := range []struct{ language, args, file string }{
		{"en", "manual", "motcua.1.gz"}, {"vi", "manual", "motcua.vi.1.gz"},
		{"en", "completion bash", "motcua.bash"}, {"en", "completion zsh", "motcua.zsh"}, {"en", "version --json", "version.json"},
	} {
		text, err := command(ctx, []string{"MOTCUA_LANGUAGE=" + page.language}, own, strings.Fields(page.args)...).Output()
		if err != nil {
			return nil, fmt.Errorf("motcua %s: %w", page.args, err)
		}
		if strings.HasSuffix(page.file, ".gz") {
			if text, err = compressed(text); err != nil {
				return nil, err
			}
		}
		if err := os.WriteFile(filepath.Join(stage, page.file), text, 0o644); err != nil {
			return nil, err
		}
	}
	raw, err := os.ReadFile(filepath.Join(stage, "version.json"))
	if err != nil {
		return nil, err
	}
	var told struct{ Version string }
	if err := json.Unmarshal(raw, &told); err != nil {
		return nil, err
	}
	r.version = told.Version
	if err := os.CopyFS(filepath.Join(stage, "linux"), os.DirFS("packaging/linux")); err != nil {
		return nil, err
	}
	license, err := os.ReadFile("LICENSE")
	if err != nil {
		return nil, err
	}
	return r, os.WriteFile(filepath.Join(stage, "LICENSE"), license, 0o644)
}

// make makes what there is for one kind of machine, and gives the names of the files.
func (r *release) make(ctx context.Context, t target, into string) (files []string, err error) {
	name := fmt.Sprintf("motcua_%s_%s_%s", r.version, t.system, t.arch)
	if t.system == "windows" {
		name += ".exe"
	}
	program := filepath.Join(into, name)
	if err := compile(ctx, t, program); err != nil {
		return nil, err
	}
	files = append(files, name)
	if t.system != "linux" {
		return files, nil
	}
	raw, err := os.ReadFile(program)
	if err != nil {
		return nil, err
	}
	if err := os.WriteFile(filepath.Join(r.stage, "program"), raw, 0o755); err != nil {
		return nil, err
	}
	for _, kind := range []string{"deb", "rpm"} {
		file := name + "." + kind
		target, err := filepath.Abs(filepath.Join(into, file))
		if err != nil {
			return nil, err
		}
		config, err := filepath.Abs("packaging/nfpm.yaml")
		if err != nil {
			return nil, err
		}
		packed := command(ctx, []string{"MOTCUA_ARCH=" + t.arch, "MOTCUA_VERSION=" + r.version, "SOURCE_DATE_EPOCH=" + r.instant},
			"go", "run", nfpm, "package", "--config", config, "--packager", kind, "--target", target)
		packed.Dir = r.stage
		if err := spoken(packed); err != nil {
			return nil, err
		}
		files = append(files, file)
	}
	return files, nil
}

// compile makes the program of a kind of machine. It is static, so that it runs whatever libraries that has: names are looked up by Go, and
// SQLite loads nothing.
func compile(ctx context.Context, t target, program string) error {
	return spoken(command(ctx, []string{"CGO_ENABLED=1", "GOOS=" + t.system, "GOARCH=" + t.arch, "CC=" + t.compiler}, "go", "build", "-trimpath", "-buildvcs=auto",
		"-tags", "netgo,osusergo,sqlite_omit_load_extension",
		"-ldflags", "-s -w -buildid= -linkmode external -extldflags '-static -Wl,--build-id=none'", "-o", program, "./cmd/motcua"))
}

// command is one with further variables.
func command(ctx context.Context, variables []string, name string, args ...string) *exec.Cmd {
	c := exec.CommandContext(ctx, name, args...)
	c.Env = append(os.Environ(), variables...)
	c.Stderr = os.Stderr
	return c
}

// spoken runs a command; an error has what it printed.
func spoken(c *exec.Cmd) error {
	var said bytes.Buffer
	c.Stdout, c.Stderr = &said, &said
	if err := c.Run(); err != nil {
		return fmt.Errorf("%s: %w\n%s", strings.Join(c.Args, " "), err, &said)
	}
	return nil
}

// compressed is text as man reads it compressed, without the instant.
func compressed(text []byte) ([]byte, error) {
	var out bytes.Buffer
	z, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := z.Write(text); err != nil {
		return nil, err
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
