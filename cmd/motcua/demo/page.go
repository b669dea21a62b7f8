package demo

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"

	"motcua/bot/chat"
	"motcua/bot/sandbox/page"
	"motcua/cmd/motcua/house"
	"motcua/internal/loopback"
	"motcua/locales"
	"motcua/scoring/people"
)

// pageAddress is where the page is unless told otherwise: one that stays, so that an open page finds the next demo. When
// it is taken, any free port serves.
const pageAddress = "127.0.0.1:8317"

// ShowPage serves the page of an officer's, a chair's and an admin's chats until the context ends.
func (d *Demo) ShowPage(ctx context.Context, w house.World, address string) error {
	listener, err := ListenLoopback(address)
	if err != nil {
		return err
	}
	handler, err := d.page(ctx, w.Words.Language())
	if err != nil {
		return errors.Join(err, listener.Close())
	}
	server := &http.Server{
		Handler: handler, ReadHeaderTimeout: time.Minute, BaseContext: func(net.Listener) context.Context { return ctx },
	}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(listener) }()
	fmt.Fprintln(w.Stdout, w.Words.Text("cli.demo_page", "address", "http://"+listener.Addr().String()))
	select {
	case <-ctx.Done():
		err = server.Close()
		<-ended
		return err
	case err = <-ended:
		return err
	}
}

// page is the page of three people's chats, each of whom has used an invitation.
func (d *Demo) page(ctx context.Context, language string) (http.Handler, error) {
	catalogue, err := locales.Load()
	if err != nil {
		return nil, err
	}
	phones, err := d.register(ctx, language)
	if err != nil {
		return nil, err
	}
	return page.New(page.Config{
		Server: d.Telegram, Phones: phones, Zone: d.Settings.Zone, Now: d.Settings.Clock.Now, Advance: d.moveOn,
		Muted: d.Settings.Muted,
		Words: pageWords(catalogue),
		Made:  func(name string) (string, []byte, bool) { return d.Made.fileToSend(name, d.Settings.Clock.Now()) },
	}), nil
}

// ListenLoopback listens where the page may be: it controls this program, so on this machine only.
func ListenLoopback(address string) (net.Listener, error) {
	listener, err := loopback.Listen(cmp.Or(address, pageAddress))
	if err != nil && address == "" {
		return loopback.Listen("127.0.0.1:0")
	}
	if errors.Is(err, loopback.ErrElsewhere) {
		return nil, house.WrongUsage("--addr %q: %w", address, err)
	}
	return listener, err
}

// register gives the three people of the page their roles by invitations, which they use at once.
func (d *Demo) register(ctx context.Context, language string) ([]page.Phone, error) {
	var phones []page.Phone
	for i, role := range []people.Role{people.Officer, people.Chair, people.Admin} {
		code, err := d.invite(ctx, role)
		if err != nil {
			return nil, err
		}
		phone := page.Phone{Role: string(role), User: d.Telegram.User(FirstPerson+int64(i), language)}
		if role.NeedsUnit() {
			phone.Place = chat.UnitTitle(d.Home.Name)
		}
		phone.User.Start(code)
		phones = append(phones, phone)
	}
	return phones, nil
}

// pageWords are the page's own words in a language.
func pageWords(catalogue *locales.Catalogue) func(language string) map[string]string {
	return func(language string) map[string]string {
		words := map[string]string{}
		printer := catalogue.Printer(language)
		for _, name := range page.WordNames() {
			words[name] = printer.Text("demo." + name)
		}
		return words
	}
}
