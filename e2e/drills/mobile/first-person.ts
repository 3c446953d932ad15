import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import type { Page } from 'playwright-core'
import { MOTHER } from '../../journey/birth.ts'
import { goOn } from '../../journey/citizen.ts'
import { pdfOf } from '../../journey/papers-online.ts'
import { until } from '../../journey/until.ts'
import { fillDraft, goToStart } from '../fill-draft.ts'
import type { Random } from '../random.ts'
import type { Stage } from '../../journey/stage.ts'
import { type Marked, letSessionsEnd, signInAt, signOutAt } from './people.ts'
import { MOODS, type PhoneLine } from './phone-line.ts'

/** How somebody leaves a browser that another one then uses. */
export type Ending = 'signs-out' | 'session-ends' | 'never-signed-in' | 'sent-and-signs-out'
export const ENDINGS: readonly Ending[] = ['signs-out', 'session-ends', 'never-signed-in', 'sent-and-signs-out']

/** A browser, the line before it, and how one looks behind. */
export interface Scene {
  readonly stage: Stage
  readonly line: PhoneLine
  readonly truth: pg.Pool
  readonly random: Random
  readonly tell: (line: string) => void
}

export interface Left {
  readonly page: Page
  /** In its address. */
  readonly draft: string
  /** What was typed when the line was gone, stands in the open page and has reached nobody. */
  readonly unsent: string | undefined
  /** A file was sent, and the page has said that it is there. */
  readonly hasPaper: boolean
}

const [NAME, ISSUER] = ['[name="requester.fullName"]', '[name="requester.idIssuer"]']
/** Milliseconds. */
const [PATIENCE, PRESSED] = [20_000, 4_000]
/** What stands below a form whose words have not arrived. */
const NOT_SAVED = 'Chưa lưu được'
/** In three pieces. */
const BYTES = 600_000
const MOST_STEPS = 8

/** Begins a declaration, types, uploads, perhaps sends, on a line that fails at each of these, and leaves. */
export async function liveFirst(scene: Scene, page: Page, person: Marked, ending: Ending): Promise<Left> {
  const { stage, line, truth, random } = scene
  if (ending === 'signs-out' || ending === 'session-ends') await signInAt(page, line.url, truth, person)
  let draft: string
  let hasPaper = false
  if (ending === 'sent-and-signs-out') {
    draft = await sendAll(scene, page, person)
  } else {
    await goToStart(page, stage)
    await onBadLine(scene, page, /\/nop-ho-so$/, async () => {
      await page.locator('#noi').selectOption({ label: stage.province.counters.commune.territory ?? '' })
      await goOn(page, 'Tiếp tục')
    })
    draft = tokenIn(page)
    await typeName(scene, page, person)
    hasPaper = await sendPaper(scene, page, person)
  }
  const unsent = ending === 'session-ends' || ending === 'never-signed-in'
    ? await typeUnsent(scene, page, draft, ending === 'session-ends' || random.below(2) === 0)
    : undefined
  if (ending === 'session-ends') await letSessionsEnd(truth, person)
  if (ending.endsWith('signs-out')) await signOut(scene, page, random.below(2) === 0)
  return { page, draft, unsent, hasPaper }
}

/** By the button of the page at hand, or in another tab while this one stays as it is. */
async function signOut({ line }: Scene, page: Page, isHere: boolean): Promise<void> {
  if (!isHere) {
    await signOutAt(page.context(), line.url)
    return
  }
  await page.goto(`${line.url}/ho-so`)
  await page.getByRole('button', { name: 'Đăng xuất' }).click()
  await page.getByRole('link', { name: 'Đăng nhập', exact: true }).waitFor()
}

/** Does this over a line that fails once; whoever sees a page of the browser's own goes back and does it again. */
async function onBadLine(
  { line, random, tell }: Scene, page: Page, path: RegExp, press: () => Promise<void>,
): Promise<void> {
  const mood = random.pick(MOODS)
  const before = page.url()
  line.spoil(mood, 'POST', path)
  await press().catch(() => undefined)
  await until('what was pressed met the line', () => Promise.resolve(line.isSpoilt))
  await page.waitForURL((one) => one.href !== before, { timeout: PRESSED }).catch(() => undefined)
  line.up()
  if (!page.url().startsWith('chrome-error:') && page.url() !== before) return
  tell(`  ${mood} at ${path.source}: pressed again`)
  // The browser may be about to show its own page of the failure.
  await page.goto(before).catch(() => page.goto(before))
  if (page.url() === before) await press()
}

