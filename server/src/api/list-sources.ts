import {
  type LineFilter, type Scope, type Seat, listNotForwarded, listResultsHere, listResultsOnWay, listScope, listToSign,
  signedAmong,
} from '../modules/dossiers/public.ts'
import {
  type Task, type WorkPlace, casesOnTheirWay, listDoneBy, listHeld, listLegsOnTheirWay, listUnanswered, listUnheld,
  listWork, unansweredAmong,
} from '../modules/workflow/public.ts'
import type { Db } from '../platform/db.ts'
import type { ListCursor } from './list-cursor.ts'

/** A case in the order of its list, and where the list goes on behind it. */
export interface Entry { readonly caseId: bigint; readonly place: ListCursor; readonly task?: Task }

/** A list that begins from something other than the dossier: so many of its cases, in order. */
export type Source = (after: ListCursor | undefined, limit: number) => Promise<Entry[]>

/** So long a list shows what one did oneself. */
export const DONE_DAYS = 30

/** The source of a list that has one; the other lists are read from the dossiers themselves. */
export function sourceOf(
  db: Db, list: string,
  { seat, places, forId }: { seat: Seat; places: readonly WorkPlace[]; forId?: bigint | undefined },
): Source | undefined {
  const { accountId, now, sections } = seat
  const desk = forId ?? accountId
  const ofTasks = (tasks: readonly Task[]) =>
    tasks.map((task): Entry => ({ caseId: task.caseId, place: { at: task.dueAt, id: task.id }, task }))
  const from = (after: ListCursor | undefined) => after && { dueAt: after.at, id: after.id }
  switch (list) {
    case 'mine': return async (after, limit) => 
      ofTasks(await listHeld(db, desk, now, from(after), limit, forId === undefined ? undefined : places))
    case 'unit': return async (after, limit) => ofTasks(await listWork(db, places, desk, now, from(after), limit))
    case 'unassigned': return async (after, limit) => ofTasks(await listUnheld(db, places, now, from(after), limit))
    case 'done': return async (after, limit) => {
      const done = await listDoneBy(db, accountId, doneSince(now), after, limit, forId)
      return done.map(({ id, caseId, doneAt }) => ({ caseId, place: { at: doneAt, id } }))
    }
    case 'awaiting-receipt': return inTwoParts(
      async (after, limit) => (await listUnanswered(db, sections, after, limit))
        .map(({ id, caseId, dueAt }) => ({ caseId, place: { at: dueAt, id } })),
      async (after, limit) => (await listScope(db, {
        scope: 'acknowledged', seat, filter: NOTHING, sort: 'own', after, limit,
      })).map(({ id, submittedAt }) => ({ caseId: id, place: { at: submittedAt, id } })),
      async (ids) => new Set((await unansweredAmong(db, ids)).keys()),
    )
    case 'not-forwarded': return inTwoParts(
      async (after, limit) => (await listLegsOnTheirWay(db, sections, limit, after))
        .map(({ id, caseId, handedOverAt }) => ({ caseId, place: { at: handedOverAt, id } })),
      async (after, limit) => (await listNotForwarded(db, sections, limit, after))
        .map(({ dossierId, dueAt }) => ({ caseId: dossierId, place: { at: dueAt, id: dossierId } })),
      (ids) => casesOnTheirWay(db, sections, ids),
    )
    case 'results-here': return ofResults((after, limit) => listResultsHere(db, sections, limit, after))
    case 'results-on-way': return ofResults((after, limit) => listResultsOnWay(db, sections, limit, after))
    case 'to-sign': return ofResults((after, limit) => listToSign(db, accountId, limit, after))
    case 'to-seal': return async (after, limit) => sealable(db, async (at, size) =>
      ofTasks(await listWork(db, places, desk, now, from(at), size)), after, limit)
    default: return undefined
  }
}

/**
 * Of one's work what its head has signed: steps and signatures are of two rooms, so work is read on until enough is.
 */
async function sealable(db: Db, work: Source, after: ListCursor | undefined, limit: number): Promise<Entry[]> {
  const found: Entry[] = []
  for (let at = after; found.length < limit;) {
    const some = await work(at, WORK_AT_ONCE)
    const signed = await signedAmong(db, some.map(({ caseId }) => caseId))
    found.push(...some.filter(({ caseId }) => signed.has(caseId)))
    at = some.at(-1)?.place
    if (some.length < WORK_AT_ONCE) break
  }
  return found.slice(0, limit)
}
const WORK_AT_ONCE = 500

/** Results, by since when they lie or until when they are to have come. */
function ofResults(
  list: (after: ListCursor | undefined, limit: number) => Promise<readonly { dossierId: bigint; at: Date }[]>,
): Source {
  return async (after, limit) =>
    (await list(after, limit)).map(({ dossierId, at }) => ({ caseId: dossierId, place: { at, id: dossierId } }))
}

/** From when on one's own work is shown. */
export function doneSince(now: Date): Date {
  return new Date(now.getTime() - DONE_DAYS * 86_400_000)
}

const NOTHING: LineFilter = {}

/**
 * One list after the other: what is urgent and has a moment, then the rest. What the first has, the second leaves out;
 * a page of it may be shorter by that, and goes on all the same.
 */
function inTwoParts(
  first: Source, second: Source, ofFirst: (ids: readonly bigint[]) => Promise<ReadonlySet<bigint>>,
): Source {
  return async (after, limit) => {
    const urgent = after?.isSecond ? [] : await first(after, limit)
    const rest: Entry[] = []
    let at = after?.isSecond ? after : undefined
    while (urgent.length + rest.length < limit) {
      const asked = limit - urgent.length - rest.length
      const found = await second(at, asked)
      const known = await ofFirst(found.map(({ caseId }) => caseId))
      rest.push(...found.filter(({ caseId }) => !known.has(caseId))
        .map((entry) => ({ ...entry, place: { ...entry.place, isSecond: true } })))
      at = found.at(-1)?.place
      if (found.length < asked) break
    }
    return [...urgent, ...rest]
  }
}

/** Of the lists without a source, which scope is meant. */
export function scopeOf(list: string): Scope {
  switch (list) {
    case 'to-return': case 'received-here': case 'waiting': case 'overdue': case 'due-today': case 'alarms':
    case 'about-to-be-late': case 'late-without-apology': case 'awaiting-receipt':
      return list
    default: throw new Error(`no list ${list}`)
  }
}
