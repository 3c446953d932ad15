const KEPT = 'motcua-phim-mot-chu'

/** Whether this browser's desk listens to keys without Ctrl or Alt; it does until somebody says no. */
export function hasSingleKeys(): boolean {
  return localStorage.getItem(KEPT) !== 'tat'
}

export function chooseSingleKeys(isOn: boolean): void {
  if (isOn) localStorage.removeItem(KEPT)
  else localStorage.setItem(KEPT, 'tat')
}
