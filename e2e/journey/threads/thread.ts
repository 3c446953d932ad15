import type { Fault } from '../partner-faults.ts'
import type { Office } from '../office.ts'
import type { OpenedStage } from '../open-stage.ts'
import { doorOf } from '../sandbox-door.ts'
import { until } from '../until.ts'

/** A partner that was away is tried again after five minutes at most, a way of notices after sixteen. */
export const PATIENT = 400_000

/** A short thread of dossiers, by the API, for the systems in which the walk of a citizen has no part. */
export interface Thread {
  readonly name: string
  /** Each of them has a part in it, and may fail. */
  readonly partners: readonly string[]
  /** The state in which its dossier must be when all is told. */
  readonly ends: string
  /** `heal` is called once the deeds of people are done, and nothing can go on without whoever is away. */
  play(on: ThreadStage): Promise<Told>
}

export interface ThreadStage {
  readonly stage: OpenedStage
  readonly office: Office
  /** Counts the threads of a stage, so that no two are about the same. */
  readonly nth: number
  isAway(partner: string): boolean
  heal(): Promise<void>
}

/** What a thread came to. */
export interface Told {
  readonly number: string
  readonly state: string
  /** What was seen, while they were away, that speaks of it: nothing stands here that would stand without that. */
  readonly said: readonly string[]
  readonly lost: number
  readonly twice: number
}

export interface PlayedThread extends Told {
  readonly thread: string
  readonly ends: string
  readonly away: readonly string[]
  readonly fault: Fault
}

/** A dossier as the API names it, and as tables do. */
export interface OnDossier { readonly id: string; readonly number: string }

const MESSAGES = `
  select m.kind, m.state, m.fault from integration.message_out m join dossiers.dossier d on d.id = m.dossier_id
  where d.number = $1 and m.partner = any ($2) order by m.id`
interface OutRow { readonly kind: string; readonly state: string; readonly fault: string | null }

/** Until what a system is to be told of a dossier waits after it was tried in vain; answers that. */
export async function untilKeptBack(
  office: Pick<Office, 'rows'>, number: string, partner: string,
): Promise<string> {
  let said = ''
  await until(`${partner} is told of ${number} in vain`, async () => {
    const kept = (await office.rows<OutRow>(MESSAGES, [number, [partner]]))
      .filter(({ state, fault }) => state === 'waiting' && fault !== null)
    said = `${partner}: ${kept.length} wait (${kept[0]?.fault ?? ''})`
    return kept.length > 0
  }, PATIENT)
  return said
}

/** Until nothing could be fetched from a system, as the list of outside systems has it; answers why. */
export async function untilUnfetched(office: Office, partner: string): Promise<string> {
  let fault = ''
  await until(`nothing is fetched from ${partner}`, async () => {
    const [row] = await office.rows<{ fetch_fault: string | null }>(
      'select fetch_fault from integration.partner where code = $1', [partner])
    fault = row?.fetch_fault ?? ''
    return fault !== ''
  }, PATIENT)
  return `${partner}: nothing is fetched (${fault})`
}

/** Until those have been told all that there is to tell them of a dossier: so many messages, at least. */
export async function untilTold(
  office: Office, number: string, { partner, least }: { readonly partner: string; readonly least: number },
): Promise<number> {
  const rows = async () => office.rows<OutRow>(MESSAGES, [number, [partner]])
  await until(`${partner} is told of ${number}`, async () => {
    const told = await rows()
    const refused = told.find(({ state }) => state === 'dead')
    if (refused) throw new Error(`${partner} refuses ${refused.kind} of ${number}: ${refused.fault ?? ''}`)
    return told.length >= least && told.every(({ state }) => state === 'acknowledged')
  }, PATIENT)
  return (await rows()).length
}

/** How often each of these happened to a dossier, more than once each. */
export async function doubledEvents(office: Office, number: string, types: readonly string[]): Promise<number> {
  const rows = await office.rows<{ count: number }>(`
    select count(*)::int from audit.event e join dossiers.dossier d on d.id = e.dossier_id
    where d.number = $1 and e.type = any ($2) group by e.type`, [number, types])
  return rows.reduce((sum, { count }) => sum + count - 1, 0)
}

/** What a sector system counts of messages that it took, the same one again among them. */
export async function takenAt(stage: OpenedStage, partner: string): Promise<number> {
  const { seen } = await doorOf(stage, partner).state() as { readonly seen: Readonly<Record<string, number>> }
  return (seen['taken'] ?? 0) + (seen['repeated'] ?? 0) + (seen['results'] ?? 0)
}

/** Of texts that were to be told, and were heard: how many never, and how many more than once. */
export function compareTexts(told: readonly string[], heard: readonly string[]): Pick<Told, 'lost' | 'twice'> {
  const left = [...heard]
  const lost = told.filter((text) => {
    const at = left.indexOf(text)
    if (at >= 0) left.splice(at, 1)
    return at < 0
  }).length
  return { lost, twice: left.length }
}
