package telegram

import (
	"bytes"
	"encoding/json"
	"testing"
)

func TestAnswersAreCutAtTheirJoints(t *testing.T) {
	for _, c := range []struct{ says, body, result string }{
		{"a result", `{"ok":true,"result":{"message_id":7,"text":"a\"}b\\"}}`, `{"message_id":7,"text":"a\"}b\\"}`},
		{"white space everywhere", " {\n\"ok\" : true ,\t\"result\" : [ 1 , 2 ] } \r\n", `[ 1 , 2 ]`},
		{"a plain value", `{"result":true,"ok":true}`, `true`},
		{"nothing", ``, ``},
		{"no object", `[true]`, ``},
		{"a page of a proxy", `<html>ok</html>`, ``},
		{"a refusal", `{"ok":false,"error_code":400,"description":"x"}`, ``},
		{"no result", `{"ok":true}`, ``},
		{"an empty object", `{}`, ``},
		{"cut off in the result", `{"ok":true,"result":{"message_id":7`, ``},
		{"cut off in a string", `{"ok":true,"result":"abc`, ``},
		{"cut off behind the result", `{"ok":true,"result":{"message_id":7}`, ``},
		{"something behind it", `{"ok":true,"result":1}}`, ``},
		{"a member without a value", `{"ok":true,"result":}`, ``},
		{"a member without a name", `{"ok":true,:1}`, ``},
		{"a comma too many", `{"ok":true,"result":1,}`, ``},
	} {
		if result, ok := resultOf([]byte(c.body)); string(result) != c.result && ok || ok != (c.result != "") {
			t.Errorf("%s: the result is %q, %v", c.says, result, ok)
		}
	}
}

// What encoding/json reads is cut into the same pieces.
func FuzzFrame(f *testing.F) {
	for _, seed := range []string{`{"ok":true,"result":[{"update_id":1,"message":{"text":"\u00e9\\\"]"}},{"update_id":2}]}`, `{"ok":true,"result":{"message_id":12}}`,
		`[1,"a",null,{"b":[]}]`, `{"a" : 1e5 , "b":{}}`, `{"":""}`, `"`} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		var list []json.RawMessage
		if json.Unmarshal(raw, &list) == nil && list != nil {
			var cut [][]byte
			if !elements(raw, func(value []byte) { cut = append(cut, value) }) || len(cut) != len(list) {
				t.Fatalf("%q is cut into %q", raw, cut)
			}
			for i := range list {
				if !bytes.Equal(cut[i], list[i]) {
					t.Errorf("element %d of %q is %q", i, raw, cut[i])
				}
			}
		}
		var object map[string]json.RawMessage
		if json.Unmarshal(raw, &object) == nil && object != nil {
			found := map[string][]byte{}
			if !members(raw, func(name, value []byte) {
				var plain string
				if json.Unmarshal(append(append([]byte{'"'}, name...), '"'), &plain) == nil {
					found[plain] = value
				}
			}) {
				t.Fatalf("%q is not cut", raw)
			}
			for name, value := range object {
				if !bytes.Equal(found[name], value) {
					t.Errorf("member %q of %q is %q", name, raw, found[name])
				}
			}
		}
		members(raw, func(_, value []byte) { _ = readResult(value, &sentMessage{}) })
	})
}
