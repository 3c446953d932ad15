import { deflateSync } from 'node:zlib'
import { type MadeFile, chunk, pdfWith, pngOf, zipBomb } from './made-files.ts'

/** `refused`: nobody could use it; `taken`: harmless where nothing of it runs; `either`: as the program thinks. */
export interface BadFile extends MadeFile { readonly what: string; readonly must: 'refused' | 'taken' | 'either' }

const SCRIPT = '<script>alert(1);window.ran=1</script>'
const HTML = `<!doctype html><title>x</title>${SCRIPT}<img src=x onerror=alert(1)>`
const SVG =
  `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">${SCRIPT.replace('>', '><![CDATA[').replace('</', ']]></')}</svg>`
/** The string by which scanners are tried, put together here so that none finds it in this file. */
const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')
const LARGEST = 10 * 1_048_576

const lines = (y: number, width: number) => Buffer.alloc(width, y % 20 < 2 ? 0 : 255)
const page = pngOf({ width: 400, height: 500, colour: 0, row: (y) => lines(y, 400) })

/** What people send by mistake, and what others send on purpose. */
export function badFiles(): readonly BadFile[] {
  const pdf = pdfWith()
  const wrong = (name: string, type: string, content: Buffer | string): BadFile =>
    ({ what: `wrong kind: ${name}`, name, type, content: Buffer.from(content as string), must: 'refused' })
  const odd = (what: string, must: BadFile['must'], name: string, content: Buffer): BadFile =>
    ({ what, must, name, content, type: name.endsWith('png') ? 'image/png' : 'application/pdf' })
  return [
    wrong('trang.html', 'text/html', HTML), wrong('trang.pdf', 'application/pdf', HTML),
    wrong('hinh.svg', 'image/svg+xml', SVG),
    wrong('hinh.png', 'image/png', SVG), wrong('tep.js', 'text/javascript', 'alert(1)'),
    wrong('tep.xml', 'text/xml', `<?xml version="1.0"?>${SVG}`),
    wrong('tep.xhtml', 'application/xhtml+xml', `<html xmlns="http://www.w3.org/1999/xhtml">${SCRIPT}</html>`),
    wrong('a.gif', 'image/gif', Buffer.from('GIF89a/*\x01\x00*/=1;alert(1)//', 'latin1')),
    wrong('a.pdf.exe', 'application/pdf', Buffer.from('MZ\x90\0')),
    wrong('a.exe.pdf', 'application/pdf', Buffer.from('MZ\x90\0\x03', 'latin1')),
    wrong('chay.pdf', 'application/pdf', '#!/bin/sh\ntouch /tmp/ran\n'),
    wrong('elf.pdf', 'application/pdf', Buffer.from('\x7fELF\x02\x01\x01', 'latin1')),
    wrong('eicar.com', 'application/octet-stream', EICAR),
    wrong('eicar.pdf', 'application/pdf', EICAR),
    wrong('macro.docm', 'application/pdf', zipBomb('word/vbaProject.bin', 1_000)),
    wrong('a.docx', 'application/pdf', zipBomb('[Content_Types].xml', 1_000)),
    wrong('bom.zip', 'application/zip', zipBomb('0', 200_000_000)),
    wrong('bom.docx', 'application/pdf', zipBomb('word/document.xml', 200_000_000)),
    wrong('doc.doc', 'application/msword', Buffer.from('d0cf11e0a1b11ae1', 'hex')),
    wrong('a.webp', 'image/webp', Buffer.from(
      'RIFF\x1a\0\0\0WEBPVP8L\r\0\0\0/\0\0\0\x10\x07\x10\x11\x11\x88\x88\xfe\x07\0', 'latin1',
    )),
    wrong('a.mht', 'message/rfc822', `MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n${HTML}`),
    wrong('a.eps', 'application/pdf', '%!PS-Adobe-3.0\n%PDF-\n'),
    wrong('a.tif', 'image/tiff', Buffer.from('49492a0008000000', 'hex')),
    wrong('a.heic', 'image/heic', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1')),
    odd('empty', 'refused', 'rong.pdf', Buffer.alloc(0)), odd('one byte', 'refused', 'mot.pdf', Buffer.from('%')),
    odd('cut', 'refused', 'cut.pdf', pdf.subarray(0, pdf.length - 60)),
    odd('only the head', 'refused', 'dau.pdf', Buffer.from('%PDF-1.7\n')),
    odd('cut picture', 'refused', 'cut.png', page.subarray(0, page.length - 20)),
    odd('frame of a picture without pixels', 'refused', 'khung.png', pngOf(
      { width: 500, height: 500, data: Buffer.alloc(0) },
    )),
    odd('broken pixels', 'refused', 'hong.png', pngOf({ width: 500, height: 500, data: Buffer.from('not deflated') })),
    odd('too large', 'refused', 'to.pdf', pdfWith({ content: 'x'.repeat(LARGEST) })),
    odd('under a password', 'refused', 'khoa.pdf', pdfWith(
      { trailer: '/Encrypt 5 0 R', objects: ['<</Filter/Standard/V 2/R 3/O(x)/U(x)/P -4>>'] },
    )),
    odd('201 pages', 'refused', 'dai.pdf', pdfWith({ pages: 201 })),
    odd('no page', 'refused', 'khong-trang.pdf', pdfWith({ pages: 0 })),
    odd('pixel flood', 'refused', 'lut.png', pngOf(
      { width: 60_000, height: 60_000, colour: 0, data: deflateSync(Buffer.alloc(60_000)) },
    )),
    odd('more pixels than a number holds', 'refused', 'lut2.png', pngOf(
      { width: 2 ** 32 - 1, height: 2 ** 32 - 1, data: deflateSync(Buffer.alloc(9)) },
    )),
    odd('blank of a hundred megapixels', 'either', 'trang.png', blankOf(10_000, 10_000)),
    odd('blank, and as wide as may be', 'either', 'rong.png', blankOf(499_000, 200)),
    odd('HTML behind a PDF', 'taken', 'pdf-html.pdf', pdfWith({ after: HTML })),
    odd('HTML before a PDF', 'either', 'html-pdf.pdf', pdfWith({ before: `${HTML}\n` })),
    odd('ZIP behind a PDF', 'refused', 'pdf-zip.pdf', Buffer.concat([pdf, zipBomb('a', 100)])),
    odd('HTML in a picture', 'taken', 'html.png', pngOf({
      width: 400, height: 500, colour: 0, row: (y) => lines(y, 400),
      more: [chunk('tEXt', Buffer.from(`Comment\0${HTML}`, 'latin1'))],
    })),
    odd('PDF behind a picture', 'taken', 'hai.png', Buffer.concat([page, pdf])),
    odd('script behind a picture', 'taken', 'js.png', Buffer.concat([page, Buffer.from(HTML)])),
    odd('script of the reader', 'taken', 'js.pdf', pdfWith(
      { catalogue: '/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>' },
    )),
    odd('script by a name', 'taken', 'js2.pdf', pdfWith({
      catalogue:
        '/Names<</JavaScript<</Names[(a)<</S/JavaScript/JS(app.launchURL\\("javascript:alert\\(1\\)"\\))>>]>>>>',
    })),
    odd('launch', 'refused', 'launch.pdf', pdfWith(
      { catalogue: '/OpenAction<</S/Launch/F(/bin/sh)/Win<</F(cmd.exe)>>>>' },
    )),
    odd('address to open', 'taken', 'uri.pdf', pdfWith(
      { catalogue: '/OpenAction<</S/URI/URI(javascript:alert\\(1\\))>>' },
    )),
    odd('form to be sent', 'taken', 'send.pdf', pdfWith(
      { catalogue: '/OpenAction<</S/SubmitForm/F(http://127.0.0.1:9/)>>' },
    )),
    odd('file in a file', 'taken', 'kem.pdf', pdfWith({
      catalogue: '/Names<</EmbeddedFiles<</Names[(a.exe)<</F(a.exe)/EF<</F 5 0 R>>>>]>>>>',
      objects: ['<</Length 2>>stream\nMZ\nendstream'],
    })),
    odd('XFA', 'taken', 'xfa.pdf', pdfWith(
      { catalogue: '/AcroForm<</XFA 5 0 R>>', objects: [`<</Length ${SVG.length}>>stream\n${SVG}\nendstream`] },
    )),
    odd('pages in a ring', 'either', 'vong.pdf', Buffer.from(
      pdf.toString('latin1').replace('/Kids[3 0 R]', '/Kids[2 0 R]'), 'latin1',
    )),
    odd('nested arrays', 'either', 'sau.pdf', pdfWith({ catalogue: `/X ${'['.repeat(50_000)}${']'.repeat(50_000)}` })),
    odd('bombs of objects', 'either', 'bom.pdf', bombsOfObjects()),
    odd('objects by the hundred thousand', 'either', 'nhieu.pdf', pdfWith({ content: '1 0 obj\n'.repeat(900_000) })),
    odd('heads by the hundred thousand', 'either', 'dau2.pdf', pdfWith(
      { content: '/Linearized /L 1 '.repeat(400_000) },
    )),
    odd('lengths that lie', 'either', 'doi.pdf', Buffer.from(
      pdf.toString('latin1').replace('/Length 5', '/Length 99999999'), 'latin1',
    )),
    odd('chunks that lie', 'refused', 'doi.png', lyingChunks()),
  ]
}

/** White, and small as a file: whoever opens it holds all of its pixels. */
function blankOf(width: number, height: number): Buffer {
  return pngOf({ width, height, colour: 6, data: deflateSync(Buffer.alloc((width * 4 + 1) * height), { level: 9 }) })
}

/** Two hundred streams that grow to a thousand times their size, in which the page tree is promised to be. */
function bombsOfObjects(): Buffer {
  const packed = deflateSync(Buffer.alloc(32 * 1_048_576))
  const head = Buffer.from(`<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length ${String(packed.length)}>>stream\n`)
  const bomb = Buffer.concat([head, packed, Buffer.from('\nendstream')])
  const bombs = Array.from({ length: 200 }, () => bomb)
  const pdf = pdfWith({ objects: bombs })
  return Buffer.from(pdf.toString('latin1').replace('/Root 1 0 R', '/Root 9999 0 R'), 'latin1')
}

function lyingChunks(): Buffer {
  const bytes = Buffer.from(page)
  bytes.writeUInt32BE(0xffffffff, 33) // of the chunk after the head
  return bytes
}
