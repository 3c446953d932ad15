/** Need: a list shows what its reader has to do or to watch over, whole, and nothing of others. */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadRows as loadStaff } from '../../src/modules/identity/public.ts'
import { ok } from '../../src/kernel/result.ts'
import { hashSecret } from '../../src/platform/secrets.ts'
import { type Caller, type HttpServer, PASSWORD, startHttp } from './as-user.ts'
import { type Office, type StaffRole, asRole, officesOf, staffOffices } from './offices.ts'
import { type Things, act, doSteps, handIn } from './walked.ts'

const LISTS = [
  'received-here', 'awaiting-receipt', 'to-return', 'not-forwarded', 'late-without-apology', 'about-to-be-late',
]
let http: HttpServer
let [commune, other]: Office[] = []
/**
 * Open at the officer of the commune, at its clerk, at its counter to be returned; at the officer of another commune.
 */
let [atOfficer, atClerk, atReturn, elsewhere]: Things[] = []

beforeAll(async () => {
  http = await startHttp()
  const offices = officesOf(http)
  await staffOffices(http, offices);
  [commune, other] = offices
  if (!commune || !other) throw new Error('no communes')
  const toClerk = [['officer', 'proposal', { outcome: 'settle' }], ['agency_head', 'approval']] as const
  atOfficer = await handIn(http, commune, 0)
  atClerk = await handIn(http, commune, 1)
  atReturn = await handIn(http, commune, 2)
  elsewhere = await handIn(http, other, 3)
  await doSteps(http, commune, atClerk.dossier, toClerk)
  await doSteps(http, commune, atReturn.dossier, [...toClerk, ['clerk', 'result']])
  http.province.clock.set('2021-09-01T09:00+07:00') // long after every term
})
afterAll(async () => http.stop())

async function numbers(caller: Caller, query: string): Promise<string[]> {
  const { status, body, text } = await caller.call('GET', `/api/dossiers?${query}`)
  if (status !== 200) throw new Error(text)
  return body.items.map(({ number }) => number)
}
async function found(role: StaffRole, text: string, office = 'commune'): Promise<string[]> {
  const caller = await asRole(http, role, office)
  const { status, body, text: told } = await caller.call('POST', '/api/dossiers/search', { body: { text } })
  if (status !== 200) throw new Error(told)
  return body.items.map(({ number }) => number).sort()
}
const of = (...things: (Things | undefined)[]) => things.map((one) => one?.number ?? '').sort()
const seen = async (role: StaffRole, query: string, office = 'commune') =>
  (await numbers(await asRole(http, role, office), query)).sort()

/** Somebody with these roles, each at its unit. */
async function someone(username: string, grants: readonly { role: StaffRole; unitId: bigint }[]): Promise<Caller> {
  const passwordHash = await hashSecret(PASSWORD, { memoryCost: 1024, timeCost: 2, parallelism: 1 })
  const dated = grants.map((grant) => ({ ...grant, validFrom: '2021-01-01', validTo: null }))
  const staff = [
    { username, fullName: 'Trần Văn Mẫu', position: 'Công chức', unitId: grants[0]?.unitId ?? 0n, grants: dated },
  ]
  await http.province.inOneGo(async (ctx) => ok(await loadStaff(ctx, { staff, passwordHash })))
  return http.asUser(username)
}

describe('who has only single steps', () => {
  test.each(['postal_staff', 'cashier', 'clerk'] as const)(
    '%s sees no list of a section or unit, nor whom a name belongs to',
    async (role) => {
      for (const list of LISTS) expect([list, await seen(role, `list=${list}`)]).toEqual([list, []])
      expect(await found(role, 'Nguyễn Thị Mẫu')).toEqual([])
    },
  )

  test('sees what waits for the own role at the own unit, or is held, and no colleague\'s', async () => {
    expect(await seen('clerk', 'list=unit')).toEqual(of(atClerk))
    expect(await seen('cashier', 'list=unit')).toEqual([])
    const colleague = await someone('only.second-clerk', [{ role: 'clerk', unitId: commune?.seats.clerk.id ?? 0n }])
    expect(await numbers(colleague, 'list=unit')).toEqual(of(atClerk))
    expect((await act(await asRole(http, 'clerk', 'commune'), atClerk?.dossier ?? '', 'taking')).status).toBe(200)
    expect(await numbers(colleague, 'list=unit')).toEqual([])
    expect(await seen('clerk', 'list=unit')).toEqual(of(atClerk))
    expect(await seen('clerk', 'list=mine')).toEqual(of(atClerk))
  })
})

