/** Need: another province has another face, and both are data (KH 1107/KH-UBND II.6). */
import { expect, test } from 'vitest'
import { readDataSet } from '../src/cli/data-set/read-data-set.ts'
import type { Directory } from '../src/modules/organisation/public.ts'
import { brandFilesOf } from '../src/pages/brand-files.ts'

const ROOT = new URL('../../', import.meta.url).pathname

function brandIn(folder: string) {
  const { policies } = readDataSet(`${ROOT}${folder}`).province
  const directory = { policy: (key: string) => policies.find((one) => one.key === key) } as unknown as Directory
  const { sheet, emblem } = brandFilesOf(directory)
  const names = [sheet.name, emblem?.name]
  return { policies, css: sheet.bytes.toString(), names, emblem: emblem?.bytes.toString() }
}

const [ours, theirs] = [brandIn('data'), brandIn('data-sets/lam-giang')]

test.each([
  ['ours', ours], ['the other', theirs],
])('the sheet of %s has its colours, on the screen only', (_, brand) => {
  const { main, mainInDark } = brand.policies.find(({ key }) => key === 'brand-colours')?.value as {
    main: string; mainInDark: string
  }
  expect(brand.css).toContain(`@media screen{:root{--cham:${main};`)
  expect(brand.css).toContain(`[data-mantine-color-scheme=dark]:not([data-contrast=more]){--mc-cham:${mainInDark};`)
  expect(brand.css.replaceAll('@media screen', '')).not.toMatch(/(?<!and )@media/)
  expect(brand.emblem).toMatch(/^<svg/)
})

test('two provinces share neither colours nor emblem, nor the names under which browsers keep them', () => {
  expect(ours.css).not.toBe(theirs.css)
  expect(new Set([...ours.names, ...theirs.names]).size).toBe(4)
})

test('a province that gives none has an empty sheet, and the colours of the palette', () => {
  const { sheet, emblem } = brandFilesOf({ policy: () => undefined } as unknown as Directory)
  expect([sheet.bytes.length, emblem]).toEqual([0, undefined])
})
