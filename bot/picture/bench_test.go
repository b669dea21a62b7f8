package picture_test

import (
	"bytes"
	"sync"
	"testing"

	"motcua/bot/picture"
	"motcua/internal/trial"
)

func TestManyAtOnceDrawTheSameBytes(t *testing.T) {
	words, trend, ranking := printer(t, "vi"), trends(t)["full"], rankings(t)["long"]
	pictures := []func() ([]byte, error){
		func() ([]byte, error) { return picture.Trend(words, trend) },
		func() ([]byte, error) { return picture.Ranking(words, ranking) },
	}
	var want [][]byte
	for _, draw := range pictures {
		drawn, err := draw()
		if err != nil {
			t.Fatal(err)
		}
		want = append(want, drawn)
	}
	var all sync.WaitGroup
	for i := range trial.Count(50, 24, 8) {
		all.Go(func() {
			if drawn, err := pictures[i%2](); err != nil || !bytes.Equal(drawn, want[i%2]) {
				t.Errorf("the same data gave other bytes, or the error %v", err)
			}
		})
	}
	all.Wait()
}

func BenchmarkTrend(b *testing.B) {
	words, trend := printer(b, "vi"), trends(b)["full"]
	b.ReportAllocs()
	for b.Loop() {
		if _, err := picture.Trend(words, trend); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkRanking(b *testing.B) {
	words, ranking := printer(b, "vi"), rankings(b)["page"]
	ranking.Grades = grades(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := picture.Ranking(words, ranking); err != nil {
			b.Fatal(err)
		}
	}
}
