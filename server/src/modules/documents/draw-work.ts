import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { createCanvas } from '@napi-rs/canvas'
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import sharp from 'sharp'
import type { DrawOrder, DrawnPage, NotDrawn } from './open-page-drawer.ts'

const HOME = new URL('.', import.meta.resolve('pdfjs-dist/package.json'))
const folder = (name: string) => fileURLToPath(new URL(`${name}/`, HOME))
const QUALITY = 82
const MOST_PIXELS = 200_000_000
sharp.cache(false)
sharp.concurrency(1)

let kept: { readonly path: string; readonly file: PDFDocumentProxy } | undefined

/** What the process that draws pages does (`openPageDrawer`). The PDF of the last order stays open. */
export async function work({ path, kind, page, longest }: DrawOrder): Promise<DrawnPage | NotDrawn> {
  try {
    return kind === 'application/pdf' ? await drawPdf(path, page, longest) : await drawPicture(path, longest)
  } catch (error) {
    return { fault: faultOf(kind, error) }
  }
}

/** Names of what the library says of files that nobody will ever draw; what else it says may be our own need. */
const FAULTS: Readonly<Record<string, NotDrawn['fault']>> = {
  PasswordException: 'password', InvalidPDFException: 'broken', PageFault: 'broken',
}
class PageFault extends Error { override readonly name = 'PageFault' }

/** The other library throws plain errors, nearly all of them about the picture; those of the machine bear a code. */
function faultOf(kind: DrawOrder['kind'], error: unknown): NotDrawn['fault'] {
  if (!(error instanceof Error)) return 'passing'
  if (kind === 'application/pdf') return FAULTS[error.name] ?? 'passing'
  if ('code' in error) return 'passing'
  return /is missing|memory|no space/i.test(error.message) ? 'passing' : 'broken'
}

/** A script is never run, and a form of XFA never made: nothing of that is in this library's drawing. */
async function drawPdf(path: string, number: number, longest: number): Promise<DrawnPage> {
  const file = await openPdf(path)
  const page = await file.getPage(number)
  const points = page.getViewport({ scale: 1 })
  if (!(points.width > 0 && points.height > 0)) throw new PageFault('a page without sides')
  const viewport = page.getViewport({ scale: longest / Math.max(points.width, points.height) })
  const [width, height] = [Math.max(1, Math.round(viewport.width)), Math.max(1, Math.round(viewport.height))]
  const canvas = createCanvas(width, height)
  await page.render({ canvas: canvas as unknown as HTMLCanvasElement, viewport, background: 'white' }).promise
  page.cleanup()
  const jpeg = await canvas.encode('jpeg', QUALITY)
  return { jpeg, width, height, points: { width: points.width, height: points.height }, pages: file.numPages }
}

async function openPdf(path: string): Promise<PDFDocumentProxy> {
  if (kept?.path === path) return kept.file
  await kept?.file.destroy()
  kept = undefined
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs') // large, and pictures need none of it
  const file = await getDocument({
    data: Uint8Array.from(await readFile(path)), verbosity: 0, isEvalSupported: false, useSystemFonts: false,
    enableXfa: false, standardFontDataUrl: folder('standard_fonts'), cMapUrl: folder('cmaps'), cMapPacked: true,
    wasmUrl: folder('wasm'), iccUrl: folder('iccs'),
  }).promise
  kept = { path, file }
  return file
}

/** As it was held when it was taken: telephones write beside the picture how it is turned. */
async function drawPicture(path: string, longest: number): Promise<DrawnPage> {
  const { data: jpeg, info: { width, height } } = await sharp(path, { limitInputPixels: MOST_PIXELS }).rotate()
    .resize({ width: longest, height: longest, fit: 'inside', withoutEnlargement: true }).flatten({ background: '#fff' })
    .toColourspace('srgb').jpeg({ quality: QUALITY }).toBuffer({ resolveWithObject: true })
  return { jpeg, width, height, points: { width, height }, pages: 1 }
}
