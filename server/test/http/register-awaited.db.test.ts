/**
 * Need (R4, NQ 66.7/2025/NQ-CP): where a register is down when a dossier comes, nobody waits; the question stands on
 * the dossier with its time, is asked again, and the applicant is asked for the paper only when it has failed.
 */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { registerPollers } from '../../src/jobs/ask-registers-anew.ts'
import { workQuestions } from '../../src/modules/integration/public.ts'
import { stoppedClock } from '../../src/platform/clock.ts'
import { type RegisterDesk, openRegisterDesk } from '../register-desk.ts'
import { type Caller, type HttpServer, startHttp } from './as-user.ts'
import { intakeBody, openPerson } from './handed-in.ts'
import { asRole, officesOf, staffOffices } from './offices.ts'

let http: HttpServer
let desk: RegisterDesk
let clerk: Caller
let officer: Caller
let procedureId: string
let machineClock = stoppedClock('2026-03-02T08:00+07:00')
beforeAll(async () => {
  desk = await openRegisterDesk({ now: () => machineClock.now() })
  http = await startHttp({ registers: desk.registers })
  const offices = officesOf(http)
  await staffOffices(http, offices)
  const [commune] = offices
  clerk = await asRole(http, 'reception', commune?.name ?? '')
  officer = await asRole(http, 'officer', commune?.name ?? '')
  procedureId = http.province.catalogue.on('2021-06-25').find('khai-sinh')?.publicId ?? ''
})
afterAll(async () => {
  await http.stop()
  await desk.stop()
})
beforeEach(async () => {
  await sql`truncate integration.register_question, integration.register_call, integration.register_answer, integration.partner cascade`
    .execute(http.province.database.owner)
  http.province.clock.set('2021-06-25T09:00+07:00')
  machineClock = stoppedClock('2026-03-02T08:00+07:00')
  await desk.fail({})
})

const POPULATION = 'Cơ sở dữ liệu quốc gia về dân cư'
const askAnew = async () => {
  machineClock.forward(2)
  for (const { run } of registerPollers({ ...http.province, machineClock, registers: desk.registers })) await run()
}
interface Came { readonly id: string; readonly card: string; readonly slip: string }
async function receive(n: number, fullName: string): Promise<Came> {
  const { body: { id: applicantId } } = await openPerson(clerk, n, { fullName })
  const body = await intakeBody(clerk, procedureId, applicantId, { account: { outcome: 'guided' }, confirmedDouble: true })
  const got = await clerk.call('POST', '/api/dossiers', { key: randomUUID(), body })
  expect([got.status, got.text.slice(0, 300)]).toEqual([201, expect.any(String)])
  const { body: { components } } = await clerk.call('GET', `/api/procedures/${procedureId}`)
  const card = (components as unknown as { id: string; documentType: string }[]).find((one) => one.documentType === 'cccd')?.id ?? ''
  return { id: got.body.id, card, slip: (got.body as unknown as { slipId: string }).slipId }
}
interface Detail {
  readonly version: number
  readonly components: readonly { readonly id: string; readonly register: Record<string, string> | null }[]
  readonly history: readonly { readonly type: string }[]
}
const detailOf = async (id: string) => JSON.parse((await officer.call('GET', `/api/dossiers/${id}`)).text) as Detail
const registerOf = async ({ id, card }: { id: string; card: string }) =>
  (await detailOf(id)).components.find((one) => one.id === card)?.register
const noteOn = async (slip: string) => (await sql<{ note: string | null }>`
  select data->>'note' as note from dossiers.slip where public_id = ${slip}`.execute(http.province.database.owner)).rows[0]?.note
/** A machine under load may let an answer come too late; then it is asked once more, as the job does. */
async function askUntilEnded(dossier: { id: string; card: string }): Promise<void> {
  for (let tries = 0; tries < 5; tries += 1) {
    await askAnew()
    if ((await registerOf(dossier))?.['state'] !== 'waiting') return
  }
}
async function receiveBundle(): Promise<Came> {
  const { publicId = '' } = http.province.catalogue.on('2021-06-25').bundles()
    .find(({ procedure }) => procedure === 'lt-khai-sinh-3') ?? {}
  const { body: { id: applicantId } } = await openPerson(clerk, 1, { fullName: 'Nguyễn Thị Hồng Nhạn' })
  const body = await intakeBody(clerk, publicId, applicantId, {
    account: { outcome: 'guided' }, confirmedDouble: true,
  })
  const got = await clerk.call('POST', '/api/dossiers', { key: randomUUID(), body })
  expect([got.status, got.text.slice(0, 300)]).toEqual([201, expect.any(String)])
  return { id: got.body.id, card: 'cccd', slip: (got.body as unknown as { slipId: string }).slipId }
}
async function askFor(
  id: string, components: readonly string[],
): Promise<{ readonly status: number; readonly code: string | undefined }> {
  const { version } = await detailOf(id)
  const { status, body } = await officer.call('POST', `/api/dossiers/${id}/supplement-request`, {
    key: randomUUID(), version, body: { components: components.map((component) => ({ component, reason: 'Chưa rõ' })) },
  })
  return { status, code: (body as unknown as { code?: string }).code }
}

test('down at intake: the slip and the dossier say what is awaited and until when, and the paper may not be asked for', async () => {
  await desk.fail({ down: true })
  const dossier = await receive(1, 'Nguyễn Thị Hồng Nhạn')
  // Friday is the day of receipt; Monday = 1.
  expect(await noteOn(dossier.slip)).toMatch(/^Cơ sở dữ liệu quốc gia về dân cư chưa trả lời về “.*”; đến 17:\d\d ngày 28\/06\/2021 /)
  expect(await registerOf(dossier)).toMatchObject({ register: POPULATION, state: 'waiting' })
  await askAnew()
  expect(await registerOf(dossier)).toMatchObject({ state: 'waiting' })
  expect(await askFor(dossier.id, [dossier.card])).toEqual({ status: 409, code: 'register-awaited' })
})

