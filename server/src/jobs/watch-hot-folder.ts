import { sayFileFault } from '@motcua/contracts/file-faults.ts'
import { type Day, dayOf } from '../kernel/civil-day.ts'
import { bodyHashOf } from '../modules/audit/public.ts'
import { type TakingRooms, keepScan, takeUpload, uploadLimitsOf } from '../modules/documents/public.ts'
import type { Directory, Unit } from '../modules/organisation/public.ts'
import { systemClock } from '../platform/clock.ts'
import { type Backing, inTransaction } from '../platform/db.ts'
import { type ClaimedFile, type HotFolder, openHotFolder } from '../platform/hot-folder.ts'
import type { Log } from '../platform/log.ts'
import type { Storage } from '../platform/storage.ts'
import { PROGRAM } from './on-event.ts'
import type { Poller } from './pollers.ts'

/** Between two looks; a file is taken when two looks found it the same. */
const EVERY_SECONDS = 5
/** What was stored lies aside so long for whoever stands at the scanner, in milliseconds. */
const KEPT = 7 * 86_400_000

export interface HotFolderRooms extends Backing, Pick<TakingRooms, 'keys'> {
  readonly storage: Storage
  readonly directory: { on(day: Day): Pick<Directory, 'units' | 'oneStopOf' | 'policy'> }
  readonly log: Pick<Log, 'warn'>
}

/**
 * Takes what programs of scanners put into the folder of a unit (`MOTCUA_HOT_FOLDER`), and lets it wait in the tray of
 * that unit's section. What is no paper goes aside with the reason; what could not be stored is tried again. A
 * subfolder that no unit answers to is left alone, and told of once.
 */
export function hotFolderPoller(rooms: HotFolderRooms, folder: string): Poller {
  const hot = openHotFolder(folder)
  const told = new Set<string>()
  return {
    name: 'watch-hot-folder',
    everySeconds: EVERY_SECONDS,
    async run() {
      for (const name of await hot.units()) {
        const section = sectionOf(rooms.directory.on(dayOf(rooms.clock.now())), name)
        if (section) await takeFrom(rooms, hot, name, section)
        else if (!told.has(name)) rooms.log.warn({ folder: name }, 'no unit of this code: what lies there is not taken')
        if (!section) told.add(name)
      }
    },
  }
}

/** By the code of an agency its section, and by a unit's id of the data that unit; colons cannot stand in a name. */
function sectionOf(directory: Pick<Directory, 'units' | 'oneStopOf'>, name: string): Unit | undefined {
  const unit = directory.units.find(({ agencyCode, idOfData }) =>
    agencyCode === name || idOfData.replaceAll(':', '_') === name)
  return unit && (unit.isOneStop ? unit : directory.oneStopOf(unit.id) ?? unit)
}

async function takeFrom(rooms: HotFolderRooms, hot: HotFolder, name: string, section: Unit): Promise<void> {
  for (const file of await hot.claim(name)) await takeOne(rooms, hot, file, section)
  await hot.sweep(name, new Date(systemClock.now().getTime() - KEPT))
}

async function takeOne(rooms: HotFolderRooms, hot: HotFolder, file: ClaimedFile, section: Unit): Promise<void> {
  const limits = uploadLimitsOf(rooms.directory.on(dayOf(rooms.clock.now())).policy('upload-limits')?.value)
  const handle = await hot.read(file)
  const content = handle.createReadStream()
  const taken = await takeUpload(rooms, limits, { name: file.name, content, actorId: PROGRAM })
    // oxlint-disable-next-line typescript/no-misused-promises -- what a finally returns is waited for
    .finally(async () => {
      content.destroy() // what is refused is not read to its end
      await handle.close()
    })
  if (!taken.ok) {
    await file.refuse(sayFileFault('vi', taken.refusal, limits))
    return
  }
  // Under the claim of the file: one that was stored before the program ended is not stored twice.
  const sender = { actorId: PROGRAM, requestId: file.claim, bodyHash: bodyHashOf(`hot-folder ${file.claim}`) }
  await inTransaction(
    rooms, sender, (ctx) => keepScan(ctx, { unitId: section.id, came: 'folder', file: taken.value }),
    ({ publicId }) => ({ status: 201, body: { id: publicId } }),
  )
  await file.keep()
}
