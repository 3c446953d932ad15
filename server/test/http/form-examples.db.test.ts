/**
 * Need: the examples of the declarations are taken and refused at the door of intake as the forms say, with their
 * warnings where they are looked through before, and the schema that programs read there takes what is good (P1).
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

interface Looked {
  readonly errors: readonly { readonly pointer: string; readonly code: string }[]
  readonly warnings: readonly { readonly pointer: string; readonly rule: string; readonly text: string }[]
}

/** The same declaration, looked through before anything is received. */
async function look(example: Example): Promise<{ readonly status: number; readonly body: Looked }> {
  const clerk = await clerkOn(example.occasion.asOf)
  const { status, text } = await clerk.call(
    'POST', `/api/procedures/${versionOf(example)?.publicId ?? ''}/declaration-check`,
    { body: { channel: example.occasion.channel, answers: example.answers }, key: null },
  )
  return { status, body: JSON.parse(text) as Looked }
}

/** What is refused of the answers; whoever settles it, and its papers, are looked at only after that. */
const refusedOf = ({ body }: Got) =>
  body.code === 'answers-wrong' ? body.errors.map(({ pointer, code }) => `${pointer.split('/')[2] ?? ''} ${code}`) : []

const isHere = ({ id }: Example) => !NOT_HERE.has(id)

/**
 * What can be handed in nowhere, and so not through this door: the first five are of a form (first registration of
 * land) that the data give to no procedure, the other five of a bundle, which is sent as its procedures. All of them
 * run in the browser (e2e/form-examples.spec.ts) and in the engine (forms/src/check-answers.test.ts).
 */
const NOT_HERE = new Set([
  'dat-1', 'dat-2', 'dat-x1', 'dat-x2', 'dat-x3', 'lts-1', 'lts-2', 'lts-x1', 'lts-x2', 'lts-x3',
])

test('all examples of procedures of the province are sent', () => {
  expect([goodExamples.length, wrongExamples.length]).toEqual([33, 49])
  const all: readonly Example[] = [...goodExamples, ...wrongExamples]
  expect(all.filter(isHere).filter((example) => !versionOf(example)).map(({ id }) => id)).toEqual([])
  expect([goodExamples.filter(isHere).length, wrongExamples.filter(isHere).length]).toEqual([29, 43])
})

test('those that are not are of no procedure of the catalogue, on their day or any other', () => {
  const versions = http.province.catalogue.versions()
  const left = [...goodExamples, ...wrongExamples].filter((example) => !isHere(example))
  expect(left.map(({ id }) => id).sort()).toEqual([...NOT_HERE].sort())
  for (const { id, form, occasion } of left) {
    expect([id, form.procedures]).toEqual([id, []])
    expect([id, versions.filter(({ procedure }) => procedure === occasion.procedure)]).toEqual([id, []])
    // Of no procedure at all, or of a bundle that the form names.
    expect([id, occasion.procedure === null || form.bundles.includes(occasion.procedure)]).toEqual([id, true])
    const asking = versions.filter(({ procedure }) => http.province.catalogue.formsFor(procedure, occasion.asOf)
      .some(({ version }) => (version.definition as { id: string }).id === form.id))
    expect([id, asking.map(({ procedure }) => procedure)]).toEqual([id, []])
  }
})

/**
 * Where a good example ends, by whom the catalogue has settle it. Examples are answers, and name no commune to settle
 * them: what a commune settles is asked for it, once the answers were found right. A change of land is settled by the
 * land office of a district, and there are no districts any more on that day. What the police of the province settle is
 * received.
 */
function endOf(example: Example): readonly unknown[] {
  const competent = versionOf(example)?.content.competent ?? ''
  if (/^commune(?:\/|$)/.test(competent)) return [422, 'territory-needed']
  return competent.startsWith('cq:') ? [201, undefined] : [422, 'no-competent-unit']
}

test('what is settled nowhere is a change of land alone, for which there is no district on that day', () => {
  const nowhere = goodExamples.filter(isHere).filter((example) => endOf(example)[1] === 'no-competent-unit')
  expect(nowhere.map(({ id }) => id)).toEqual(['bd-1', 'bd-2'])
  for (const { occasion: { asOf } } of nowhere)
    expect(http.province.directory.on(asOf).territories('huyen')).toEqual([])
  expect(http.province.directory.on('2021-06-25').territories('huyen').length).toBeGreaterThan(0)
  expect(goodExamples.filter(isHere).filter((example) => endOf(example)[0] === 201).map(({ id }) => id))
    .toEqual(['lltp-1', 'lltp-2'])
})

describe('a good example', () => {
  test.each(goodExamples.filter(isHere).map((one) => [one.id, one] as const))(
    '%s is not refused, and received or asked where it is to be settled', async (_, example) => {
      const got = await send(example)
      expect(refusedOf(got)).toEqual([])
      expect([got.status, got.body.code]).toEqual(endOf(example))
    })

  test.each(goodExamples.filter(isHere).map((one) => [one.id, one] as const))(
    '%s is looked through with exactly its warnings', async (_, example) => {
      const { status, body } = await look(example)
      expect([status, body.errors, body.warnings.map(({ rule }) => rule).sort()])
        .toEqual([200, [], [...example.warnings].sort()])
    })

  test('some have warnings, and each is a sentence at its field', async () => {
    const warned = goodExamples.filter(isHere).filter(({ warnings }) => warnings.length > 0)
    expect(warned.map(({ id, warnings }) => [id, ...warnings])).toEqual([
      ['sinh-3', 'late60'], ['tu-2', 'late15'], ['bd-2', 'split', 'late30'],
    ])
    for (const example of warned) {
      for (const { rule, pointer, text } of (await look(example)).body.warnings) {
        expect([rule, pointer.split('/')[2]]).toEqual([rule, example.form.rules.find(({ id }) => id === rule)?.field])
        expect(text).toMatch(/^\p{Lu}.*[.)]$/u)
      }
    }
  })

  test.each(goodExamples.filter(isHere).map((one) => [one.id, one] as const))(
    '%s is valid by the schema that the API gives', async (_, example) => {
      const clerk = await clerkOn(example.occasion.asOf)
      const { status, text } = await clerk.call(
        'GET', `/api/procedures/${versionOf(example)?.publicId ?? ''}/form-schema`,
      )
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
      const looked = await look(example)
      expect([looked.status, looked.body.errors]).toEqual([200, got.body.errors])
    })
})
