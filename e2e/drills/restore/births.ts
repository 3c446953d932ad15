import { rmSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import type { BirthDesk } from '../../birth.ts'
import { newFolder } from '../../instance.ts'
import { type Book, compare, numbersByProof, proofOf, writeUntil } from '../load.ts'
import { type Motcua, must } from '../motcua.ts'
import { until } from '../postgres-process.ts'
import { type LostServer, inRestored } from './state.ts'

/** Births told before the moment, and those that must come after it. */
const [BEFORE, AFTER] = [60, 20]
/** A moment is told in whole milliseconds, a commit in thousandths of them. */
const APART = 5
/** Milliseconds in which so few must be taken, while a base is copied. */
const SLOWEST = 600_000

/** What clerks were told was taken while backups were made of their work. */
export interface Births {
  readonly moment: string
  /** Told before the moment, by the number of the declaration. */
  readonly before: ReadonlyMap<number, string>
  /** Declarations that were sent after it, told or not. */
  readonly after: readonly number[]
  /** Told before the last run of the backup began. */
  readonly end: ReadonlyMap<number, string>
}

/** A backup of three runs, while clerks write and nobody waits for anybody. */
export async function backUpBirths(
  motcua: Motcua, { url, desks, book, home, backup, key }: {
    readonly url: string
    readonly desks: readonly BirthDesk[]
    readonly book: Book
    readonly home: string
    readonly backup: string
    readonly key: string
  },
): Promise<Births> {
  const ending = new AbortController()
  const add = () => must(motcua('backup', backup, '--key', key, '--data', home, '--json'))
  const taken = async (many: number) => until(`${many} births told`, async () => book.acknowledged.size >= many, SLOWEST)
  const writing = writeUntil(url, { desks, book, signal: ending.signal })
  try {
    await add()
    await taken(BEFORE)
    await add()
    await taken(book.acknowledged.size + AFTER)
    const before = new Map(book.acknowledged)
    await pause(APART)
    const moment = new Date(performance.timeOrigin + performance.now()).toISOString()
    await pause(APART)
    const first = book.next
    await taken(before.size + AFTER)
    const end = new Map(book.acknowledged)
    await add()
    return { moment, before, after: Array.from({ length: book.next - first }, (_, n) => first + n), end }
  } finally {
    ending.abort()
    await writing
  }
}

export interface BirthsFound {
  readonly lost: number
  readonly doubled: number
  /** That were sent after the moment, and are there all the same. */
  readonly early: number
  /** Restores that were refused, or whose state does not fit its seals. */
  readonly unfit: number
}

/** Restores to the moment and to the end, and holds what clerks were told against the rows. */
export async function findBirths(
  motcua: Motcua, { births, backup, key, server }: {
    readonly births: Births
    readonly backup: string
    readonly key: string
    readonly server: LostServer
  },
): Promise<BirthsFound> {
  const found = { lost: 0, doubled: 0, early: 0, unfit: 0 }
  for (const { at, told, after } of [
    { at: ['--at', births.moment], told: births.before, after: births.after },
    { at: [], told: births.end, after: [] },
  ]) {
    const folder = newFolder()
    try {
      const { code } = await motcua('restore', backup, '--key', key, '--data', folder, ...at, '--json')
      if (code !== 0) found.unfit += 1
      const there = await inRestored(folder, server, async (database) => ({
        ...await compare(database, told), early: await countOf(database, after),
      }))
      found.lost += there?.lost ?? told.size
      found.doubled += there?.doubled ?? 0
      found.early += there?.early ?? 0
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
  return found
}

/** How many of these declarations are there. */
async function countOf(database: pg.Pool, declarations: readonly number[]): Promise<number> {
  const numbers = await numbersByProof(database)
  return declarations.filter((n) => numbers.has(proofOf(n))).length
}
