// Package shell tells shells and manual pages what commands there are.
package shell

import (
	"fmt"
	"io"
	"strings"

	"github.com/alecthomas/kong"

	"motcua/cmd/motcua/house"
)

// Completion completes commands and flags as they are typed.
type Completion struct {
	Shell string `arg:"" enum:"bash,zsh" help:"cli.help.completion_shell"`
}

// Run prints what a shell reads to know the commands and their flags.
func (c Completion) Run(w house.World, k *kong.Kong) error {
	if c.Shell == "zsh" {
		fmt.Fprint(w.Stdout, "#compdef motcua\nautoload -U +X bashcompinit && bashcompinit\n")
	}
	return writeCompletion(w.Stdout, k.Model.Node)
}

// writeCompletion writes a function that finds the command which was typed so far, and offers what may follow it.
func writeCompletion(to io.Writer, root *kong.Node) error {
	var known, offers strings.Builder
	each(root, func(n *kong.Node) {
		path := strings.Join(pathOf(n), " ")
		if path != "" {
			fmt.Fprintf(&known, "|%q", path)
		}
		var words []string
		for _, child := range shown(n) {
			words = append(words, child.Name)
		}
		for _, flag := range flagsOf(n) {
			words = append(words, "--"+flag.Name)
		}
		fmt.Fprintf(&offers, "    %q) words=%q ;;\n", path, strings.Join(words, " "))
	})
	_, err := fmt.Fprintf(to, `_motcua() {
  local path="" words="" i
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "${path:+$path }${COMP_WORDS[i]}" in
    %s) path="${path:+$path }${COMP_WORDS[i]}" ;;
    esac
  done
  case "$path" in
%s  esac
  COMPREPLY=($(compgen -W "$words" -- "${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _motcua motcua
`, strings.TrimPrefix(known.String(), "|"), offers.String())
	return err
}

// each calls f for a command and all below it, but for those that nobody types.
func each(n *kong.Node, f func(*kong.Node)) {
	f(n)
	for _, child := range shown(n) {
		each(child, f)
	}
}

// shown are the commands right below one.
func shown(n *kong.Node) (all []*kong.Node) {
	for _, child := range n.Children {
		if child.Type == kong.CommandNode && !child.Hidden {
			all = append(all, child)
		}
	}
	return all
}

// flagsOf are the flags that a command has, its own first, then those of all commands.
func flagsOf(n *kong.Node) (all []*kong.Flag) {
	for ; n != nil; n = n.Parent {
		for _, flag := range n.Flags {
			if !flag.Hidden {
				all = append(all, flag)
			}
		}
	}
	return all
}

// pathOf are the words by which a command is called, without the program's name.
func pathOf(n *kong.Node) []string {
	if n.Parent == nil {
		return nil
	}
	return append(pathOf(n.Parent), n.Name)
}
