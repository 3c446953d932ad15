/**
 * Need (E3): at a counter the declaration is filled in from the register, for the intake under way and by name of the
 * clerk; the look is on record here and there. A register that is away is told, and nobody waits for it.
 */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { stoppedClock } from '../../src/platform/clock.ts'
import { type RegisterDesk, openRegisterDesk } from '../register-desk.ts'
import { type Caller, type HttpServer, startHttp } from './as-user.ts'
import { openPerson } from './handed-in.ts'
import { asRole, officesOf, staffOffices } from './offices.ts'

let http: HttpServer
let desk: RegisterDesk
let clerk: Caller
let procedureId: string
beforeAll(async () => {
  desk = await openRegisterDesk(stoppedClock('2026-03-02T08:00+07:00'))
  http = await startHttp({ registers: desk.registers })
  const offices = officesOf(http)
  await staffOffices(http, offices)
  const [commune] = offices
  clerk = await asRole(http, 'reception', commune?.name ?? '')
  procedureId = http.province.catalogue.on('2021-06-25').find('khai-sinh')?.publicId ?? ''
})
afterAll(async () => {
  await http.stop()
  await desk.stop()
})
beforeEach(async () => {
  await sql`truncate integration.register_call, integration.register_answer, integration.partner cascade`
    .execute(http.province.database.owner)
})

interface Looked {
  readonly fields: readonly { key: string; value: unknown; from: string }[]
  readonly away: readonly string[]
}
async function look(n: number, fullName: string): Promise<{ readonly intake: string; readonly looked: Looked }> {
  const { body: { id: applicantId } } = await openPerson(clerk, n, { fullName })
  const opened = await clerk.call('POST', '/api/intakes', { key: randomUUID(), body: { sheetId: randomUUID(), applicantId, procedureId } })
  const { status, text } = await clerk.call('GET', `/api/held-papers?intakeId=${opened.body.id}`)
  expect(status).toBe(200)
  return { intake: opened.body.id, looked: JSON.parse(text) as Looked }
}

test('the declaration is filled in from the register with its time, and the call names clerk, intake and procedure', async () => {
  const { intake, looked } = await look(1, 'Nguyễn Thị Hồng Nhạn')
  expect(looked.away).toEqual([])
  expect(looked.fields).toContainEqual({
    key: 'requester.birthDate', value: '1996-04-15', from: 'từ Cơ sở dữ liệu quốc gia về dân cư, lúc 09:00 ngày 25/06/2021',
  })
  expect(looked.fields.find(({ key }) => key === 'requester.residence')?.value).toMatchObject({
    country: 'VN', epoch: '3-cap', province: { code: '44' }, detail: 'Số 1, đường Thử Nghiệm',
    commune: { code: '18856', name: expect.stringMatching(/^(?:Xã|Phường|Thị trấn) \S/) as string },
  })
  // Numbers of people are not filled in at a counter.
  expect(looked.fields.map(({ key }) => key)).not.toContain('requester.idNumber')
  const { rows } = await sql`select subject_kind, subject, reason, outcome, account.kind as by from integration.register_call
    join identity.account on account.id = actor_id`.execute(http.province.database.owner)
  expect(rows).toMatchObject([{ subjectKind: 'intake', subject: intake, reason: 'prefill', outcome: 'answered', by: 'staff' }])
  const { rows: reads } = await sql<{ purpose: string }>`select purpose from audit.read where page = 'held-papers'
    and purpose like ${`%${intake}%`}`.execute(http.province.database.owner)
  expect(reads).toMatchObject([{ purpose: expect.stringMatching(/^kho \[.*Cơ sở dữ liệu quốc gia về dân cư.*\] #.*Luật Căn cước/) as string }])
})

test('a register that is away is told, and the intake goes on with nothing filled in by it', async () => {
  await desk.fail({ down: true })
  const { looked } = await look(11, 'Nguyễn Thị Khác')
  await desk.fail({})
  expect(looked.away).toEqual(['Cơ sở dữ liệu quốc gia về dân cư'])
  expect(looked.fields.filter(({ from }) => from.includes('dân cư'))).toEqual([])
})
