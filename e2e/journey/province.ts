import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { parse } from 'yaml'
import type { Instance } from '../instance.ts'

const DATA = fileURLToPath(new URL('../../data', import.meta.url))

/**
 * A member of staff in one role at one unit. Ids are those of rows: they come from the database and go nowhere else.
 */
export interface Account {
  readonly username: string
  readonly role: string
  readonly unitId: string
  /** Of the agency's territory; null where it has none. */
  readonly territory: string | null
  readonly territoryCode: string | null
}

export interface Work {
  readonly role: string
  readonly unitId: string
  readonly holder: string | null
  readonly step: string
}

/** A member of a request for several procedures, with the agencies that its dossier was with. */
export interface BundleMember {
  readonly name: string
  /** Of the member itself: `begun` when it has a dossier; what the dossier is stands beside it. */
  readonly state: string
  readonly number: string | null
  readonly dossier: string | null
  /** Whether it was given the result of the member before it. */
  readonly hasResults: boolean
  readonly stays: readonly {
    readonly agency: string; readonly how: string; readonly isHandedOver: boolean; readonly receivedAt: string | null
    readonly refusedWhy: string | null
    /** How long the agency had it, on the product's clock. */
    readonly minutes: number | null
  }[]
}

/** Who is there and who is next, as the instance's own data say it: no journey knows a unit or an account by name. */
export interface Province {
  readonly password: string
  /**
   * Counters of one-stop sections, of the lowest level, of one between, and of the highest; without a middle the
   * highest.
   */
  readonly counters: { readonly commune: Account; readonly middle: Account; readonly top: Account }
  /** Of the commune's counter: the names of the units above it, lowest first. */
  readonly above: readonly string[]
  accountFor(work: Work): Promise<Account>
  /** Who may sign for the agency that settles a dossier. */
  headOf(number: string): Promise<Account>
  /** The head of an agency that has nothing to do with a dossier, and how it is called. */
  headElsewhere(number: string): Promise<{ readonly account: Account; readonly unit: string }>
  /** Who keeps the accounts of the agency that has a counter; of the whole province, if none is named. */
  adminOf(counter?: Account): Account
  /** Somebody with a role: of the same place as another, if one is named, else wherever they sit. */
  anybodyAs(role: string, beside?: Account): Account
  /** The step that a dossier waits at; undefined where all is done. */
  findWork(number: string): Promise<Work | undefined>
  /** Names of the first and the last step at which somebody proposes what to do. */
  proposals(number: string): Promise<{ readonly first: string; readonly last: string }>
  stateOf(number: string): Promise<string>
  /** The section that asks for money that a dossier owes; undefined where it owes nothing. */
  findCreditor(number: string): Promise<string | undefined>
  /** The members of the request that a dossier belongs to, in their order. */
  membersOf(number: string): Promise<readonly BundleMember[]>
  trackingUrl(number: string): Promise<string>
  close(): Promise<void>
}

const STAFF = `
  select a.username, g.role, g.unit_id::text as "unitId", t.name as territory, t.gso_code as "territoryCode", l.rank, v.is_one_stop as "isOneStop"
  from identity.staff_grant g
  join identity.account a on a.id = g.account_id
  join organisation.unit_version v on v.unit_id = g.unit_id and v.valid @> $1::date
  join organisation.level l on l.key = v.level and l.valid @> $1::date
  left join organisation.unit_version p on p.unit_id = v.parent_id and p.valid @> $1::date
  left join organisation.unit_version t on t.unit_id = coalesce(v.territory_id, p.territory_id) and t.valid @> $1::date
  where g.valid @> $1::date order by g.unit_id, g.id`
const ABOVE = `
  with recursive up as (
    select v.name, v.parent_id, 0 as steps from organisation.unit_version v where v.gso_code = $2 and v.kind = 'territory' and v.valid @> $1::date
    union all
    select v.name, v.parent_id, up.steps + 1 from up join organisation.unit_version v on v.unit_id = up.parent_id and v.valid @> $1::date
  ) select name from up order by steps`
const WORK = `
  select t.role, t.unit_id::text as "unitId", a.username as holder, t.name as step
  from workflow.task t join dossiers.dossier d on d.id = t.case_id left join identity.account a on a.id = t.holder_id
  where d.number = $1 and t.done_at is null order by t.id limit 1`
const PROPOSALS = `
  select step ->> 'name' as name
  from dossiers.dossier d join workflow.task t on t.case_id = d.id join workflow.process p on p.id = t.process_id
  join workflow.model m on m.id = p.model_id cross join lateral jsonb_each(m.model -> 'nodes') as nodes (id, step)
  where d.number = $1 and t.done_at is null and step -> 'work' ->> 'action' = 'propose'
  order by length(nodes.id), nodes.id`
const OWED = `
  select c.unit_id::text as "unitId" from payments.charge c join dossiers.dossier d on d.id = c.dossier_id
  where d.number = $1 and c.state = 'owed' limit 1`
const AGENCY = `
  with recursive up as (
    select v.unit_id, v.parent_id, 0 as steps from dossiers.dossier d
    join organisation.unit_version v on v.unit_id = d.competent_unit_id and v.valid @> $2::date where d.number = $1
    union all
    select v.unit_id, v.parent_id, up.steps + 1 from up join organisation.unit_version v on v.unit_id = up.parent_id and v.valid @> $2::date
  ) select unit_id::text as "unitId" from up order by steps`

