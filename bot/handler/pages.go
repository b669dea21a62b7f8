package handler

import (
	"motcua/bot/view"
	"motcua/scoring"
)

// paged reads a page of a list; when the list has become shorter than that, its last page.
func paged(page, size int, read func(offset int) ([]scoring.Listed, int, error)) (rows []scoring.Listed, total, shown int, err error) {
	rows, total, err = read(page * size)
	if last := view.LastPage(total, size); err == nil && page > last {
		return paged(last, size, read)
	}
	return rows, total, page, err
}
