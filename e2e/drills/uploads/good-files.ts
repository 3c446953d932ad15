import { deflateSync } from 'node:zlib'
import { createCanvas } from '@napi-rs/canvas'
import type { Page } from 'playwright-core'
import { type MadeFile, chunk, pdfWith, pngOf } from './made-files.ts'

const NAMES = [
  'Giấy khai sinh.pdf', 'CCCD mặt trước (1).pdf', 'Sổ đỏ – bản quét.pdf', 'Đơn đề nghị.PDF', 'tờ khai',
  'Ảnh 3x4.final.v2.pdf',
]

/** Files as honest people have them, of as many makers as there are here: each of them must be taken. */
export async function goodFiles(page: Page): Promise<readonly MadeFile[]> {
  const pdf = (name: string, content: Buffer): MadeFile => ({ name, type: 'application/pdf', content })
  const plain = ['1.3', '1.4', '1.5', '1.6', '1.7', '2.0'].map(
    (version, n) => pdf(NAMES[n] ?? '', pdfWith({ version })),
  )
  const ends = (['\n', '\r', '\r\n'] as const).map((end, n) => pdf(`dòng ${String(n)}.pdf`, pdfWith({ end, pages: 3 })))
  return [
    ...plain, ...ends, pdf('199 trang.pdf', pdfWith({ pages: 199 })),
    pdf('máy quét cũ.pdf', pdfWith({ before: '\r\n' })),
    pdf('tải từ mạng.pdf', pdfWith({ after: '\r\n\0\0\0\0' })), pdf('sửa thêm.pdf', withUpdate(pdfWith())),
    pdf('nén.pdf', packed()),
    pdf('quét.pdf', scanned()),
    pdf('bảng sai.pdf', Buffer.from(pdfWith().toString('latin1').replace(/startxref\n\d+/, 'startxref\n7'), 'latin1')),
    pdf('có biểu mẫu.pdf', pdfWith({ catalogue: '/AcroForm<</Fields[]>>' })),
    pdf('có chữ ký.pdf', pdfWith({ catalogue: '/AcroForm<</SigFlags 3/Fields[]>>/Perms<<>>' })),
    pdf('có tên Encrypt.pdf', pdfWith({ content: '(/Encrypt of nothing) Tj' })),
    pdf('có nhãn.pdf', pdfWith({ catalogue: '/Lang(vi-VN)/MarkInfo<</Marked true>>' })),
    ...await ofBrowser(page), ...pictures(),
  ]
}

/** As Chromium prints and photographs. */
async function ofBrowser(page: Page): Promise<MadeFile[]> {
  await page.setContent(
    '<h1>Giấy xác nhận</h1><p>Nguyễn Thị Hồng Nhạn</p><p style="page-break-before:always">Trang hai</p>',
  )
  const prints = [
    { format: 'A4' }, { format: 'A5', landscape: true }, { tagged: true, outline: true },
    { printBackground: true, scale: 0.5 },
  ] as const
  const made: MadeFile[] = []
  for (const [n, how] of prints.entries())
    made.push({ name: `In từ trình duyệt ${String(n)}.pdf`, type: 'application/pdf', content: await page.pdf(how) })
  made.push({ name: 'Ảnh màn hình.png', type: 'image/png', content: await page.screenshot() })
  for (const quality of [20, 90])
    made.push({ name: 'Ảnh.jpg', type: 'image/jpeg', content: await page.screenshot({ type: 'jpeg', quality }) })
  return made
}

