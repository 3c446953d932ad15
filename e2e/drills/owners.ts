import type pg from 'pg'
import { type Client, openClient, signIn } from '../client.ts'
import { type Instance } from '../instance.ts'
import { FIRST_MORNING } from '../ready-folder.ts'
import { PASSWORD } from './birth-desks.ts'
import type { Drill, DrillRun, Outcome } from './drill.ts'
import { type Colleague, colleaguesAt, openCommuneDesk, receive } from './offices.ts'
import { type Guard } from './without-guard.ts'
import { withProgram } from './with-program.ts'

export const OWNERS: Drill = {
  name: 'owners', tests: 'T7',
  promise: 'Of many who take one step of work, one has it, and it is the one who was told so',
  attack: 'fifty sessions of ten officers of one unit take the same steps at once, by the single button and in bulk',
  control: 'dossiers are read without a lock',
  breaks: ['double owners'],
  rounds: { whole: 500, control: 10 }, minutes: 10, run,
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
    const officers = await openOfficers(instance, truth, first)
    for (let at = 0; at < rounds; at += AT_ONCE) {
      const ids = await Promise.all(Array.from({ length: Math.min(AT_ONCE, rounds - at) }, (_, n) =>
        receive(client, desk, 1 + at + n)))
      await takeAll(client, { officers, ids, truth, found })
      if (at % 50 === 0) tell(`${at + ids.length} steps, ${found.double} with two owners`)
    }
    return { rounds, figures: [
      { name: 'officers who reach for one step', value: new Set(officers.map(({ accountId }) => accountId)).size, atLeast: 2 },
      { name: 'double owners', value: found.double, atMost: 0 },
      { name: 'owners other than was told', value: found.untrue, atMost: 0 },
      { name: 'steps that nobody got', value: found.none, atMost: 0 },
      { name: 'answers that say nothing of it', value: found.wrong, atMost: 0 },
    ] }
  })
}

/** The unit has few officers of its own: the administrator of the province lends it some of others, by the API. */
async function openOfficers(instance: Instance, truth: pg.Pool, dossier: string): Promise<Colleague[]> {
  const { rows: others } = await truth.query<{ id: string; unitId: string }>(`
    select a.public_id as id, u.public_id as "unitId" from identity.account a
    join identity.staff_grant g on g.account_id = a.id and g.role = 'officer'
    cross join (
      select unit.public_id from dossiers.dossier d join workflow.task t on t.case_id = d.id and t.done_at is null
      join organisation.unit unit on unit.id = t.unit_id where d.public_id = $1) u
    where a.status = 'open' order by a.id limit $2`, [dossier, OFFICERS])
  const { rows: [admin] } = await truth.query<{ username: string }>(`
    select username from identity.account join identity.staff_grant on account_id = account.id where role = 'system_admin' limit 1`)
  const client = openClient(instance.url)
  const cookie = await signIn(client, admin?.username ?? '', PASSWORD)
  for (const { id, unitId } of others) await client.send('POST', `/api/staff/${id}/role`, {
    cookie, body: { role: 'officer', unitId, validFrom: FIRST_MORNING },
  })
  client.close()
  return colleaguesAt(instance, truth, { dossier, roles: ['officer'], times: SESSIONS })
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
