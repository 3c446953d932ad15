/** Need: forty papers are printed by one press of a button, and each is the paper that it is alone (users.md 2.7). */
import { createCanvas } from '@napi-rs/canvas'
import { expect, test } from 'vitest'
import { showDeclaration } from './declaration.ts'
import { differenceOf, greyOf, openPaper, picturesOf, textOf } from './golden/read-paper.ts'
import { SAMPLES, sampleName } from './golden/samples.ts'
import { type SlipInput, renderBundle, renderSlip } from './render-slip.ts'

const at = new Date('2021-06-25T09:06:00+07:00')
const named = (name: string): SlipInput => {
  const sample = SAMPLES.find((each) => sampleName(each) === name)
  if (!sample) throw new Error(`no sample ${name}`)
  return sample
}
const [old, declaration, slip] = [named('tt-01-2018-05'), named('motcua-declaration'), named('tt-03-2025-06')]
const withoutPages = (text: string) => text.replace(/--- trang \d+ ---\n/g, '')

/** A slip whose hands fill more than one page. */
function longSlip(): SlipInput {
  if (slip.form !== '06' || slip.set !== 'tt-03-2025') throw new Error('another sample')
  const { handOvers } = slip.data
  return { ...slip, data: { ...slip.data, handOvers: Array.from({ length: 30 }, () => handOvers.slice(0, 1)).flat() } }
}

test('a bundle says page for page what each paper says alone, in the order asked', async () => {
  const papers = [slip, declaration, old, longSlip(), slip]
  const alone = await Promise.all(papers.map(async (paper) => textOf(await renderSlip(paper))))
  const bundle = await renderBundle(papers, at)
  // The second page of the long slip says "2" in its margin, as alone, though it is the fifth of the file.
  expect(withoutPages(await textOf(bundle))).toBe(alone.map(withoutPages).join(''))
  expect(alone.join('').match(/--- trang/g)?.length).toBe((await openPaper(bundle)).numPages)
  const raw = Buffer.from(bundle).toString('latin1')
  expect(raw).toContain('<pdfaid:part>2</pdfaid:part>')
  // Forty papers have the same few fonts in them once.
  expect(raw.match(/\/FontFile2 \d+ 0 R/g)?.length).toBeLessThanOrEqual(4)
})

/** A declaration signed by a black bar five times as wide as high, so long. */
function signedBy(width: number): SlipInput {
  if (declaration.form !== 'declaration') throw new Error('another sample')
  const canvas = createCanvas(width, width / 5)
  canvas.getContext('2d').fillRect(0, 0, width, width / 5)
  const [signer] = declaration.data.signers
  if (!signer) throw new Error('nobody signs')
  const signed = { kind: 'drawn', picture: canvas.toBuffer('image/png') } as const
  return { ...declaration, data: { ...declaration.data, signers: [{ ...signer, signed }] } }
}
const darkOf = async (page: Buffer | undefined) =>
  (await greyOf(page ?? Buffer.of())).grey.filter((grey) => grey < 64).length

test('a drawn signature stands in its place, on a paper alone and in a bundle, each its own', async () => {
  const [long, short] = [signedBy(500), signedBy(100)]
  const papers = [slip, long, declaration, short]
  const alone = await Promise.all(papers.map(async (paper) => (await picturesOf(await renderSlip(paper), 1))[0]))
  const [, first, plain] = alone
  // 55 mm wide, a fifth of it high, in points.
  const bar = (55 / 25.4 * 72) ** 2 / 5
  expect((await darkOf(first) - await darkOf(plain)) / bar).toBeCloseTo(1, 1)
  const pdf = await renderBundle(papers, at)
  const bundled = await picturesOf(pdf, 1)
  expect(bundled).toHaveLength(papers.length)
  for (const [nth, page] of bundled.entries())
    expect(await differenceOf(page, alone[nth] ?? Buffer.of())).toBeLessThan(0.0005)
  const sizes = new Set(Buffer.from(pdf).toString('latin1').match(/\/Width \d+/g))
  expect([...sizes].map((size) => Number(/\d+$/.exec(size)?.[0])).sort((a, b) => a - b)).toEqual([100, 500])
  // The next paper of the press is told nothing of it.
  expect(await textOf(await renderSlip(declaration))).not.toContain('Chữ ký vẽ')
})

test('a drawing goes beside the data, and its name is no long word that slows the paper', () => {
  const paper = signedBy(500)
  if (paper.form !== 'declaration') throw new Error('another sample')
  const { data, files } = showDeclaration(paper.data)
  const [[name, bytes] = ['', undefined]] = Object.entries(files)
  expect(bytes).toBe(paper.data.signers[0]?.signed?.kind === 'drawn' && paper.data.signers[0].signed.picture)
  expect(data.signatures).toMatchObject([{ drawn: name }])
  expect(name.length).toBeLessThanOrEqual(20)
})

test('200 slips are one file of 200 pages', async () => {
  const bundle = await renderBundle(Array.from({ length: 200 }, () => old), at)
  expect((await openPaper(bundle)).numPages).toBe(200)
})

test('what needs a picture, or nothing at all, is no bundle', async () => {
  await expect(renderBundle([slip, named('tt-01-2018-01')], at)).rejects.toThrow('no bundle of receipt-2018')
  await expect(renderBundle([], at)).rejects.toThrow('no bundle of nothing')
})
