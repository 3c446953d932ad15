/**
 * Need: whoever looks at a paper sees at the top right of its first page who signed it, for whom and when (NĐ
 * 30/2020/NĐ-CP, phụ lục I; issue 6, D4). What is seen is told by poppler, not by us.
 */
import { execFileSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { packedPdfOf, pdfOf } from '../../../test/sample-pdf.ts'
import { openPdfFile } from '../pdf-file/open-pdf-file.ts'
import { PdfFault } from '../pdf-file/values.ts'
import { checkSignatures } from './check-signatures.ts'
import type { VisibleSignature } from './draw-appearance.ts'
import { signPdf } from './sign-pdf.ts'
import type { SigningKey } from './signing-key.ts'
import { type StandInAuthority, foundAuthority } from './stand-in-authority.ts'

const [FROM, TO] = [new Date('2020-01-01'), new Date('2040-01-01')]
const AT = new Date('2025-03-01T20:00:05Z')
const NAME = 'Nguyễn Thị Thủy Ưỡn'
const AGENCY = 'Ủy ban nhân dân xã thử nghiệm Đặng Ngọc Mỹ Hạnh Phước, tỉnh thử nghiệm'
const A4 = '/MediaBox[0 0 595 842]'

let authority: StandInAuthority
let key: SigningKey
beforeAll(async () => {
  authority = await foundAuthority(FROM, TO)
  key = await authority.issue({ name: NAME, from: FROM, to: TO })
})

const plain = (page: string, parent = '') => [
  '<</Type/Catalog/Pages 2 0 R>>', `<</Type/Pages/Kids[3 0 R]/Count 1${parent}>>`,
  `<</Type/Page/Parent 2 0 R/Contents 4 0 R${page}/Resources<</Font<</F1 5 0 R>>>>>>`,
  '<</Length 44>>\nstream\nBT /F1 12 Tf 72 500 Td (Noi dung) Tj ET      \nendstream',
  '<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>',
]
const sign = (bytes: Buffer, visible: VisibleSignature = { agency: AGENCY }) =>
  signPdf(bytes, key, { name: NAME, at: AT, visible })
async function check(bytes: Buffer) {
  return checkSignatures(openPdfFile(bytes), {
    roots: [new X509Certificate(authority.root)], at: new Date('2025-03-02'),
    revocation: { lists: [await authority.revocationList(new Date('2025-03-02'))], answers: [] },
  })
}

test('without room for one more it is refused, and the paper stays as it is', async () => {
  await expect(sign(pdfOf(plain('/MediaBox[0 0 90 20]')))).rejects.toThrow(PdfFault)
})

describe.skipIf(!['pdfsig', 'pdftotext', 'pdftoppm', 'qpdf'].every((one) => existsSync(`/usr/bin/${one}`)))('as poppler sees it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-visible-'))
  afterAll(() => { rmSync(folder, { recursive: true }) })
  const run = (program: string, ...args: string[]) => execFileSync(program, args, { encoding: 'utf8', cwd: folder, stdio: 'pipe' })

  /** The words of the first page with where they are seen, for a page that is not turned. */
  function words(bytes: Buffer) {
    writeFileSync(join(folder, 'a.pdf'), bytes)
    run('pdftotext', '-bbox', 'a.pdf', 'a.html')
    const html = readFileSync(join(folder, 'a.html'), 'utf8')
    return [...html.matchAll(/<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)<\/word>/g)]
      .map(([, left, top, right, bottom, word]) => ({
        word, left: Number(left), top: Number(top), right: Number(right), bottom: Number(bottom),
      }))
  }

  /** What is seen, a point a point: its size, its top right corner, and whether the rest is empty. */
  function picture(bytes: Buffer) {
    writeFileSync(join(folder, 'b.pdf'), bytes)
    run('pdftoppm', '-r', '72', '-gray', '-cropbox', '-singlefile', 'b.pdf', 'b')
    const file = readFileSync(join(folder, 'b.pgm'))
    const [head = '', across, down] = /^P5\n(\d+) (\d+)\n255\n/.exec(file.toString('latin1', 0, 40)) ?? []
    const [width, height] = [Number(across), Number(down)]
    const grey = (x: number, y: number) => file.readUInt8(head.length + y * width + x)
    const corner = Array.from({ length: 60 * 240 }, (_, n) => grey(width - 240 + n % 240, Math.floor(n / 240)))
    return { width, height, corner }
  }

  const PAGES: readonly (readonly [string, Buffer, number, number])[] = [
    ['upright', pdfOf(plain(A4)), 595, 842],
    ['turned to the right', pdfOf(plain(`${A4}/Rotate 90`)), 842, 595],
    ['on its head', pdfOf(plain(`${A4}/Rotate 180`)), 595, 842],
    ['turned to the left, as its parent says', packedPdfOf(plain('', `${A4}/Rotate -90`).filter((one) => !one.includes('stream'))), 842, 595],
    ['away from its corner', pdfOf(plain('/MediaBox[100 -50 695 792]')), 595, 842],
    ['cut, and turned', pdfOf(plain(`${A4}/CropBox[50 60 500 700]/Rotate 90`)), 640, 450],
  ]
  test('it says who, for whom and when, within the corner', async () => {
    const own = words(await sign(pdfOf(plain(A4)))).filter(({ word }) => word !== 'Noi' && word !== 'dung')
    expect(own.map(({ word }) => word).join(' ')).toBe(
      `Người ký: ${NAME} Cơ quan: ${AGENCY} Thời gian ký: 02/03/2025 03:00:05 +07:00`,
    )
    expect(Math.max(...own.map(({ right }) => right))).toBeGreaterThan(595 - 60)
    for (const { left, right, top, bottom } of own) {
      expect(left).toBeGreaterThan(595 - 14 - 224)
      expect(right).toBeLessThan(595 - 10)
      expect(top).toBeGreaterThanOrEqual(8)
      expect(bottom).toBeLessThan(80)
    }
  })

  test.each(PAGES)('on a page that is %s, it stands upright in the same corner', async (_, page, width, height) => {
    const upright = picture(await sign(pdfOf(plain(A4))))
    expect(upright.corner.filter((grey) => grey < 128).length).toBeGreaterThan(500)
    const signed = await sign(page)
    const seen = picture(signed)
    expect([seen.width, seen.height]).toEqual([width, height])
    const apart = seen.corner.reduce((sum, grey, n) => sum + Math.abs(grey - (upright.corner[n] ?? 0)), 0)
    const ink = upright.corner.reduce((sum, grey) => sum + 255 - grey, 0)
    expect(apart / ink).toBeLessThan(0.1)
    expect(await check(signed)).toMatchObject([{ verdict: 'valid', coversWholeFile: true }])
  })

  test('several stand below one another, and then beside, and all stay valid', async () => {
    let bytes = pdfOf(plain('/MediaBox[0 0 595 200]'))
    for (let n = 0; n < 5; n += 1) bytes = await sign(bytes, {})
    const found = words(bytes)
    const starts = found.filter(({ word }) => word === 'Người')
    expect(starts).toHaveLength(5)
    const boxes = starts.map(({ left, top }) => ({ left: left - 2, top: top - 2, right: left + 165, bottom: top + 23 }))
    for (const [n, one] of boxes.entries()) {
      for (const other of boxes.slice(n + 1)) {
        expect(one.left >= other.right || other.left >= one.right || one.top >= other.bottom || other.top >= one.bottom)
          .toBe(true)
      }
    }
    expect((await check(bytes)).map(({ verdict }) => verdict)).toEqual(Array(5).fill('valid'))
    writeFileSync(join(folder, 'five.pdf'), bytes)
    expect(run('pdfsig', '-nocert', 'five.pdf').match(/Signature is Valid/g)).toHaveLength(5)
    expect(run('qpdf', '--check', 'five.pdf')).toContain('No syntax or stream encoding errors found')
  })

  test('its font is embedded in part, and a picture stands beside the words', async () => {
    const rgba = Buffer.alloc(20 * 10 * 4)
    for (let n = 0; n < 200; n += 1) rgba.set([200, 0, 0, 128], 4 * n)
    const signed = await sign(pdfOf(plain(A4)), { picture: { width: 20, height: 10, rgba } })
    const found = words(signed)
    expect(run('pdffonts', 'a.pdf')).toMatch(/[A-Z]{6}\+Tinos\s+CID TrueType\s+Identity-H\s+yes yes yes/)
    expect(run('pdfimages', '-list', 'a.pdf')).toMatch(/image\s+20\s+10\s+rgb[\s\S]+smask\s+20\s+10\s+gray/)
    expect(Math.min(...found.filter(({ word }) => word !== 'Noi' && word !== 'dung').map(({ left }) => left)))
      .toBeGreaterThan(300)
    expect(signed.length - pdfOf(plain(A4)).length).toBeLessThan(60_000)
    expect(await check(signed)).toMatchObject([{ verdict: 'valid' }])
  })
})
