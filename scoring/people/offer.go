package people

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"time"
)

// State is what has become of an invitation.
type State string

// The states.
const (
	Open    State = "open"
	Used    State = "used"
	Revoked State = "revoked"
	Expired State = "expired"
)

// Offered is an invitation as it is kept.
type Offered struct {
	Invitation
	State State
}

// OfferLength is how much of the hash names an invitation among others.
const OfferLength = 16

// ID names the invitation where its whole hash does not fit.
func (i Invitation) ID() string { return i.Hash[:min(OfferLength, len(i.Hash))] }

// numberLength is how much of its hash an invitation is known by on paper: enough to tell those apart that are open.
const numberLength = 8

// Number is what stands on a printed invitation, by which admins find it again: "3F2A-91C0". No code follows from it.
func (i Invitation) Number() string { return onPaper(i.Hash) }

// BatchOf is by what those are known that are made together, the first of them being this one. It is no invitation's number.
func BatchOf(first Invitation) string {
	sum := sha256.Sum256([]byte("motcua batch " + first.Hash))
	return onPaper(hex.EncodeToString(sum[:]))
}

// ReadNumber is the number of an invitation, or of a batch, as somebody typed it.
func ReadNumber(typed string) string {
	return onPaper(strings.NewReplacer(" ", "", "-", "").Replace(typed))
}

func onPaper(hash string) string {
	n := strings.ToUpper(hash[:min(numberLength, len(hash))])
	return n[:len(n)/2] + "-" + n[len(n)/2:]
}

// SealedCode is the invitation code for an occasion, the nth of it: the same again for whoever knows the secret, and not to
// be guessed by anybody else. So a request that is answered twice gives the same codes, though none is kept.
func SealedCode(secret []byte, occasion string, n int) string {
	seal := hmac.New(sha256.New, secret)
	fmt.Fprintf(seal, "motcua invitation\x00%s\x00%d", occasion, n)
	return alphabet.EncodeToString(seal.Sum(nil)[:CodeLength*5/8])
}

// StateAt is an invitation's state at an instant.
func StateAt(at, expires time.Time, used, revoked bool) State {
	switch {
	case used:
		return Used
	case revoked:
		return Revoked
	case !expires.After(at):
		return Expired
	default:
		return Open
	}
}
