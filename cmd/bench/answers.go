package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"syscall"
	"time"

	"motcua/scoring"
)

// measuredSets are the decisions by which cards are asked for, each with the last month that is scored by it: their cards are of
// different length, and what one costs says little of the other.
var measuredSets = []struct {
	name string
	last scoring.Month
}{
	{"459", "2025-06"},
	{"766", "2025-12"},
}

// benchTalk times /diem by each decision, through the whole path, against a bare echo bot, in turn.
func benchTalk(binary, dir string, length time.Duration, rounds int) error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	rates, costs := make([][]float64, len(measuredSets)), make([][]float64, len(measuredSets))
	for round := range rounds {
		floor, err := measureLoop(func(url, token string) *exec.Cmd { return exec.Command(self, "echo", url, token) }, nil, "/diem", length)
		if err != nil {
			return err
		}
		for i, set := range measuredSets {
			db := filepath.Join(dir, fmt.Sprintf("talk-%s-%d.db", set.name, round))
			codes, err := furnish(context.Background(), db, 14, set.last)
			if err != nil {
				return err
			}
			ours, err := measureLoop(serveCommand(binary, db), codes, "/diem", length)
			if err != nil {
				return err
			}
			rates[i] = append(rates[i], ours.perSecond/floor.perSecond)
			costs[i] = append(costs[i], float64(ours.processor)/float64(floor.processor))
			fmt.Printf("(b) /diem by %s from %d chats in closed loop: %.0f answers/s, %d µs of processor each; bare echo bot: %.0f answers/s, %d µs; ratios %.2f and %.2f\n",
				set.name, chats, ours.perSecond, ours.processor.Microseconds(), floor.perSecond, floor.processor.Microseconds(), rates[i][round], costs[i][round])
		}
	}
	for i, set := range measuredSets {
		slices.Sort(rates[i])
		slices.Sort(costs[i])
		fmt.Printf("(b) /diem by %s, the median of %d rounds: %.2f × the echo's answers (wanted: at least 1.0) at %.2f × its processor time (wanted: at most 1.0)\n",
			set.name, rounds, rates[i][rounds/2], costs[i][rounds/2])
	}
	return nil
}

// measureLoop is how fast a bot answers a question in closed loop.
func measureLoop(command func(url, token string) *exec.Cmd, codes []string, question string, length time.Duration) (speed, error) {
	b, err := startBot(command, codes)
	if err != nil {
		return speed{}, err
	}
	measured, err := b.askInLoop(question, length)
	return measured, errors.Join(err, b.stop())
}

// countryMonths is how many months the store of the whole country has, by the one decision and then by the other.
const countryMonths = 24

// benchCountry times /diem by each decision on a store of the whole country over two years, and looks at the memory of an idle bot.
func benchCountry(binary, dir string, length time.Duration, rounds int) error {
	const perSecond = 100
	db := filepath.Join(dir, "large.db")
	months := []scoring.Month{measuredSets[len(measuredSets)-1].last}
	for len(months) < countryMonths {
		months = append(months, months[len(months)-1].Prev())
	}
	codes, err := furnish(context.Background(), db, country, months...)
	if err != nil {
		return err
	}
	syscall.Sync() // what making the store left to write is not the bot's
	if err := measureIdle(binary, db); err != nil {
		return err
	}
	b, err := startBot(serveCommand(binary, db), codes)
	if err != nil {
		return err
	}
	for range rounds {
		for _, set := range measuredSets {
			took, err := b.askAtPace(questionsUpTo(set.last), perSecond, length)
			if err != nil {
				return err
			}
			syncs, err := measureSyncs(dir)
			if err != nil {
				return err
			}
			fmt.Printf("(c) /diem by %s on %d units × %d months at %d questions/s: median %.1f ms, p99 %.1f ms (wanted: under 25 ms); the disk alone: median %.1f ms, p99 %.1f ms\n",
				set.name, country, countryMonths, perSecond, milliseconds(took[len(took)/2]), milliseconds(took[len(took)*99/100]), milliseconds(syncs[len(syncs)/2]), milliseconds(syncs[len(syncs)*99/100]))
		}
	}
	return b.stop()
}

// questionsUpTo ask for units all over the country, in the half year that ends with a month.
func questionsUpTo(last scoring.Month) (questions []string) {
	var month scoring.Month
	for i := range 500 {
		if month = month.Prev(); i%6 == 0 {
			month = last
		}
		questions = append(questions, fmt.Sprintf("/diem %d/%d %s", month.Number(), month.Year(), unitName(i*6%country)))
	}
	return questions
}
