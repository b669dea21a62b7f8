package conversation

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"motcua/scoring/broadcast"
	"motcua/scoring/names"
)

// A store that cannot be read is not the same as a unit that there is not.
func TestUnitsThatCannotBeReadAreNotSaidToBeUnknown(t *testing.T) {
	f := newFake(t)
	b := f.addBroadcast(broadcast.Draft, admin)
	talk := newChat(t, f, admin, "vi")
	talk.press(fmt.Sprintf("1:bc:::%d.%d.units", b.ID, b.Version))
	talk.desk.Store = withoutIndex{f}
	if got := shown(talk.say("Háng Lìa")); !strings.Contains(got, "bot gặp trục trặc") {
		t.Error(got)
	}
}

// withoutIndex is a store whose register cannot be read.
type withoutIndex struct{ *fake }

func (withoutIndex) Index(context.Context) (*names.Index, error) {
	return nil, errors.New("the disk is gone")
}
