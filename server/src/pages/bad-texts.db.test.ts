/**
 * Need: markup, marks that turn the writing and words without end harm no form, whichever of its questions they answer.
 */
import { checkAnswers } from '@motcua/forms/check-answers.ts'
import { checkValue } from '@motcua/forms/check-value.ts'
import { type FieldShape, type FormDefinition, fieldsOf } from '@motcua/forms/model.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { beginBirth, birthAnswers, step, stepPath } from '../../test/portal-birth.ts'
import { type PortalServer, startPortal } from '../../test/portal-server.ts'

const TODAY = '2021-06-25'
const ON = { asOf: TODAY, procedure: '', channel: 'online' } as const
let portal: PortalServer
beforeAll(async () => {
  portal = await startPortal()
})
afterAll(async () => portal.stop())

const BAD = [
  ['markup', '<img src=x onerror=alert(1)>'], ['marks that turn the writing', 'Nguyễn \u202EmạT'],
  ['a word without end', 'ắ'.repeat(3_000)],
] as const
/** The text of what has several controls. */
const PART: Readonly<Record<string, string>> = { address: '.detail', organisation: '.name' }
const TEXTS: ReadonlySet<FieldShape['type']> = new Set(['text', 'organisation', 'address'])

/** Every form that a procedure has today, official or provisional, each once. */
function formsToday(): readonly FormDefinition[] {
  const { catalogue } = portal.rooms
  const versions = catalogue.on(TODAY).list().flatMap(({ procedure }) => catalogue.formsFor(procedure, TODAY))
  return [...new Map(versions.map(({ version }) => [version.id, version.definition as FormDefinition])).values()]
}

/** Questions with columns of tables, but for those that nobody is asked. */
const shapesOf = (form: FormDefinition): readonly (readonly [where: string, shape: FieldShape])[] =>
  fieldsOf(form).filter(({ computed }) => !computed).flatMap((field) =>
    [field, ...field.columns ?? []].map((shape) => [`${form.name}: ${field.key} ${shape.key}`, shape] as const))

describe('on every form', () => {
  test.each(BAD)('%s is refused in every text', (_, text) => {
    const shapes = formsToday().flatMap(shapesOf).filter(([, { type }]) => TEXTS.has(type))
    expect(shapes.length).toBeGreaterThan(500)
    const taken = shapes.filter(([, shape]) => checkValue(shape, valueOf(shape, text), {
      occasion: ON, codes: {}, sibling: () => undefined, language: 'vi',
    }).isOk)
    expect(taken.map(([where]) => where)).toEqual([])
  })

  test('nobody was born in 2190', () => {
    const births = formsToday().flatMap((form) => fieldsOf(form).filter(({ meaning, computed }) =>
      meaning.entry === 'person.birthDate' && !computed).map((field) => [form, field] as const))
    expect(births.length).toBeGreaterThan(20)
    const open = births.filter(([form, { key }]) => {
      const { refusals, answers } = checkAnswers(form, { [key]: '2190' }, ON)
      const isHidden = !(key in answers) && !refusals.some(({ field }) => field === key)
      return !isHidden && !refusals.some(({ field, reason }) => field === key && reason === 'future')
    })
    // On a death the day of death, which is no day to come, stands before it.
    expect([...new Set(open.map(([, { key }]) => key))]).toEqual(['deceased.birthDate'])
  })
})

function valueOf({ type }: FieldShape, text: string): unknown {
  if (type === 'organisation') return { name: text }
  return type === 'address' ? { epoch: '3-cap', country: 'VN', detail: text } : text
}

test('on every step of a declaration it is told at its field, kept as typed, and breaks no page', async () => {
  const mother = portal.visitor()
  await beginBirth(mother, portal)
  const [choice] = portal.rooms.catalogue.formsFor('khai-sinh', TODAY)
  const form = choice?.version.definition as FormDefinition | undefined
  const asked = form ? fieldsOf(form).filter(({ type, computed }) => TEXTS.has(type) && !computed) : []
  const good = birthAnswers(portal)
  const met = new Set<string>()
  for (let nth = 0; nth < 60 && mother.page.path.includes('/to-khai/'); nth++) {
    const here = mother.page.path
    const controls = asked.map(({ key, type }) => [key, key + (PART[type] ?? '')] as const)
      .filter(([key, name]) => mother.offers(name) && !met.has(key))
    for (const [key, name] of controls) for (const [what, text] of BAD) {
      met.add(key)
      await mother.open(here)
      const rest = Object.fromEntries(Object.entries(good).filter(([one]) => mother.offers(one)))
      await mother.submit(stepPath(mother), { ...rest, [name]: text })
      const { status, html } = mother.page
      expect([key, what, status]).toEqual([key, what, 422])
      expect([key, html.includes(`<a href="#${key}">`)]).toEqual([key, true])
      expect([key, html.includes('<img src=x')]).toEqual([key, false])
      expect([key, new Map(mother.fieldsOf(stepPath(mother))).get(name)]).toEqual([key, text])
    }
    await mother.open(here)
    await step(mother, { ...Object.fromEntries(controls.map(([, name]) => [name, ''])), ...good })
    expect([here, mother.page.status]).toEqual([here, 200])
  }
  expect(met.size).toBeGreaterThan(10)
})

test('a year of birth to come is refused as such at registration, too', async () => {
  const somebody = portal.visitor()
  await somebody.open('/dang-ky')
  await somebody.submit('/dang-ky', {
    'ho-ten': 'Nguyễn Thị Mẫu', 'so': '000196990077', 'ngay': '15', 'thang': '4', 'nam': '2190',
    'dien-thoai': '0500000077',
  })
  expect(somebody.page.status).toBe(422)
  expect(somebody.page.text).toContain('Ngày sinh không thể sau hôm nay.')
})

test.each(['😀', '李小龍😀', '-Nguyễn An', '@SUM An'])('%s opens no account: a name is made of letters', async (name) => {
  const visitor = portal.visitor()
  await visitor.open('/dang-ky')
  await visitor.submit('/dang-ky', {
    'ho-ten': name, 'so': '000196990077', 'ngay': '15', 'thang': '4', 'nam': '1996', 'dien-thoai': '0500000077',
  })
  expect(visitor.page.status).toBe(422)
  expect(visitor.page.html).toContain('<a href="#ho-ten">')
})
