/** Need: what a table asks for is handed to it, without anybody drawing requirements between decisions (B2). */
import { DmnModdle } from 'dmn-moddle'
import { expect, test } from 'vitest'
import { decide } from '../../../../../server/src/platform/dmn/decide.ts'
import { readDmn } from '../../../../../server/src/platform/dmn/read-dmn.ts'
import { blankDecision, giveColumnsTheirData, hasDecision, withData } from './decision-file.ts'

const NOW = new Date('2021-06-25T08:00:00+07:00')

async function model(xml: string) {
  const read = await readDmn(xml)
  if (!read.ok) throw new Error(read.text)
  return read.model
}

/** A table about `name`, written as the board leaves it. */
const table = (name: string) => blankDecision('le-phi', 'Lệ phí <"&">', 'table')
  .replace('<text></text>', `<text>${name}</text>`).replaceAll('typeRef="string"', 'typeRef="number"')
  .replace('</decisionTable>', `<rule id="r"><inputEntry id="ri"><text>&gt; 2</text></inputEntry>
    <outputEntry id="ro"><text>8000</text></outputEntry></rule></decisionTable>`)

async function completed(xml: string): Promise<string> {
  const moddle = new DmnModdle()
  const { rootElement } = await moddle.fromXML(xml)
  giveColumnsTheirData(rootElement)
  return (await moddle.toXML(rootElement)).xml
}

test('a column that reads a name gets its data, once, and the table then decides', async () => {
  const bare = await model(table('soBan'))
  expect(decide(bare, 'le-phi', { soBan: 3 }, NOW)).not.toMatchObject({ value: 8_000 })
  const xml = await completed(table('soBan'))
  expect(await completed(xml)).toBe(xml)
  const whole = await model(xml)
  expect(Object.values(whole.inputs)).toEqual([{ name: 'soBan', type: 'number' }])
  expect(decide(whole, 'le-phi', { soBan: 3 }, NOW)).toMatchObject({ ok: true, value: 8_000 })
  expect(decide(whole, 'le-phi', { soBan: 2 }, NOW)).toMatchObject({ ok: true, value: null })
})

test('a column that reads a part of something gets the whole; one that reckons gets nothing by itself', async () => {
  const ofPart = await model(await completed(table('hoSo.soBan')))
  expect(Object.values(ofPart.inputs)).toEqual([{ name: 'hoSo', type: 'Any' }])
  expect(decide(ofPart, 'le-phi', { hoSo: { soBan: 3 } }, NOW)).toMatchObject({ ok: true, value: 8_000 })
  expect(Object.values((await model(await completed(table('soBan * 2')))).inputs)).toEqual([])
})

test('an expression is told what it may read', async () => {
  const blank = blankDecision('phi', 'Phí', 'expression').replace('<text></text>', '<text>soBan * 2000</text>')
  const xml = await withData(blank, 'phi', { name: 'soBan', type: 'number' })
  expect(await withData(xml, 'phi', { name: 'soBan', type: 'number' })).toBe(xml)
  expect(decide(await model(xml), 'phi', { soBan: 3 }, NOW)).toMatchObject({ ok: true, value: 6_000 })
})

test('what is no DMN, or decides nothing, is told from what does', async () => {
  expect(await hasDecision(blankDecision('a', 'A', 'table'))).toBe(true)
  expect(await hasDecision('<a/>')).toBe(false)
  expect(await hasDecision('bảng')).toBe(false)
})