/** On a step of which not all is answered: it is kept, right or wrong, and found fault with. */
export async function pressOn(page: Page): Promise<void> {
  await page.getByRole('main').getByRole('button', { name: 'Tiếp tục', exact: true }).last().click()
}

async function typeName(scene: Scene, page: Page, { fullName }: Marked): Promise<void> {
  for (let nth = 0; nth < MOST_STEPS && await page.locator(NAME).count() === 0; nth += 1) await goOn(page, 'Tiếp tục')
  await onBadLine(scene, page, /\/to-khai\//, async () => {
    await page.locator(NAME).fill(fullName)
    await pressOn(page)
  })
}

/**
 * In pieces, of which one does not arrive; half of them wait for nobody. Whether the page has said that it is there.
 */
async function sendPaper({ line, random }: Scene, page: Page, { word }: Marked): Promise<boolean> {
  const root = /.*\/nop-ho-so\/[^/]+/.exec(page.url())?.[0] ?? ''
  await page.goto(`${root}/giay-to`)
  line.spoil(random.pick(MOODS), 'PATCH', /\/tep\//)
  const buffer = pdfOf(randomBytes(BYTES))
  await page.locator('section.paper input[type=file]').first()
    .setInputFiles({ name: `giay-${word}.pdf`, mimeType: 'application/pdf', buffer })
  await page.waitForFunction(() => Object.keys(localStorage).some((key) => key.startsWith('motcua-tep-')), undefined, {
    timeout: PATIENCE, polling: 20,
  }).catch(() => undefined)
  if (random.below(2) === 0) {
    // Left half-way: the browser remembers where it is.
    line.up()
    await page.goto(`${root}/giay-to`)
    return false
  }
  await page.waitForTimeout(200)
  line.up()
  const isTold = await page.getByText(`Đã nhận tệp giay-${word}.pdf`).waitFor({ state: 'attached', timeout: PATIENCE })
    .then(() => true, () => false)
  await page.goto(`${root}/giay-to`)
  return isTold
}

/**
 * The whole of it, with an account that is opened on the way, and sent once from this browser; filled in without
 * script, and over a good line, since that is not what is looked at.
 */
async function sendAll(scene: Scene, page: Page, person: Marked): Promise<string> {
  const without = await scene.stage.browser.newContext({ javaScriptEnabled: false, locale: 'vi-VN' })
  const other = await without.newPage()
  await goToStart(other, scene.stage)
  await fillDraft(other, scene.stage, { ...person, fullName: MOTHER.fullName })
  await page.context().addCookies(await without.cookies())
  await page.goto(other.url())
  await without.close()
  const draft = tokenIn(page)
  await onBadLine(scene, page, /\/kiem-tra$/, () => goOn(page, 'Nộp hồ sơ'))
  return draft
}

function tokenIn(page: Page): string {
  return /\/nop-ho-so\/([^/]+)/.exec(page.url())?.[1] ?? ''
}

/**
 * Into the next question, which then stands there open, its button pressed or not; the script holds back what is
 * pressed.
 */
async function typeUnsent({ line }: Scene, page: Page, draft: string, isPressed: boolean): Promise<string> {
  await page.goto(`${line.url}/nop-ho-so/${draft}/to-khai/nguoi-yeu-cau/1`)
  for (let nth = 0; nth < MOST_STEPS && await page.locator(ISSUER).count() === 0; nth += 1) {
    const next = page.url().replace(/\d+$/, (step) => String(Number(step) + 1))
    await page.goto(next)
  }
  line.down()
  const unsent = `Công an Zyq${draft.slice(0, 4).replace(/[^a-z]/gi, 'k')}`
  await page.locator(ISSUER).fill(unsent)
  if (!isPressed) return unsent
  await page.locator('#da-luu', { hasText: NOT_SAVED }).waitFor({ timeout: PATIENCE })
  await pressOn(page)
  return unsent
}
