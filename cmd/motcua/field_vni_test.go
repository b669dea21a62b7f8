package main

import "strings"

// inVNI writes a text as the font VNI-Windows does: a letter, and behind it another that draws its marks.
func inVNI(text string) string {
	marks := map[string]string{
		"áàảãạ": "aù aø aû aõ aï", "âấầẩẫậ": "aâ aá aà aå aã aä", "ăắằẳẵặ": "aê aé aè aú aü aë",
		"éèẻẽẹ": "eù eø eû eõ eï", "êếềểễệ": "eâ eá eà eå eã eä", "íìỉĩị": "í ì æ ó ò",
		"óòỏõọ": "où oø oû oõ oï", "ôốồổỗộ": "oâ oá oà oå oã oä", "ơớờởỡợ": "ô ôù ôø ôû ôõ ôï",
		"úùủũụ": "uù uø uû uõ uï", "ưứừửữự": "ö öù öø öû öõ öï", "ýỳỷỹỵ": "yù yø yû yõ î", "đ": "ñ", "Đ": "Ñ",
	}
	var pairs []string
	for letters, written := range marks {
		words := strings.Fields(written)
		for i, letter := range []rune(letters) {
			pairs = append(pairs, string(letter), words[i])
		}
	}
	return strings.NewReplacer(pairs...).Replace(text)
}

// written has every cell, those of the header too, written otherwise.
func (l list) written(write func(string) string) list {
	l = l.copy()
	for _, row := range l.table() {
		for i := range row {
			row[i] = write(row[i])
		}
	}
	return l
}
