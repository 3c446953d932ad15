import { type Result, ok, refuse } from '../../kernel/result.ts'
import { openTurns } from '../fair-turns.ts'
import { openSupervisedProcess } from '../supervised-process.ts'
import type { ArrangeRefusal, WantedPage } from './arrange-pages.ts'
import type { NotConverted } from './convert-drawing.ts'
import type { KeptPage } from './make-archive-copy.ts'
import type { PageMeasures } from './measure-page.ts'
import type { Turn } from './page-turn.ts'
import type { PageAnswer, PageOrder } from './page-work.ts'
import type { NoPictures, PageSource } from './pictures.ts'
import type { PageCodes } from './read-codes.ts'
import type { PageText } from './read-text.ts'

type EachPage = 'read' | 'measure' | 'codes' | 'keep' | 'thumbnail'
export type ReadRefusal = NoPictures['reason'] | 'file-too-heavy' | 'file-too-many-pages'
/** Of each page what was asked for, in their order. */
export type PagesAnswer<T> =
  | { readonly kind: PageSource['kind']; readonly pages: readonly T[] }
  | { readonly refused: ReadRefusal }
  /** Why the file cannot be opened, as the system says it. */
  | { readonly code: string }

export interface PageLimits { readonly maxPages: number }

/** By how much each page was turned when it was read, in their order. */
export interface KnownTurns { readonly turns?: readonly (Turn | undefined)[] }

/** Reads pages of files. `whose` they are decides whose page is next while others wait; a file by itself, if unsaid. */
export interface PageReader {
  /**
   * The text of a file's pages. Refused as `file-too-heavy`: a page that takes more than 512 MB or 30 seconds of
   * processor time, or a file whose pages took more than 30 seconds and 15 for each. The next file is read all the
   * same.
   */
  readText(path: string, limits: PageLimits, whose?: string): Promise<PagesAnswer<PageText>>
  /** What can be measured of a file's pages, within the same limits: whether they can be read at all. */
  measure(path: string, limits: PageLimits, whose?: string): Promise<PagesAnswer<PageMeasures>>
  /** What a file's pages say to a machine: codes, and whether they are separator sheets. */
  readCodes(path: string, limits: PageLimits, whose?: string): Promise<PagesAnswer<PageCodes>>
  /** The pages as an archive copy keeps them (`makeArchiveCopy`), turned as they were read where that is known. */
  keep(path: string, limits: PageLimits & KnownTurns, whose?: string): Promise<PagesAnswer<KeptPage>>
  /** A small JPEG of each page, 320 pixels along its longer side. */
  thumbnails(path: string, limits: PageLimits, whose?: string): Promise<PagesAnswer<Uint8Array>>
  /**
   * A copy of what others drew by Ghostscript (`convertDrawing`), which is begun by this process and bounded by the
   * kernel as well; or why there is none.
   */
  convert(path: string, program: string): Promise<{ readonly pdf: Buffer } | { readonly not: NotConverted }>
  /** Whether it is a PDF with a signature, which must stay as it came. */
  isSigned(path: string): Promise<boolean | { readonly code: string }>
  /** A PDF of these pages of these files (`arrangePages`), made where a hostile file ends nothing but its own order. */
  arrange(
    paths: readonly string[], wanted: readonly WantedPage[], whose?: string,
  ): Promise<Result<Buffer, ArrangeRefusal | TooHeavy>>
  close(): void
}

/** Not to be worked on within the limits, or not to be opened at all. */
export interface TooHeavy { readonly code: 'file-too-heavy' | 'file-unreadable' }

/** What its process may take for a page, and how far it stands back behind others (`nice`). */
export interface ReaderUse { readonly megabytes: number; readonly seconds: number; readonly niceness?: number }

interface File { readonly path: string; readonly limits: PageLimits & KnownTurns; readonly whose: string }

/** Of what was done, how many seconds of processor time it took; or why it was given up. */
type Answered = PageAnswer & { readonly took: number } | { readonly givenUp: string }

const [MEGABYTES, SECONDS] = [512, 30]
/** Of all pages together: a full sheet of A4 takes under 8. */
const EACH = 15
/** What a process that has worked keeps to itself must not be laid to the next page's charge. */
const TIRED = 400 * 1_048_576
/** Seconds by the clock to one of the processor: the machine has others to serve. */
const PATIENCE = 10

/**
 * Opens the reader of page pictures; its process begins with the first file. Limits are those of a page and not of a
 * file, since a paper of twenty honest pages takes two minutes.
 */
