/**
 * Need (part C3): whatever people take home is printed at 14 pt, so that everybody can read it. NĐ 30/2020 annex I lets
 * the words of a paper be 13 to 14 pt and its head 12 to 13; what is smaller here is named with its reason.
 */
import { expect, test } from 'vitest'
import { openPaper } from '../src/modules/documents/slips/golden/read-paper.ts'
import { SAMPLES, sampleName } from '../src/modules/documents/slips/golden/samples.ts'
import { renderSlip } from '../src/modules/documents/slips/render-slip.ts'
import { printProxy } from '../src/modules/identity/public.ts'
import { printReceipts } from '../src/modules/payments/public.ts'

const LEAST = 14
/** Papers that officers keep among themselves: control slips, registers, hand-overs and opinions. */
const INTERNAL = new Set([
  'tt-01-2018-05', 'tt-01-2018-06', 'tt-03-2025-06', 'tt-03-2025-07', 'motcua-hand-over', 'motcua-opinion',
])
/** By size, what may be as small on a paper for people, and why. */
const SMALLER: Readonly<Record<string, string>> = {
  9: 'check sums of files, which nobody reads out',
  10: 'the mark of the form (Mẫu số) in the corner',
  12: 'the head (cơ quan, Quốc hiệu, NĐ 30/2020: 12 to 13), tables, and how a result is checked',
  13: 'the hint under a signature, tables',
}

/** How many signs stand in each size, over all pages. */
async function sizesOf(pdf: Uint8Array): Promise<ReadonlyMap<number, number>> {
  const paper = await openPaper(pdf)
  const sizes = new Map<number, number>()
  for (let n = 1; n <= paper.numPages; n += 1) {
    for (const item of (await (await paper.getPage(n)).getTextContent()).items) {
      if (!('str' in item) || item.str.trim() === '') continue
      const size = Math.round((item.transform as number[])[3] ?? 0)
      sizes.set(size, (sizes.get(size) ?? 0) + item.str.length)
    }
  }
  return sizes
}

/** The size in which most of a paper stands. */
function mostIn(sizes: ReadonlyMap<number, number>): number {
  return [...sizes].toSorted(([, one], [, other]) => other - one)[0]?.[0] ?? 0
}

const forPeople = SAMPLES.filter((sample) => !INTERNAL.has(sampleName(sample)))
  .map((sample) => [sampleName(sample), sample] as const)

test('there are papers of both circulars and of our own among those for people', () => {
  expect(forPeople.map(([name]) => name)).toEqual([
    ...[1, 2, 3, 4].map((n) => `tt-01-2018-0${String(n)}`), ...[1, 2, 3, 4, 5].map((n) => `tt-03-2025-0${String(n)}`),
    'motcua-result', 'motcua-declaration', 'motcua-submission',
  ])
})

test.each(forPeople)('%s stands at 14 pt, but for what is named', async (_, sample) => {
  const sizes = await sizesOf(await renderSlip(sample))
  expect([...sizes.keys()].filter((size) => size < LEAST && !(String(size) in SMALLER))).toEqual([])
  expect(mostIn(sizes)).toBeGreaterThanOrEqual(LEAST)
})

test.each([1, 3, 8])('a receipt of %i charges stands at 14 pt on one page', async (count) => {
  const pdf = await printReceipts([{
    agency: 'Ủy ban nhân dân xã Mẫu', section: 'Bộ phận Tiếp nhận và Trả kết quả', form: '01BLP2-001', symbol: 'AA-21P',
    number: 7, payer: 'Nguyễn Thị Mẫu', way: 'Tiền mặt', others: 1, cashier: 'Trần Thị Thu',
    lines: Array.from({ length: count }, () => ({ name: 'Phí cấp bản sao trích lục', dossier: 'H99.12-210624-0007', amount: 8_000 })),
    amount: count * 8_000, issuedAt: new Date('2021-06-25T02:00:00Z'), replaces: 3, isVoid: true,
  }])
  const sizes = await sizesOf(pdf)
  expect((await openPaper(pdf)).numPages).toBe(1)
  // 12: the number of the dossier under each charge.
  expect([...sizes.keys()].filter((size) => size < LEAST)).toEqual([12])
})

test('a mandate stands at 14 pt, all of it', async () => {
  const day = '2021-06-25'
  const pdf = await printProxy({
    proxy: {
      id: 1n, publicId: '5c1f7d0a-6d0e-4a52-9a0c-7e3f1b2c4d60', principalId: 2n, principalName: 'Lê Thị Mẹ',
      principalNumber: '000185990001', principalBirth: '1985-02-03', personId: 3n, fullName: 'Trần Văn Con',
      personName: 'Trần Văn Con', personalNumber: '000185990002', procedureIds: null, validFrom: day, validTo: '2021-12-31',
      givenAt: new Date('2021-06-25T02:00:00Z'), sectionId: null, endedAt: null, memberId: 4n, team: 'Thôn 3',
    }, procedures: null, section: null,
  })
  expect(Math.min(...(await sizesOf(pdf)).keys())).toBe(LEAST)
})

test('a paper that officers keep is told apart: its words are smaller', async () => {
  const slip = SAMPLES.find((sample) => sampleName(sample) === 'motcua-hand-over')
  expect(slip && mostIn(await sizesOf(await renderSlip(slip)))).toBe(13)
})
