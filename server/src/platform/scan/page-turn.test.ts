/**
 * Need: a page that lies upside down or on its side is known before it is read as nonsense; an upright one is never
 * turned.
 */
import sharp, { type Sharp } from 'sharp'
import { describe, expect, test } from 'vitest'
import { degrade } from '../../../test/page-set/degrade.ts'
import { POSTER_FONT, SET_FONTS, type SetPage, setPage } from '../../../test/page-set/papers.ts'
import { printSetPage } from '../../../test/page-set/print-page.ts'
import { compilePaper } from '../pdf/typst.ts'
import { openPages } from './open-pages.ts'
import { turnOf } from './page-turn.ts'
import type { PagePicture } from './pictures.ts'
import { greyOf } from './prepare-page.ts'

const TURNS = [0, 90, 180, 270] as const
const raw = ({ pixels, width, height }: PagePicture) => sharp(pixels, { raw: { width, height, channels: 3 } })
const pageOf = async (pdf: Buffer) => (await openPages(pdf)).picture(1, 200)

/** What is found of a page that somebody has turned by so many degrees clockwise. */
async function found(page: Sharp, turned: number): Promise<number> {
  const { data, info } = await page.clone().rotate(turned).removeAlpha().toColourspace('srgb').raw()
    .toBuffer({ resolveWithObject: true })
  const picture = { page: 1, width: info.width, height: info.height, channels: 3, pixels: data } as const
  return turnOf(await greyOf({ ...picture, dpi: 200, foundDpi: 200, isGuessed: false }, 0.7))
}
const backFrom = TURNS.map((turned) => (360 - turned) % 360)
const all = async (page: Sharp) => Promise.all(TURNS.map((turned) => found(page, turned)))

describe('the page set, each turned four ways, is turned back', () => {
  const pages: readonly (readonly [string, SetPage])[] = [
    ...SET_FONTS.map((font, n) => [font, { ...setPage(7 * n), font }] as const),
    [POSTER_FONT, { ...setPage(3), font: POSTER_FONT }],
  ]
  test.each(pages)('%s, clean and by a bad scanner', async (_, page) => {
    const pdf = printSetPage(page)
    const coarse = await (await openPages(pdf)).picture(1, 150)
    expect(await all(raw(await pageOf(pdf)))).toEqual(backFrom)
    expect(await all(sharp(await degrade(coarse, { x: 600, y: 700, radius: 130 }, 1)))).toEqual(backFrom)
  })
})

const SET = '#set document(title: "x")\n#set page(paper: "a4")\n#set text(font: "Tinos", lang: "vi")'
const typst = async (name: string, body: string) => Buffer.from(await compilePaper({
  templates: new Map([[`turn-${name}.typ`, `${SET}\n${body}`]]),
  main: `turn-${name}.typ`, data: {}, at: new Date(0),
}))
const CELLS = Array.from({ length: 20 }, (_, n) =>
  `[${String(n + 1)}], [Nguyễn Thị Ánh Tuyết], [thôn Đại Phúc], [${String(1_000_000 - n * 731)}]`).join(', ')

describe('what has few lines, a grid, figures or nothing is left as it lies', () => {
  test.each([
    ['lines', 'Họ và tên: Nguyễn Thị Ánh\n\nNơi cư trú: phường Vĩnh Ninh\n\nSố: 1234'],
    ['grid', '#table(columns: (1fr,) * 6, rows: 12mm, ..range(120).map(_ => []))'],
    ['figures', '#table(columns: (20mm,) * 2, ..range(60).map(n => [#n]))'],
    ['nothing', ''],
  ])('%s', async (name, body) => {
    expect(await found(raw(await pageOf(await typst(name, body))), 0)).toBe(0)
  })
})

test('a table, whose columns look like lines from the side, is never turned', async () => {
  const table = await pageOf(await typst('rules', `#table(columns: (1fr, 4fr, 3fr, 2fr), ${CELLS})`))
  expect(await found(raw(table), 0)).toBe(0)
  const bare = await pageOf(await typst('bare', `#table(stroke: none, columns: (1fr, 4fr, 3fr, 2fr), ${CELLS})`))
  expect(await found(raw(bare), 0)).toBe(0)
})
