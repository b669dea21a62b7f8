package months

import (
	"fmt"
	"path/filepath"
	"strings"

	"motcua/bot/document"
	"motcua/cmd/motcua/house"
)

// Leaflet writes the page that is handed out to officers with their invitations. It needs no store.
type Leaflet struct {
	Bot string `name:"bot" placeholder:"NAME" help:"leaflet.cli_bot"`
	Out string `name:"out" default:"." placeholder:"DIR" help:"cli.help.report_out"`
}

// Run writes it in the language of the command line.
func (c Leaflet) Run(w house.World) error {
	body, err := document.Leaflet(document.Guide{Authority: w.Settings.Authority, Bot: strings.TrimPrefix(c.Bot, "@"), Words: w.Words})
	if err != nil {
		return fmt.Errorf("write the leaflet: %w", err)
	}
	file := document.File{Name: w.Words.Text("leaflet.file"), Body: body}
	if err := writeFiles(w, c.Out, []document.File{file}); err != nil {
		return err
	}
	fmt.Fprintln(w.Stdout, filepath.Join(c.Out, file.Name))
	return nil
}
