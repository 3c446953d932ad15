/** The list with one of it a place up (-1) or down (1); the same list where there is no such place. */
export function moved<T>(list: readonly T[], nth: number, by: -1 | 1): readonly T[] {
  const [one, other] = [list[nth], list[nth + by]]
  if (one === undefined || other === undefined) return list
  return list.map((item, at) => at === nth ? other : at === nth + by ? one : item)
}

/** The list without one of it. */
export function without<T>(list: readonly T[], nth: number): readonly T[] {
  return list.filter((_, at) => at !== nth)
}

/** The list with one of it changed. */
export function replaced<T>(list: readonly T[], nth: number, change: (item: T) => T): readonly T[] {
  return list.map((item, at) => at === nth ? change(item) : item)
}