test('a member of a bundle that is received at a counter awaits it as a dossier of its own does', async () => {
  await desk.fail({ down: true })
  const dossier = await receiveBundle()
  expect(await noteOn(dossier.slip)).toMatch(/^Cơ sở dữ liệu quốc gia về dân cư chưa trả lời về /)
  expect(await registerOf(dossier)).toMatchObject({ register: POPULATION, state: 'waiting' })
  expect(await askFor(dossier.id, [dossier.card])).toEqual({ status: 409, code: 'register-awaited' })
})

test('what it answers when it is back ends the question, by name of the program and for the dossier, and the officer is told', async () => {
  await desk.fail({ down: true })
  const dossier = await receive(1, 'Nguyễn Thị Hồng Nhạn')
  await askAnew()
  await desk.fail({})
  await askUntilEnded(dossier)
  expect(await registerOf(dossier)).toMatchObject({ state: 'answered' })
  expect((await detailOf(dossier.id)).history.map(({ type }) => type)).toEqual(expect.arrayContaining(['register.awaited', 'register.found']))
  const { rows } = await sql`select kind, subject_kind, subject, reason, outcome, actor_id from integration.register_call order by id`
    .execute(http.province.database.owner)
  expect(rows[0]).toMatchObject({ outcome: 'failed' })
  expect(rows.slice(-1)).toMatchObject([{
    kind: 'confirm', subjectKind: 'dossier', subject: dossier.id, reason: 'ask-anew', outcome: 'yes', actorId: 1n,
  }])
  // Yes or no is enough: nothing of the person came here.
  const { rows: kept } = await sql`select 1 from integration.register_answer`.execute(http.province.database.owner)
  expect(kept).toEqual([])
  const asked = await desk.state()
  expect(asked.asked.at(-1)).toMatchObject({ MaCanBo: 'motcua' })
})

test('one that is away, however much it was asked, keeps nobody from being asked of another', async () => {
  await desk.fail({ down: true })
  const dossier = await receive(1, 'Nguyễn Thị Hồng Nhạn')
  await desk.fail({})
  const { owner } = http.province.database
  await sql`insert into integration.partner (code) values ('away')`.execute(owner)
  await sql`insert into integration.register_question
      (dossier_id, component, register, person_id, procedure, began_at, ask_until, due_at)
    select dossier_id, 'giay-to-' || nth, 'away', person_id, procedure, began_at - interval '1 minute', ask_until, due_at
    from integration.register_question cross join generate_series(1, 200) as nth`.execute(owner)
  await askUntilEnded(dossier)
  expect(await registerOf(dossier)).toMatchObject({ state: 'answered' })
})

test('of whom it was asked longest ago it is asked first: whoever gets no answer keeps nobody waiting', async () => {
  await desk.fail({ down: true })
  await receive(1, 'Nguyễn Thị Hồng Nhạn')
  await receive(77, 'Người Không Có')
  const work = { registers: desk.registers, directory: http.province.directory, programId: 1n, limit: 1 }
  for (let time = 0; time < 2; time += 1) {
    machineClock.forward(2)
    await workQuestions({ ...http.province, machineClock }, work)
  }
  const { rows } = await sql`select distinct person_id from integration.register_call where reason = 'ask-anew'`
    .execute(http.province.database.owner)
  expect(rows).toHaveLength(2)
})

test('when its time is over it is asked no more, the officer is told, and the paper may be asked for', async () => {
  await desk.fail({ down: true })
  const dossier = await receive(1, 'Nguyễn Thị Hồng Nhạn')
  const { askUntil = '' } = await registerOf(dossier) ?? {}
  http.province.clock.set(new Date(Date.parse(askUntil) - 60_000).toISOString())
  await askAnew()
  expect(await registerOf(dossier)).toMatchObject({ state: 'waiting' })
  http.province.clock.set(askUntil)
  await askAnew()
  expect(await registerOf(dossier)).toMatchObject({ state: 'failed' })
  expect((await detailOf(dossier.id)).history.map(({ type }) => type)).toContain('register.gave-up')
  expect((await askFor(dossier.id, [dossier.card])).code).not.toBe('register-awaited')
})

test('whom the register does not have may be asked at once; with an answer at intake nothing is awaited, and the slip says nothing', async () => {
  const unknown = await receive(77, 'Người Không Có')
  await askUntilEnded(unknown)
  expect(await registerOf(unknown)).toMatchObject({ state: 'unknown' })
  const { body: { id: applicantId } } = await openPerson(clerk, 1, { fullName: 'Nguyễn Thị Hồng Nhạn' })
  const opened = await clerk.call('POST', '/api/intakes', { key: randomUUID(), body: { sheetId: randomUUID(), applicantId, procedureId } })
  for (let away = ['?']; away.length > 0;) {
    machineClock.forward(2)
    const { text } = await clerk.call('GET', `/api/held-papers?intakeId=${opened.body.id}`)
    away = (JSON.parse(text) as { readonly away: string[] }).away
  }
  const known = await receive(1, 'Nguyễn Thị Hồng Nhạn')
  expect([await registerOf(known), await noteOn(known.slip)]).toEqual([expect.objectContaining({ state: 'answered' }), null])
})
