/**
 * Need: without script, page by page, the examples of the declarations are taken with their warnings and refused for
 * what is wrong with them, as everywhere else (P1).
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ValueReason } from '../../../forms/src/checked.ts'
import { fieldsOf } from '../../../forms/src/model.ts'
import { refusalText } from '../../../forms/src/refusal-text.ts'
import { type Example, goodExamples, wrongExamples } from '../../../forms/test/province-forms.ts'
import { askNoLevel } from '../../test/ask-no-level.ts'
import { openStep, register } from '../../test/portal-birth.ts'
import {
  type Told, answerAll, beginWith, changeSome, isOfForm, listOf, notesOn, placesOffered, toldOn,
} from '../../test/portal-examples.ts'
import { type PortalServer, startPortal } from '../../test/portal-server.ts'
import type { Visitor } from '../../test/portal-visitor.ts'

let portal: PortalServer
let visitor: Visitor
beforeAll(async () => {
  portal = await startPortal()
  await askNoLevel(portal.province)
  visitor = portal.visitor()
  await visitor.open('/dang-ky')
  await register(visitor, portal, 77)
})
afterAll(async () => portal.stop())

/** Of no procedure of the catalogue: server/test/http/form-examples.db.test.ts holds that against the catalogue. */
const OF_NO_PROCEDURE = /^(?:dat|lts)-/
/** Settled by the land offices of districts, of which the province has none on the days of the examples. */
const SETTLED_NOWHERE = /^bd-/
/** What is wrong with them is an address with a district, and no control of the page takes one any more. */
const NOT_TO_BE_TYPED: Readonly<Record<string, string>> = {
  'sinh-x2': 'mother.residence', 'tt-x2': 'residence.address',
}

const isHere = ({ id }: Example) => !OF_NO_PROCEDURE.test(id) && !SETTLED_NOWHERE.test(id)

function setDay({ occasion: { asOf } }: Example): void {
  portal.province.clock.set(`${asOf}T09:00+07:00`)
}

async function begin({ form, occasion: { asOf, procedure } }: Example): Promise<string> {
  return beginWith(visitor, portal, asOf, procedure ?? '', form)
}

const drafts = new Map<string, Promise<string>>()
/** The draft in which a good example stands as it was typed, page by page. Typed once. */
function typed(example: Example): Promise<string> {
  const known = drafts.get(example.id) ?? (async () => {
    const draft = await begin(example)
    expect(await answerAll(visitor, draft, example.form, example.answers)).toEqual([])
    return draft
  })()
  drafts.set(example.id, known)
  return known
}

const REASONS = [...new Set(wrongExamples.flatMap(({ refusals }) => refusals.map(({ reason }) => reason)))]

/** Reasons by what a question, or a cell of its table, is told for them: in the words of a rule, or of its kind. */
function reasonsOf({ form, occasion: { asOf } }: Example, { id, text }: Told): string {
  const shapes = fieldsOf(form).filter(({ key }) => key === id).flatMap((field) => [field, ...field.columns ?? []])
  const byRule = form.rules.filter(({ field, message }) => field === id && message === text).map(({ reason }) => reason)
  const byKind = REASONS.filter(
    (reason) => shapes.some((shape) => refusalText(shape, reason as ValueReason, asOf) === text),
  )
  return [...new Set(byRule.length > 0 ? byRule : byKind)].sort().join(' or ')
}

const lines = (told: readonly string[]) => [...new Set(told)].sort()

/** Presses "Nộp hồ sơ": everything that is wrong with the declaration is told at once. */
async function faultsAtCheck({ form }: Example, draft: string): Promise<readonly Told[]> {
  await visitor.open(`${draft}/kiem-tra`)
  await visitor.submit('/kiem-tra')
  return toldOn(visitor.page).filter((one) => isOfForm(form, one))
}

