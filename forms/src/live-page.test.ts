/** Need: what a page shows and computes while it is filled in is what the server will say, on an old phone too (P1). */
import { createContext, runInContext } from 'node:vm'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { build } from 'vite'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Example, compiled, goodExamples, raw, wrongExamples } from '../test/province-forms.ts'
import { compileForms } from './compile-form.ts'
import { livePageOf } from './live-page-of.ts'
import type { LivePage, LiveState } from './live-page.ts'
import { type FormDefinition, fieldsOf } from './model.ts'
import { settle } from './shown.ts'

/** As the portal builds its scripts. */
async function bundle(format: 'es' | 'iife'): Promise<string> {
  const built = await build({
    configFile: false, logLevel: 'silent', publicDir: false, root: import.meta.dirname,
    build: {
      write: false, target: 'es2020', modulePreload: { polyfill: false },
      rolldownOptions: {
        input: `${import.meta.dirname}/live-page.ts`, preserveEntrySignatures: 'strict',
        output: { format, name: 'live' },
      },
    },
  })
  const [first] = [built].flat()
  if (!first || !('output' in first)) throw new Error('nothing was built')
  return first.output[0].code
}

/** The page in a world with nothing but the language: no process, no require, no document; in and out go as JSON. */
let inBrowser: (page: LivePage, answers: object) => LiveState

beforeAll(async () => {
  const world = createContext({})
  runInContext(await bundle('iife'), world)
  expect(runInContext('[typeof process, typeof require, typeof URL].join()', world)).toBe(
    'undefined,undefined,undefined',
  )
  inBrowser = (page, answers) => JSON.parse(String(runInContext(
    `JSON.stringify(live.liveState(${JSON.stringify(page)}, ${JSON.stringify(answers)}))`, world))) as LiveState
})

test('the evaluator with all that a page needs to show, hide and compute is at most 4 kB', async () => {
  const code = await bundle('es')
  expect(code).toContain('liveState')
  expect(code).not.toContain('feelin')
  const bytes = gzipSync(code).length
  expect(bytes).toBeGreaterThan(2000)
  expect(bytes).toBeLessThanOrEqual(4096)
})

/** What is typed on a page; all else the server knew before. */
function split(form: FormDefinition, pageId: string, answers: Readonly<Record<string, unknown>>) {
  const page = form.pages.find(({ id }) => id === pageId)
  const asked = new Set(page?.sections.flatMap(({ fields }) =>
    fields.filter(({ computed, type }) => !computed && type !== 'file' && type !== 'signature').map(({ key }) => key)))
  const half = (isHere: boolean) =>
    Object.fromEntries(Object.entries(answers).filter(([key]) => asked.has(key) === isHere))
  return { typed: half(true), before: half(false) }
}

/** What the whole form says of the page, on the server. */
function onServer(
  form: FormDefinition, pageId: string, answers: Record<string, unknown>, occasion: Example['occasion'],
) {
  const settled = settle(form, answers, occasion)
  const sections = settled.pages.find(({ id }) => id === pageId)?.sections ?? []
  const computed = sections.flatMap(({ fields }) => fields).filter((field) => field.computed)
  return {
    sections: sections.map(({ id, fields }) => ({ id, keys: fields.map(({ key }) => key) })),
    computed: JSON.parse(JSON.stringify(
      Object.fromEntries(computed.map(({ key }) => [key, settled.answers[key]])))) as unknown,
  }
}

function expectSame({ form, answers, occasion }: Omit<Example, 'id'>): void {
  for (const { id } of form.pages) {
    const { typed, before } = split(form, id, answers)
    expect([id, inBrowser(livePageOf(form, id, before, occasion), typed)])
      .toEqual([id, onServer(form, id, answers, occasion)])
  }
}

describe('the bundle shows and computes on each page what the server does', () => {
  const examples: readonly Example[] = [...goodExamples, ...wrongExamples]

  test('there are examples, conditions and computed fields', () => {
    expect([goodExamples.length, wrongExamples.length]).toEqual([33, 49])
    const fields = compiled.forms.flatMap((form) => fieldsOf(form))
    expect(fields.filter(({ show }) => show !== undefined).length).toBeGreaterThan(100)
    expect(new Set(fields.map(({ computed }) => computed?.by)).size).toBeGreaterThan(5)
  })

  test.each(examples.map((example) => [example.id, example] as const))('on the answers of %s', (_, example) => {
    expectSame(example)
  })

  test('on answers of which any were taken away or belong to another example of the form', () => {
    fc.assert(fc.property(fc.constantFrom(...examples), fc.infiniteStream(fc.nat(5)), (example, dice) => {
      const others = examples.filter(({ form }) => form === example.form)
      const answers = Object.fromEntries(Object.entries(example.answers).flatMap(([key, value]) => {
        const die = Number(dice.next().value)
        const other = others[die * 7 % others.length]?.answers[key]
        return die === 0 ? [] : [[key, die < 3 && other !== undefined ? other : value]]
      }))
      expectSame({ ...example, answers })
    }), { numRuns: 60 })
  })
})

