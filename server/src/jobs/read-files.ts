import { dayOf } from '../kernel/civil-day.ts'
import { keepNextWords, readNextFile, uploadLimitsOf } from '../modules/documents/public.ts'
import type { DirectorySource } from '../modules/organisation/public.ts'
import type { Clock } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'
import type { Log } from '../platform/log.ts'
import { type PageReader, openPageReader } from '../platform/scan/open-page-reader.ts'
import type { Storage } from '../platform/storage.ts'
import type { Poller } from './pollers.ts'

export interface ReadingJobRooms {
  readonly db: Db
  readonly storage: Storage
  readonly clock: Clock
  readonly directory: DirectorySource
  readonly log: Pick<Log, 'warn'>
  /** Where Ghostscript is configured, by which what others drew keeps its letters in archive copies. */
  readonly config?: { readonly ghostscript: string | undefined }
}

/** Reading stands back behind everything else on the machine (nice 10): nobody waits for it. */
export const openBackgroundReader = (): PageReader => openPageReader({ megabytes: 512, seconds: 30, niceness: 10 })

/**
 * Reads one file: its text, a copy for the archive, a small picture (`readNextFile`); or else keeps the words of one
 * that was read before they were kept. True if there was one, and there may be more. What fails is logged by its hash,
 * and kept with its reason.
 */
export async function readNext(rooms: ReadingJobRooms, reader: PageReader): Promise<boolean> {
  const { clock, log } = rooms
  const directory = rooms.directory.on(dayOf(clock.now()))
  const { maxPages } = uploadLimitsOf(directory.policy('upload-limits')?.value)
  const author = directory.units.find(({ parentId }) => parentId === null)?.name ?? ''
  const done = await readNextFile({ ...rooms, reader }, {
    maxPages, author, ghostscript: rooms.config?.ghostscript, now: () => clock.now(),
  })
  if (done && done.fault !== null) log.warn({ file: done.sha256, code: done.fault }, 'a file could not be read')
  return done !== undefined || keepNextWords(rooms)
}

/** Reads what was scanned or sent, one file after the other, in a loop of its own. */
export function readingPoller(rooms: ReadingJobRooms): Poller {
  let reader: PageReader | undefined
  return { name: 'read-files', everySeconds: 3, run: () => readNext(rooms, reader ??= openBackgroundReader()) }
}
