/**
 * Need: the examples of the declarations are taken and refused at the door of intake as the forms say, and the schema
 * that programs read there takes what is good (P1).
 */
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Example, goodExamples, wrongExamples } from '../../../forms/test/province-forms.ts'
import { type Caller, type Got, type HttpServer, PASSWORD, startHttp } from './as-user.ts'
import { openPerson } from './handed-in.ts'
import { officesOf, staffOffices } from './offices.ts'

let http: HttpServer
const signedIn = new Map<string, Caller>()
let applicantId = ''

beforeAll(async () => {
  http = await startHttp()
  const offices = officesOf(http)
  await staffOffices(http, offices.filter(({ name }) => name === 'department'))
})
afterAll(async () => http.stop())

/** A clerk of the provincial centre, which outlives the districts, on the day of the example. */
async function clerkOn(day: string): Promise<Caller> {
  http.province.clock.set(`${day}T09:00+07:00`)
  const known = signedIn.get(day)
  if (known) return known
  const clerk = await http.asUser('only.reception.department', PASSWORD)
  if (applicantId === '') applicantId = (await openPerson(clerk, 700)).body.id
  signedIn.set(day, clerk)
  return clerk
}

function versionOf({ occasion: { asOf, procedure } }: Example) {
  return procedure === null ? undefined : http.province.catalogue.on(asOf).find(procedure)
}

async function send(example: Example): Promise<Got> {
  const clerk = await clerkOn(example.occasion.asOf)
  return clerk.call('POST', '/api/dossiers', {
    body: {
      channel: 'counter', procedureId: versionOf(example)?.publicId, applicantId, answers: example.answers,
      components: [], delivery: 'counter',
    },
  })
}

/** What is refused of the answers; whoever settles it, and its papers, are looked at only after that. */
const refusedOf = ({ body }: Got) =>
  body.code === 'answers-wrong' ? body.errors.map(({ pointer, code }) => `${pointer.split('/')[2] ?? ''} ${code}`) : []

const isHere = (example: Example) => !NOT_HERE.has(example.form.id)
/** The first is of a procedure, the second of a bundle, that no list of procedures of the province names. */
const NOT_HERE = new Set(['don-dang-ky-dat-dai', 'tk-lien-thong-khai-sinh'])

test('all examples of procedures of the province are sent', () => {
  const sent = (examples: readonly Example[]) => examples.filter(isHere)
  expect([goodExamples.length, wrongExamples.length]).toEqual([33, 49])
  expect([...sent(goodExamples), ...sent(wrongExamples)].filter((example) => !versionOf(example)).map(({ id }) => id))
    .toEqual([])
  expect([sent(goodExamples).length, sent(wrongExamples).length]).toEqual([29, 43])
})

describe('a good example', () => {
  test.each(goodExamples.filter(isHere).map((one) => [one.id, one] as const))('%s is not refused', async (_, example) => {
    const got = await send(example)
    expect(refusedOf(got)).toEqual([])
    expect(['components-missing', 'not-received-here', 'territory-needed', 'no-competent-unit', undefined]).toContain(got.body.code)
  })

  test.each(goodExamples.filter(isHere).map((one) => [one.id, one] as const))(
    '%s is valid by the schema that the API gives', async (_, example) => {
      const clerk = await clerkOn(example.occasion.asOf)
      const { status, text } = await clerk.call('GET', `/api/procedures/${versionOf(example)?.publicId ?? ''}/form-schema`)
      expect(status).toBe(200)
      const { schema } = JSON.parse(text) as { schema: object }
      const validate = new Ajv2020({ strict: true, allErrors: true }).compile(schema)
      validate(example.answers)
      expect(validate.errors ?? []).toEqual([])
    })
})

describe('a wrong example', () => {
  test.each(wrongExamples.filter(isHere).map((one) => [one.id, one] as const))(
    '%s is refused where and why it is wrong', async (_, example) => {
      const got = await send(example)
      expect([...new Set(refusedOf(got))].sort())
        .toEqual([...new Set(example.refusals.map(({ field, reason }) => `${field} ${reason}`))].sort())
      expect(got.status).toBe(422)
    })
})
