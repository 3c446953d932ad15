/**
 * Need: what is typed at intake is kept in one sheet whatever the line does (ADR 0023). The server here answers by the
 * rules of ADR 0023 and 0001: a revision that is not the last is refused, the same request gets its first answer again.
 */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { EMPTY_DRAFT } from './intake-draft.ts'
import { sheetOf } from './kept-draft.ts'
import { SheetKeeper } from './sheet-keeper.ts'

const OFFICER = '00000000-0000-4000-8000-000000000001'
const ID = '00000000-0000-4000-8000-000000000002'
const sheets = new Map<string, { revision: number; name: unknown }>()
const answered = new Map<string, { readonly sent: string; readonly body: object }>()
const posted: string[] = []
/** What the line does with the next requests, the first first. */
let line: ('answer-lost' | 'request-lost' | 'full')[] = []

interface Body { sheet: { answers: Record<string, unknown> }; revision: number }

const server = vi.fn(async (path: string, init: { headers: Headers; body: string }) => {
  const id = path.split('/').at(-1) ?? ''
  const key = init.headers.get('idempotency-key') ?? ''
  const sent = init.body
  posted.push(sent)
  const fate = line.shift()
  if (fate === 'request-lost') throw new TypeError('the line is cut')
  if (fate === 'full') return refuse('too-many-intake-sheets', 'Bạn đang có 20 phiếu.')
  const before = answered.get(key)
  if (before && before.sent !== sent) return refuse('request-reused', '')
  if (!before) {
    const { sheet, revision } = JSON.parse(sent) as Body
    if ((sheets.get(id)?.revision ?? 0) !== revision) return refuse('intake-sheet-changed', '')
    sheets.set(id, { revision: revision + 1, name: sheet.answers['name'] })
    answered.set(key, { sent, body: { revision: revision + 1, savedAt: '2021-06-25T01:00:00Z' } })
  }
  if (fate === 'answer-lost') throw new TypeError('the line is cut')
  return new Response(JSON.stringify(answered.get(key)?.body))
})

function refuse(code: string, detail: string): Response {
  return new Response(JSON.stringify({ code, detail, errors: [] }), { status: 409 })
}

const sheet = (name: string) => sheetOf({ ...EMPTY_DRAFT, answers: { name } })
const told = { onStatus: vi.fn(), onMoved: vi.fn(), onStranger: vi.fn() }
/** Long enough for the pause, the answer and one repeat. */
const wait = async () => { await vi.advanceTimersByTimeAsync(10_000) }

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('fetch', server)
  vi.stubGlobal('document', { visibilityState: 'visible' })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  vi.clearAllMocks()
  sheets.clear()
  answered.clear()
  posted.length = 0
  line = []
})

test.each([
  'answer-lost', 'request-lost',
] as const)('%s, and the clerk types on: one sheet, the newest content', async (fate) => {
  line = [fate, fate]
  const keeper = new SheetKeeper(OFFICER, ID, 0, told)
  keeper.change(sheet('An'))
  await vi.advanceTimersByTimeAsync(2_000)
  expect(told.onStatus).toHaveBeenLastCalledWith({ state: 'failed' })
  keeper.change(sheet('Bảo An'))
  await wait()
  expect([...sheets]).toEqual([[ID, { revision: 2, name: 'Bảo An' }]])
  expect(told.onMoved).not.toHaveBeenCalled()
  expect(told.onStatus).toHaveBeenLastCalledWith({ state: 'saved', savedAt: '2021-06-25T01:00:00Z' })
})

test('another window did save meanwhile: what is typed here goes on as a sheet of its own', async () => {
  sheets.set(ID, { revision: 4, name: 'cửa sổ khác' })
  const keeper = new SheetKeeper(OFFICER, ID, 3, told)
  keeper.change(sheet('An'))
  await wait()
  const moved = told.onMoved.mock.lastCall?.[0] as string
  expect(Object.fromEntries(sheets)).toEqual({
    [ID]: { revision: 4, name: 'cửa sổ khác' }, [moved]: { revision: 1, name: 'An' },
  })
})

test('a refusal that trying again does not mend is said, and tried again when something is changed', async () => {
  line = ['full']
  const keeper = new SheetKeeper(OFFICER, ID, 0, told)
  keeper.change(sheet('An'))
  await wait()
  expect(told.onStatus).toHaveBeenLastCalledWith({ state: 'refused', refusal: 'Bạn đang có 20 phiếu.' })
  expect(posted).toHaveLength(1)
  keeper.change(sheet('Bảo An'))
  await wait()
  expect([...sheets]).toEqual([[ID, { revision: 1, name: 'Bảo An' }]])
})

test('typing is saved once it pauses, and at once when the screen is left', async () => {
  const keeper = new SheetKeeper(OFFICER, ID, 0, told)
  for (const name of ['A', 'An', 'An B']) {
    keeper.change(sheet(name))
    await vi.advanceTimersByTimeAsync(1_500)
  }
  expect(posted).toEqual([])
  keeper.flush()
  await vi.advanceTimersByTimeAsync(0)
  expect([...sheets]).toEqual([[ID, { revision: 1, name: 'An B' }]])
  await wait()
  expect(posted).toHaveLength(1)
})