test('a page takes along of other pages only what its conditions hang on', () => {
  const [example] = goodExamples.filter(({ form }) => form.id === 'tk-khai-sinh')
  if (!example) throw new Error('no example')
  const { form, answers, occasion } = example
  const whole = JSON.stringify(form).length
  for (const { id } of form.pages) {
    const page = livePageOf(form, id, answers, occasion)
    expect(JSON.stringify(page).length).toBeLessThan(whole / 5)
    const keys = page.form.pages.flatMap(
      ({ sections }) => sections.flatMap(({ fields }) => fields.map(({ key }) => key)),
    )
    expect(Object.keys(page.given).filter((key) => !keys.includes(key))).toEqual([])
    expect(Object.keys(page.given).length).toBeLessThan(Object.keys(answers).length / 2)
  }
})

describe('what hangs on what, across pages and computed fields', () => {
  const own = (type: string, computed?: string) => ({ type, label_vi: type, ...computed && { computed } })
  const field = (key: string, show?: string) =>
    ({ key, label: key, required: 'never' as const, ...show !== undefined && { show } })
  const page = (id: string, ...fields: ReturnType<typeof field>[]) =>
    ({ id, title_vi: id, sections: [{ id: `${id}-muc`, title_vi: id, fields }] })
  const { forms: [form], problems } = compileForms({ ...raw, forms: [{
    id: 'f', procedures: ['p'], name_vi: 'Mẫu', confidence: 'guess',
    versions: [{ legal: 'TT', form: 'Mẫu', valid_from: '2020-01-01' }],
    own_fields: {
      'a.has': own('boolean'), 'a.kind': own('text'), 'a.why': own('text'), 'a.price': own('money'),
      'a.total': own('money', 'a.price * 2'), 'a.tax': own('money', 'a.total / 10'), 'a.permit': own('text'),
    },
    pages: [
      page('mot', field('a.has'), field('a.why', 'a.kind = "x"'), field('a.price')),
      page('hai', field('a.kind', 'a.has = true'), field('a.tax'), field('a.total'), field('a.permit', 'a.tax > 100')),
    ],
  }] })
  const occasion = { asOf: '2026-03-01', procedure: null, channel: 'online' } as const
  const live = (id: string, before: object, typed: object) => {
    if (!form) throw new Error('no form')
    const given = before as Record<string, unknown>
    expect(onServer(form, id, { ...given, ...typed }, occasion)).toEqual(inBrowser(
      livePageOf(form, id, given, occasion), typed,
    ))
    const { sections, computed } = inBrowser(livePageOf(form, id, given, occasion), typed)
    return [...sections.flatMap(({ keys }) => keys), ...Object.values(computed)]
  }

  test('the form is sound', () => {
    expect(problems).toEqual([])
  })

  test('an answer of another page that this page hides does not count any more', () => {
    const before = { 'a.kind': 'x' }
    expect(live('mot', before, { 'a.has': true })).toEqual(['a.has', 'a.why', 'a.price'])
    expect(live('mot', before, { 'a.has': false })).toEqual(['a.has', 'a.price'])
  })

  test('what is computed of what is computed, in whatever order they stand, opens what hangs on it', () => {
    // 400 * 2 / 10 = 80; 600 * 2 / 10 = 120. What somebody sends for a computed field is not taken.
    expect(live('hai', { 'a.price': 400 }, { 'a.tax': 999 })).toEqual(['a.tax', 'a.total', 80, 800])
    expect(live('hai', { 'a.price': 600 }, {})).toEqual(['a.tax', 'a.total', 'a.permit', 120, 1200])
  })

  test('names that every object has are no answers', () => {
    expect(live('mot', {}, JSON.parse('{"__proto__": 1, "constructor": 2, "toString": 3}') as object))
      .toEqual(['a.has', 'a.price'])
  })
})
