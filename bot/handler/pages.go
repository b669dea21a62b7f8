package handler

import "motcua/bot/view"

// paged reads a page of a list; when the list has become shorter than that, its last page.
func paged[T any](page, size int, read func(offset int) ([]T, int, error)) (rows []T, total, shown int, err error) {
	rows, total, err = read(page * size)
	if last := view.LastPage(total, size); err == nil && page > last {
		return paged(last, size, read)
	}
	return rows, total, page, err
}
