package dossier

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"

	"motcua/scoring/names"
)

// ReadMeaning reads a meaning that somebody writes for a word, and gives it by the fields that understand it: the code or a known word of
// a status ("3", "từ chối"), a known word of a channel, a payment or a fee, "có" and "không". It is empty when no field understands it.
func ReadMeaning(text string) map[string]string {
	meanings := map[string]string{}
	for _, field := range WordFields() {
		if m := meaningIn(columnOf(field), text); m != "" {
			meanings[field] = m
		}
	}
	return meanings
}

// Understands says whether a field reads a word by itself: what it is taught to mean has no effect.
func Understands(field, word string) bool {
	return readWord(columnOf(field), word) != ""
}

// meaningIn is a meaning in the terms of a field, "" when the field does not understand it. A number alone is the code of a status. Yes and
// no are one word each: "không biết" is neither.
func meaningIn(c column, text string) string {
	if _, err := strconv.Atoi(strings.TrimSpace(text)); err == nil && c != statusColumn {
		return ""
	}
	switch c {
	case paidColumn, digitisedColumn, eResultColumn, reusedColumn, storeColumn, verifiedColumn:
		return map[string]string{"co": MeansYes, "yes": MeansYes, "khong": MeansNo, "chua": MeansNo, "no": MeansNo}[names.Fold(text)]
	}
	return readWord(c, text)
}

// readWord is what the field's own reader makes of a word, "" when the reader does not know it or the field has no words.
func readWord(c column, text string) string {
	folded := names.Fold(text)
	if folded == "" {
		return ""
	}
	switch c {
	case statusColumn:
		if s, ok := parseStatus(folded); ok {
			return strconv.Itoa(int(s))
		}
	case channelColumn:
		if ch, ok := readChannel(folded); ok && ch != 0 {
			return strconv.Itoa(int(ch))
		}
	case paymentColumn:
		online, ok := paidOnline(folded)
		switch {
		case saysFree(folded):
			return MeansFree
		case ok && online:
			return MeansOnline
		case ok:
			return MeansOffline
		}
	case feeKindColumn:
		switch {
		case saysFree(folded):
			return MeansFree
		case folded == "thu truoc" || folded == "thu sau":
			return MeansFee
		}
	default:
		switch yes, ok := readYes(text, folded); {
		case ok && yes:
			return MeansYes
		case ok:
			return MeansNo
		}
	}
	return ""
}

func columnOf(field string) column { return column(slices.Index(columnNames[:], field)) }

// WordKey names a word of a field in a button: 8 hex digits, the same however it is spelt.
func WordKey(field, word string) string {
	sum := sha256.Sum256([]byte(field + "\n" + names.Fold(word)))
	return hex.EncodeToString(sum[:4])
}
