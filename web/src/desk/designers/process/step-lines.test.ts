/** Need: whoever does not draw writes the steps into a table, and the process says the same (B2). */
import { describe, expect, test } from 'vitest'
import { bpmn, flows, node, problemsIn } from '../../../../../server/test/model-run.ts'
import { MOTCUA_BPMN } from '../../../../../server/src/modules/workflow/bpmn/motcua-bpmn.ts'
import { processOfSteps } from './blank-process.ts'
import { emptyStep, freshStepId, readStepLines, writeStepLines } from './step-lines.ts'

const STEPS = [
  { seq: 1, name: 'Tiếp nhận', role: 'reception', unit: 'commune/one-stop', unitName: 'Một cửa', hours: 0.5 },
  { seq: 2, name: 'Thẩm tra', role: 'officer', unit: 'commune', unitName: 'UBND', hours: 6 },
  { seq: 3, name: 'Ký', role: 'agency_head', unit: 'commune', unitName: 'UBND', hours: 1 },
  { seq: 4, name: 'Đóng dấu', role: 'clerk', unit: 'commune', unitName: 'UBND', hours: 0.5 },
  { seq: 5, name: 'Trả kết quả', role: 'reception', unit: 'commune/one-stop', unitName: 'Một cửa', hours: 0 },
]
const read = async (xml: string) => {
  const found = await readStepLines(xml, MOTCUA_BPMN)
  if (!found) throw new Error('no BPMN')
  return found
}

test('published steps become a process that can be run, and the table reads them back', async () => {
  const xml = await processOfSteps(STEPS, MOTCUA_BPMN)
  expect(await problemsIn(xml)).toEqual([])
  const { lines, isChain } = await read(xml)
  expect(isChain).toBe(true)
  expect(lines.map(({ name, role, unitRule, minutes, action }) => [name, role, unitRule, minutes, action])).toEqual([
    ['Tiếp nhận', 'reception', 'commune/one-stop', 30, 'accept'], ['Thẩm tra', 'officer', 'commune', 360, 'propose'],
    ['Ký', 'agency_head', 'commune', 60, 'approve'], ['Đóng dấu', 'clerk', 'commune', 30, 'issue'],
    ['Trả kết quả', 'reception', 'commune/one-stop', 0, 'return-result'],
  ])
})

test('of no steps there is the shortest process, ready to be drawn on', async () => {
  const xml = await processOfSteps([], MOTCUA_BPMN)
  expect(await read(xml)).toEqual({ lines: [], isChain: true })
  expect(await problemsIn(xml)).toEqual([])
})

describe('a chain', () => {
  test('takes steps in any order, new ones, and lets others go; what is written is what is read', async () => {
    const before = await processOfSteps(STEPS, MOTCUA_BPMN)
    const { lines } = await read(before)
    const [first, second, third, fourth, fifth] = lines
    if (!first || !second || !third || !fourth || !fifth) throw new Error('five steps')
    const fresh = { ...emptyStep(freshStepId(lines)), name: 'Xác minh & <kiểm tra>', papers: 'bien-ban', minutes: 480 }
    const wanted = [first, third, { ...second, name: 'Thẩm tra lại', legalBasis: 'NĐ 61/2018 Đ.18' }, fresh, fifth]
    const after = await writeStepLines(before, MOTCUA_BPMN, wanted)
    expect(await problemsIn(after)).toEqual([])
    expect(await read(after)).toEqual({ lines: wanted, isChain: true })
    expect(await writeStepLines(after, MOTCUA_BPMN, wanted)).toBe(after) // the same again changes nothing
  })

  test('is drawn whole: each node and each flow has its place, no two nodes lie on each other', async () => {
    const many = Array.from({ length: 15 }, (_, nth) => ({ ...emptyStep(`b${String(nth)}`), name: String(nth) }))
    const xml = await writeStepLines(await processOfSteps([], MOTCUA_BPMN), MOTCUA_BPMN, many)
    const drawn = [...xml.matchAll(/<bpmndi:BPMN(?:Shape|Edge) [^>]*bpmnElement="([^"]+)"/g)].map(([, id]) => id)
    const ids = [...xml.matchAll(/<bpmn:(?:startEvent|endEvent|userTask|sequenceFlow) id="([^"]+)"/g)]
      .map(([, id]) => id)
    expect(drawn.sort()).toEqual(ids.sort())
    const places = [...xml.matchAll(/<dc:Bounds x="(\d+)" y="(\d+)"/g)].map(([, x, y]) => `${x ?? ''} ${y ?? ''}`)
    expect(new Set(places).size).toBe(17)
  })

  test('keeps what the table does not show', async () => {
    const xml = bpmn(node('startEvent', 's')
      + node('userTask', 'x', '<bpmn:documentation>Xem kỹ</bpmn:documentation>', 'mc:role="officer" mc:minutes="60"')
      + node('serviceTask', 'y', '', 'mc:deed="notify"') + node('endEvent', 'e') + flows('s>x', 'x>y', 'y>e'))
    const { lines, isChain } = await read(xml)
    expect(isChain).toBe(true)
    expect(lines.map(({ kind }) => kind)).toEqual(['UserTask', 'ServiceTask'])
    const after = await writeStepLines(xml, MOTCUA_BPMN, lines.map((line) => ({ ...line, name: 'Bước' })))
    expect(after).toContain('Xem kỹ')
    expect(after).toContain('mc:deed="notify"')
  })
})

describe('a process with branches', () => {
  const branched = bpmn(node('startEvent', 's') + node('exclusiveGateway', 'g') + node('userTask', 'a')
    + node('userTask', 'b') + node('endEvent', 'e') + flows('s>g', 'g>a[x > 1]', 'g>b[true]', 'a>e', 'b>e'))

  test('shows its steps, of which only the words change', async () => {
    const { lines, isChain } = await read(branched)
    expect(isChain).toBe(false)
    expect(lines.map(({ id }) => id)).toEqual(['a', 'b'])
    const after = await writeStepLines(branched, MOTCUA_BPMN, [
      ...lines.slice(1).map((line) => ({ ...line, role: 'officer', minutes: 240 })), emptyStep('new'),
    ])
    expect((await read(after)).lines.map(({ id, role, minutes }) => [id, role, minutes]))
      .toEqual([['a', '', 0], ['b', 'officer', 240]])
    expect(after).toContain('x &gt; 1')
    expect(await problemsIn(after)).toEqual([])
  })
})

test('what is no BPMN has no steps', async () => {
  expect(await readStepLines('<a/>', MOTCUA_BPMN)).toBeUndefined()
  expect(await readStepLines('quy trình', MOTCUA_BPMN)).toBeUndefined()
})
