import { readCursor, readEventFigures, readSealFigures } from '../modules/audit/public.ts'
import { countPutAway, readCopyFigures } from '../modules/documents/public.ts'
import { readQuarantine } from '../modules/documents/public.ts'
import { countIdle, countLateBySupplement } from '../modules/dossiers/public.ts'
import { countOverdue } from '../modules/workflow/public.ts'
import { DISPATCHER } from '../jobs/dispatch.ts'
import { readBackupAge } from '../platform/backup/last-backup.ts'
import { readFreeSpace } from '../platform/free-space.ts'
import { type Metrics, openMetrics } from '../platform/metrics.ts'
import { readJobFigures } from '../platform/work-queue/add-jobs.ts'
import type { Rooms } from './open-rooms.ts'

/** The figures of this process and of the tables, each read by the room it belongs to. */
export function openServerMetrics(rooms: Rooms): Metrics {
  const { db, clock, machineClock } = rooms
  return openMetrics([
    async () => {
      const [fullest] = await readFreeSpace([rooms.config.filesFolder, ...rooms.config.watchedFolders])
      return fullest ? { leastFreeBytes: fullest.freeBytes, leastFreeRatio: fullest.ratio } : {}
    },
    async () => {
      const { lastBackup } = rooms.config
      const age = lastBackup === undefined ? undefined : await readBackupAge(lastBackup, machineClock.now())
      return age === undefined ? {} : { backupAgeSeconds: age }
    },
    async () => {
      const { lost, lagSeconds } = await readCopyFigures(db, machineClock.now())
      return {
        filesLost: lost, storeFellBack: rooms.storage.fellBack(),
        ...rooms.storage.copies.length > 1 && { copyLagSeconds: lagSeconds },
      }
    },
    () => readJobFigures(db, machineClock.now()),
    async () => readEventFigures(db, await readCursor(db, DISPATCHER), machineClock.now()),
    async () => ({ quarantinedFiles: (await readQuarantine(db)).waiting, scansPutAway: await countPutAway(db) }),
    () => readSealFigures(db, machineClock.now()),
    async () => ({
      overdueDossiers: await countOverdue(db, clock.now()), lateBySupplement: await countLateBySupplement(db),
      idleDossiers: [...(await countIdle(db)).values()].reduce((sum, n) => sum + n, 0),
    }),
  ])
}
