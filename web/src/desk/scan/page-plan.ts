import type { PageTurn } from './turns-of-faults.ts'

/** A page as it will be: from which file, turned, left out, and whether a new file begins with it. */
export interface PlannedPage {
  readonly key: string
  /** The place of its file among those of the paper. */
  readonly file: number
  readonly page: number
  readonly turn: 0 | 90 | 180 | 270
  readonly isOut: boolean
  readonly startsFile: boolean
}

/** All pages as they were sent, one file after the other, which is how they are joined; some turned already. */
export function planOf(pages: readonly number[], turns: readonly PageTurn[] = []): PlannedPage[] {
  return pages.flatMap((count, file) => Array.from({ length: count }, (_, nth) => ({
    key: `${file}-${nth + 1}`, file, page: nth + 1,
    turn: turns.find((one) => one.file === file && one.page === nth + 1)?.turn ?? 0, isOut: false, startsFile: false,
  })))
}

/** A quarter turn more to the right. */
export function turned(page: PlannedPage): PlannedPage {
  return { ...page, turn: (page.turn + 90) % 360 as PlannedPage['turn'] }
}

/** The same pages, one moved by a place. */
export function moved(plan: readonly PlannedPage[], nth: number, by: 1 | -1): readonly PlannedPage[] {
  const [page, other] = [plan[nth], plan[nth + by]]
  if (!page || !other) return plan
  return plan.map((one) => one === page ? other : one === other ? page : one)
}

/** The files that come of it, each with at least one page; what was left out is in none. */
export function filesOf(plan: readonly PlannedPage[]): readonly (readonly PlannedPage[])[] {
  const files: PlannedPage[][] = []
  let begins = true
  for (const page of plan) {
    begins ||= page.startsFile
    if (page.isOut) continue
    if (begins) files.push([])
    files.at(-1)?.push(page)
    begins = false
  }
  return files
}
