/** Need: a province brings its emblem and colours as data, and learns at the import what nobody could read. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { checkBrandColours, withEmblems } from './brand-rows.ts'
import { DataSetError, Faults } from './faults.ts'

let folder: string
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'motcua-brand-')) })
afterEach(() => rmSync(folder, { recursive: true }))

function told(check: (faults: Faults) => void): readonly string[] {
  const faults = new Faults(folder)
  check(faults)
  try {
    faults.end()
  } catch (error) {
    if (error instanceof DataSetError) return error.faults
    throw error
  }
  return []
}

const emblem = (content: string | Buffer) => {
  writeFileSync(join(folder, 'e.svg'), content)
  return told((faults) => void withEmblems(folder, [{ key: 'brand-emblem', value: { file: 'e.svg' } }], faults))
}

test('an emblem is kept with its bytes', () => {
  writeFileSync(join(folder, 'e.svg'), '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>')
  const [row] = withEmblems(folder, [{ key: 'brand-emblem', value: { file: 'e.svg' } }], new Faults(folder))
  const { type, base64 } = row?.value as unknown as { type: string; base64: string }
  expect(type).toBe('image/svg+xml')
  expect(Buffer.from(base64, 'base64').toString()).toContain('M0 0')
})

test.each([
  ['a script', '<svg><script>alert(1)</script></svg>', 'mã chạy được'],
  ['a handler', '<svg onload="x()"></svg>', 'mã chạy được'],
  ['a link to elsewhere', '<svg><image href="https://example.com/a.png"/></svg>', 'liên kết ra ngoài'],
  ['an entity', '<!DOCTYPE svg [<!ENTITY a "b">]><svg></svg>', 'SVG hoặc PNG'],
  ['no picture', 'xin chào', 'SVG hoặc PNG'],
  ['more than 20 kB', `<svg>${' '.repeat(20_000)}</svg>`, 'tối đa 20000'],
])('an emblem with %s is refused', (_name, content, why) =>
  expect(emblem(content)).toEqual([expect.stringContaining(why)]))

test('an emblem of another folder is not fetched', () => {
  expect(told((faults) => void withEmblems(
    folder, [{ key: 'brand-emblem', value: { file: '../../../etc/hostname' } }], faults,
  ))).toEqual([expect.stringContaining('không có tệp này')])
})

// #ffcc00 has a luminance of 0.65: (1 + 0.05) / (0.65 + 0.05) = 1.5.
test('yellow is refused as the colour of links, with what it reaches and what to do', () => {
  const [fault = ''] = told((faults) => checkBrandColours(
    { main: '#ffcc00', mainInDark: '#a9b8ea', line: '#a67c1a', lineInDark: '#d3ab53' }, faults))
  expect(fault).toMatch(/^policies\.yaml brand-colours main: màu #ffcc00 trên nền #[0-9a-f]{6} chỉ tương phản 1,\d:1/)
  expect(fault).toContain('cần ít nhất 4,5:1; chọn màu đậm hơn')
})
