/**
 * Need: what is taken can be opened in ten years; what is not is refused at once, with what to do, whatever its name.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCanvas } from '@napi-rs/canvas'
import { afterAll, expect, test } from 'vitest'
import { ok, refuse } from '../../kernel/result.ts'
import { PAGES, pagesOf, packedPdfOf, pdfOf } from '../../../test/sample-pdf.ts'
import { uploadLimitsOf } from './domain/file-fault.ts'
import { inspectFile } from './inspect-file.ts'
import { openPaper } from './slips/golden/read-paper.ts'
import { SAMPLES, sampleName } from './slips/golden/samples.ts'
import { renderSlip } from './slips/render-slip.ts'

const folder = mkdtempSync(join(tmpdir(), 'motcua-inspect-'))
afterAll(() => rmSync(folder, { recursive: true }))

const limits = uploadLimitsOf({
  megabytes: 10, kinds: ['application/pdf', 'image/jpeg', 'image/png'], pages: 3, shorterSide: 200,
})
/** A line on a white page of 240 by 240, and the page without it, in several scans (annex G), by jpegtran. */
const [PROGRESSIVE, PROGRESSIVE_BLANK] = [[
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6jq62rZ4C8ybqm',
  'x5moq6T/wgALCADwAPABAREA/8QAFgABAQEAAAAAAAAAAAAAAAAAAAQF/9oACAEBAAAAAdMAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
  'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAABLMAAACmoAAAAAAAAAAAAAAAAAAAB',
  '/8QAGRABAQEBAQEAAAAAAAAAAAAAABQDE2CQ/9oACAEBAAEFAvnhtl1SJEiRIkSJEiRIkSJEiRIkSJEiRIkY5cvd/wD/xAAbEAADAQADAQAAAAAA',
  'AAAAAAAAMqERASFgkP/aAAgBAQAGPwL54cd5g8Hg8Hg8Hg8Hg8Hg8Hg8Hg8Hg8Hg8Hg8Hg8Hhz3u+7//xAAbEAADAAMBAQAAAAAAAAAAAAAA8PER',
  'QXFgkP/aAAgBAQABPyH54d2ayPQ9D0PQ9D0PQ9D0PQ9D0PQ9D0PQ9D0PQ9D0PQ9D0c2ax7v/2gAIAQEAAAAQAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
  'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAIAAAEAAAAAAAAAA',
  'AAAAAAAAAA//xAAbEAABBAMAAAAAAAAAAAAAAAARAVFh0UBgkP/aAAgBAQABPxDnhbdESjZJEREREREREREREREVN0DKvvf/2Q==',
], [
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6jq62rZ4C8ybqm',
  'x5moq6T/wgALCADwAPABAREA/8QAFQABAQAAAAAAAAAAAAAAAAAAAAX/2gAIAQEAAAABpgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
  'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA//8QA',
  'FBABAAAAAAAAAAAAAAAAAAAAkP/aAAgBAQABBQJhP//EABQQAQAAAAAAAAAAAAAAAAAAAJD/2gAIAQEABj8CYT//xAAUEAEAAAAAAAAAAAAAAAAA',
  'AACQ/9oACAEBAAE/IWE//9oACAEBAAAAEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
  'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAP/8QAFBABAAAAAAAAAAAAAAAAAAAAkP/aAAgBAQAB',
  'PxBhP//Z',
]].map((lines) => Buffer.from(lines.join(''), 'base64'))
const PNG = readFileSync(new URL('slips/golden/motcua-result-1.png', import.meta.url))

test.each(SAMPLES.filter(({ set }) => set === 'tt-01-2018').map((sample) => [sampleName(sample), sample] as const))(
  'the paper %s, made by Typst, has as many pages as pdf.js finds', async (_, sample) => {
    const pdf = await renderSlip(sample)
    expect(await inspect(pdf, { ...limits, maxPages: 99 })).toEqual(ok(
      { kind: 'application/pdf', pages: (await openPaper(pdf)).numPages, inert: [], isSigned: false },
    ))
  })

