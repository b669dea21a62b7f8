package sheet

import (
	"golang.org/x/text/encoding"
	"golang.org/x/text/transform"
)

// tcvn3 is TCVN 5712:1993 (ABC), lower case letters as its fonts have them: what old office programs still save.
type tcvn3 struct{}

// tcvn3Letters are the letters of the bytes 0xA1 to 0xFE; a blank one is not assigned.
var tcvn3Letters = []rune("ĂÂÊÔƠƯĐăâêôơưđ" + "      " + "àảãáạ ằẳẵắ       ặầẩẫấậè ẻẽéẹềểễếệìỉ   ĩíịò ỏõóọồổỗốộờởỡớợù ủũúụừửữứựỳỷỹýỵ")

func (tcvn3) NewDecoder() *encoding.Decoder {
	return &encoding.Decoder{Transformer: tcvn3Decoder{}}
}

func (tcvn3) NewEncoder() *encoding.Encoder { return encoding.Nop.NewEncoder() }

type tcvn3Decoder struct{ transform.NopResetter }

// Transform maps every byte by itself.
func (tcvn3Decoder) Transform(dst, src []byte, _ bool) (nDst, nSrc int, err error) {
	for ; nSrc < len(src); nSrc++ {
		r := rune(src[nSrc])
		if i := int(src[nSrc]) - 0xA1; i >= 0 {
			r = '\uFFFD'
			if i < len(tcvn3Letters) && tcvn3Letters[i] != ' ' {
				r = tcvn3Letters[i]
			}
		}
		letter := string(r)
		if nDst+len(letter) > len(dst) {
			return nDst, nSrc, transform.ErrShortDst
		}
		nDst += copy(dst[nDst:], letter)
	}
	return nDst, nSrc, nil
}
