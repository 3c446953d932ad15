/**
 * Need: a result says what it certifies, though the declaration was handed in on paper: nobody gets a birth certificate
 * that names the applicant alone (NĐ 61/2018 Đ.19). What was declared electronically is not typed again.
 */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type HttpServer, startHttp } from './as-user.ts'
import { type Office, asRole, officesOf, staffOffices } from './offices.ts'
import { storedRows } from './stored.ts'
import { act, contentFor, doSteps, handIn } from './walked.ts'

const STEPS = [['officer', 'proposal', { outcome: 'settle' }], ['agency_head', 'approval']] as const
let http: HttpServer
let offices: readonly Office[]
let commune: Office
let people = 0

beforeAll(async () => {
  http = await startHttp()
  offices = officesOf(http)
  await staffOffices(http, offices)
  commune = offices[0] as Office
})
afterAll(async () => http.stop())

const roleAt = (role: Parameters<typeof asRole>[1], office = commune) => asRole(http, role, office.name)
const begin = async () => (await handIn(http, commune, people++)).dossier
const contentOf = async (dossier: string, role: 'officer' | 'clerk' = 'officer') => {
  const { body } = await (await roleAt(role)).call('GET', `/api/dossiers/${dossier}/result-content`)
  return body as unknown as Parameters<typeof contentFor>[0] & { isComplete: boolean; mayComplete: boolean }
}
const kept = (dossier: string) => storedRows<{ content: Record<string, unknown> }>(http, sql`
  select content from dossiers.result_content c join dossiers.dossier d on d.id = c.dossier_id
  where d.public_id = ${dossier}`)

/** Approved, and in the hands of the clerk who issues. */
async function approved(): Promise<string> {
  const dossier = await begin()
  await doSteps(http, commune, dossier, STEPS)
  await act(await roleAt('clerk'), dossier, 'taking')
  return dossier
}

test('without its content a result is not issued and uses up no number; the refusal names what is missing', async () => {
  const dossier = await approved()
  const refused = await act(await roleAt('clerk'), dossier, 'result')
  expect(refused).toMatchObject({ status: 422, body: { code: 'result-content-missing' } })
  const { detail } = refused.body as unknown as { detail: string }
  expect(detail).toMatch(/Còn thiếu: .*Họ, chữ đệm, tên; .*Giới tính/)
  expect(await storedRows(http, sql`select 1 from dossiers.result_draft r join dossiers.dossier d on d.id = r.dossier_id
    where d.public_id = ${dossier}`)).toEqual([])
})

test('typed in, it is on the result and in the Kho; the event says which fields, and not what', async () => {
  const dossier = await approved()
  const clerk = await roleAt('clerk')
  const { body: { version } } = await clerk.call('GET', `/api/dossiers/${dossier}`)
  const content = contentFor(await contentOf(dossier, 'clerk'))
  const key = randomUUID()
  const send = () => clerk.call('POST', `/api/dossiers/${dossier}/result-content`, { body: { content }, version, key })
  const first = await send()
  expect(first.status).toBe(200)
  expect(await send()).toMatchObject({ status: 200, body: first.body })
  expect(await contentOf(dossier)).toMatchObject({ isComplete: true })
  const told = await storedRows<{ data: object }>(http, sql`select e.data from audit.event e
    join dossiers.dossier d on d.id = e.dossier_id
    where e.type = 'dossier.content-completed' and d.public_id = ${dossier}`)
  expect(told).toHaveLength(1)
  expect(Object.keys(content).every((one) => JSON.stringify(told).includes(one))).toBe(true)
  expect(JSON.stringify(told)).not.toContain('Nguyễn Thị Nụ')
  expect((await act(clerk, dossier, 'result')).status).toBe(200)
  const [slip] = await storedRows<{ data: { rows: { value: string }[] } }>(http, sql`select s.data from dossiers.slip s
    join dossiers.dossier d on d.id = s.dossier_id where form = 'result' and d.public_id = ${dossier}`)
  expect(slip?.data.rows.map(({ value }) => value)).toContain('Nguyễn Thị Nụ')
  const [facts] = await storedRows<{ data: Record<string, unknown> }>(http, sql`select f.data from documents.paper_facts f
    join dossiers.signed_result r on r.paper_id = f.paper_id join dossiers.dossier d on d.id = r.dossier_id
    where d.public_id = ${dossier} order by f.version desc`)
  expect(facts?.data['child.fullName']).toBe('Nguyễn Thị Nụ')
})

test('what is wrong is told field by field, and nothing is kept; what is no field of the result is refused', async () => {
  const dossier = await approved()
  const clerk = await roleAt('clerk')
  const right = contentFor(await contentOf(dossier, 'clerk'))
  const without = Object.fromEntries(Object.entries(right).filter(([key]) => key !== 'child.sex'))
  const wrong = await act(clerk, dossier, 'result-content', {
    content: { ...without, 'child.fullName': '12', 'child.birthDate': '2021-13-01' },
  })
  expect(wrong).toMatchObject({ status: 422, body: { code: 'result-content-wrong' } })
  const { errors } = wrong.body as unknown as { errors: { pointer: string }[] }
  expect([...new Set(errors.map(({ pointer }) => pointer))].sort())
    .toEqual(['/content/child.birthDate', '/content/child.fullName', '/content/child.sex'])
  expect(await act(clerk, dossier, 'result-content', { content: { ...right, 'requester.phone': '0500000001' } }))
    .toMatchObject({ status: 422, body: { errors: [{ pointer: '/content/requester.phone' }] } })
  expect(await kept(dossier)).toEqual([])
})

test('only who has the draft in hand types it: not the section, not before it is theirs, not another office', async () => {
  const dossier = await begin()
  await doSteps(http, commune, dossier, STEPS.slice(0, 1))
  const body = { content: { 'child.fullName': 'Nguyễn Thị Nụ' } }
  expect(await act(await roleAt('officer'), dossier, 'result-content', body))
    .toMatchObject({ status: 409, body: { code: 'not-your-step' } })
  expect((await contentOf(dossier)).mayComplete).toBe(false)
  const stranger = await asRole(http, 'officer', (offices[1] as Office).name)
  expect((await stranger.call('POST', `/api/dossiers/${dossier}/result-content`, { body, version: 1 })).status).toBe(404)
  expect((await stranger.call('GET', `/api/dossiers/${dossier}/result-content`)).status).toBe(404)
  expect(await kept(dossier)).toEqual([])
})

test('what was declared electronically is said as it was declared, and never typed over', async () => {
  const dossier = await approved()
  const all = contentFor(await contentOf(dossier, 'clerk'))
  await sql`update dossiers.answers set answers = ${JSON.stringify({ ...all, 'child.fullName': 'Trần Văn Sen' })}::jsonb
    where dossier_id = (select id from dossiers.dossier where public_id = ${dossier})`
    .execute(http.province.database.owner)
  expect(await contentOf(dossier)).toMatchObject({ isComplete: true })
  const clerk = await roleAt('clerk')
  expect(await act(clerk, dossier, 'result-content', { content: { 'child.fullName': 'Nguyễn Thị Nụ' } }))
    .toMatchObject({ status: 422, body: { code: 'result-content-wrong' } })
  expect((await act(clerk, dossier, 'result')).status).toBe(200)
})
