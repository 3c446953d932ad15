import { type Day, dayOf } from '../kernel/civil-day.ts'
import { ok } from '../kernel/result.ts'
import { contentsOfEntries, listEntryContents } from '../modules/catalogue/public.ts'
import {
  checkCopies, copyNextFiles, countChecked, isFile, lockToCheck, noteChecked, noteContents,
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
/** So many files a transaction. */
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

/** Whether a file or an entry has this content now. */
export async function isNamed(db: Db | Tx, sha256: string): Promise<boolean> {
  return await isFile(db, sha256) || (await contentsOfEntries(db, [sha256])).size > 0
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

/** Reads what is still to be read of this day's share, a batch; true if there is more. */
export async function checkShare(rooms: StoreRooms): Promise<boolean> {
  const { db, clock, machineClock, directory, storage, log } = rooms
  const days = directory.on(dayOf(clock.now())).policy('store-check-days')?.value
  if (typeof days !== 'number') return false // data older than the rule: then nothing is done until they are imported
  const now = machineClock.now()
  const since = new Date(now.getTime() - DAY + HOUR) // or the hour of the round would move on each day
  const { total, checked } = await countChecked(db, since)
  const due = Math.min(BATCH, Math.ceil(total / days) - checked)
  if (due <= 0) return false
  return runOnce(rooms, 'check-files', async (ctx) => {
    const files = await lockToCheck(ctx.tx, since, due)
    for (const file of files) {
      const done = await checkCopies(storage, file, {
        isRepairing: true, isNamed: (sha256) => isNamed(db, sha256),
      })
      for (const { sha256, copy, fault, isRestored } of done.findings)
        log.error({ file: sha256, copy, code: fault }, isRestored ? 'a copy was bad and is restored' : 'a copy is bad')
      await noteChecked(ctx, done, now)
    }
    return ok(files.length === BATCH)
  })
}
