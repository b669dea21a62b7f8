package operator

import (
	"fmt"

	"motcua/cmd/motcua/house"
)

// Version tells which program this is.
type Version struct {
	JSON bool `name:"json" help:"cli.help.json"`
}

// Run prints the version, and what the program was made of.
func (c Version) Run(w house.World) error {
	b := house.ThisBuild()
	if c.JSON {
		return w.PrintJSON(b)
	}
	fmt.Fprintf(w.Stdout, "motcua %s\n%s · SQLite %s · %s\n", b, b.Go, b.SQLite, b.System)
	return nil
}