const MEMBERS = `
  select p.key as name, m.state, d.number, d.state as dossier,
    exists (select from dossiers.passed_result r where r.dossier_id = d.id) as "hasResults",
    coalesce((select json_agg(json_build_object('agency', v.name, 'how', l.how, 'isHandedOver', l.handed_over_from <> l.unit_id,
        'receivedAt', l.received_at, 'refusedWhy', l.refused_why,
        'minutes', floor(extract(epoch from l.ended_at - l.received_at) / 60)) order by l.id)
      from workflow.leg l join organisation.unit_version v on v.unit_id = l.agency_id and v.valid @> $2::date
      where l.case_id = d.id), '[]') as stays
  from dossiers.dossier lead join dossiers.member m on m.request_id = lead.request_id
  left join dossiers.dossier d on d.id = m.dossier_id join catalogue.procedure p on p.id = m.procedure_id
  where lead.number = $1 order by m.seq`

type StaffLine = Account & { readonly rank: number; readonly isOneStop: boolean }

/** Whether the data know requests for several procedures. */
export function hasBundles(dataSet: string | undefined): boolean {
  return ((readData(dataSet, 'procedures.yaml') as { bundles?: readonly unknown[] }).bundles ?? []).length > 0
}

/** How many levels of units these data have: province, district, commune; or two of them. */
export function levelsOf(dataSet: string | undefined): number {
  return (readData(dataSet, 'organisation.yaml') as { administrative_levels: readonly unknown[] }).administrative_levels
    .length
}

function readData(dataSet: string | undefined, file: string): unknown {
  return parse(readFileSync(join(dataSet ?? DATA, file), 'utf8'))
}

/** Opens the province of a running instance as it is on that day. */
export async function openProvince(
  instance: Pick<Instance, 'url' | 'databaseUrl'>, dataSet: string | undefined, day: string,
): Promise<Province> {
  const db = new pg.Client(instance.databaseUrl('postgres'))
  db.on('error', () => undefined) // a drill stops the server beneath it
  await db.connect()
  const rows = async <T extends object>(text: string, values: unknown[]) => (await db.query<T>(text, values)).rows
  const staff = await rows<StaffLine>(STAFF, [day])
  const counters = countersOf(staff)
  const above = await rows<{ name: string }>(ABOVE, [day, counters.commune.territoryCode])
  const { password } = readData(dataSet, 'staff.yaml') as { password: string }
  const one = async (column: string, number: string) => {
    const [found] = await rows<{ value: string }>(`select ${column} as value from dossiers.dossier where number = $1`, [
      number,
    ])
    if (!found) throw new Error(`no dossier ${number}`)
    return found.value
  }
  const find = (role: string, unitId: string) =>
    staff.find((account) => account.role === role && account.unitId === unitId)
  return {
    password,
    counters,
    above: above.map(({ name }) => name),
    async accountFor({ role, unitId, holder, step }) {
      const account = staff.find(({ username }) => username === holder) ?? find(role, unitId)
      if (!account) throw new Error(`nobody has the role ${role} for the step ${step}`)
      return account
    },
    async headOf(number) {
      const units = await rows<{ unitId: string }>(AGENCY, [number, day])
      const head = units.flatMap(({ unitId }) => find('agency_head', unitId) ?? [])[0]
      if (!head) throw new Error(`no head for ${number}`)
      return head
    },
    async headElsewhere(number) {
      const units = await rows<{ unitId: string }>(AGENCY, [number, day])
      const account = staff.find(({ role, unitId }) =>
        role === 'agency_head' && !units.some((unit) => unit.unitId === unitId))
      const [named] = await rows<{ name: string }>(
        'select name from organisation.unit_version where unit_id = $1 and valid @> $2::date', [account?.unitId, day],
      )
      if (!account || !named) throw new Error(`everybody is over ${number}`)
      return { account, unit: named.name }
    },
    adminOf(counter) {
      const admin = staff.find(({ role, territory }) =>
        counter ? role === 'agency_admin' && territory === counter.territory : role === 'system_admin',
      )
      if (!admin) throw new Error(`nobody keeps the accounts of ${counter?.territory ?? 'the province'}`)
      return admin
    },
    anybodyAs(role, beside) {
      const found = staff.find((account) =>
        account.role === role && (beside === undefined || account.territory === beside.territory))
      if (!found) throw new Error(`nobody is ${role}`)
      return found
    },
    async findWork(number) {
      return (await rows<Work>(WORK, [number]))[0]
    },
    async proposals(number) {
      const steps = await rows<{ name: string }>(PROPOSALS, [number])
      return { first: steps[0]?.name ?? '', last: steps.at(-1)?.name ?? '' }
    },
    stateOf: (number) => one('state', number),
    async findCreditor(number) {
      return (await rows<{ unitId: string }>(OWED, [number]))[0]?.unitId
    },
    membersOf: (number) => rows<BundleMember>(MEMBERS, [number, day]),
    async trackingUrl(number) {
      return `${instance.url}/theo-doi/${encodeURIComponent(number)}?t=${await one('tracking_token', number)}`
    },
    close: () => db.end(),
  }
}

function countersOf(staff: readonly StaffLine[]): Province['counters'] {
  const counters = staff.filter(({ role, isOneStop }) => role === 'reception' && isOneStop)
  const ranks = [...new Set(counters.map(({ rank }) => rank))].sort((a, b) => a - b)
  const at = (rank: number | undefined) => counters.find((counter) => counter.rank === rank)
  const [top, commune, middle] = [at(ranks[0]), at(ranks.at(-1)), at(ranks[ranks.length > 2 ? 1 : 0])]
  if (!top || !middle || !commune) throw new Error('the province has no counter')
  return { top, middle, commune }
}
