/**
 * Need (issue of part C, "Shown by"): kiosk, board, clerk, second screen and phone together. One visit from booking on
 * the phone to its survey; what each of them shows follows from what another did, and the next finds nothing of it.
 */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { everythingIn } from './journey/everything.ts'
import { type OpenedStage, openStage } from './journey/open-stage.ts'
import { textOfPdf } from './journey/pdf.ts'
import { FEE, VISITOR, type VisitStage, openVisit, walkVisit } from './journey/whole-visit.ts'

let stage: OpenedStage
let visit: VisitStage

beforeAll(async () => {
  stage = await openStage()
  visit = await openVisit(stage)
})

afterAll(async () => {
  await (visit as VisitStage | undefined)?.close()
  await (stage as OpenedStage | undefined)?.close()
})

/** Also for whoever goes back from it, and forward. */
async function found(page: Page, traces: readonly string[]): Promise<string[]> {
  const seen: string[] = []
  const look = async () => {
    await page.waitForLoadState()
    if (page.url() === 'about:blank') return
    const all = await everythingIn(page)
    seen.push(...traces.filter((trace) => all.includes(trace)))
  }
  await look()
  for (const go of ['goBack', 'goBack', 'goForward', 'goForward'] as const) {
    await page[go]().catch(() => null)
    await look()
  }
  return [...new Set(seen)]
}

test('one visit from the phone to its survey, by kiosk, board, counter and second screen', async () => {
  const seen: Record<string, string> = {}
  const walked = await walkVisit(stage, visit, async (page, name) => { seen[name] = await everythingIn(page) })
  const { code, number, dossier, slip, phone, told } = walked

  // While it went on each showed what is now looked for and not found: who, the code, the ticket.
  expect(seen['mot-luot-hen']).toContain(code)
  expect(seen['mot-luot-may-lay-so']).toContain(number)
  expect(seen['mot-luot-man-hinh-phu']).toContain(VISITOR.fullName)
  for (const public_ of ['mot-luot-bang', 'mot-luot-may-lay-so', 'mot-luot-dien-thoai', 'mot-luot-xong'])
    expect(seen[public_]).not.toContain(VISITOR.fullName)
  expect(told).toHaveLength(6)

  const paper = await visit.clerk.context().request.get(stage.url + slip)
  const text = await textOfPdf(await paper.body())
  expect(text).toContain(dossier)
  expect(text).toContain(FEE)
  expect(await stage.province.stateOf(dossier)).toBe('received')

  const ticket = new URL(phone.url()).pathname.split('/').at(-1) ?? ''
  expect(seen['mot-luot-may-lay-so']).toContain(ticket)
  await visit.screen.page.getByRole('heading', { name: 'Màn hình dành cho người làm thủ tục' }).waitFor()
  const traces = [VISITOR.fullName, VISITOR.number, VISITOR.phone, code, code.replace('-', ''), dossier, ticket]
  expect(await found(visit.screen.page, traces)).toEqual([])
  expect(await found(visit.kiosk, traces)).toEqual([])

  await phone.getByRole('link', { name: 'Đánh giá nơi phục vụ' }).click()
  await phone.locator('#access-5').check()
  await phone.getByRole('button', { name: 'Gửi đánh giá' }).click()
  await phone.getByText('Cảm ơn bạn đã đánh giá.').waitFor()
  await phone.context().close()
  expect(stage.surprises).toEqual([])
})
