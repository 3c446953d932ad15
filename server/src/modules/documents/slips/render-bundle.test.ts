/** Need: forty papers are printed by one press of a button, and each is the paper that it is alone (users.md 2.7). */
import { expect, test } from 'vitest'
import { openPaper, textOf } from './golden/read-paper.ts'
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

test('200 slips are one file of 200 pages', async () => {
  const bundle = await renderBundle(Array.from({ length: 200 }, () => old), at)
  expect((await openPaper(bundle)).numPages).toBe(200)
})

test('what needs a picture, or nothing at all, is no bundle', async () => {
  await expect(renderBundle([slip, named('tt-01-2018-01')], at)).rejects.toThrow('no bundle of receipt-2018')
  await expect(renderBundle([], at)).rejects.toThrow('no bundle of nothing')
})
