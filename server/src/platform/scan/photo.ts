import sharp from 'sharp'
import { A4_LONG, MOST_PIXELS, NoPictures, type PageSource } from './pictures.ts'

/** Pixels that are opened at all: policy `upload-limits` allows as many (ADR 0048). */
const MOST_OPENED = 100_000_000
/** What programs write when they know nothing. */
const [LEAST_TOLD, MOST_TOLD] = [97, 1_200]
/** A sheet's sides, in inches: what a file says beyond them is no density of a page. */
const [LEAST_SIDE, MOST_SIDE] = [2, 25]

/**
 * A JPEG or PNG as the one page it is, turned as its EXIF says. Where it tells no density that fits paper, it is taken
 * for a whole sheet of A4: phones write 72, whatever they saw.
 */
export async function openPhoto(bytes: Buffer, kind: 'image/jpeg' | 'image/png'): Promise<PageSource> {
  const head = await sharp(bytes, { limitInputPixels: false }).metadata().catch(() => {
    throw new NoPictures('file-broken')
  })
  if (head.width * head.height > MOST_OPENED) throw new NoPictures('picture-too-large')
  const long = Math.max(head.width, head.height)
  const told = head.density ?? 0
  const isTold = told >= LEAST_TOLD && told <= MOST_TOLD && long / told >= LEAST_SIDE && long / told <= MOST_SIDE
  const foundDpi = isTold ? told : long / A4_LONG
  return {
    kind,
    pages: 1,
    async picture(page, dpi) {
      const share = Math.min(1, dpi / foundDpi, Math.sqrt(MOST_PIXELS / (head.width * head.height)))
      const turned = sharp(bytes, { limitInputPixels: MOST_OPENED }).rotate().flatten({ background: 'white' })
        .toColourspace('srgb')
      if (share < 1) turned.resize({ width: Math.round(head.autoOrient.width * share), kernel: 'lanczos3' })
      const { data, info } = await turned.removeAlpha().raw().toBuffer({ resolveWithObject: true }).catch(() => {
        throw new NoPictures('file-broken')
      })
      return {
        page, width: info.width, height: info.height, channels: info.channels === 1 ? 1 : 3, pixels: data,
        dpi: foundDpi * share, foundDpi, isGuessed: !isTold, mayBePhoto: !isTold,
      }
    },
    async close() { /* nothing is held */ },
  }
}
