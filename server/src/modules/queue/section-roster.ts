import type { Db, Tx } from '../../platform/db.ts'
import { daysAwayOf } from '../identity/public.ts'
import type { SectionDay } from './domain/time-slots.ts'
import { listDuties } from './store/duties.ts'

/**
 * Days of one section with who is on duty at its counters in them, whoever is away left out; in two statements, however
 * many days they are. A day for which nobody was put at a counter stays without roster: there those of the hall count.
 */
export async function withRosters(db: Db | Tx, sections: readonly SectionDay[]): Promise<SectionDay[]> {
  const days = sections.map(({ day }) => day).toSorted()
  const [from, to, unitId] = [days[0], days.at(-1), sections[0]?.unitId]
  if (from === undefined || to === undefined || unitId === undefined) return []
  const duties = (await listDuties(db, { unitId, from, to })).flatMap(({ counter, accountId, day, begins, ends }) =>
    counter === null ? [] : [{ counter, accountId, day, begins, ends }])
  const away = await daysAwayOf(db, [...new Set(duties.map(({ accountId }) => accountId))], from, to)
  return sections.map((section) => {
    const written = duties.filter(({ day }) => day === section.day)
    if (written.length === 0) return section
    const isAway = (accountId: bigint) => away.some((one) =>
      one.accountId === accountId && one.from <= section.day && section.day <= one.to)
    return { ...section, onDuty: written.filter(({ accountId }) => !isAway(accountId)) }
  })
}

/** One day of a section with who is on duty in it, as `withRosters`. */
export async function withRoster(db: Db | Tx, section: SectionDay): Promise<SectionDay> {
  const [planned = section] = await withRosters(db, [section])
  return planned
}