test('a PDF with a table is read; so is one behind an empty line, and one whose table is told wrongly', async () => {
  const taken = ok({ kind: 'application/pdf', pages: 3, inert: [], isSigned: false })
  expect(await inspect(pdf())).toEqual(taken)
  expect(await inspect(`\n${pdf()}`)).toEqual(taken)
  expect(await inspect(pdf({ offset: 3 }))).toEqual(taken)
})

test('a PDF whose objects are packed is counted by its pages, whatever its tree says; a bomb is refused', async () => {
  const [tree = '', ...rest] = pagesOf(7).slice(1)
  const lying = packedPdfOf(['<</Type/Catalog/Pages 2 0 R>>', tree.replace('/Count 7', '/Count 1'), ...rest])
  expect(await inspect(lying)).toEqual(refuse({ code: 'file-too-many-pages', found: 7 }))
  // 40 MB in 40 kB; of one stream 32 MB are opened at most.
  expect(await inspect(packedPdfOf([...PAGES, `(${' '.repeat(40_000_000)})`]))).toEqual(refuse({ code: 'file-broken' }))
})

test('a PDF of 10,000 pages is counted and refused, written out or said by its tree alone; so is one without any', async () => {
  const refused = refuse({ code: 'file-too-many-pages', found: 10_000 })
  expect(await inspect(pdfOf(pagesOf(10_000)))).toEqual(refused)
  expect(await inspect(pdfOf([PAGES[0] ?? '', '<</Type/Pages/Kids[]/Count 0>>']))).toEqual(refuse({ code: 'file-broken' }))
})

test('packed and told wrongly it is looked through, and what it does is found there, too', async () => {
  const wrong = (objects: string[]) => packedPdfOf(objects).toString('latin1').replace(/startxref\n\d+/, 'startxref\n3')
  expect(await inspect(wrong(PAGES))).toMatchObject({ ok: true, value: { pages: 1, inert: [] } })
  expect(await inspect(wrong([...PAGES, '<</S/JavaScript/JS(1)>>']))).toMatchObject({ value: { inert: ['javascript'] } })
})

test('what it could do makes it inert; what the policy says makes it refused, on the days when it says so', async () => {
  const [script, launch] = [pdfOf([...PAGES, '<</S/JavaScript/JS(1)>>']), pdfOf([...PAGES, '<</S/Launch>>'])]
  const taken = (inert: string[]) => ok({ kind: 'application/pdf', pages: 1, inert, isSigned: false })
  expect([await inspect(script), await inspect(launch)]).toEqual([
    taken(['javascript']), refuse({ code: 'file-active-content' }),
  ])
  const by = uploadLimitsOf({ megabytes: 10, kinds: ['application/pdf'], refusedContents: ['javascript'] })
  expect([await inspect(script, by), await inspect(launch, by)]).toEqual([
    refuse({ code: 'file-active-content' }), taken(['launch']),
  ])
})

test('what is an archive as well is refused; what only speaks of one is not', async () => {
  const archive = Buffer.concat([Buffer.from('PK\x05\x06', 'latin1'), Buffer.alloc(18)])
  for (const whole of [pdfOf(PAGES), PNG]) {
    expect(await inspect(Buffer.concat([whole, archive]))).toEqual(refuse({ code: 'file-several-kinds' }))
  }
})

test.each([
  ['cut in the middle', (text: string) => text.slice(0, text.length / 2)],
  ['cut before its end', (text: string) => text.slice(0, text.indexOf('startxref'))],
  ['without a trailer', (text: string) => text.replaceAll('trailer', 'tailer.')],
  ['whose root is not there', (text: string) => text.replace('/Root 1 0 R', '/Root 9 0 R')],
  ['without any page', (text: string) => text.replace('[3 0 R 4 0 R 5 0 R]', '[]')],
  [
    'made for the web, of which the rest is missing',
    (text: string) => text.replace('\n', '\n9 0 obj\n<< /Linearized 1 /L 99999 /H [ 1 2 ] >>\nendobj\n'),
  ],
])('a PDF %s is broken', async (_, bend) => {
  expect(await inspect(bend(pdf()))).toEqual(refuse({ code: 'file-broken' }))
})

