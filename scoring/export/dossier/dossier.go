// Package dossier turns rows of exports into dossiers and dossiers into tallies. Personal data of applicants never
// gets into a Dossier.
package dossier

import "time"

// Dossier is one citizen's case under one administrative procedure. Instants are Unix seconds; 0 means none.
type Dossier struct {
	Code          string // its identity: "000.12.32.H18-240605-0002"; see Identity
	Unit          string // code of the unit in the register
	Procedure     string // name, NFC; "" when it is not known
	Field         string // lĩnh vực
	ProcedureCode string // the procedure's national code, "1.001193"; "" when it is not known
	Received      int64
	Unaccepted    bool // it was filed and never accepted, or is deleted: Received is the day of filing
	Due           int64
	DueUnknown    bool  // whether there is a due date is not known; Due is 0
	Finished      int64 // when it ended; 0 for one that has: when is not known
	Submitted     int64 // when the applicant filed it; 0 when that is not known
	Status        Status
	Channel       Channel
	Fee           Answer // whether there is a fee to pay
	PaidOnline    Answer // No where there is no fee
	Digitised     Answer // components digitised
	EResult       Answer // electronic result issued
	Reused        Answer // a component was taken over that had been digitised before
	FromStore     Answer // a component came from the applicant's own store of data
	Verified      Answer // filed by an account that is verified (VNeID)
	Gone          int64  // of an open one: the data time of the newer export of its unit that does not contain it, though it would; 0 for none
	DataTime      int64  // of the newest data that have it; 0 before it is in the store

	Silent Fields // what its row says nothing of: what is known of those fields stays; 0 of a dossier in the store
}

// Answer is what is known of a yes or no. What is not known is neither, and counts nowhere.
type Answer uint8

// The answers.
const (
	NotKnown Answer = iota
	No
	Yes
)

// Fields are fields of a dossier, a bit each.
type Fields uint16

// The fields about which a row may say nothing, because its file has no column for them.
const (
	OfStatus Fields = 1 << iota
	OfChannel
	OfFee
	OfPayment
	OfDigitised
	OfEResult
	OfDue
	OfFinish
	OfReused
	OfFromStore
	OfVerified
	OfSubmitted
)

// Status is the national status code of a dossier, 1 to 10; 0 is not known, and counts nowhere.
type Status uint8

// The national status codes.
const (
	Registered     Status = 1  // Mới đăng ký
	Accepted       Status = 2  // Được tiếp nhận
	NotAccepted    Status = 3  // Không được tiếp nhận
	Processing     Status = 4  // Đang xử lý
	WantsPapers    Status = 5  // Yêu cầu bổ sung giấy tờ
	WantsPayment   Status = 6  // Yêu cầu thực hiện nghĩa vụ tài chính
	Withdrawn      Status = 7  // Công dân yêu cầu rút hồ sơ
	Suspended      Status = 8  // Dừng xử lý
	Processed      Status = 9  // Đã xử lý xong
	ResultReturned Status = 10 // Đã trả kết quả
)

// Counted says whether a dossier in this status counts anywhere.
func (s Status) Counted() bool { return s.Open() || s.Paused() || s.Resolved() }

// Open says whether the clock runs.
func (s Status) Open() bool { return s == Accepted || s == Processing }

// Paused says whether the dossier is open with its clock stopped: it is never overdue meanwhile.
func (s Status) Paused() bool { return s == WantsPapers || s == WantsPayment || s == Suspended }

// Resolved says whether the dossier was resolved, at its finish time.
func (s Status) Resolved() bool { return s == Processed || s == ResultReturned }

// Dropped says whether the dossier ended without being resolved. To decision 459 a suspended one is paused all the same.
func (s Status) Dropped() bool { return s == NotAccepted || s == Withdrawn || s == Suspended }

// Ended says whether the dossier has an end, resolved or not.
func (s Status) Ended() bool { return s.Resolved() || s.Dropped() }

// Channel is how a dossier was filed.
type Channel uint8

// The channels; 0 is not known.
const (
	Direct Channel = 1 // trực tiếp
	Online Channel = 2 // trực tuyến
	Postal Channel = 3 // BCCI, bưu chính
)

// Known is a dossier with how it came to be known.
type Known struct {
	Dossier
	UnitName  string
	Corrected bool   // a report that its data are wrong was accepted: official figures count it all the same
	Told      []Told // the oldest first, at least one: the last is the dossier as it is
}

// Told is a dossier as a file left it, without its code, unit and procedure.
type Told struct {
	Dossier
	File string    // its name; "" where it is not kept which file it was
	At   time.Time // when the file was taken in
}
