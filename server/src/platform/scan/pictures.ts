/** A page as a picture: raw pixels, row by row from the top; grey where there is one channel, else red, green, blue. */
export interface PagePicture {
  /** From 1. */
  readonly page: number
  readonly width: number
  readonly height: number
  readonly channels: 1 | 3
  readonly pixels: Buffer
  /** Dots of these pixels to an inch of paper; of a photograph a guess (`isGuessed`). */
  readonly dpi: number
  /**
   * What the file itself holds, in dots to an inch: of a scan its own, larger or smaller than `dpi`; null for a drawing
   * that any number of dots can be made of.
   */
  readonly foundDpi: number | null
  /** The file does not say how large the paper was: it was taken for a sheet of A4. */
  readonly isGuessed: boolean
  /**
   * It is one picture, laid on the largest page that fits on A4, of other proportions than a sheet has: so programs lay
   * photographs on pages, whatever size the paper was. Whether it is one, whoever made it must say.
   */
  readonly mayBePhoto?: boolean
}

/** The pages of one file of somebody's, to be looked at one after the other. */
export interface PageSource {
  readonly kind: 'application/pdf' | 'image/jpeg' | 'image/png'
  readonly pages: number
  /** Page `page` (from 1) at about `dpi`; never more pixels than `MOST_PIXELS`, and never more than the file has. */
  picture(page: number, dpi: number): Promise<PagePicture>
  close(): Promise<void>
}

/** Why a file has no pictures; a code of `docs/problems.md`. */
export class NoPictures extends Error {
  readonly reason: 'file-kind-not-allowed' | 'file-broken' | 'file-password-protected' | 'picture-too-large'

  constructor(reason: NoPictures['reason']) {
    super(reason)
    this.reason = reason
  }
}

/** Of one picture that is worked on: A3 at 300 dots an inch has 17 million. */
export const MOST_PIXELS = 24_000_000
/** The sides of a sheet of A4, in inches (ISO 216). */
export const [A4_LONG, A4_SHORT] = [297 / 25.4, 210 / 25.4]
/** What text is read at: 300 took 3.4 times as long and read no better (stack, spike 03). */
export const READING_DPI = 200
