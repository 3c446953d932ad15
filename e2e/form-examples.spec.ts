/**
 * Need: in the browser a declaration shows, hides and computes what the server will say (P1). All examples run through
 * the very script that the portal serves, on one page. That script says nothing of right and wrong: it gets no rules,
 * no patterns and nothing of what must be there; the server tells those on the step that was sent and at the check
 * (server/src/pages/form-examples.db.test.ts, page by page). The engine is one, though: run by the browser it refuses
 * and warns as the data expect. And one example is typed by hand, wrong and then right.
 */
import { fileURLToPath } from 'node:url'
import type { checkAnswers } from '@motcua/forms/check-answers.ts'
import type { Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { goOn, register } from './journey/citizen.ts'
import { moveClock } from './journey/clock.ts'
import {
  type FormExample, type KeptPage, type SeenOnPage, type SentPage, formExamples, keptPagesOf, livelinessOf,
  pagesOfExample,
  placeOf,
} from './journey/form-examples.ts'
import { type OpenedStage, openStage } from './journey/open-stage.ts'
import { watch } from './journey/watch.ts'

const EXAMPLES = formExamples()
/** A birth with a foreign father, told after more than 60 days: one warning. */
const LATE = exampleNamed('sinh-3')

let stage: OpenedStage
let page: Page
beforeAll(async () => {
  stage = await openStage()
  await moveClock(stage, LATE.occasion.asOf, '08:30')
  const context = await stage.browser.newContext({
    locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh', viewport: { width: 390, height: 844 },
  })
  // typed wrong on purpose
  watch(context, 'examples', stage.surprises, [/^POST \/nop-ho-so\/[\w-]+\/to-khai\/tre\/\d 422$/])
  page = await context.newPage()
})
afterAll(async () => { await (stage as OpenedStage | undefined)?.close() })

function exampleNamed(id: string): FormExample {
  const found = EXAMPLES.find((one) => one.id === id)
  if (!found) throw new Error(`no example ${id}`)
  return found
}

async function beginLate(): Promise<void> {
  await page.goto(`${stage.url}/tim-thu-tuc?q=khai%20sinh%20co%20yeu%20to%20nuoc%20ngoai`)
  await page.getByRole('main').getByRole('listitem').getByRole('link', { name: /yếu tố nước ngoài/ }).first().click()
  await page.getByRole('link', { name: 'Nộp trực tuyến' }).click()
  if (await page.locator('#noi').count() > 0) await page.locator('#noi').selectOption({ index: 1 })
  await goOn(page, 'Tiếp tục')
}

test('all 82 examples are shown and computed by the script of the portal as by the server', async () => {
  expect(EXAMPLES.length).toBe(33 + 49)
  const { conditions, computed } = livelinessOf(EXAMPLES)
  expect([conditions > 150, computed > 20]).toEqual([true, true])
  await beginLate()
  const script = await page.locator('script[type=module][src*="/form"]').getAttribute('src') ?? ''
  expect(script).toMatch(/^\/tai-san\/form[\w-]*\.js$/)

  const sent = EXAMPLES.flatMap(pagesOfExample)
  expect(sent.length).toBeGreaterThan(300)
  // Of a field the script is told no more than this: whoever gives it rules must hold all examples to them here.
  const told = new Set(sent.flatMap(({ live: { form } }) => form.pages.flatMap(({ sections }) =>
    sections.flatMap(({ fields }) => fields.flatMap((field) => Object.keys(field))))))
  expect([...told].sort()).toEqual(['columns', 'computed', 'key', 'show', 'time', 'type'])
  expect(new Set(sent.flatMap(({ live: { form } }) => Object.keys(form)))).toEqual(new Set(['pages', 'codes']))

  await page.goto(stage.url) // which has no script of its own
  await page.evaluate(layOut, JSON.stringify(sent))
  await page.addScriptTag({ url: script, type: 'module' })
  const seen = await page.evaluate(readAll)
  expect(seen.length).toBe(sent.length)
  for (const [nth, { name, expected }] of sent.entries()) expect([name, seen[nth]]).toEqual([name, expected])
})

test('the engine itself, run by the browser, refuses and warns exactly as the data expect of all 82', async () => {
  const built = await build({
    root: fileURLToPath(new URL('..', import.meta.url)), configFile: false, logLevel: 'error',
    build: { write: false, lib: { entry: 'forms/src/check-answers.ts', formats: ['iife'], name: 'engine' } },
  })
  const [{ output: [{ code }] }] = built as unknown as [{ output: [{ code: string }] }]
  const plain = await stage.browser.newPage()
  await plain.evaluate(code.replace(/^(var|const) engine/, 'globalThis.engine'))
  const found = await plain.evaluate((all) => {
    const { engine } = globalThis as unknown as { engine: { checkAnswers: typeof checkAnswers } }
    return (JSON.parse(all) as readonly FormExample[]).map(({ form, answers, occasion }) => {
      const { refusals, warnings } = engine.checkAnswers(form, answers, occasion)
      return {
        refusals: refusals.map(({ field, reason }) => `${field}: ${reason}`).sort(),
        warnings: warnings.map(({ rule }) => rule).sort(),
      }
    })
  }, JSON.stringify(EXAMPLES))
  await plain.close()
  expect(found.length).toBe(33 + 49)
  for (const [nth, { id, expected: { refusals, warnings } }] of EXAMPLES.entries())
    expect([id, found[nth]]).toEqual([id, { refusals, warnings: warnings ?? found[nth]?.warnings }])
})

/** In the browser: every page a form, with what the portal sends along. */
function layOut(sent: string): void {
  const pages = JSON.parse(sent) as readonly SentPage[]
  const make = (tag: string, data: Record<string, string>) => {
    const made = document.createElement(tag)
    Object.assign(made.dataset, data)
    return made
  }
  document.body.replaceChildren(...pages.map(({ live, inputs, fields, written }) => {
    const form = document.createElement('form')
    form.append(
      ...inputs.map(([name, value]) => Object.assign(document.createElement('input'), { type: 'hidden', name, value })),
      ...fields.map((field) => make('div', { field })), ...written.map((one) => make('p', { written: one, label: '' })),
      Object.assign(make('p', { live: JSON.stringify(live), save: '' }), { id: 'da-luu' }),
    )
    return form
  }))
}

/** In the browser: what the script made of them. */
function readAll(): SeenOnPage[] {
  return [...document.forms].map((form) => {
    const places =
      [...form.querySelectorAll<HTMLElement>('[data-field], [data-written]')].filter(({ hidden }) => !hidden)
    return {
      shown: places.flatMap(({ dataset: { field } }) => field ?? []).sort(),
      written: Object.fromEntries(places.flatMap(({ dataset: { written }, textContent }) =>
        written === undefined ? [] : [[written, textContent.replace(/^: /, '')]])),
    }
  })
}

/** In the browser, on a step: keeps whole pages as the script keeps what is typed. Answers what was said of each. */
async function keepAll({ draft, pages }: { draft: string; pages: readonly KeptPage[] }): Promise<number[]> {
  const csrf = document.querySelector<HTMLInputElement>('[name=csrf]')?.value ?? ''
  const said: number[] = []
  for (const { at, inputs } of pages) {
    const body = new URLSearchParams([
      ['csrf', csrf], ...inputs.map(([name, value]) => [name, value] as [string, string]),
    ])
    said.push((await fetch(`${draft}/luu/${at}`, { method: 'POST', body })).status)
  }
  return said
}

test('one typed by hand is told what is wrong at its question, and ends at the check with its warning', async () => {
  await beginLate()
  const draft = /^.*\/nop-ho-so\/[^/]+/.exec(page.url())?.[0] ?? ''
  const pages = keptPagesOf(LATE)
  expect(await page.evaluate(keepAll, { draft, pages })).toEqual(pages.map(() => 200))

  await page.goto(`${draft}/to-khai/${placeOf(LATE, 'child.fullName')}`)
  const name = page.locator('[name="child.fullName"]')
  expect(await name.inputValue()).toBe(LATE.answers['child.fullName'])
  await name.fill('Trần Minh Khôi 2')
  await page.getByRole('button', { name: 'Tiếp tục', exact: true }).last().click()
  await page.getByRole('alert').getByText('Tên không được có chữ số hoặc ký hiệu.').waitFor()
  expect(await name.getAttribute('aria-invalid')).toBe('true')
  await name.fill(String(LATE.answers['child.fullName']))
  await goOn(page, 'Tiếp tục')
  await page.goto(`${draft}/kiem-tra`)
  await register(page, stage, {
    fullName: 'Trần Thị Mỹ Lệ', number: '000198990021', birth: { day: '24', month: '12', year: '1998' }, sex: 'Nữ',
    phone: '0500000003',
  })
  await page.getByRole('heading', { level: 1, name: 'Kiểm tra trước khi nộp' }).waitFor()
  expect(await page.getByRole('main').innerText()).toContain('Quá 60 ngày từ ngày sinh: vẫn làm được')
  expect(await page.getByRole('main').innerText()).not.toContain('Chưa điền hoặc chưa đúng')
  expect(stage.surprises).toEqual([])
})
