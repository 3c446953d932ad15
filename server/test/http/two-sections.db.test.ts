/**
 * Need: a clerk of two sections says at which one they receive; number, slip and register are its own (NĐ 61/2018
 * Đ.17).
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadRows as loadStaff } from '../../src/modules/identity/public.ts'
import { ok } from '../../src/kernel/result.ts'
import { textOf } from '../../src/modules/documents/slips/golden/read-paper.ts'
import { unitInWords } from '../../src/modules/organisation/public.ts'
import { hashSecret } from '../../src/platform/secrets.ts'
import { type Caller, type HttpServer, PASSWORD, startHttp } from './as-user.ts'
import { intakeBody, openPerson } from './handed-in.ts'
import { type Office, officesOf } from './offices.ts'

let http: HttpServer
let clerk: Caller
let here: Office
let there: Office
beforeAll(async () => {
  http = await startHttp()
  ;[here, there] = officesOf(http) as [Office, Office]
  const grants = [here, there].map(({ seats }) => ({
    role: 'reception', unitId: seats.reception.id, validFrom: '2021-01-01', validTo: null,
  }))
  const staff = [
    {
      username: 'two.sections', fullName: 'Nguyễn Thị Hai Nơi', position: 'Công chức', unitId: here.seats.reception.id,
      grants,
    },
  ]
  const passwordHash = await hashSecret(PASSWORD, { memoryCost: 1024, timeCost: 2, parallelism: 1 })
  await http.province.inOneGo(async (ctx) => ok(await loadStaff(ctx, { staff, passwordHash })))
  clerk = await http.asUser('two.sections')
})
afterAll(async () => http.stop())

let people = 0
async function receive(office: Office, sectionId: string | undefined) {
  const version = http.province.catalogue.on('2021-06-25').find(office.procedure)
  const {
    body: { id: applicantId },
  } = await openPerson(clerk, (people += 1), { fullName: `Nguyễn Thị Nơi ${office === here ? 'Đây' : 'Kia'}` })
  const body = await intakeBody(clerk, version?.publicId ?? '', applicantId, {
    communeId: office.territory.publicId, ...(sectionId !== undefined && { sectionId }),
  })
  return clerk.call('POST', '/api/dossiers', { body })
}

async function register(section: string | undefined): Promise<string> {
  const url = `/api/register.pdf?from=2021-06-25&until=2021-06-25${section === undefined ? '' : `&section=${section}`}`
  const { statusCode, rawPayload } = await http.app.inject({
    url, headers: { host: 'localhost', cookie: clerk.cookie },
  })
  if (statusCode !== 200) return `${String(statusCode)} ${(JSON.parse(rawPayload.toString()) as { code: string }).code}`
  return (await textOf(rawPayload)).replace(/\s+/g, ' ')
}

test('the session names both sections', async () => {
  const { body } = await clerk.call('GET', '/api/session')
  expect(body).toMatchObject({
    sections: [here, there].map(({ seats: { reception } }) => ({
      id: reception.publicId, name: unitInWords(http.province.directory.on('2021-06-25'), reception.id),
    })),
  })
})

test('where it is received is said, and never guessed', async () => {
  const [unsaid, elsewhere] = [await receive(here, undefined), await receive(here, here.seats.agency_head.publicId)]
  for (const refused of [unsaid, elsewhere]) {
    expect(refused).toMatchObject({
      status: 422, body: { code: 'section-needed', errors: [{ pointer: '/sectionId' }] },
    })
  }
})

test('each dossier takes its number from its section, and stands in its book and list alone', async () => {
  const [one, other] = [
    await receive(here, here.seats.reception.publicId), await receive(there, there.seats.reception.publicId),
  ]
  expect([one.status, other.status]).toEqual([201, 201])
  expect(one.body.number.split('-')[0]).not.toBe(other.body.number.split('-')[0])

  const numbersOf = async (section: string) =>
    (await clerk.call('GET', `/api/dossiers?list=received-here${section}`)).body.items
      .map(({ number }) => number).sort()
  expect(await numbersOf(`&section=${here.seats.reception.publicId}`)).toEqual([one.body.number])
  expect(await numbersOf(`&section=${there.seats.reception.publicId}`)).toEqual([other.body.number])
  expect(await numbersOf('')).toEqual([one.body.number, other.body.number].sort())

  // a number may break behind its hyphens
  const book = (await register(there.seats.reception.publicId)).replaceAll('- ', '-')
  expect(book).toContain(other.body.number)
  expect(book).not.toContain(one.body.number)
  expect(book).toContain(there.seats.agency_head.name.toUpperCase())
})

test('no two books are bound into one, and a book of others is not opened', async () => {
  expect(await register(undefined)).toBe('422 section-needed')
  expect(await register(officesOf(http)[2]?.seats.reception.publicId)).toBe('422 section-needed')
})
