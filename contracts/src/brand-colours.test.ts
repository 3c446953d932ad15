/** Need: a province may choose its colours, and nobody may be kept from reading by them (WCAG 1.4.3, 1.4.11). */
import { expect, test } from 'vitest'
import { type BrandColours, brandedFace, faultsOfBrand } from './brand-colours.ts'
import { PALETTE } from './palette.ts'

const OURS: BrandColours = {
  main: PALETTE.light.cham, mainInDark: PALETTE.dark.cham, line: PALETTE.light.gold, lineInDark: PALETTE.dark.gold,
}

test("the palette's own colours have no fault", () => expect(faultsOfBrand(OURS)).toEqual([]))

test('yellow on white is told with its worst pair, and where it is to be changed', () => {
  expect(faultsOfBrand({ ...OURS, main: '#ffcc00' })).toEqual([
    expect.objectContaining({ key: 'main', ink: '#ffcc00', least: 4.5 }),
  ])
})

test('a colour that is too dark for the dark face, and a line that nobody sees', () => {
  const faults = faultsOfBrand({ ...OURS, mainInDark: '#27408b', line: '#eeeeee' })
  expect(faults.map(({ key }) => key).sort()).toEqual(['line', 'mainInDark'])
})

test('the ground of a link is a tint of its colour', () => {
  expect(brandedFace('light', { ...OURS, main: '#000000' })).toEqual({
    'cham': '#000000', 'cham-soft': '#ebebeb', 'gold': OURS.line, // 92 % of 255 is 235, eb
  })
})
