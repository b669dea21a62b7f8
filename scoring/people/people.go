// Package people says who may ask what: persons, their roles, and the invitations that make them. It is pure.
package people

import (
	"crypto/sha256"
	"encoding/base32"
	"encoding/hex"
	"errors"
	"io"
	"slices"
	"strings"
	"time"
)

// Role is what a person is to the bot.
type Role string

// The roles.
const (
	Officer Role = "officer" // công chức một cửa of a unit
	Chair   Role = "chair"   // chủ tịch of a unit
	Admin   Role = "admin"   // the authority's office
)

// Roles are all roles, the widest last.
func Roles() []Role { return []Role{Officer, Chair, Admin} }

// NeedsUnit says whether the role is held for a unit.
func (r Role) NeedsUnit() bool { return r == Officer || r == Chair }

// Grant is a role held, and for which unit ("" for Admin).
type Grant struct {
	Role Role
	Unit string
}

// Person is somebody the bot knows, as their row is now. No name is kept: Telegram shows it.
type Person struct {
	ID       int64  // Telegram user id, which is also the id of their private chat
	Language string // "vi", "en"; "" when not chosen
	Grants   []Grant
}

// Known says whether the person holds any role. Strangers and removed people hold none.
func (p Person) Known() bool { return len(p.Grants) > 0 }

// HasRole says whether the person holds the role, for any unit.
func (p Person) HasRole(r Role) bool {
	return slices.ContainsFunc(p.Grants, func(g Grant) bool { return g.Role == r })
}

// Units are the codes of the units the person serves, without repetition, in the order granted.
func (p Person) Units() []string {
	var units []string
	for _, g := range p.Grants {
		if g.Unit != "" && !slices.Contains(units, g.Unit) {
			units = append(units, g.Unit)
		}
	}
	return units
}

// MaySeeDossiers says whether the person may see the dossiers of a unit: an admin any, officer and chair their own.
func (p Person) MaySeeDossiers(unit string) bool {
	return p.HasRole(Admin) || slices.Contains(p.Units(), unit)
}

// Dialogue is a question that the bot put to a person, whose next message is the answer.
type Dialogue struct {
	Asks    string    // what is asked, in the handler's words
	About   string    // what the question is about, in the handler's form
	Expires time.Time // from then on nothing is asked any more
}

// Invitation is a one-time offer of a grant. Its code is known to the invited person only: the hash is kept.
type Invitation struct {
	Hash    string // HashCode of the code
	Grant   Grant
	Expires time.Time
	Batch   string // as BatchOf gives it; "" while it is not kept, for one that is made alone
}

// ErrInvitation is the one answer to used, expired, revoked and unknown codes alike.
var ErrInvitation = errors.New("this invitation code is not valid")

// ErrLockedOut is the answer after five wrong codes within an hour of the first, until that hour is over.
var ErrLockedOut = errors.New("too many wrong invitation codes")

// Wrong codes: this many within Lockout of the first lock the chat out until the first is Lockout old. Then the count begins anew.
const (
	WrongCodes = 5
	Lockout    = time.Hour
)

// CodeLength is the number of characters of an invitation code: 80 random bits.
const CodeLength = 16

var alphabet = base32.NewEncoding("ABCDEFGHJKMNPQRSTVWXYZ0123456789").WithPadding(base32.NoPadding)

// NewCode makes an invitation code from a source of randomness: 16 of A-Z and 0-9 without I, L, O and U.
func NewCode(random io.Reader) (string, error) {
	raw := make([]byte, CodeLength*5/8)
	if _, err := io.ReadFull(random, raw); err != nil {
		return "", err
	}
	return alphabet.EncodeToString(raw), nil
}

// SpellCode writes a code for typing: "ABCD-EFGH-JKMN-PQRS".
func SpellCode(code string) string {
	var groups []string
	for part := range slices.Chunk([]byte(code), 4) {
		groups = append(groups, string(part))
	}
	return strings.Join(groups, "-")
}

// ReadCode finds the code in what somebody typed: spaces and dashes do not matter, nor does case, and I, L, O are
// read as 1, 1, 0. It is false when the text cannot be a code.
func ReadCode(typed string) (string, bool) {
	code := strings.NewReplacer(" ", "", "-", "", "I", "1", "L", "1", "O", "0").Replace(strings.ToUpper(strings.TrimSpace(typed)))
	if len(code) != CodeLength {
		return "", false
	}
	if _, err := alphabet.DecodeString(code); err != nil {
		return "", false
	}
	return code, true
}

// HashCode is what is kept of a code. The code has 80 random bits, so a plain hash cannot be searched.
func HashCode(code string) string {
	sum := sha256.Sum256([]byte("motcua invitation " + code))
	return hex.EncodeToString(sum[:])
}
