/** When those at the counters are done: a heap, its least in front. */
export class EndTimes {
  readonly #ends: number[] = []

  get count(): number {
    return this.#ends.length
  }

  get first(): number {
    return this.#ends[0] ?? Infinity
  }

  freeUntil(now: number): void {
    while (this.first <= now && this.count > 0) this.#drop()
  }

  add(end: number): void {
    const ends = this.#ends
    let at = ends.push(end) - 1
    while (at > 0) {
      const above = at - 1 >> 1
      if ((ends[above] ?? 0) <= end) break
      ends[at] = ends[above] ?? 0
      at = above
    }
    ends[at] = end
  }

  #drop(): void {
    const ends = this.#ends
    const last = ends.pop() ?? 0
    if (ends.length === 0) return
    let at = 0
    for (;;) {
      const left = 2 * at + 1
      const smaller = (ends[left + 1] ?? Infinity) < (ends[left] ?? Infinity) ? left + 1 : left
      if (smaller >= ends.length || (ends[smaller] ?? 0) >= last) break
      ends[at] = ends[smaller] ?? 0
      at = smaller
    }
    ends[at] = last
  }
}
