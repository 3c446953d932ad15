/**
 * Need (part C1): the page of a board hangs for weeks. A day of 24 hours in fast time, with calls, waiting lists, beats
 * and cuts of its line: between noon and midnight it holds no more than before, nor does it leave a line open. The
 * control is the same page with a leak put in.
 */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type BoardLines, type Held, boardAfter, openBoardLines, openScales } from './journey/board-day.ts'
import { openHall } from './journey/hall.ts'
import { type OpenedStage, openStage } from './journey/open-stage.ts'

const HOURS = 24
/** Calls an hour: one in fifty seconds, less than after which a board thinks its line is cut. */
const CALLS = 72
const EACH = 3_600_000 / CALLS
/** The line is cut once in so many calls. */
const CUT = 50

let stage: OpenedStage
let section: string
let lines: BoardLines

beforeAll(async () => {
  stage = await openStage()
  const hall = await openHall(stage)
  section = hall.section
  await hall.close()
  lines = await openBoardLines(stage.url)
})

afterAll(async () => {
  await (lines as BoardLines | undefined)?.close()
  await (stage as OpenedStage | undefined)?.close()
})

/** A board whose clock goes as it is told to. */
async function openBoard(leak?: () => void): Promise<Page> {
  const context = await stage.browser.newContext({
    locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh', viewport: { width: 1920, height: 1080 },
  })
  const page = await context.newPage()
  await page.clock.install({ time: boardAfter(0).at })
  if (leak) await page.addInitScript(leak)
  await page.goto(`${lines.url}/bang-goi-so/${section}`)
  await shows(page, 0)
  return page
}

const shows = (page: Page, nth: number) =>
  page.locator(`.board-now[data-call="${boardAfter(nth).calls[0]?.key ?? ''}"]`).waitFor()

/** Keeps what its line told, as a page would that draws each call anew and forgets none. */
function keepWhatIsTold(): void {
  const kept: unknown[] = []
  Object.assign(window, { kept })
  const Line = window.EventSource
  window.EventSource = class extends Line {
    constructor(url: string | URL) {
      super(url)
      this.addEventListener('board', ({ data }: MessageEvent<string>) => kept.push(JSON.parse(data)))
    }
  }
}

test('a board that told a day of calls holds no more at midnight than at noon', async () => {
  const boards = [await openBoard(), await openBoard(keepWhatIsTold)]
  const scales = await Promise.all(boards.map(openScales))
  // Touched once, as whoever hangs it up does: from then on the browser lets it speak.
  for (const board of boards) await board.getByRole('heading', { level: 1 }).click()
  const weigh = () => Promise.all(scales.map((scale) => scale()))
  let noon: Held[] = []
  let toldBefore = 0
  for (let nth = 1; nth <= HOURS * CALLS; nth += 1) {
    lines.call(nth)
    await Promise.all(boards.map((page) => shows(page, nth)))
    if (nth % CUT === 0) lines.cut()
    else lines.beat()
    await Promise.all(boards.map((page) => page.clock.runFor(EACH)))
    if (nth === HOURS / 2 * CALLS) [noon, toldBefore] = [await weigh(), lines.told]
  }
  const night = await weigh()
  // To each of the two.
  const told = (lines.told - toldBefore) / 2
  const grown = night.map(({ bytes }, which) => bytes - (noon[which]?.bytes ?? NaN))
  const counted = { noon, night, told, grown, opened: lines.opened }
  process.stderr.write(`${JSON.stringify(counted)}\n`)
  expect(told).toBeGreaterThan(1_000_000)
  expect(lines.opened).toBeGreaterThan(boards.length * HOURS * CALLS / CUT)
  expect(lines.open()).toBe(boards.length)
  expect(grown[0]).toBeLessThan(told / 4)
  expect(grown[1]).toBeGreaterThan(told / 2)
  expect(night[0]?.nodes).toBe(noon[0]?.nodes)
  expect(night[0]?.listeners).toBe(noon[0]?.listeners)
  for (const page of boards) await page.context().close()
})
