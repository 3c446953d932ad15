import type pg from 'pg'
import { type Client } from '../client.ts'
import type { Drill, DrillRun, Outcome } from './drill.ts'
import { type Colleague, colleaguesAt, lendOfficers, openCommuneDesk, receive } from './offices.ts'
import { type Guard } from './without-guard.ts'
import { withProgram } from './with-program.ts'

export const OWNERS: Drill = {
  name: 'owners', tests: 'T7',
  promise: 'Of many who take one step of work, one has it, and it is the one who was told so',
  attack: 'fifty sessions of ten officers of one unit take the same steps at once, by the single button and in bulk',
  control: 'dossiers are read without a lock',
  breaks: ['double owners'],
  rounds: { whole: 500, control: 10, all: 250 }, minutes: 10, run,
}

const OFFICERS = 10
const SESSIONS = 5
/** Steps that are taken at the same time. */
const AT_ONCE = 5
const DONE = 200
/** Taken by another, by oneself in another window, or seen in an older version. */
const TOLD = [403, 404, 409, 412]

export const NO_LOCK: Guard = {
  file: 'server/src/modules/dossiers/store/dossier-store.ts',
  text: ".where('publicId', '=', publicId).forUpdate().executeTakeFirst()",
  instead: ".where('publicId', '=', publicId).executeTakeFirst()",
}

interface Found { double: number; untrue: number; none: number; wrong: number }

/** One round is one step of work, and fifty hands that reach for it. */
async function run({ rounds, isControl, tell }: DrillRun): Promise<Outcome> {
  return withProgram({ without: isControl ? [NO_LOCK] : undefined }, async ({ instance, truth, client }) => {
    const found: Found = { double: 0, untrue: 0, none: 0, wrong: 0 }
    const desk = await openCommuneDesk(instance, client)
    const first = await receive(client, desk, 0)
    await lendOfficers(instance, truth, { dossier: first, count: OFFICERS })
    const officers = await colleaguesAt(instance, truth, { dossier: first, roles: ['officer'], times: SESSIONS })
    for (let at = 0; at < rounds; at += AT_ONCE) {
      const ids = await Promise.all(Array.from({ length: Math.min(AT_ONCE, rounds - at) }, (_, n) =>
        receive(client, desk, 1 + at + n)))
      await takeAll(client, { officers, ids, truth, found })
      if (at % 50 === 0) tell(`${at + ids.length} steps, ${found.double} with two owners`)
    }
    return { rounds, figures: [
      {
        name: 'officers who reach for one step', value: new Set(officers.map(({ accountId }) => accountId)).size,
        atLeast: 2,
      },
      { name: 'double owners', value: found.double, atMost: 0 },
      { name: 'owners other than was told', value: found.untrue, atMost: 0 },
      { name: 'steps that nobody got', value: found.none, atMost: 0 },
      { name: 'answers that say nothing of it', value: found.wrong, atMost: 0 },
    ] }
  })
}

/** Half of the windows take every step by its button, all of them one step before the next; the others in bulk. */
async function takeAll(client: Client, { officers, ids, truth, found }: {
  readonly officers: readonly Colleague[]
  readonly ids: readonly string[]
  readonly truth: pg.Pool
  readonly found: Found
}): Promise<void> {
  const winners = new Map<string, string[]>(ids.map((id) => [id, []]))
  const versions = new Map((await standingOf(truth, ids)).map(({ id, version }) => [id, version]))
  const rows = ids.map((id) => ({ id, version: versions.get(id) ?? 0 }))
  const takeOne = async ({ id, version }: Row, { cookie, accountId }: Colleague) => {
    const headers = { 'if-match': `"${version}"` }
    const { status } = await client.send('POST', `/api/dossiers/${id}/taking`, { cookie, headers, body: {} })
    if (status === DONE) winners.get(id)?.push(accountId)
    else if (!TOLD.includes(status)) found.wrong += 1
  }
  const takeMany = async ({ cookie, accountId }: Colleague) => {
    const body = { deed: 'taking', body: {}, rows }
    const done = await client.json<BulkAnswer>('POST', '/api/dossiers/bulk', { cookie, body })
    for (const { id, acted } of done.rows) if (acted) winners.get(id)?.push(accountId)
  }
  const [single, bulk] = [officers.filter((_, nth) => nth % 2 === 0), officers.filter((_, nth) => nth % 2 === 1)]
  await Promise.all([
    ...rows.flatMap((row) => single.map((officer) => takeOne(row, officer))), ...bulk.map(takeMany),
  ])
  for (const { id, holder } of await standingOf(truth, ids)) {
    const [owner, ...more] = winners.get(id) ?? []
    found.double += more.length
    if (owner === undefined) found.none += 1
    else if (holder !== owner) found.untrue += 1
  }
}

interface Row { readonly id: string; readonly version: number }
interface BulkAnswer { readonly rows: readonly { readonly id: string; readonly acted: object | null }[] }

interface Standing { readonly id: string; readonly version: number; readonly holder: string | null }

/** By the rows: in which version a dossier is, and who holds its step. */
async function standingOf(truth: pg.Pool, ids: readonly string[]): Promise<readonly Standing[]> {
  const { rows } = await truth.query<Standing>(`
    select d.public_id as id, d.version, t.holder_id::text as holder from dossiers.dossier d
    join workflow.task t on t.case_id = d.id and t.done_at is null where d.public_id = any($1::uuid[])`, [ids])
  return rows
}