describe('who watches over more', () => {
  const ALL = () => of(atOfficer, atClerk, atReturn)
  test.each([
    ['reception', 'commune'], ['one_stop_head', 'commune'], ['agency_head', 'commune'], ['controller', 'commune'],
  ] as const)('%s sees what the section received', async (role, office) => {
    expect(await seen(role, 'list=received-here', office)).toEqual(ALL())
    expect(await seen(role, 'list=to-return', office)).toEqual(of(atReturn))
    expect(await seen(role, 'list=late-without-apology', office)).toEqual(of(atOfficer, atClerk))
    expect(await found(role, 'Nguyễn Thị Mẫu', office)).toEqual(ALL())
  })

  test('the auditor sees the whole province, and the district that is set over the commune nothing of it', async () => {
    expect(await seen('auditor', 'list=received-here&limit=100')).toEqual(of(atOfficer, atClerk, atReturn, elsewhere))
    expect(await seen('agency_head', 'list=received-here', 'district')).toEqual([])
    expect(await seen('agency_head', 'list=late-without-apology', 'district')).toEqual([])
  })
})

test('a role held at one unit shows no work of another unit where one has another role', async () => {
  const units = [commune?.seats.officer.id ?? 0n, other?.seats.clerk.id ?? 0n] as const
  const both = await someone('only.two-communes', [
    { role: 'officer', unitId: units[0] }, { role: 'clerk', unitId: units[1] },
  ])
  expect(await numbers(both, 'list=unit')).toEqual(of(atOfficer))
  const same = await someone('only.two-officers', [
    { role: 'officer', unitId: units[0] }, { role: 'officer', unitId: other?.seats.officer.id ?? 0n },
  ])
  expect((await numbers(same, 'list=unit')).sort()).toEqual(of(atOfficer, elsewhere))
  expect((await pages(same, 'unit')).sort()).toEqual(of(atOfficer, elsewhere))
})

async function pages(caller: Caller, list: string): Promise<string[]> {
  const all: string[] = []
  for (let cursor = ''; ;) {
    const { body: { items, next } } = await caller.call('GET', `/api/dossiers?list=${list}&limit=1${cursor}`)
    all.push(...items.map(({ number }) => number))
    if (next === null) return all
    cursor = `&cursor=${next}`
  }
}

test.each(['late-without-apology', 'received-here', 'to-return', 'unit'])(
  '%s is read to its end page by page',
  async (list) => {
    const caller = await someone(`only.pages-${list}`, [
      { role: 'reception', unitId: commune?.seats.reception.id ?? 0n },
      { role: 'officer', unitId: commune?.seats.officer.id ?? 0n },
    ])
    const whole = await numbers(caller, `list=${list}`)
    expect(whole.length).toBeGreaterThan(0)
    expect(await pages(caller, list)).toEqual(whole)
  },
)

test('what is on its way, and whose originals have not left, is each shown once on one of the pages', async () => {
  const department = officesOf(http).find(({ name }) => name === 'department')
  if (!department) throw new Error('no department')
  const given: Things[] = []
  for (const n of [4, 5, 6, 7]) given.push(await handIn(http, department, n))
  // The first is on its way without papers, the second with them; of the third only the papers are missing, of the last
  // nothing.
  const [, , onlyPapers, arrived] = given
  const { owner } = http.province.database
  for (const things of [given[0], arrived]) {
    await sql`
      delete from dossiers.originals where dossier_id = (select id from dossiers.dossier where public_id = ${things?.dossier})`
      .execute(owner)
  }
  for (const things of [onlyPapers, arrived]) {
    await sql`update workflow.leg set received_at = handed_over_at, received_by = 1 where received_at is null
      and case_id = (select id from dossiers.dossier where public_id = ${things?.dossier})`.execute(owner)
  }
  const reader = await asRole(http, 'reception', 'department')
  expect(await numbers(reader, 'list=not-forwarded')).toEqual(given.slice(0, 3).map(({ number }) => number))
  expect(await pages(reader, 'not-forwarded')).toEqual(given.slice(0, 3).map(({ number }) => number))
})
