package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"motcua/bot/sandbox"
)

const chats = 64

// bot is a bot as its own process, talking to a sandbox of ours.
type bot struct {
	process  *exec.Cmd
	telegram *sandbox.Server
	users    []*sandbox.User
}

// startBot starts a sandbox and the bot against it, with users whom the codes register; nil codes are users of a bot that
// wants none.
func startBot(command func(url, token string) *exec.Cmd, codes []string) (*bot, error) {
	b := &bot{telegram: sandbox.New(sandbox.Config{KeepTranscript: 200, KeepRequests: -1})}
	if err := b.telegram.Start(""); err != nil {
		return nil, err
	}
	b.process = command(b.telegram.URL(), b.telegram.Token())
	b.process.Stderr = os.Stderr
	if err := b.process.Start(); err != nil {
		return nil, err
	}
	users := chats
	if codes != nil {
		users = len(codes)
	}
	for i := range users {
		u := b.telegram.User(int64(9_000_000_000+i), "vi")
		code := ""
		if codes != nil {
			code = codes[i]
		}
		ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
		stream := b.telegram.Subscribe(u.ID)
		u.Start(code)
		err := awaitAnswer(ctx, stream)
		if codes != nil { // who registers is greeted, and told what to ask
			err = errors.Join(err, awaitAnswer(ctx, stream))
		}
		stream.Close()
		cancel()
		if err != nil {
			return nil, fmt.Errorf("user %d is not greeted: %w", i, err)
		}
		b.users = append(b.users, u)
	}
	return b, nil
}

func (b *bot) stop() error {
	defer b.telegram.Close()
	if err := b.process.Process.Signal(syscall.SIGTERM); err != nil {
		return err
	}
	return b.process.Wait()
}

// awaitAnswer waits for a message of the bot.
func awaitAnswer(ctx context.Context, stream *sandbox.Subscription) error {
	for {
		e, err := stream.Next(ctx)
		if err != nil {
			return err
		}
		if e.Kind == sandbox.Message {
			return nil
		}
	}
}

// speed is how fast a bot answers, and what that costs its process.
type speed struct {
	perSecond float64
	processor time.Duration // of an answer
}

// askInLoop lets every user ask again as soon as it was answered.
func (b *bot) askInLoop(question string, length time.Duration) (speed, error) {
	ctx, cancel := context.WithTimeout(context.Background(), length+time.Minute)
	defer cancel()
	var answers atomic.Int64
	var failed atomic.Value
	var users sync.WaitGroup
	before, err := processorTime(b.process.Process.Pid)
	if err != nil {
		return speed{}, err
	}
	started := time.Now()
	for _, u := range b.users {
		users.Go(func() {
			stream := b.telegram.Subscribe(u.ID)
			defer stream.Close()
			for time.Since(started) < length {
				u.Send(question)
				if err := awaitAnswer(ctx, stream); err != nil {
					failed.Store(err)
					return
				}
				answers.Add(1)
			}
		})
	}
	users.Wait()
	if err, ok := failed.Load().(error); ok {
		return speed{}, err
	}
	took := time.Since(started)
	after, err := processorTime(b.process.Process.Pid)
	n := float64(answers.Load())
	return speed{n / took.Seconds(), time.Duration(float64(after-before) / n)}, err
}

// askAtPace asks so many questions a second, whatever comes back, and gives how long each answer took.
func (b *bot) askAtPace(questions []string, perSecond int, length time.Duration) ([]time.Duration, error) {
	ctx, cancel := context.WithTimeout(context.Background(), length+time.Minute)
	defer cancel()
	var mu sync.Mutex
	var took []time.Duration
	var failed error
	streams := make([]*sandbox.Subscription, len(b.users))
	locks := make([]sync.Mutex, len(b.users))
	for i, u := range b.users {
		streams[i] = b.telegram.Subscribe(u.ID)
		defer streams[i].Close()
	}
	var asked sync.WaitGroup
	tick := time.NewTicker(time.Second / time.Duration(perSecond))
	defer tick.Stop()
	for n := range perSecond * int(length.Seconds()) {
		<-tick.C
		i := n % len(b.users)
		asked.Go(func() {
			locks[i].Lock()
			defer locks[i].Unlock()
			started := time.Now()
			b.users[i].Send(questions[n%len(questions)])
			err := awaitAnswer(ctx, streams[i])
			mu.Lock()
			defer mu.Unlock()
			took, failed = append(took, time.Since(started)), err
		})
	}
	asked.Wait()
	slices.Sort(took)
	return took, failed
}

// residentMemory is the memory a process holds now, in MB.
func residentMemory(pid int) (int, error) { return statusOf(pid, "VmRSS") }

// statusOf is a figure of the kernel's about the memory of a process, in MB.
func statusOf(pid int, figure string) (int, error) {
	raw, err := os.ReadFile(filepath.Join("/proc", fmt.Sprint(pid), "status"))
	if err != nil {
		return 0, err
	}
	for line := range strings.SplitSeq(string(raw), "\n") {
		var kb int
		if _, err := fmt.Sscanf(line, figure+": %d kB", &kb); err == nil {
			return kb / 1024, nil
		}
	}
	return 0, fmt.Errorf("process %d states no memory", pid)
}

// processorTime is how long a process has been at work.
func processorTime(pid int) (time.Duration, error) {
	raw, err := os.ReadFile(filepath.Join("/proc", fmt.Sprint(pid), "stat"))
	if err != nil {
		return 0, err
	}
	// The name of the process, in brackets, may hold spaces. Times are in hundredths of a second.
	fields := strings.Fields(string(raw[bytes.LastIndexByte(raw, ')')+1:]))
	if len(fields) < 13 {
		return 0, fmt.Errorf("process %d states no times", pid)
	}
	user, err1 := strconv.ParseInt(fields[11], 10, 64)
	system, err2 := strconv.ParseInt(fields[12], 10, 64)
	return time.Duration(user+system) * 10 * time.Millisecond, errors.Join(err1, err2)
}
