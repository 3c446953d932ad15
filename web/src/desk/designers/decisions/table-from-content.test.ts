/** Need: a table of fees, papers or limits begins with what the procedure says already, and can be read. */
import { DmnModdle } from 'dmn-moddle'
import { expect, test } from 'vitest'
import { tableFromContent } from './table-from-content.ts'

interface Table {
  readonly output: readonly { readonly name: string }[]
  readonly rule: readonly { readonly outputEntry: readonly { readonly text: string }[] }[]
}

const CONTENT = {
  fee: {
    state: 'amount', text: null,
    items: [{ name: 'Phí "nhanh" & chậm', kind: 'phi', amount: 5000, onlineAmount: null, per: 'lần', condition: null }],
  },
  components: [], limits: [{ name: null, unit: 'working-day', amount: 3, policy: 'end-of-day', cutoff: null }],
} as const

test.each([
  ['fee', 'muc-thu', ['name', 'amount', 'reason'], ['"Phí \\"nhanh\\" & chậm"', '5000', '"Mức chung."']],
  ['limit', 'thoi-han', ['amount', 'unit', 'reason'], ['3', '"working-day"', '"Thời hạn chung."']],
] as const)('%s', async (subject, id, columns, cells) => {
  const content = {
    fee: { ...CONTENT.fee, items: [...CONTENT.fee.items] }, components: [], limits: [...CONTENT.limits],
  }
  const made = tableFromContent(subject, content, [])
  expect(made.id).toBe(id)
  const { rootElement, warnings } = await new DmnModdle().fromXML(made.dmn) as unknown as {
    warnings: unknown[]
    rootElement: { drgElement: { decisionLogic?: Table }[] }
  }
  expect(warnings).toEqual([])
  const table = rootElement.drgElement.find((one) => one.decisionLogic)?.decisionLogic
  expect(table?.output.map(({ name }) => name)).toEqual(columns)
  expect(table?.rule[0]?.outputEntry.map(({ text }) => text)).toEqual(cells)
  expect(tableFromContent(subject, content, [id]).id).toBe(`${id}-2`)
})
