package doctor

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"net"
	"net/http"
	"net/http/httptrace"
	"net/url"
	"sync/atomic"
	"time"
)

// stage is how far a request came.
type stage int32

// The stages of a request, in their order: each is named by what failed when it went no further.
const (
	atName        stage = iota // the host's name, or the proxy's, is not found
	atConnection               // nobody answers at its address, or the network lets nobody through
	atProxy                    // the proxy does not go on to the host
	atTLS                      // what answers does not speak TLS, or somebody cuts the line there
	atCertificate              // what answers has a certificate that is not the host's: it is not Telegram
	atAnswer                   // the connection stands, and no answer comes
	arrived
)

// stageKeys are the sentences of the stages.
var stageKeys = map[stage]string{
	atName: "doctor.at_name", atConnection: "doctor.at_connection", atProxy: "doctor.at_proxy", atTLS: "doctor.at_tls",
	atCertificate: "doctor.at_certificate", atAnswer: "doctor.at_answer",
}

// reach is what became of a request to a server.
type reach struct {
	at   stage
	err  error     // why it went no further
	date time.Time // by the server's clock, zero when it does not tell
}

// within is how long a request may take: a network that lets nobody through says nothing.
const within = 10 * time.Second

// tryReach asks a server for its first page, through the proxy that the function gives, or without any. The address holds no token, so that
// no error does.
func tryReach(ctx context.Context, base string, proxy func(*http.Request) (*url.URL, error)) reach {
	ctx, cancel := context.WithTimeout(ctx, within)
	defer cancel()
	var at atomic.Int32
	come := func(s stage) {
		if int32(s) > at.Load() {
			at.Store(int32(s))
		}
	}
	ctx = httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{
		ConnectStart: func(string, string) { come(atConnection) },
		ConnectDone: func(_, _ string, err error) {
			if err == nil {
				come(atProxy)
			}
		},
		TLSHandshakeStart: func() { come(atTLS) },
		GotConn:           func(httptrace.GotConnInfo) { come(atAnswer) },
	})
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, base+"/", nil)
	if err != nil {
		return reach{err: err}
	}
	client := http.Client{
		Transport:     &http.Transport{Proxy: proxy, DisableKeepAlives: true, TLSHandshakeTimeout: within},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	answer, err := client.Do(request)
	if err != nil {
		return reach{at: refine(stage(at.Load()), err), err: cause(err)}
	}
	answer.Body.Close()
	date, err := http.ParseTime(answer.Header.Get("Date"))
	if err != nil {
		date = time.Time{}
	}
	return reach{at: arrived, date: date}
}

// refine tells stages apart that the connection does not.
func refine(at stage, err error) stage {
	_, lookup := errors.AsType[*net.DNSError](err)
	_, wrong := errors.AsType[*tls.CertificateVerificationError](err)
	_, unknown := errors.AsType[x509.UnknownAuthorityError](err)
	switch {
	case lookup:
		return atName
	case wrong || unknown:
		return atCertificate
	}
	return at
}

// cause is an error without the address.
func cause(err error) error {
	if u, ok := errors.AsType[*url.Error](err); ok {
		return u.Err
	}
	return err
}

// proxyFor is the proxy that the program uses for a server, from the variables HTTPS_PROXY, HTTP_PROXY and NO_PROXY; nil for none.
func proxyFor(base string) (*url.URL, error) {
	request, err := http.NewRequest(http.MethodGet, base, nil)
	if err != nil {
		return nil, err
	}
	return http.ProxyFromEnvironment(request)
}
