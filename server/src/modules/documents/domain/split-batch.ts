import { type Separator, readSeparator } from './separator.ts'

/** What is known of a page of a batch (`platform/scan`: `readCodes`, `measurePage`). */
export interface BatchPage {
  readonly page: number
  /** Texts of all codes on it. */
  readonly texts: readonly string[]
  /** It has the bars of a separator sheet. */
  readonly hasBars: boolean
  readonly isBlank: boolean
}

/** Pages that belong together, and what the sheet before them said. */
export interface BatchPaper {
  /** Null where no sheet went before, or one that could not be read: a person says what it is. */
  readonly separator: Separator | null
  readonly pages: readonly number[]
}

export interface BatchFault {
  /** A sheet that says nothing; one that says two things; one with no page behind it. */
  readonly code: 'separator-unreadable' | 'separator-ambiguous' | 'separator-empty'
  readonly page: number
}

export interface SplitBatch {
  readonly papers: readonly BatchPaper[]
  /** Separator sheets, and their blank backs. */
  readonly leftOut: readonly number[]
  readonly faults: readonly BatchFault[]
}

/**
 * The papers of a batch by its separator sheets. Each page is in one paper or left out, and none is lost: what stands
 * behind a sheet that cannot be read is a paper of its own without a name, never the end of the paper before, and a
 * sheet that says nothing takes nothing with it. A blank page is a paper's own, unless it is the back of a sheet.
 */
export function splitBatch(pages: readonly BatchPage[]): SplitBatch {
  const papers: { separator: Separator | null; pages: number[] }[] = []
  const [leftOut, faults]: [number[], BatchFault[]] = [[], []]
  let sheet: number | undefined
  let open: { separator: Separator | null; pages: number[] } | undefined

  function close(): void {
    if (open && open.pages.length > 0) papers.push(open)
    else if (sheet !== undefined) faults.push({ code: 'separator-empty', page: sheet })
  }

  for (const { page, texts, hasBars, isBlank } of pages) {
    const said = saidBy(texts, hasBars)
    if (said !== undefined) {
      close()
      leftOut.push(page)
      sheet = page
      open = { separator: typeof said === 'string' ? null : said, pages: [] }
      if (typeof said === 'string') faults.push({ code: said, page })
    } else if (isBlank && sheet === page - 1) {
      leftOut.push(page)
    } else {
      open ??= { separator: null, pages: [] }
      open.pages.push(page)
    }
  }
  close()
  return { papers, leftOut, faults: faults.sort((a, b) => a.page - b.page) }
}

/** What a page says as a separator sheet; undefined for a page that is none. */
function saidBy(
  texts: readonly string[], hasBars: boolean,
): Separator | 'separator-unreadable' | 'separator-ambiguous' | undefined {
  const read = texts.map(readSeparator)
  const said = read.filter((one) => one !== undefined && one !== 'broken')
  const [first] = said
  if (said.some((one) => JSON.stringify(one) !== JSON.stringify(first))) return 'separator-ambiguous'
  return first ?? (hasBars || read.includes('broken') ? 'separator-unreadable' : undefined)
}
