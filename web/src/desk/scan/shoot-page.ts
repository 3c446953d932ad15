import { type PicturedPage, pagesToPdf } from './pages-to-pdf.ts'

/** A page in hand before it is sent: its picture, and a key by which the list knows it. */
export interface ShotPage extends PicturedPage { readonly key: string }

const QUALITY = 0.92

/** What the camera shows at this moment, in its full size. Rejects where the picture cannot be made. */
export async function shootPage(video: HTMLVideoElement): Promise<ShotPage> {
  const canvas = canvasOf(video.videoWidth, video.videoHeight)
  contextOf(canvas).drawImage(video, 0, 0)
  return pageOf(canvas)
}

/** The same page, a quarter turned to the right. */
export async function turnPage(page: ShotPage): Promise<ShotPage> {
  const picture = await createImageBitmap(blobOf(page))
  const canvas = canvasOf(page.height, page.width)
  const context = contextOf(canvas)
  context.translate(page.height, 0)
  context.rotate(Math.PI / 2)
  context.drawImage(picture, 0, 0)
  picture.close()
  return { ...await pageOf(canvas), key: page.key }
}

/** All pages as one file. */
export function fileOfPages(pages: readonly ShotPage[], name: string): File {
  return new File([pagesToPdf(pages)], name, { type: 'application/pdf' })
}

/** The picture of a page as the browser takes it. */
export function blobOf({ jpeg }: Pick<ShotPage, 'jpeg'>): Blob {
  return new Blob([Uint8Array.from(jpeg)], { type: 'image/jpeg' })
}

function canvasOf(width: number, height: number): HTMLCanvasElement {
  return Object.assign(document.createElement('canvas'), { width, height })
}

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d')
  if (!context) throw new Error('this browser draws nothing')
  return context
}

async function pageOf(canvas: HTMLCanvasElement): Promise<ShotPage> {
  const blob = await new Promise<Blob | null>((done) => { canvas.toBlob(done, 'image/jpeg', QUALITY) })
  if (!blob) throw new Error('no picture could be made')
  const { width, height } = canvas
  return { key: crypto.randomUUID(), jpeg: new Uint8Array(await blob.arrayBuffer()), width, height }
}
