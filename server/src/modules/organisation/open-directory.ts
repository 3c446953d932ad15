import type { Day, WorkCalendar } from '../../kernel/work-calendar.ts'
import type { Db } from '../../platform/db.ts'
import { agencyCodesSince } from './domain/agency-codes.ts'
import { type Directory, makeDirectory } from './domain/directory.ts'
import type { Province } from './domain/facts.ts'
import { type AddressCodes, type LedOver, leadOver } from './domain/lead-over.ts'
import { type AskedUnit, type Traced, traceUnits } from './domain/trace-units.ts'
import { type Snapshot, boundariesOf, factsOn, snapshotOf } from './domain/snapshot.ts'
import { lastCalendarIn } from './join-calendar-versions.ts'
import { getRevision, loadSnapshot } from './store.ts'

/** The province in memory, so that a request does not ask the database for what changes once a month. */
export interface DirectorySource {
  /** Whose installation this is, as of the last day that the data speak of. */
  readonly province: Province
  /** Moves with every import that changed something. */
  readonly revision: bigint
  /** One cheap query; loads anew only if an import has changed something. `app` calls it every second. */
  refresh(): Promise<void>
  /** The province on a day. Answers the same object until something changes, so it may be a key of caches. */
  on(day: Day): Directory
  /** A version that a dossier points at; for ever the same. Throws RangeError if there is none. */
  calendarVersion(id: bigint): WorkCalendar
  /**
   * A unit by its name on a day: for what is told of that day. One that had ended by then is called as it was last, and
   * one that was still to come, since a dossier went over to it later, as it began.
   */
  nameOn(unitId: bigint, day: Day): string
  /** The codes under which a unit issues from a day on, each once (`agencyCodesSince`). */
  codesSince(unitId: bigint, day: Day): readonly string[]
  /** Units by what an old paper or link says of them, each with who has its place on `today`. */
  trace(asked: AskedUnit, today: Day): Traced
  /** Where an address of any time lies on `today`, by the codes of its units (`leadOver`). */
  leadOver(codes: AddressCodes, today: Day): LedOver
  /** Of which calendar that is a version; of one joined by a succession, the one that goes on in it. */
  calendarKey(id: bigint): string | undefined
}

/** Loads everything this room knows and keeps it. */
export async function openDirectory(db: Db): Promise<DirectorySource> {
  const calendars = new Map<bigint, WorkCalendar>()
  let kept = await load(db, calendars)
  return {
    get province() {
      return kept.onLastDay().province
    },
    get revision() {
      return kept.snapshot.revision
    },
    async refresh() {
      if (await getRevision(db) !== kept.snapshot.revision) kept = await load(db, calendars)
    },
    on: (day) => kept.on(day),
    nameOn: (unitId, day) =>
      (kept.on(day).lastKnown(unitId) ?? kept.snapshot.units.find(({ id }) => id === unitId))?.name ?? '',
    codesSince: (unitId, day) => agencyCodesSince(kept.snapshot.units, unitId, day),
    trace(asked, today) {
      const { units, nameTraps } = kept.snapshot
      const traps = nameTraps.filter(({ onDay }) => onDay <= today)
      return traceUnits({ units, today: kept.on(today), on: (day) => kept.on(day), nameTraps: traps }, asked)
    },
    leadOver: (codes, today) =>
      leadOver({ units: kept.snapshot.units, day: today, on: (day) => kept.on(day) }, codes),
    calendarKey(id) {
      const key = kept.snapshot.calendarKeys.get(id)
      return key === undefined ? undefined : lastCalendarIn(key)
    },
    calendarVersion(id) {
      const calendar = calendars.get(id)
      if (!calendar) throw new RangeError(`there is no calendar version ${id.toString()}`)
      return calendar
    },
  }
}

async function load(db: Db, calendars: Map<bigint, WorkCalendar>) {
  const snapshot: Snapshot = snapshotOf(await loadSnapshot(db), calendars)
  const boundaries = boundariesOf(snapshot)
  const directories = new Map<number, Directory>()
  const on = (day: Day): Directory => {
    // Between two boundaries nothing begins or ends: all days there share one directory.
    const epoch = boundaries.findLastIndex((boundary) => boundary <= day)
    const known = directories.get(epoch)
    if (known) return known
    const directory = makeDirectory(factsOn(snapshot, day), day)
    directories.set(epoch, directory)
    return directory
  }
  return { snapshot, on, onLastDay: () => on(boundaries.at(-1) ?? '9999-12-31') }
}
