import type { FileFault, UploadLimits } from './domain/file-fault.ts'
import { type Shades, shadesOfJpeg } from './domain/jpeg-shades.ts'
import { readJpeg, readPng } from './domain/picture-structure.ts'
import { shadesOfPng } from './shades-of-png.ts'

/** A picture whose squares differ by less, in levels of 256, shows nothing: not even a faint stroke of a pencil. */
const LEAST_SHADES = 10

/**
 * Why a picture cannot be taken: not whole, of absurd size, or so small or blank that nobody can read it; undefined
 * where it can.
 */
export async function faultOfPicture(
  bytes: Buffer, kind: 'image/jpeg' | 'image/png', { maxPixels, minSide }: UploadLimits,
): Promise<FileFault | undefined> {
  const size = kind === 'image/png' ? readPng(bytes) : readJpeg(bytes)
  if (!size) return { code: 'file-broken' }
  if (size.width * size.height > maxPixels) return { code: 'picture-too-large' }
  const shorter = Math.min(size.width, size.height)
  if (shorter < minSide) return { code: 'file-unreadable', found: shorter }
  try {
    const shades = kind === 'image/png'
      ? await shadesOfPng(bytes, LEAST_SHADES)
      : toTheEnd(shadesOfJpeg(bytes, LEAST_SHADES))
    return shades && shades.range < LEAST_SHADES ? { code: 'file-unreadable' } : undefined
  } catch {
    return { code: 'file-unreadable' } // its frame is whole, and what is in it cannot be opened
  }
}

/** Here nobody else waits for a turn. */
function toTheEnd(steps: Generator<undefined, Shades | undefined>): Shades | undefined {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}
