import type pg from 'pg'
import type { Random } from '../random.ts'
import type { Standing } from './standing.ts'

/** What is sealed and may be changed, each once. */
export interface Targets {
  /** Condition on the event, with its key. */
  event(): Promise<EventTarget>
  /** A dossier with its papers, or any. */
  dossier(kind: 'any' | 'with-papers'): Promise<string>
  /** The number of a seal of events. */
  seal(): number
  hasSeal(): boolean
}

export interface EventTarget { readonly key: string; readonly where: string }

interface SealRow { readonly number: number; readonly leaves: string }

export interface WhatToDraw {
  /** Nothing newer is touched. */
  readonly stand: Standing
  readonly sealsToChange: number
}

/**
 * Draws from what nobody works on any more, without those few seals that are to be changed themselves, so that each
 * change is found at its own place.
 */
export async function openTargets(
  database: pg.Pool, random: Random, { stand, sealsToChange }: WhatToDraw,
): Promise<Targets> {
  const { rows } = await database.query<SealRow>(
    "select number::int, leaves from audit.seal where leaves <> '' and number <= $1 order by number", [stand.seal],
  )
  const reserved = new Set<number>()
  // Not the last of them: where the last line of all is gone, the log is told to be ahead, too.
  const older = rows.slice(0, -1)
  while (reserved.size < Math.min(sealsToChange, Math.floor(rows.length / 3))) reserved.add(random.pick(older).number)
  const events: string[] = []
  const lastSeal = new Map<string, number>()
  for (const { number, leaves } of rows) {
    const keys = keysOf(leaves)
    for (const key of keys.records) lastSeal.set(key, number)
    // What is put in behind the last transaction of a seal belongs to the next one, which may be one that is changed.
    const last = transactionOf(keys.events.at(-1) ?? '')
    if (!reserved.has(number)) events.push(...keys.events.filter((key) => transactionOf(key) !== last))
  }
  const any = [...lastSeal].flatMap(([id, seal]) => (reserved.has(seal) ? [] : [id]))
  const { rows: papers } = await database.query<{ id: string }>(
    "select distinct dossier_id::text as id from dossiers.component where paper_ids <> '{}' order by 1",
  )
  const isAny = new Set(any)
  const pools = { 'any': any, 'with-papers': papers.map(({ id }) => id).filter((id) => isAny.has(id)) }
  const taken = new Set<string>()
  const draw = (pool: readonly string[]): string => {
    const free = pool.filter((one) => !taken.has(one))
    if (free.length === 0) throw new Error('too few targets')
    const one = random.pick(free)
    taken.add(one)
    return one
  }
  const seals = [...reserved]
  return {
    async event() {
      const key = draw(events)
      const [era = '', xid = '', id = ''] = key.split('/')
      return { key, where: `era = ${era} and xid = '${xid}'::xid8 and id = ${id}` }
    },
    async dossier(kind) { return draw(pools[kind]) },
    hasSeal: () => seals.length > 0,
    seal() {
      const number = seals.pop()
      if (number === undefined) throw new Error('no seal left')
      return number
    },
  }
}

/** Keys of the leaves of a seal, in their order. */
function keysOf(leaves: string): { readonly events: readonly string[]; readonly records: readonly string[] } {
  const keys: { events: string[]; records: string[] } = { events: [], records: [] }
  for (const line of leaves.split('\n')) {
    const [kind, key] = line.split('\t')
    if (key !== undefined) keys[kind === 'event/1' ? 'events' : 'records'].push(key)
  }
  return keys
}

/** Era and transaction of the key of an event. */
function transactionOf(key: string): string {
  return key.slice(0, key.lastIndexOf('/'))
}
