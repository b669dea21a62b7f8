// Package dates reads the dates, months and periods that files state: in a cell (14/06/2024 16:30, a serial of a workbook, "16h30
// ngày 14/6/2024"), or in the lines above a table ("Từ ngày 01/06/2024 đến ngày 30/06/2024"). Whether day or month stands first in a
// column is for its reader to decide, from all its cells: a Stamp can be read both ways.
package dates
