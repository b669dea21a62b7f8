package advice

import (
	"regexp"
	"strconv"
	"strings"

	"motcua/scoring"
	"motcua/scoring/advice"
	"motcua/scoring/names"
)

// commandWords are the words that mean the command, folded.
func commandWords() []string {
	return []string{
		"can lam gi", "can lam", "canlam", "phai lam gi", "lam gi", "lam gi de", "lam gi de len", "lam sao de len", "lam the nao de len", "muon len", "de len",
		"neu", "gia su", "neu nhu", "advice", "what to do", "what now", "what if", "if", "how to reach", "how do we reach",
	}
}

// means says whether words behind those of the command mean it, though they name neither a month nor a unit.
func means(arguments string) bool {
	if _, _, ok := readCase(arguments); ok {
		return true
	}
	return gradeIn(arguments) != ""
}

// caseWords are what may be done, as people say it, folded; the first that is in a text counts.
var caseWords = []struct{ words, act string }{
	{"thanh toan", actNames[advice.Pay]}, {"nop phi", actNames[advice.Pay]}, {"paid", actNames[advice.Pay]}, {"pay", actNames[advice.Pay]},
	{"ket qua dien tu", actNames[advice.Issue]}, {"electronic result", actNames[advice.Issue]}, {"e-result", actNames[advice.Issue]},
	{"so hoa", actNames[advice.Digitise]}, {"digitis", actNames[advice.Digitise]}, {"digitiz", actNames[advice.Digitise]},
	{"qua han", actNames[advice.Clear]}, {"overdue", actNames[advice.Clear]},
	{"dung han", actNames[advice.Finish]}, {"giai quyet", actNames[advice.Finish]}, {"on time", actNames[advice.Finish]}, {"resolved", actNames[advice.Finish]},
	{"truc tuyen", fileOnline}, {"qua mang", fileOnline}, {"online", fileOnline},
}

var (
	number = regexp.MustCompile(`\d+`)
	counts = regexp.MustCompile(`ho so|dossier|giao dich|viec`)
)

// mostInCase bounds how many dossiers a case is about.
const mostInCase = 10_000

// readCase reads "5 hồ sơ nữa nộp trực tuyến": how many dossiers, and what is done with them.
func readCase(text string) (act string, n int, ok bool) {
	folded := names.Fold(text)
	found := number.FindString(folded)
	if found == "" || !counts.MatchString(folded) {
		return "", 0, false
	}
	n, err := strconv.Atoi(found)
	if err != nil || n < 1 || n > mostInCase {
		return "", 0, false
	}
	for _, c := range caseWords {
		if strings.Contains(folded, c.words) {
			return c.act, n, true
		}
	}
	return "", 0, false
}

// gradeWords are the grades as people say them, folded, with the codes that sets have for them.
var gradeWords = []struct{ words, code string }{
	{"xuat sac", "xuat-sac"}, {"excellent", "xuat-sac"}, {"tot", "tot"}, {"good", "tot"}, {"kha", "kha"}, {"fair", "kha"},
	{"trung binh", "trung-binh"}, {"average", "trung-binh"},
}

// gradeIn is the code of the grade that a text is about; "" for none.
func gradeIn(text string) string {
	folded := " " + names.Fold(text) + " "
	for _, g := range gradeWords {
		if strings.Contains(folded, " "+g.words+" ") {
			return g.code
		}
	}
	return ""
}

// gradeOf is the grade that a text is about among those of the rules.
func gradeOf(rules *scoring.RuleSet, code string) (scoring.Grade, bool) {
	for _, g := range rules.Grades {
		if g.Code == code {
			return g, code != ""
		}
	}
	return scoring.Grade{}, false
}
