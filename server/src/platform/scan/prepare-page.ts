import sharp from 'sharp'
import type { PagePicture } from './pictures.ts'
import { type Grey, skewOf } from './skew.ts'

/** A page ready to be read, and what was done to it. */
export interface PreparedPage extends Grey {
  /** By how many degrees its lines rose; it has been turned back. */
  readonly skew: number
}

/** Less than this is straight enough, in degrees: turning would only blur. */
const STRAIGHT = 0.1

/**
 * A page as it is best read: grey, without what is red (a seal over the text: ink that is red is as light as paper to a
 * red eye), and straight. Text that is printed in red is lost with it.
 */
export async function preparePage(picture: PagePicture): Promise<PreparedPage> {
  const smooth = await greyOf(picture, 0.7)
  const { width, height } = smooth
  const skew = skewOf(smooth)
  if (Math.abs(skew) < STRAIGHT) return { ...smooth, skew: 0 }
  const { data, info } = await sharp(smooth.pixels, { raw: { width, height, channels: 1 } })
    .rotate(skew, { background: 'white' }).toColourspace('b-w').raw().toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, pixels: data, skew }
}

/** As a red eye sees it, and without the noise of single dots (`sigma`, in dots). */
export async function greyOf({ width, height, channels, pixels }: PagePicture, sigma: number): Promise<Grey> {
  const grey = channels === 1 ? pixels : redOf(pixels, width * height)
  const smooth = await sharp(grey, { raw: { width, height, channels: 1 } }).blur(sigma).toColourspace('b-w').raw().toBuffer()
  return { width, height, pixels: smooth }
}

function redOf(pixels: Buffer, count: number): Buffer {
  const red = Buffer.allocUnsafe(count)
  for (let n = 0; n < count; n += 1) red[n] = pixels[3 * n] ?? 255
  return red
}
