package phrases

import (
	"strings"
	"sync"
)

// phrase is a phrase as it is compared with what was said.
type phrase []word

// subject is a topic whose phrases are ready to be compared.
type subject struct {
	topic
	phrases, beside []phrase
}

// lexicon is all that the tables say, ready to be compared: a text meets a thousand phrases, and each of them several times.
type lexicon struct {
	subjects                                                          []subject
	fillers, today, comparing, comparingBoth, betweenBoth, comparable []phrase
}

// lexiconOnce reads the tables when somebody asks in words of their own for the first time.
var lexiconOnce = sync.OnceValue(func() *lexicon {
	l := &lexicon{
		fillers: phrasesOf(fillers()), today: phrasesOf(todayWords()), comparing: phrasesOf(comparing()),
		comparingBoth: phrasesOf(comparingBoth()), betweenBoth: phrasesOf(betweenBoth()), comparable: phrasesOf(comparable()),
	}
	for _, t := range topics() {
		l.subjects = append(l.subjects, subject{t, phrasesOf(t.phrases), phrasesOf(t.beside)})
	}
	return l
})

// phrasesOf are phrases of a table as they are compared.
func phrasesOf(texts []string) []phrase {
	all := make([]phrase, len(texts))
	for i, text := range texts {
		for written := range strings.FieldsSeq(text) {
			all[i] = append(all[i], wordOf(written))
		}
	}
	return all
}
