/**
 * Need: whoever has a dossier sees whole the number of each person in it, and the look is told; nobody else does.
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, type HttpServer, startHttp } from './as-user.ts'
import { intakeBody, openPerson } from './handed-in.ts'
import { type Office, asRole, officesOf, staffOffices } from './offices.ts'

const NUMBER = '000196990401'
let http: HttpServer
let clerk: Caller
/** Who stands at the counter, and for whom: neither has another dossier. */
let [applicant, authoriser]: string[] = []

beforeAll(async () => {
  http = await startHttp()
  const offices = officesOf(http)
  await staffOffices(http, offices)
  const [commune] = offices as [Office]
  clerk = await asRole(http, 'reception', 'commune')
  applicant = (await openPerson(clerk, 400, { fullName: 'Nguyễn Thị Mẫu Thay' })).body.id
  authoriser = (await openPerson(clerk, 401, { fullName: 'Trần Thị Mẫu Uỷ' })).body.id
  const procedureId = http.province.catalogue.on('2021-06-25').find(commune.procedure)?.publicId ?? ''
  const { status, text } = await clerk.call('POST', '/api/dossiers', {
    body: await intakeBody(clerk, procedureId, applicant, { authoriserId: authoriser }),
  })
  if (status !== 201) throw new Error(text)
})
afterAll(async () => http.stop())

const show = async (caller: Caller, person: string | undefined) =>
  caller.call('POST', `/api/people/${person ?? ''}/showing`, {
    body: { field: 'number', reason: 'đối chiếu giấy ủy quyền' },
  })
const shownEvents = async () =>
  (
    await sql<{ person: string }>`
  select data->>'person' as person from audit.event where type = 'person.shown' order by id`
      .execute(http.province.database.owner)
  ).rows.map(({ person }) => person)

describe('the number of an authoriser', () => {
  test('is shown whole where the dossier lies, as the applicant’s is, each time with its event', async () => {
    expect(await show(clerk, authoriser)).toMatchObject({ status: 200, body: { value: NUMBER } })
    expect(await show(clerk, applicant)).toMatchObject({ status: 200, body: { value: '000196990400' } })
    expect(await shownEvents()).toEqual([authoriser, applicant])
  })

  test('does not exist for another commune, which has no dossier of either', async () => {
    const other = await asRole(http, 'reception', 'other-commune')
    const before = await shownEvents()
    for (const person of [authoriser, applicant])
      expect(await show(other, person)).toMatchObject({ status: 404, body: { code: 'not-found' } })
    expect(await shownEvents()).toEqual(before)
  })
})
