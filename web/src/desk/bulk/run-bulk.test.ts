/** Need: many are signed with one PIN; a wrong one is not tried again with the next part, and what failed can be. */
import type { BulkRow } from '@motcua/contracts/bulk.ts'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { isSigning, partsOf, refusedOf, runParts } from './run-bulk.ts'

const lineOf = (n: number) => ({ id: `id-${String(n)}`, number: `H-${String(n)}`, version: n })
const lines = Array.from({ length: 25 }, (_, n) => lineOf(n))
const acted = (id: string, version: number) =>
  ({ id, version, state: 'in-progress', dueAt: null, slipId: null, undoSeconds: null })
const done = (id: string): BulkRow => ({ id, acted: acted(id, 9), refused: null })
const refused = (id: string, code: string): BulkRow => ({ id, acted: null, refused: { code, text: code } })

/** What the server says of a row, and how often it was asked. */
let answer: (id: string) => BulkRow
const keys: string[] = []
beforeEach(() => {
  keys.splice(0)
  vi.stubGlobal('fetch', async (_: string, { headers, body }: { headers: HeadersInit; body: string }) => {
    keys.push(new Headers(headers).get('idempotency-key') ?? '')
    const { rows } = JSON.parse(body) as { rows: { id: string }[] }
    return Promise.resolve(Response.json({ rows: rows.map(({ id }) => answer(id)) }))
  })
})
afterEach(() => vi.unstubAllGlobals())

test('after the first part of which a key asks for its PIN, or says that it was wrong, no other is sent', async () => {
  for (const code of ['pin-needed', 'pin-wrong']) {
    answer = (id) => refused(id, code)
    const { left, error } = await runParts({ deed: 'result', body: {} }, partsOf(lines), () => undefined)
    expect([left.map((part) => part.lines.length), error]).toEqual([[10, 5], undefined])
  }
  expect(keys).toHaveLength(2)
})

test('what is wrong with one dossier does not keep the others', async () => {
  answer = (id) => id === 'id-3' ? refused(id, 'key-missing') : done(id)
  const told: BulkRow[] = []
  const { left } = await runParts({ deed: 'result', body: {} }, partsOf(lines), (rows) => told.push(...rows))
  expect([left, told.length, told.filter((row) => row.refused).map(({ id }) => id)]).toEqual([[], 25, ['id-3']])
})

test('what failed is tried again as it was seen; what was done in part, as it is after that', () => {
  const rows = new Map([
    ['id-1', refused('id-1', 'file-not-signable')], ['id-2', done('id-2')],
    ['id-3', { ...done('id-3'), refused: { code: 'file-not-signable', text: '' } }],
  ])
  expect(refusedOf(lines, rows).map(({ id, version }) => [id, version])).toEqual([['id-1', 1], ['id-3', 9]])
})

test('signing is what asks for PINs; approving is not', () => {
  expect([isSigning('result'), isSigning('scan-signatures'), isSigning('approval')]).toEqual([true, true, false])
})
