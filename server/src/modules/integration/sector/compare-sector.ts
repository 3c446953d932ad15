import { type Day, dayOf, momentOn } from '../../../kernel/civil-day.ts'
import type { Clock } from '../../../platform/clock.ts'
import type { Db } from '../../../platform/db.ts'
import { withDossiersOfDay } from '../../audit/public.ts'
import { type Dossier, dossiersById, knownNumbers, listTakenBack, sectorCodesOf } from '../../dossiers/public.ts'
import type { ComparedDay, NumberedDifference } from '../compared-day.ts'
import { sectorDifferenceOf } from '../domain/sector-difference.ts'
import { type ToldOf, listToldOf } from '../store/numbered.ts'
import { wordsKept } from '../store/packages-of-day.ts'
import { TOLD_AGAIN } from '../tell-again.ts'
import { GONE, type Said, askStates, isState } from './ask-states.ts'
import { CAME, FILED, ISSUED, type SectorRooms, dueNow } from './build-messages.ts'
import { nameOf } from './inlet.ts'
import type { SectorSystem, SentKind } from './sector-system.ts'

/** Events besides those of states by which something is to be the same on both sides. */
const TYPES = [...CAME, ISSUED, FILED, TOLD_AGAIN, 'dossier.sector-reported', 'dossier.sector-held']
/** Of what the system took: what makes it have the dossier itself. */
const AS_DOSSIER: readonly SentKind[] = ['dossier', 'registration']

/** One that went there, or is to: what became of what was told of it, and what would be told now. */
interface Sides {
  readonly dossier: Dossier
  readonly told: ToldOf | undefined
  readonly due: SentKind | undefined
}

export interface ComparingRooms extends SectorRooms { readonly machineClock: Clock }

/**
 * Holds the dossiers of a day against a sector system: what it was told, whether it took that, what it says of each now
 * and what of that was heard here (ADR 0134). A word of it that never came is named, to be asked for. One that a head
 * took back from it is none of its any more. Throws SendFault where it does not answer.
 */
export async function compareSector(
  db: Db, rooms: ComparingRooms, system: SectorSystem, day: Day,
): Promise<ComparedDay> {
  const differences: NumberedDifference[] = []
  const names: string[] = []
  let compared = 0
  await withDossiersOfDay(db, { day, types: TYPES }, async (next) => {
    for (let ids = await next(); ids.length > 0; ids = await next()) {
      const sides = await listSides(db, rooms, system, ids)
      compared += sides.length
      const found = await differingOf(db, system, sides)
      differences.push(...found.map(({ difference }) => difference))
      names.push(...found.flatMap(({ word }) => word ?? []))
    }
  })
  const unknown = await missingHere(db, system, day)
  return {
    partner: system.system, day, compared, differences: [...differences, ...unknown],
    toAskFor: { names, at: rooms.machineClock.now() },
  }
}

/** Of these dossiers those that the system was told of, or is to be. */
async function listSides(
  db: Db, rooms: SectorRooms, system: SectorSystem, ids: readonly bigint[],
): Promise<Sides[]> {
  const told = await listToldOf(db, system.system, ids, AS_DOSSIER)
  const takenBack = await listTakenBack(db, system.system, ids)
  return [...(await dossiersById(db, ids)).values()].flatMap((dossier) => {
    const one = { dossier, told: told.get(dossier.id), due: dueNow(rooms, system, dossier) }
    return takenBack.has(dossier.id) || !one.told && one.due === undefined ? [] : [one]
  }).sort((one, other) => one.dossier.id < other.dossier.id ? -1 : 1)
}

async function differingOf(
  db: Db, system: SectorSystem, sides: readonly Sides[],
): Promise<{ readonly difference: NumberedDifference; readonly word: string | undefined }[]> {
  const asked = sides.filter(({ told }) => told?.isThere === true && told.message === 'acknowledged')
  const said = await askStates(system, asked.map(({ dossier }) => dossier.number))
  const heard = await sectorCodesOf(db, system.system, asked.map(({ dossier }) => dossier.id))
  const words = await wordsKept(db, system.system, [...said.values()].flatMap((one) => isState(one) ? nameOf(one) : []))
  return sides.flatMap(({ dossier: { id, number }, told, due }) => {
    const [message, answer] = [told?.message, said.get(number)]
    // Its result alone went there: the system tells of no dossier.
    if (message === 'acknowledged' && answer === undefined) return []
    const code = heard.get(id) ?? null
    const kind = sectorDifferenceOf({
      message, due: due === 'registration' ? 'dossier' : due, heard: code, said: sideOf(answer, words),
    })
    if (kind === undefined) return []
    const state = answer !== undefined && isState(answer) ? answer : undefined
    const theirs = answer === undefined || answer === GONE ? null : isState(answer) ? answer.code : answer.fault
    const name = state && nameOf(state)
    return [{
      difference: { dossierId: id, number, kind, ours: code ?? 'sent', told: message ?? null, theirs },
      word: kind === 'not-heard' && name !== undefined && !words.has(name) ? name : undefined,
    }]
  })
}

function sideOf(
  answer: Said | undefined, words: Awaited<ReturnType<typeof wordsKept>>,
): Parameters<typeof sectorDifferenceOf>[0]['said'] {
  if (answer === undefined || answer === GONE) return null
  return isState(answer) ? { code: answer.code, word: words.get(nameOf(answer)) } : { code: answer.fault, word: 'done' }
}

/** What the system told of on that day under numbers that nobody here knows. */
async function missingHere(db: Db, system: SectorSystem, day: Day): Promise<NumberedDifference[]> {
  const listed = (await system.listSaid(momentOn(day, 0))).filter(({ at, code }) => code !== '' && dayOf(at) === day)
  const byNumber = new Map(listed.map(({ number, code }) => [number, code]))
  const known = await knownNumbers(db, [...byNumber.keys()])
  return [...byNumber].filter(([number]) => !known.has(number))
    .map(([number, theirs]) => ({ dossierId: null, number, kind: 'missing-here', ours: null, told: null, theirs }))
}
