/** Whether a figure with thousands separators and without quotes seems to begin here: 1,234.5 is two cells. */
export function isTorn(cells: readonly string[], at: number): boolean {
  return /^\D?\d{1,3}$/.test((cells[at] ?? '').trim()) && /^\d{3}(?:\D|$)/.test((cells[at + 1] ?? '').trim());
}
