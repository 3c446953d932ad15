import sharp, { type Sharp } from 'sharp'
import type { KeptPage } from './make-archive-copy.ts'
import type { Turn } from './page-turn.ts'
import type { PagePicture } from './pictures.ts'
import { turnUpright } from './turn-upright.ts'

const INCH = 25.4
/** Text stays sharp, and a page of A4 is some 400 kB. */
const QUALITY = 82

/**
 * A page as it is kept in an archive copy: made anew, so that nothing hides in it, and upright, as it was read. `turn`
 * where that is known already.
 */
export async function keptPage(found: PagePicture, turn?: Turn): Promise<KeptPage> {
  const { picture } = await turnUpright(found, turn)
  const { width, height, dpi } = picture
  const jpeg = await raw(picture).jpeg({ quality: QUALITY, chromaSubsampling: '4:4:4' }).toBuffer()
  return { jpeg, width: width / dpi * INCH, height: height / dpi * INCH, isDrawn: picture.foundDpi === null }
}

/** A small JPEG for lists, no side longer than `side` pixels. */
export async function thumbnailOf(picture: PagePicture, side: number): Promise<Uint8Array> {
  return raw(picture).resize({ width: side, height: side, fit: 'inside' }).jpeg({ quality: 70 }).toBuffer()
}

function raw({ pixels, width, height, channels }: PagePicture): Sharp {
  return sharp(pixels, { raw: { width, height, channels } })
}
