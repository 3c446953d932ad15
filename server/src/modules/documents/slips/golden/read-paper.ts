import { type Canvas, type Image, createCanvas, loadImage } from '@napi-rs/canvas'
import { type PDFDocumentProxy, getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** A second opinion on our papers: pdf.js reads and draws them, which had no part in making them. */
export async function openPaper(pdf: Uint8Array): Promise<PDFDocumentProxy> {
  return getDocument({ data: Uint8Array.from(pdf), verbosity: 0 }).promise
}

/** What can be selected and copied, page after page, a line a line. */
export async function textOf(pdf: Uint8Array): Promise<string> {
  const paper = await openPaper(pdf)
  const pages: string[] = []
  for (let n = 1; n <= paper.numPages; n += 1) {
    const { items } = await (await paper.getPage(n)).getTextContent()
    pages.push(items.map((item) => 'str' in item ? item.str + (item.hasEOL ? '\n' : '') : '').join(''))
  }
  await paper.loadingTask.destroy()
  return pages.map((page, n) => `--- trang ${n + 1} ---\n${page.trim()}\n`).join('')
}

/** The pages as PNG, so many pixels to a point. */
export async function picturesOf(pdf: Uint8Array, scale: number): Promise<Buffer[]> {
  const paper = await openPaper(pdf)
  const pictures: Buffer[] = []
  for (let n = 1; n <= paper.numPages; n += 1) {
    const page = await paper.getPage(n)
    const viewport = page.getViewport({ scale })
    const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height))
    await page.render({ canvas: canvas as unknown as HTMLCanvasElement, viewport }).promise
    pictures.push(canvas.toBuffer('image/png'))
  }
  await paper.loadingTask.destroy()
  return pictures
}

/** The share of pixels that differ by more than a hair of grey; 1 if the sizes differ. */
export async function differenceOf(one: Buffer, other: Buffer): Promise<number> {
  const [a, b] = [await greyOf(one), await greyOf(other)]
  if (a.width !== b.width || a.length !== b.length) return 1
  return a.grey.filter((value, n) => Math.abs(value - (b.grey[n] ?? 0)) > 64).length / a.length
}

/** Every pixel from 0, black, to 255. */
export async function greyOf(png: Buffer): Promise<{ width: number; length: number; grey: Uint8Array }> {
  const picture: Image = await loadImage(png)
  const canvas: Canvas = createCanvas(picture.width, picture.height)
  const context = canvas.getContext('2d')
  context.drawImage(picture, 0, 0)
  const { data } = context.getImageData(0, 0, picture.width, picture.height)
  const grey = Uint8Array.from({ length: data.length / 4 }, (_, n) => data[4 * n + 1] ?? 0)
  return { width: picture.width, length: grey.length, grey }
}
