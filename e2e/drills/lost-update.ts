import { randomInt } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { type Client } from '../client.ts'
import type { Drill, DrillRun, Outcome } from './drill.ts'
import { type Colleague, colleaguesAt, lendOfficers, openCommuneDesk, receive } from './offices.ts'
import { type Guard } from './without-guard.ts'
import { withProgram } from './with-program.ts'

export const LOST_UPDATE: Drill = {
  name: 'lost-update', tests: 'T6',
  promise: 'Of many who change one dossier as they saw it, one does, and the others are told',
  attack: 'twenty editors read one dossier and assign it, each after another while, round after round',
  control: 'the version is not compared',
  breaks: ['rounds with exactly one winner', 'silent overwrites'],
  rounds: { whole: 500, control: 5, all: 250 }, minutes: 8, run,
}

const EDITORS = 20
/** Officers whom they may choose, one of them at least another than the last one. */
const CHOICES = 5
/** Milliseconds between reading and writing. */
const LONGEST = 20
const [DONE, CHANGED] = [200, 412]

export const NO_VERSION: Guard = {
  file: 'server/src/modules/dossiers/open-dossier.ts',
  text: 'if (version !== undefined && version !== dossier.version)',
  instead: 'if (version === -1)',
}

/** Whom an editor may choose: each editor another one than the next. */
interface Dossier { readonly id: string; readonly assigneeIds: readonly string[] }
interface Found { single: number; overwritten: number; untrue: number; wrong: number }

/** Each round everybody has read the same version; who wins is told, and what the rows say must be the winner's. */
async function run({ rounds, isControl, tell }: DrillRun): Promise<Outcome> {
  return withProgram({ without: isControl ? [NO_VERSION] : undefined }, async ({ instance, truth, client }) => {
    const found: Found = { single: 0, overwritten: 0, untrue: 0, wrong: 0 }
    const id = await receive(client, await openCommuneDesk(instance, client), 1)
    await lendOfficers(instance, truth, { dossier: id, count: CHOICES })
    const roles = ['unit_assigner', 'agency_head']
    const some = await colleaguesAt(instance, truth, { dossier: id, roles, times: EDITORS })
    const editors = some.filter((_, nth) => nth % Math.floor(some.length / EDITORS) === 0).slice(0, EDITORS)
    const { items } = await client.json<{ items: { id: string }[] }>('GET', `/api/dossiers/${id}/assignees`, {
      cookie: editors[0]?.cookie ?? '',
    })
    const dossier = { id, assigneeIds: items.map((item) => item.id) }
    for (let round = 1; round <= rounds; round += 1) {
      await oneRound(client, { editors, dossier, truth, found })
      if (round % 50 === 0) tell(`${round} rounds, ${found.single} with one winner, ${found.overwritten} overwritten`)
    }
    return { rounds, figures: [
      { name: 'people among whom they choose', value: items.length, atLeast: 2 },
      { name: 'rounds with exactly one winner', value: found.single, atLeast: rounds },
      { name: 'silent overwrites', value: found.overwritten, atMost: 0 },
      { name: 'dossiers with another person than the winner chose', value: found.untrue, atMost: 0 },
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
  // Turned round by round, so that nobody chooses whom the row has already.
  const chosen = editors.map((_, nth) => dossier.assigneeIds[(nth + before.version) % dossier.assigneeIds.length] ?? '')
  const seen = await Promise.all(editors.map(async ({ cookie }) => {
    const { headers: { etag } } = await client.send('GET', `/api/dossiers/${dossier.id}`, { cookie })
    return etag ?? ''
  }))
  const statuses = await Promise.all(editors.map(async ({ cookie }, nth) => {
    await pause(randomInt(LONGEST))
    const { status } = await client.send('POST', `/api/dossiers/${dossier.id}/assignment`, {
      cookie, headers: { 'if-match': seen[nth] ?? '' }, body: { assigneeId: chosen[nth] },
    })
    return status
  }))
  const after = await standing(truth, dossier.id)
  const winners = chosen.filter((_, nth) => statuses[nth] === DONE)
  if (winners.length === 1 && after.version === before.version + 1 && after.events === before.events + 1)
    found.single += 1
  found.overwritten += Math.max(0, after.events - before.events - 1)
  if (winners.length === 1 && after.holder !== winners[0]) found.untrue += 1
  found.wrong += statuses.filter((status) => status !== DONE && status !== CHANGED).length
}

interface Standing { readonly version: number; readonly events: number; readonly holder: string | null }

/** By the rows: how often the dossier was changed, what was written down of it, and who has its step now. */
async function standing(truth: pg.Pool, id: string): Promise<Standing> {
  const { rows: [row] } = await truth.query<Standing>(`
    select version, a.public_id as holder,
      (select count(*) from audit.event where dossier_id = d.id and type = 'dossier.assigned')::int as events
    from dossiers.dossier d join workflow.task t on t.case_id = d.id and t.done_at is null
    left join identity.account a on a.id = t.holder_id where d.public_id = $1`, [id])
  if (!row) throw new Error(`dossier ${id} has no open step`)
  return row
}
