import { type Day, dayOf } from '../kernel/civil-day.ts'
import { ok } from '../kernel/result.ts'
import { contentsOfEntries, listEntryContents } from '../modules/catalogue/public.ts'
import {
  type CheckedFile, beginCheckShare, checkCopies, claimToCheck, copyNextFiles, countNoted, findCheckShare, forgetFiles,
  isNamedHere, noteChecked, noteContents, releaseToCheck, setChecked,
} from '../modules/documents/public.ts'
import type { Directory } from '../modules/organisation/public.ts'
import type { Clock } from '../platform/clock.ts'
import type { Backing, Db, Tx } from '../platform/db.ts'
import type { Log } from '../platform/log.ts'
import type { Storage } from '../platform/storage.ts'
import type { Poller } from './pollers.ts'
import { runOnce } from './run-once.ts'

export interface StoreRooms extends Backing {
  readonly storage: Storage
  readonly machineClock: Clock
  readonly directory: { on(day: Day): Pick<Directory, 'policy'> }
  readonly log: Log
}

const [HOUR, DAY] = [3_600_000, 86_400_000]
/** Milliseconds in which a batch is read, or another takes it up. */
const LEASE = 900_000
/** So many files a round. */
const BATCH = 20

/**
 * What keeps the file store whole: each file follows into the second store, and each day a share of all is read in
 * both places, so that all are within the days of the policy `store-check-days`; what is found is mended from the other
 * copy. By the machine's time: disks do not wait for a clock of a demonstration.
 */
export function storeKeepers(rooms: StoreRooms): Poller[] {
  const { db, storage, machineClock, log } = rooms
  return [
    {
      name: 'copy-files',
      everySeconds: 2,
      async run() {
        const done = await copyNextFiles(db, storage, machineClock.now(), BATCH)
        for (const file of done?.faulty ?? []) log.error({ file }, 'a file is not what was put there, and not copied')
        return done !== undefined && done.copied + done.faulty.length === BATCH
      },
    },
    { name: 'note-entry-files', everySeconds: 60, run: () => noteEntryContents(db) },
    { name: 'check-files', everySeconds: 600, run: () => checkShare(rooms) },
  ]
}

/** Whether a file, what was made of one, or an entry has this content now. */
export async function isNamed(db: Db | Tx, sha256: string): Promise<boolean> {
  return await isNamedHere(db, sha256) || (await contentsOfEntries(db, [sha256])).size > 0
}

/** What entries of the catalogue show is kept twice, too; its room is to the left and knows nothing of copies. */
export async function noteEntryContents(db: Db): Promise<void> {
  for (let after = ''; ;) {
    const found = await listEntryContents(db, after, 1_000)
    await noteContents(db, found)
    const last = found.at(-1)
    if (last === undefined) return
    after = last
  }
}

/**
 * Reads what is still to be read of this day's share, a batch; true if there is more. Claimed by a lease, read in no
 * transaction, and noted file by file: whoever reads events never waits for a disk.
 */
export async function checkShare(rooms: StoreRooms): Promise<boolean> {
  const { db, clock, machineClock, directory, storage, log } = rooms
  const days = directory.on(dayOf(clock.now())).policy('store-check-days')?.value
  if (typeof days !== 'number') return false // data older than the rule: then nothing is done until they are imported
  const now = machineClock.now()
  const since = new Date(now.getTime() - DAY + HOUR) // or the hour of the round would move on each day
  const day = await findCheckShare(db)
  if (!day || day.begunAt <= since) await beginCheckShare(db, Math.ceil(await countNoted(db) / days), now, since)
  const files = await claimToCheck(db, { before: since, now, until: new Date(now.getTime() + LEASE), limit: BATCH })
  const left = new Set(files.map(({ id }) => id))
  try {
    for (const file of files) {
      const done = await checkCopies(storage, file, {
        isRepairing: true, isNamed: (sha256) => isNamed(db, sha256),
      })
      for (const { sha256, copy, fault, isRestored } of done.findings)
        log.error({ file: sha256, copy, code: fault }, isRestored ? 'a copy was bad and is restored' : 'a copy is bad')
      await keep(rooms, done, now)
      left.delete(file.id)
    }
  } finally {
    await releaseToCheck(db, [...left])
  }
  return files.length === BATCH
}

/** Only what was found, or is there again, is a deed with an event. */
async function keep(rooms: StoreRooms, done: CheckedFile, now: Date): Promise<void> {
  const { file, findings, isForgotten } = done
  if (isForgotten) return forgetFiles(rooms.db, [file.sha256]) // or it would be the first to be looked at each day
  if (findings.length === 0 && !file.isLost) return setChecked(rooms.db, file.id, now, false)
  await runOnce(rooms, 'check-files', async (ctx) => {
    await noteChecked(ctx, done, now)
    return ok(true)
  })
}