test('those that are not typed here are five of a form and five of a bundle without procedure, and five settled nowhere', async () => {
  const left = [...goodExamples, ...wrongExamples].filter((example) => !isHere(example))
  expect([goodExamples.length, wrongExamples.length, left.length]).toEqual([33, 49, 15])
  expect(left.filter(({ id }) => OF_NO_PROCEDURE.test(id)).length).toBe(10)
  for (const example of left.filter(({ id }) => SETTLED_NOWHERE.test(id))) {
    setDay(example)
    const places = await placesOffered(visitor, portal, example.occasion.asOf, example.occasion.procedure ?? '')
    for (const noi of places.length > 0 ? places.slice(0, 3) : [undefined]) {
      await visitor.submit('/nop-ho-so', noi === undefined ? {} : { noi })
      expect([visitor.page.status, visitor.page.text]).toEqual([
        422, expect.stringContaining('Nơi này chưa có cơ quan giải quyết'),
      ])
    }
  }
})

describe('a good example typed page by page', () => {
  test.each(goodExamples.filter(isHere).map((one) => [one.id, one] as const))(
    '%s ends at the check of the answers with exactly its warnings', async (_, example) => {
      setDay(example)
      const draft = await typed(example)
      expect(visitor.page.path.startsWith(`${draft}/to-khai`)).toBe(false)
      const { html, status } = await visitor.open(`${draft}/kiem-tra`)
      expect([status, html.includes('Chưa điền hoặc chưa đúng')]).toEqual([200, false])
      const texts = new Map(example.form.rules.map((rule) => [rule.message, rule.id]))
      const warned = notesOn(visitor.page).flatMap((note) => texts.get(note) ?? [])
      expect(warned.sort()).toEqual([...example.warnings].sort())
    })
})

describe('a wrong example typed page by page', () => {
  test.each(wrongExamples.filter(isHere).map((one) => [one.id, one] as const))(
    '%s is told exactly what is wrong', async (id, example) => {
      setDay(example)
      const good = goodExamples.find((one) => one.id === example.base)
      if (!good) throw new Error(example.base)
      const isOther = good.occasion.procedure !== example.occasion.procedure
      const draft = await (isOther ? typed({ ...example, answers: good.answers }) : typed(good))
      const keys = [...new Set([...Object.keys(good.answers), ...Object.keys(example.answers)])]
        .filter((key) => JSON.stringify(good.answers[key]) !== JSON.stringify(example.answers[key]))
      const told = await changeSome(visitor, draft, example.form, example.answers, keys)
      // As the data say it: forms.yaml, `expect` of the example.
      const expected = lines(example.refusals.filter(({ field }) => field !== NOT_TO_BE_TYPED[id])
        .map(({ field, reason }) => `${field}: ${reason}`))
      const all = await faultsAtCheck(example, draft)
      expect(lines(all.map((one) => `${one.id}: ${reasonsOf(example, one)}`))).toEqual(expected)
      // What a step says already is told there in the same words; a fault in a table at its cell.
      const atCheck = new Set(all.map(({ text }) => text))
      expect(told.filter(({ text }) => !atCheck.has(text))).toEqual([])
      if (id in NOT_TO_BE_TYPED) await expectNoDistrict(draft, example, NOT_TO_BE_TYPED[id] ?? '')
      if (!isOther) await changeSome(visitor, draft, good.form, good.answers, keys)
    })
})

/** The page asks for such an address without a district, and does not list its commune. */
async function expectNoDistrict(draft: string, { form, answers }: Example, key: string): Promise<void> {
  const page = form.pages.find(
    ({ sections }) => sections.some(({ fields }) => fields.some((field) => field.key === key)),
  )
  await openStep(visitor, draft, page?.id ?? '', `${key}.commune`)
  expect([key, visitor.offers(`${key}.district`)]).toEqual([key, false])
  const { commune } = answers[key] as { readonly commune: { readonly code: string } }
  expect(listOf(visitor.page.html, key)).not.toContain(`"${commune.code}"`)
}
