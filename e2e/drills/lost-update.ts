import { randomInt } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { type Client } from '../client.ts'
import type { Drill, DrillRun, Outcome } from './drill.ts'
import { type Colleague, colleaguesAt, openCommuneDesk, receive } from './offices.ts'
import { type Guard } from './without-guard.ts'
import { withProgram } from './with-program.ts'

export const LOST_UPDATE: Drill = {
  name: 'lost-update', tests: 'T6',
  promise: 'Of many who change one dossier as they saw it, one does, and the others are told',
  attack: 'twenty editors read one dossier and assign it, each after another while, round after round',
  control: 'the version is not compared',
  breaks: ['rounds with exactly one winner', 'silent overwrites'],
  rounds: { whole: 500, control: 5 }, minutes: 8, run,
}

const EDITORS = 20
/** Milliseconds between reading and writing. */
const LONGEST = 20
const [DONE, CHANGED] = [200, 412]

export const NO_VERSION: Guard = {
  file: 'server/src/modules/dossiers/open-dossier.ts',
  text: 'if (version !== undefined && version !== dossier.version)',
  instead: 'if (version === -1)',
}

interface Dossier { readonly id: string; readonly assigneeId: string }
interface Found { winners: number; single: number; overwritten: number; wrong: number }

/** Each round everybody has read the same version; who wins is told, and what the rows say must be the winner's. */
async function run({ rounds, isControl, tell }: DrillRun): Promise<Outcome> {
  return withProgram({ without: isControl ? [NO_VERSION] : undefined }, async ({ instance, truth, client }) => {
    const found: Found = { winners: 0, single: 0, overwritten: 0, wrong: 0 }
    const id = await receive(client, await openCommuneDesk(instance, client), 1)
    const roles = ['unit_assigner', 'agency_head']
    const some = await colleaguesAt(instance, truth, { dossier: id, roles, times: EDITORS })
    const editors = some.filter((_, nth) => nth % Math.floor(some.length / EDITORS) === 0).slice(0, EDITORS)
    const { items } = await client.json<{ items: { id: string }[] }>('GET', `/api/dossiers/${id}/assignees`, {
      cookie: editors[0]?.cookie ?? '',
    })
    const dossier = { id, assigneeId: items[0]?.id ?? '' }
    for (let round = 1; round <= rounds; round += 1) {
      await oneRound(client, { editors, dossier, truth, found })
      if (round % 50 === 0) tell(`${round} rounds, ${found.single} with one winner, ${found.overwritten} overwritten`)
    }
    return { rounds, figures: [
      { name: 'rounds with exactly one winner', value: found.single, atLeast: rounds },
      { name: 'silent overwrites', value: found.overwritten, atMost: 0 },
      { name: 'answers that are neither done nor changed meanwhile', value: found.wrong, atMost: 0 },
    ] }
  })
}

async function oneRound(client: Client, { editors, dossier, truth, found }: {
  readonly editors: readonly Colleague[]
  readonly dossier: Dossier
  readonly truth: pg.Pool
  readonly found: Found
}): Promise<void> {
  const before = await standing(truth, dossier.id)
  const seen = await Promise.all(editors.map(async ({ cookie }) => {
    const { headers: { etag } } = await client.send('GET', `/api/dossiers/${dossier.id}`, { cookie })
    return etag ?? ''
  }))
  const statuses = await Promise.all(editors.map(async ({ cookie }, nth) => {
    await pause(randomInt(LONGEST))
    const { status } = await client.send('POST', `/api/dossiers/${dossier.id}/assignment`, {
      cookie, headers: { 'if-match': seen[nth] ?? '' }, body: { assigneeId: dossier.assigneeId },
    })
    return status
  }))
  const after = await standing(truth, dossier.id)
  const winners = statuses.filter((status) => status === DONE).length
  found.winners += winners
  if (winners === 1 && after.version === before.version + 1 && after.events === before.events + 1) found.single += 1
  found.overwritten += Math.max(0, after.events - before.events - 1)
  found.wrong += statuses.filter((status) => status !== DONE && status !== CHANGED).length
}

/** By the rows: how often the dossier was changed, and what was written down of it. */
async function standing(truth: pg.Pool, id: string): Promise<{ version: number; events: number }> {
  const { rows: [row] } = await truth.query<{ version: number; events: number }>(`
    select version, (select count(*) from audit.event where dossier_id = d.id and type = 'dossier.assigned')::int as events
    from dossiers.dossier d where public_id = $1`, [id])
  return row ?? { version: 0, events: 0 }
}
