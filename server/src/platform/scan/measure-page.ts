import sharp from 'sharp'
import { type Turn, turnOf } from './page-turn.ts'
import { type PagePicture, READING_DPI } from './pictures.ts'
import { greyOf } from './prepare-page.ts'
import { type Grey, skewOf } from './skew.ts'

/** What can be measured of a page before anybody reads it. */
export interface PageMeasures {
  readonly page: number
  /** Dots of the file to an inch of paper; null where it is drawn, not scanned. */
  readonly foundDpi: number | null
  /** It is a photograph that was taken for a whole sheet of A4. */
  readonly isGuessed: boolean
  /** It is laid on its page as programs lay photographs. */
  readonly mayBePhoto: boolean
  /** The share of the page that is ink, without its rim, where scanners leave shadows. */
  readonly ink: number
  /**
   * How far edges are smeared: the standard deviation in dots of 1/200 inch, from gradients against Laplacians (both
   * grow alike with ink and contrast, so neither counts); null where there is no edge to look at.
   */
  readonly blur: number | null
  /** Degrees by which its lines rise. */
  readonly skew: number
  /** Degrees clockwise by which it must be turned to be read. */
  readonly turn: Turn
}

/** Of each side, not looked at for ink. */
const RIM = 0.03
/** Levels of 256 that ink is darker than paper: what shines through from the other side is not. */
const DARKER = 60
/** An edge has at least this share of the page's contrast from one dot to the next: noise has less. */
const EDGE = 0.12
/** So many dots of edge, or the page has none. */
const LEAST_EDGES = 400

/** Measures a page, at 200 dots an inch at most. */
export async function measurePage(picture: PagePicture): Promise<PageMeasures> {
  const smooth = await greyOf(picture, 0.6)
  const small = await halfOf(smooth)
  const paper = levelAt(small, 0.7)
  return {
    page: picture.page, foundDpi: picture.foundDpi, isGuessed: picture.isGuessed,
    mayBePhoto: picture.mayBePhoto ?? false,
    ink: inkOf(small, paper), blur: blurOf(smooth, paper, picture.dpi), skew: skewOf(smooth), turn: turnOf(smooth),
  }
}

async function halfOf({ width, height, pixels }: Grey): Promise<Grey> {
  const { data, info } = await sharp(pixels, { raw: { width, height, channels: 1 } })
    .resize({ width: Math.max(1, Math.round(width / 2)), kernel: 'linear' }).toColourspace('b-w').raw()
    .toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, pixels: data }
}

function levelAt({ pixels }: Grey, share: number): number {
  const counts = new Uint32Array(256)
  for (const level of pixels) counts[level] = (counts[level] ?? 0) + 1
  let seen = 0
  for (let level = 0; level < 256; level += 1) {
    seen += counts[level] ?? 0
    if (seen >= pixels.length * share) return level
  }
  return 255
}

function inkOf({ width, height, pixels }: Grey, paper: number): number {
  const [rimX, rimY] = [Math.round(width * RIM), Math.round(height * RIM)]
  let [dark, all] = [0, 0]
  for (let y = rimY; y < height - rimY; y += 1) {
    for (let x = rimX; x < width - rimX; x += 1) {
      all += 1
      if ((pixels[y * width + x] ?? 255) < paper - DARKER) dark += 1
    }
  }
  return all === 0 ? 0 : dark / all
}

/**
 * Of an edge smeared by s, the squares of its gradients add up to 1/s, those of its Laplacians to half of 1/s³: their
 * quotient is 2s², whatever the contrast, and however many edges there are.
 */
function blurOf(grey: Grey, paper: number, dpi: number): number | null {
  const { width, height, pixels } = grey
  const least = ((paper - levelAt(grey, 0.002)) * EDGE) ** 2
  let [edges, slopes, bends] = [0, 0, 0]
  for (let y = 1; y + 1 < height; y += 1) {
    for (let x = 1; x + 1 < width; x += 1) {
      const at = y * width + x
      const [left, right] = [pixels[at - 1] ?? 0, pixels[at + 1] ?? 0]
      const [above, below] = [pixels[at - width] ?? 0, pixels[at + width] ?? 0]
      const slope = ((right - left) ** 2 + (below - above) ** 2) / 4
      if (slope < least) continue
      edges += 1
      slopes += slope
      bends += (left + right + above + below - 4 * (pixels[at] ?? 0)) ** 2
    }
  }
  return edges < LEAST_EDGES || least < 9 ? null : Math.sqrt(slopes / (2 * Math.max(1, bends))) * READING_DPI / dpi
}
