/** Need: pages spoilt on purpose are measured as they were spoilt, and good pages as good. */
import sharp, { type Sharp } from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import { degrade } from '../../../test/page-set/degrade.ts'
import { setPage } from '../../../test/page-set/papers.ts'
import { printSetPage } from '../../../test/page-set/print-page.ts'
import { type PageMeasures, measurePage } from './measure-page.ts'
import { openPages } from './open-pages.ts'
import type { PagePicture } from './pictures.ts'

const measure = async (bytes: Buffer): Promise<PageMeasures> =>
  measurePage(await (await openPages(bytes)).picture(1, 200))
const raw = ({ pixels, width, height }: PagePicture) => sharp(pixels, { raw: { width, height, channels: 3 } })
const asScan = async (picture: Sharp) => picture.withMetadata({ density: 200 }).jpeg({ quality: 80 }).toBuffer()

let pdf: Buffer
let page: PagePicture
beforeAll(async () => {
  pdf = printSetPage(setPage(0))
  page = await (await openPages(pdf)).picture(1, 200)
})

describe('good pages', () => {
  test.each(['clean', 'degraded by a bad scanner', 'faint'])('%s', async (kind) => {
    const scan = kind === 'clean' ? await asScan(raw(page))
      : kind === 'faint' ? await asScan(raw(page).linear(0.35, 160))
        : await degrade(await (await openPages(pdf)).picture(1, 150), undefined, 0)
    const { blur, ink, foundDpi } = await measure(scan)
    expect(blur).toBeLessThan(1)
    expect(ink).toBeGreaterThan(0.005)
    expect(foundDpi).toBeCloseTo(200, 0)
  })
})

describe('blur', () => {
  test.each([1.5, 2.5, 3.5])('of %d dots is found within half a dot', async (sigma) => {
    const { blur } = await measure(await asScan(raw(page).blur(sigma)))
    expect(Math.abs((blur ?? 0) - sigma)).toBeLessThan(0.5)
  })

  test('that leaves no edge is no number', async () => {
    expect((await measure(await asScan(raw(page).blur(8)))).blur).toBeNull()
  })
})

test.each([-5, -1.3, 0, 0.5, 4])('a page turned by %d degrees', async (degrees) => {
  const { skew } = await measure(await asScan(raw(page).rotate(degrees, { background: 'white' })))
  expect(skew).toBeCloseTo(-degrees, 1) // turned to the right, its lines fall
})

test('an empty sheet has no ink, not even one of a noisy scanner; a line of text has', async () => {
  const create = { width: 1_654, height: 2_339, channels: 3 as const, background: 'white' }
  expect((await measure(await asScan(sharp({ create })))).ink).toBe(0)
  const noise = { type: 'gaussian' as const, mean: 230, sigma: 14 }
  expect((await measure(await asScan(sharp({ create: { ...create, noise } })))).ink).toBe(0)
  const line = await raw(page).extract({ left: 200, top: 300, width: 700, height: 40 }).png().toBuffer()
  const sheet = sharp({ create }).composite([{ input: line, left: 300, top: 1_000 }])
  expect((await measure(await asScan(sheet))).ink).toBeGreaterThan(0.0003)
})