/** As cameras and scanners make them: grey, one bit, sixteen, a palette, with what they add in front and behind. */
function pictures(): MadeFile[] {
  const canvas = createCanvas(640, 480)
  const pen = canvas.getContext('2d')
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, 640, 480)
  pen.fillStyle = '#123'
  pen.fillRect(100, 100, 300, 30)
  const jpegs = [1, 40, 75, 100].map((quality) => canvas.toBuffer('image/jpeg', quality))
  const [jpeg = Buffer.alloc(0)] = jpegs
  const behindHead = (segment: Buffer) => Buffer.concat([jpeg.subarray(0, 2), segment, jpeg.subarray(2)])
  const segment = (marker: number, content: Buffer) =>
    Buffer.concat([Buffer.of(0xff, marker, 0, content.length + 2), content])
  const exif = segment(0xe1, Buffer.from('Exif\0\0MM\0*\0\0\0\x08\0\0', 'latin1'))
  const ruled = (bytes: number) => (y: number) => Buffer.alloc(bytes, y % 30 < 4 ? 0 : 255)
  const png = (name: string, content: Buffer): MadeFile => ({ name, type: 'image/png', content })
  return [
    ...[...jpegs, behindHead(exif), behindHead(segment(
      0xfe, Buffer.from('Chụp bằng điện thoại'),
    )), behindHead(Buffer.from([0xff, 0xff])),
      Buffer.concat([jpeg, Buffer.alloc(100)])].map(
        (content, n) => ({ name: `IMG_${String(n)}.JPG`, type: 'image/jpeg', content }),
      ),
    png('vẽ.png', canvas.toBuffer('image/png')),
    png('xám.png', pngOf({ width: 400, height: 500, colour: 0, row: ruled(400) })),
    png('một bit.png', pngOf({ width: 400, height: 500, depth: 1, colour: 0, row: ruled(50) })),
    png('mười sáu bit.png', pngOf({ width: 400, height: 500, depth: 16, colour: 0, row: ruled(800) })),
    png('bảng màu.png', pngOf({ width: 400, height: 500, depth: 1, colour: 3, row: ruled(50) })),
    png('xám có nền.png', pngOf({ width: 400, height: 500, colour: 4, row: ruled(800) })),
    png('có chú thích.png', pngOf({
      width: 400, height: 500, colour: 0, row: ruled(400),
      more: [chunk('tEXt', Buffer.from('Software\0Scan')), chunk('pHYs', Buffer.alloc(9))],
    })),
    png('bản quét A4.png', pngOf({ width: 2_480, height: 3_508, depth: 1, colour: 0, row: ruled(310) })),
  ]
}

/** A page whose whole is one photograph, as scanners make it. */
function scanned(): Buffer {
  const photograph = createCanvas(300, 400).toBuffer('image/jpeg')
  const head =
    `<</Type/XObject/Subtype/Image/Width 300/Height 400/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode/Length ${String(photograph.length)}>>stream\n`
  return pdfWith({
    content: 'q 595 0 0 842 0 0 cm /I Do Q',
    objects: [Buffer.concat([Buffer.from(head), photograph, Buffer.from('\nendstream')])],
  })
}

/** Saved once more by a program that only adds: objects and a table of its own behind the end. */
function withUpdate(pdf: Buffer): Buffer {
  const at = pdf.length
  const object = '5 0 obj\n<</Title(Sửa)>>\nendobj\n'
  return Buffer.concat([pdf, Buffer.from(
    `${object}xref\n5 1\n${String(at).padStart(10, '0')} 00000 n \ntrailer\n<</Size 6/Root 1 0 R/Info 5 0 R/Prev 9>>\nstartxref\n${String(at + Buffer.byteLength(object))}\n%%EOF\n`,
  )])
}

/** Objects in a stream, and a table that is one (PDF 1.5), as office programs write it. */
function packed(): Buffer {
  const inner = [
    '<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>',
  ]
  const places = inner.map((_, n) => inner.slice(0, n).join(' ').length + (n > 0 ? 1 : 0))
  const numbers = places.map((place, n) => `${String(n + 1)} ${String(place)}`).join(' ') + ' '
  const stream = deflateSync(Buffer.from(numbers + inner.join(' ')))
  const head =
    `%PDF-1.5\n4 0 obj\n<</Type/ObjStm/N 3/First ${String(numbers.length)}/Filter/FlateDecode/Length ${String(stream.length)}>>\nstream\n`
  const objects = Buffer.concat([Buffer.from(head), stream, Buffer.from('\nendstream\nendobj\n')])
  const entry = (kind: number, a: number, b: number) => [kind, a >> 8, a & 255, b]
  const table = deflateSync(Buffer.from([
    ...entry(0, 0, 255), ...entry(2, 4, 0), ...entry(2, 4, 1), ...entry(2, 4, 2), ...entry(1, 9, 0),
    ...entry(1, objects.length, 0),
  ]))
  const told =
    `5 0 obj\n<</Type/XRef/Size 6/W[1 2 1]/Root 1 0 R/Filter/FlateDecode/Length ${String(table.length)}>>\nstream\n`
  return Buffer.concat([
    objects, Buffer.from(told), table,
    Buffer.from(`\nendstream\nendobj\nstartxref\n${String(objects.length)}\n%%EOF\n`),
  ])
}
