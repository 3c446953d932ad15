import { fileURLToPath } from 'node:url'
import { createCanvas } from '@napi-rs/canvas'
import { OPS, type PDFDocumentProxy, type PDFPageProxy, getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import sharp from 'sharp'
import { A4_LONG, A4_SHORT, MOST_PIXELS, NoPictures, type PagePicture, type PageSource } from './pictures.ts'

const POINTS = 72
const HOME = new URL('.', import.meta.resolve('pdfjs-dist/package.json'))
const folder = (name: string) => fileURLToPath(new URL(`${name}/`, HOME))

/**
 * The pages of a PDF. A page that is one picture and nothing else, as scanners make them, gives that picture, pixel by
 * pixel; any other is drawn. Its scripts are not run, its fonts not trusted to the system.
 */
export async function openPdfPages(bytes: Buffer): Promise<PageSource> {
  const task = getDocument({
    data: Uint8Array.from(bytes), verbosity: 0, isEvalSupported: false, useSystemFonts: false, enableXfa: false,
    standardFontDataUrl: folder('standard_fonts'), cMapUrl: folder('cmaps'), cMapPacked: true, wasmUrl: folder('wasm'),
    iccUrl: folder('iccs'), stopAtErrors: false,
  })
  let file: PDFDocumentProxy
  try {
    file = await task.promise
  } catch (error) {
    const isLocked = error instanceof Error && error.name === 'PasswordException'
    throw new NoPictures(isLocked ? 'file-password-protected' : 'file-broken')
  }
  return {
    kind: 'application/pdf',
    pages: file.numPages,
    async picture(number, dpi) {
      const page = await file.getPage(number).catch(() => { throw new NoPictures('file-broken') })
      try {
        return await onlyPicture(page, dpi) ?? await drawn(page, dpi)
      } finally {
        page.cleanup()
      }
    },
    async close() { await task.destroy() },
  }
}

async function drawn(
  page: PDFPageProxy, wished: number, foundDpi: number | null = null, mayBePhoto = false,
): Promise<PagePicture> {
  const size = page.getViewport({ scale: 1 })
  if (!(size.width > 0 && size.height > 0)) throw new NoPictures('file-broken')
  const most = Math.sqrt(MOST_PIXELS / (size.width * size.height))
  const viewport = page.getViewport({ scale: Math.min(wished / POINTS, most) })
  const [width, height] = [Math.max(1, Math.round(viewport.width)), Math.max(1, Math.round(viewport.height))]
  const canvas = createCanvas(width, height)
  try {
    await page.render({ canvas: canvas as unknown as HTMLCanvasElement, viewport, background: 'white' }).promise
  } catch {
    throw new NoPictures('file-broken')
  }
  const { data } = canvas.getContext('2d').getImageData(0, 0, width, height)
  const pixels = await sharp(Buffer.from(data.buffer), { raw: { width, height, channels: 4 } })
    .removeAlpha().raw().toBuffer()
  const dpi = viewport.scale * POINTS
  return { page: page.pageNumber, width, height, channels: 3, pixels, dpi, foundDpi, isGuessed: false, mayBePhoto }
}

type Matrix = readonly [number, number, number, number, number, number]
const NOTHING: Matrix = [1, 0, 0, 1, 0, 0]
/** What may stand around a picture without being seen; text of an earlier reading lies under scans (`Tr 3`). */
const UNSEEN: readonly number[] = [
  OPS.save, OPS.restore, OPS.setGState, OPS.dependency, OPS.beginText, OPS.endText, OPS.setFont, OPS.setTextMatrix,
  OPS.setHScale, OPS.setCharSpacing, OPS.setWordSpacing, OPS.setLeading, OPS.setTextRise, OPS.moveText, OPS.nextLine,
  OPS.beginMarkedContent, OPS.beginMarkedContentProps, OPS.endMarkedContent, OPS.setFillRGBColor,
  OPS.setStrokeRGBColor, OPS.setFillGray, OPS.setStrokeGray, OPS.setRenderingIntent, OPS.setFlatness,
]
const INVISIBLE = 3

/** The picture that the page is, if it is only that: whole, with nothing drawn over it. */
async function onlyPicture(page: PDFPageProxy, dpi: number): Promise<PagePicture | undefined> {
  if ((await page.getAnnotations()).length > 0) return undefined
  const { fnArray, argsArray } = await page.getOperatorList()
  let [at, mode] = [NOTHING, 0]
  const kept: Matrix[] = []
  let found: { readonly name: string; readonly at: Matrix } | undefined
  for (const [n, what] of fnArray.entries()) {
    const args = argsArray[n] as readonly unknown[] | null
    if (what === OPS.save) kept.push(at)
    else if (what === OPS.restore) at = kept.pop() ?? NOTHING
    if (what === OPS.transform) at = times(at, args as unknown as Matrix)
    else if (what === OPS.setTextRenderingMode) mode = Number(args?.[0])
    else if (what === OPS.showText && mode === INVISIBLE) continue
    else if (what === OPS.paintImageXObject && !found) found = { name: String(args?.[0]), at }
    else if (!UNSEEN.includes(what)) return undefined
  }
  return found && await pictureOf(page, found, dpi)
}

function times([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f]
}

/** What pdf.js makes of a picture: bits, or three or four bytes a pixel. */
interface Unpacked {
  readonly width: number
  readonly height: number
  readonly kind: 1 | 2 | 3
  readonly data?: Uint8Array | Uint8ClampedArray | null
}
/** A picture covers its page when so much of each side is its own. */
const COVERED = 0.9
const [ONE_BIT, THREE_BYTES, FOUR_BYTES] = [1, 2, 3]

async function pictureOf(
  page: PDFPageProxy, { name, at }: { readonly name: string; readonly at: Matrix }, dpi: number,
): Promise<PagePicture | undefined> {
  const [left, bottom, right, top] = page.view as [number, number, number, number]
  const [wide, high] = [at[0], at[3]]
  const isUpright = Math.abs(at[1]) + Math.abs(at[2]) < 0.01 && wide > 0 && high > 0
  if (!isUpright || wide < (right - left) * COVERED || high < (top - bottom) * COVERED) return undefined
  const unpacked = await new Promise<Unpacked | null>((done) => {
    const objects = name.startsWith('g_') ? page.commonObjs : page.objs
    objects.get(name, (value: Unpacked | null) => { done(value) })
  })
  const foundDpi = unpacked && Math.min(unpacked.width / wide, unpacked.height / high) * POINTS
  // What it hands over in another shape is drawn; how fine it is, is known all the same.
  const raw = unpacked?.data ? rawOf(unpacked) : undefined
  const mayBePhoto = unpacked !== null && isLikePhoto(wide, high)
  // So is what lies turned on its page.
  if (!unpacked || !raw || !foundDpi || page.rotate % 360 !== 0)
    return drawn(page, Math.min(dpi, foundDpi ?? dpi), foundDpi, mayBePhoto)
  const share = Math.min(1, dpi / foundDpi, Math.sqrt(MOST_PIXELS / (unpacked.width * unpacked.height)))
  // Sides may differ in density, as those of faxes do: the paper's sides decide.
  const width = Math.round(wide / POINTS * foundDpi * share)
  const height = Math.round(high / POINTS * foundDpi * share)
  const picture = sharp(raw.pixels, { raw: { width: unpacked.width, height: unpacked.height, channels: raw.channels } })
    .removeAlpha()
  if (width !== unpacked.width || height !== unpacked.height) picture.resize({ width, height, fit: 'fill' })
  const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true })
  return {
    page: page.pageNumber, width: info.width, height: info.height, channels: info.channels === 1 ? 1 : 3, pixels: data,
    dpi: foundDpi * share, foundDpi, isGuessed: false, mayBePhoto,
  }
}

