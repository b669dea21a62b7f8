package storage

/*
#include <stdlib.h>
#ifdef __GLIBC__
#include <malloc.h>
static void trim(void) { malloc_trim(0); }
#else
static void trim(void) {}
#endif
*/
import "C"

// GiveBack has the C library return the memory that SQLite has freed to the operating system. By itself glibc keeps it, in as many heaps as
// there were threads: about 50 MB for each import.
func GiveBack() { C.trim() }
