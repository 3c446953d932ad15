import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'

/** What must hold of every dossier whenever no request is running; each finds what breaks it. */
const INVARIANTS: Readonly<Record<string, string>> = {
  'dossier without its declaration':
    'select from dossiers.dossier d where not exists (select from dossiers.answers where dossier_id = d.id)',
  'dossier without components':
    'select from dossiers.dossier d where not exists (select from dossiers.component where dossier_id = d.id)',
  'dossier without a step':
    'select from dossiers.dossier d where not exists (select from workflow.task where case_id = d.id)',
  'open dossier without exactly one open step':
    'select from dossiers.dossier d where closed_at is null and 1 <> (select count(*) from workflow.task where case_id = d.id and done_at is null)',
  'open step at which no token of its run stands': `
    select from workflow.task t where done_at is null and instance_id is not null and not exists (
      select from workflow.token k where k.instance_id = t.instance_id and k.id = t.token_id and k.node_id = t.node_id and at = 'user')`,
  'token of a dossier at people, and no open step there': `
    select from workflow.token k join workflow.instance i on i.id = k.instance_id join dossiers.dossier d on d.id = i.case_id
    where k.at = 'user' and d.state <> 'awaiting-completion' and not exists (
      select from workflow.task t where t.instance_id = i.id and t.token_id = k.id and t.done_at is null)`,
  'run that goes on of a dossier that is over before its result': `
    select from workflow.instance i join dossiers.dossier d on d.id = i.case_id
    where i.state = 'running' and d.state in ('declined', 'withdrawn', 'unsettled', 'stopped', 'being-returned')`,
  'dossier without a clock':
    'select from dossiers.dossier d where not exists (select from workflow.clock where case_id = d.id)',
  'accepted dossier without a stay':
    'select from dossiers.dossier d where received_at is not null and not exists (select from workflow.leg where case_id = d.id)',
  'dossier without exactly one event of its beginning':
    "select from dossiers.dossier d where 1 <> (select count(*) from audit.event where dossier_id = d.id and type in ('dossier.accepted', 'dossier.submitted'))",
  'accepted dossier without a receipt':
    'select from dossiers.dossier d where received_at is not null and not exists (select from dossiers.slip where dossier_id = d.id)',
  'dossier that no request answered with': `
    select number from dossiers.dossier except select answer ->> 'number' from audit.request where jsonb_typeof(answer) = 'object'`,
  'answer of a request that names no dossier': `
    select answer ->> 'number' from audit.request where answer ->> 'number' is not null except select number from dossiers.dossier`,
  'request let through without an answer': 'select from audit.request where status is null',
  'event of no dossier':
    'select from audit.event e where dossier_id is not null and not exists (select from dossiers.dossier where id = e.dossier_id)',
  'undoing of no deed of its dossier': `
    select from audit.event u where voids is not null and not exists (select from audit.event where id = u.voids and dossier_id = u.dossier_id)`,
  'step of no dossier':
    'select from workflow.task t where not exists (select from dossiers.dossier where id = t.case_id)',
  'clock of no dossier':
    'select from workflow.clock c where not exists (select from dossiers.dossier where id = c.case_id)',
  'stay of no dossier':
    'select from workflow.leg l where not exists (select from dossiers.dossier where id = l.case_id)',
  'slip of no dossier':
    'select from dossiers.slip s where not exists (select from dossiers.dossier where id = s.dossier_id)',
  'wish of no dossier': 'select id from dossiers.request except select request_id from dossiers.dossier',
  'paper of no dossier': 'select id from documents.paper except select unnest(paper_ids) from dossiers.component',
  'component that names a paper there is not':
    'select unnest(paper_ids) from dossiers.component except select id from documents.paper',
  'person told twice of one event':
    'select from notifications.message group by to_person, channel, template, era, event_id having count(*) > 1',
  'message that waits and that nobody is to send': `
    select from notifications.message m where state = 'waiting' and not exists (select from notifications.delivery where message_id = m.id)`,
  'serials with a gap': `
    select from dossiers.serial full join (
      select receiving_unit_id as agency_id, (submitted_at at time zone 'Asia/Ho_Chi_Minh')::date as day, count(*) as found
      from dossiers.dossier group by 1, 2) as counted using (agency_id, day) where last is distinct from found`,
}

/**
 * How many rows break each invariant; those that hold are left out. Files that stand in `whole` were read before, and
 * are looked for only; what is found whole is put there.
 */
export async function brokenInvariants(
  database: pg.Pool, filesFolder: string, whole = new Set<string>(),
): Promise<Map<string, number>> {
  const broken = new Map<string, number>()
  for (const [name, text] of Object.entries(INVARIANTS)) {
    const { rows: [found] } = await database.query<{ n: string }>(`select count(*) as n from (${text}) as broken`)
    if (Number(found?.n) > 0) broken.set(name, Number(found?.n))
  }
  const { rows: files } = await database.query<{ sha256: string }>(
    `select encode(sha256, 'hex') as sha256 from documents.file
    where sha256 not in (select sha256 from documents.quarantine where outcome = 'removed')
    union select encode(sha256, 'hex') from documents.rendition where sha256 is not null`,
  )
  const lost = files.filter(({ sha256 }) => !isThere(filesFolder, sha256, whole))
  if (lost.length > 0) broken.set('file that is not whole in the store', lost.length)
  return broken
}

/** There, with the content of which it bears the name: a file cut short is there, too. */
function isThere(filesFolder: string, sha256: string, whole: Set<string>): boolean {
  const path = join(filesFolder, sha256.slice(0, 2), sha256.slice(2, 4), sha256)
  if (!existsSync(path)) return false
  if (!whole.has(sha256) && createHash('sha256').update(readFileSync(path)).digest('hex') === sha256) whole.add(sha256)
  return whole.has(sha256)
}