/** Of the larger side of the paper: what programs round. */
const ROUNDED = 0.005
/** No sensor has the proportions of a sheet (√2): 4:3 and 3:2 are 6 % away. */
const SHEET = 0.02

/** Laid on a page as large as A4 lets it be, and no sheet itself. */
function isLikePhoto(wide: number, high: number): boolean {
  const [short, long] = [Math.min(wide, high) / POINTS, Math.max(wide, high) / POINTS]
  const isLaid = Math.abs(long / A4_LONG - 1) < ROUNDED || Math.abs(short / A4_SHORT - 1) < ROUNDED
  return isLaid && Math.abs(long / short / Math.SQRT2 - 1) > SHEET
}

interface Raw { readonly pixels: Buffer; readonly channels: 1 | 3 | 4 }

function rawOf({ width, height, kind, data }: Unpacked): Raw | undefined {
  if (!data) return undefined
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength)
  if (kind === THREE_BYTES) return { pixels: bytes, channels: 3 }
  if (kind === FOUR_BYTES) return { pixels: bytes, channels: 4 }
  if (kind !== ONE_BIT) return undefined
  const row = Math.ceil(width / 8)
  const pixels = Buffer.alloc(width * height)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (((bytes[y * row + (x >> 3)] ?? 0) >> (7 - x % 8) & 1) === 1) pixels[y * width + x] = 255
    }
  }
  return { pixels, channels: 1 }
}