test('a PDF under a password is refused, and one that only speaks of it is not', async () => {
  expect(await inspect(pdf({ trailer: '/Encrypt 8 0 R' }))).toEqual(refuse({ code: 'file-password-protected' }))
  expect(await inspect(pdf({ more: '9 0 obj\n(/Encrypt is a word)\nendobj\n' }))).toMatchObject({ ok: true })
})

test.each([
  ['a page of a web site', '<html><script>alert(1)</script></html>'],
  ['a page that hides a PDF further down', `<html><script>alert(1)</script>\n${pdf()}`],
  ['a drawing with script', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
  ['a program', Buffer.from('7f454c46020101000000000000000000', 'hex')],
  ['an archive', Buffer.from('504b0304140000000000', 'hex')],
  ['a moving picture', Buffer.from('GIF89a\x01\x00\x01\x00\x00\x00\x00;', 'latin1')],
])('%s is no kind of paper', async (_, content) => {
  expect(await inspect(content)).toEqual(refuse({ code: 'file-kind-not-allowed' }))
})

test('what the policy leaves out is not allowed either', async () => {
  expect(await inspect(PNG, uploadLimitsOf({ megabytes: 10, kinds: ['application/pdf'] }))).toEqual(
    refuse({ code: 'file-kind-not-allowed' }),
  )
})

test('pictures are taken whole, and refused when they are cut or claim an absurd size', async () => {
  expect(await inspect(PNG)).toEqual(ok({ kind: 'image/png', pages: null, inert: [], isSigned: false }))
  expect(await inspect(PNG.subarray(0, PNG.length - 12))).toEqual(refuse({ code: 'file-broken' }))
  const taken = picture('image/jpeg')
  expect(await inspect(taken)).toEqual(ok({ kind: 'image/jpeg', pages: null, inert: [], isSigned: false }))
  expect(await inspect(taken.subarray(0, -2))).toEqual(refuse({ code: 'file-broken' }))
  // 50,000 x 50,000 = 2.5 thousand million pixels; the limit is 100 million.
  const flood = Buffer.from(PNG)
  flood.writeUInt32BE(50_000, 16)
  flood.writeUInt32BE(50_000, 20)
  expect(await inspect(flood)).toEqual(refuse({ code: 'picture-too-large' }))
  expect(await inspect(jpeg(50_000, 50_000))).toEqual(refuse({ code: 'picture-too-large' }))
  expect(await inspect(jpeg(0, 30))).toEqual(refuse({ code: 'file-broken' }))
})

const PICTURES = ['image/jpeg', 'image/png'] as const
test.each(PICTURES)('of %s, what is small, blank or black is unreadable; a pencil line is read', async (kind) => {
  expect(await inspect(picture(kind, { width: 199 }))).toEqual(refuse({ code: 'file-unreadable', found: 199 }))
  expect(await inspect(picture(kind, { width: 200 }))).toEqual(ok({ kind, pages: null, inert: [], isSigned: false }))
  for (const paper of ['#fff', '#000', '#f4f1e8']) {
    expect(await inspect(picture(kind, { paper, ink: paper }))).toEqual(refuse({ code: 'file-unreadable' }))
  }
  expect(await inspect(picture(kind, { ink: '#999' }))).toEqual(ok({ kind, pages: null, inert: [], isSigned: false }))
})

test('a picture whose frame is whole and whose inside is not cannot be read', async () => {
  // A scan without the tables that it is coded by (ISO/IEC 10918-1, B.2.4.2); pixels that are no deflated stream.
  expect(await inspect(jpeg(400, 300))).toEqual(refuse({ code: 'file-unreadable' }))
  const spoilt = Buffer.from(picture('image/png', { ink: '#fff' }))
  spoilt.fill(0xff, spoilt.indexOf('IDAT') + 4, spoilt.indexOf('IDAT') + 20)
  expect(await inspect(spoilt)).toEqual(refuse({ code: 'file-unreadable' }))
})

test('a progressive JPEG is looked into, too', async () => {
  expect(await inspect(PROGRESSIVE ?? '')).toEqual(ok({ kind: 'image/jpeg', pages: null, inert: [], isSigned: false }))
  expect(await inspect(PROGRESSIVE_BLANK ?? '')).toEqual(refuse({ code: 'file-unreadable' }))
})

test('nothing, and too much, are refused', async () => {
  expect(await inspect('')).toEqual(refuse({ code: 'file-empty' }))
  expect(await inspect(pdf(), { ...limits, maxBytes: 100 })).toEqual(
    refuse({ code: 'file-too-large', found: pdf().length }),
  )
})

test('ten at once are each looked at', async () => {
  const found = await Promise.all(Array.from({ length: 10 }, (_, n) => inspect(pdf(), limits, `many-${n}`)))
  expect(found).toEqual(Array(10).fill(ok({ kind: 'application/pdf', pages: 3, inert: [], isSigned: false })))
})

test('a policy that names a kind which nobody can check is found when it is read', () => {
  expect(() => uploadLimitsOf({ megabytes: 10, kinds: ['image/svg+xml'] })).toThrow('upload-limits')
  expect(() => uploadLimitsOf({ megabytes: 10, kinds: ['image/png'], refusedContents: ['x'] })).toThrow('upload-limits')
})

function inspect(content: string | Uint8Array, by = limits, name = 'file') {
  const path = join(folder, name)
  writeFileSync(path, typeof content === 'string' ? Buffer.from(content, 'latin1') : content)
  return inspectFile(path, by)
}

/** Three pages in the plainest shape of ISO 32000-1, 7.5.4; offsets of single objects do not matter here. */
function pdf({ more = '', trailer = '', offset = 0 } = {}): string {
  const page = (n: number) => `${n} 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>\nendobj\n`
  const body =
    `%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R 4 0 R 5 0 R] /Count 3 >>\nendobj\n${page(3)}${page(4)}${page(5)}${more}`
  return `${body}xref\n0 6\n${'0000000000 65535 f \n'.repeat(6)}trailer\n<< /Size 6 /Root 1 0 R ${trailer} >>\nstartxref\n${body.length + offset}\n%%EOF\n`
}

/** A page with a line of writing near its end: whoever looks only at the beginning takes it for blank. */
function picture(kind: 'image/jpeg' | 'image/png', { width = 600, paper = '#fff', ink = '#333' } = {}): Buffer {
  const canvas = createCanvas(width, 800)
  const pen = canvas.getContext('2d')
  pen.fillStyle = paper
  pen.fillRect(0, 0, width, 800)
  pen.fillStyle = ink
  pen.fillRect(40, 700, width - 80, 3)
  return kind === 'image/png' ? canvas.toBuffer('image/png') : canvas.toBuffer('image/jpeg')
}

/** Segments of ISO/IEC 10918-1 that a reader must find: frame with the size, scan, end. */
function jpeg(width: number, height: number): Buffer {
  const two = (n: number) => [n >> 8, n & 255]
  const frame = [0xff, 0xc0, 0, 11, 8, ...two(height), ...two(width), 1, 1, 0x11, 0]
  const scan = [0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 0x12, 0x34]
  return Buffer.from([
    0xff, 0xd8, 0xff, 0xe0, 0, 16, ...Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1'), ...frame, ...scan,
    0xff, 0xd9,
  ])
}