export function openPageReader(
  { megabytes, seconds: atMost, niceness = 0 }: ReaderUse = { megabytes: MEGABYTES, seconds: SECONDS },
): PageReader {
  const process = openSupervisedProcess<PageOrder, PageAnswer | { readonly givenUp: string }>({
    module: new URL('page-work.ts', import.meta.url), megabytes, seconds: atMost,
    patience: PATIENCE, niceness, givenUp: (why) => ({ givenUp: why }),
  })
  const turns = openTurns()
  let [bytes, isFresh, seconds] = [0, true, 0]

  /**
   * One page, when it is its turn: so a paper of one page waits for a page of a large batch and not for all of it. The
   * process opens a file anew where another came between, which costs little beside a page.
   */
  async function ask(order: PageOrder, whose: string): Promise<Answered> {
    return turns(whose, () => askNow(order))
  }

  /** What was given up for memory in a process that had worked before is tried once more in a new one. */
  async function askNow(order: PageOrder): Promise<Answered> {
    if (bytes > TIRED) rest()
    const wasFresh = isFresh
    isFresh = false
    const answer = await process.ask(order)
    if ('givenUp' in answer) {
      forget()
      return answer.givenUp !== 'time' && !wasFresh ? askNow(order) : answer
    }
    const { used } = answer
    // A new process counts from nothing.
    const took = used.seconds >= seconds ? used.seconds - seconds : used.seconds
    ;[bytes, seconds] = [used.bytes, used.seconds]
    return { ...answer, took }
  }

  function forget(): void {
    ;[bytes, isFresh, seconds] = [0, true, 0]
  }

  function rest(): void {
    process.close()
    forget()
  }

  async function each<T>(
    { path, limits: { maxPages, turns: known = [] }, whose }: File, what: EachPage,
    pick: (answer: PageAnswer) => T | undefined,
  ): Promise<PagesAnswer<T>> {
    const opened = await ask({ ask: 'open', path }, whose)
    if ('givenUp' in opened) return { refused: 'file-too-heavy' }
    if (!('kind' in opened)) return refusalOf(opened)
    if (opened.pages > maxPages) return { refused: 'file-too-many-pages' }
    const pages: T[] = []
    let taken = 0
    for (let page = 1; page <= opened.pages; page += 1) {
      const order = { path, page } as const
      const wanted = what === 'keep' ? { ...order, ask: what, turn: known[page - 1] } : { ...order, ask: what }
      const answer = await ask(wanted, whose)
      if ('givenUp' in answer) return { refused: 'file-too-heavy' }
      const picked = pick(answer)
      if (picked === undefined) return refusalOf(answer)
      taken += answer.took
      if (taken > atMost + EACH * page) return { refused: 'file-too-heavy' }
      pages.push(picked)
    }
    return { kind: opened.kind, pages }
  }

  /** What is asked of each page of a file, and which part of the answer that is. */
  function eachOf<T>(what: EachPage, pick: (answer: PageAnswer) => T | undefined) {
    return async (path: string, limits: PageLimits & KnownTurns, whose = path) =>
      each({ path, limits, whose }, what, pick)
  }

  return {
    readText: eachOf('read', (answer) => 'text' in answer ? answer.text : undefined),
    measure: eachOf('measure', (answer) => 'measures' in answer ? answer.measures : undefined),
    readCodes: eachOf('codes', (answer) => 'codes' in answer ? answer.codes : undefined),
    keep: eachOf('keep', (answer) => 'kept' in answer ? answer.kept : undefined),
    thumbnails: eachOf('thumbnail', (answer) => 'small' in answer ? answer.small : undefined),
    async convert(path, program) {
      const answer = await ask({ ask: 'convert', path, program }, path)
      if ('made' in answer) return { pdf: Buffer.from(answer.made) }
      if ('givenUp' in answer) return { not: 'gave-up' }
      return { not: 'not' in answer ? answer.not : 'failed' }
    },
    async isSigned(path) {
      const answer = await ask({ ask: 'signed', path }, path)
      if ('givenUp' in answer) return { code: 'file-too-heavy' }
      if ('isSigned' in answer) return answer.isSigned
      return { code: 'code' in answer ? answer.code : 'file-broken' }
    },
    async arrange(paths, wanted, whose = paths.join()) {
      const answer = await ask({ ask: 'arrange', paths, wanted }, whose)
      if ('givenUp' in answer) return refuse({ code: 'file-too-heavy' })
      if ('refusal' in answer) return refuse(answer.refusal)
      return 'made' in answer ? ok(Buffer.from(answer.made)) : refuse({ code: 'file-unreadable' })
    },
    close: process.close,
  }
}

function refusalOf(answer: PageAnswer): { readonly code: string } | { readonly refused: ReadRefusal } {
  if ('code' in answer) return { code: answer.code }
  return { refused: 'refused' in answer ? answer.refused : 'file-broken' }
}
