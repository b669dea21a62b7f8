package conversation

import (
	"strconv"

	"motcua/bot/chat"
	"motcua/bot/chat/chattest"
	"motcua/bot/chat/routes"
	"motcua/scoring"
)

// disputeLinks are the buttons of reports about xã Háng Lìa, with what each may learn from them.
func disputeLinks(to chat.Destination, m scoring.Month, want permitted) map[chat.Link]permitted {
	code := lateInJune
	switch to {
	case "dwhy", "dword":
		if m == "" {
			want = permitted{nothing, nothing, nothing}
		}
		return map[chat.Link]permitted{{To: to, Month: m, Item: code}: want}
	case "dsay":
		if m == "" {
			want = permitted{nothing, nothing, nothing}
		} else {
			want = permitted{nothing, dossiers, nothing} // the report that stands
		}
		return map[chat.Link]permitted{{To: to, Month: m, Item: "a1b2c3@" + code}: want}
	case "ddrop":
		return map[chat.Link]permitted{{To: to}: want}
	case "dback":
		return map[chat.Link]permitted{{To: to, Item: "1"}: want, {To: to, Item: "1,yes"}: want}
	case "dfile", "dsend":
		if m == "" {
			want = permitted{nothing, nothing, nothing}
		}
		return map[chat.Link]permitted{{To: to, Month: m, Item: string(scoring.WrongDue) + "@" + code}: want}
	case "dpick":
		if m == "" {
			return nil
		}
		return map[chat.Link]permitted{
			{To: to, Month: m, Unit: chattest.XaHangLia, Item: "TD"}:            want,
			{To: to, Month: m, Unit: chattest.XaHangLia, Item: routes.ListNow}:  want,
			{To: to, Month: m, Unit: chattest.XaHangLia, Item: routes.ListThen}: want,
			{To: to, Month: m, Unit: chattest.XaHangLia, Item: "no such list"}:  {nothing, whole, nothing},
		}
	default:
		return map[chat.Link]permitted{{To: to, Item: strconv.Itoa(1)}: want}
	}
}
