import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { OEM, PSM, createWorker } from 'tesseract.js'
import type { Turn } from './page-turn.ts'
import type { PagePicture } from './pictures.ts'
import { type PreparedPage, preparePage } from './prepare-page.ts'
import { type FoundLine, rowsOf } from './rows.ts'
import { turnUpright } from './turn-upright.ts'

/** Where something stands on a page: shares of its width and height, from the upper left corner of the upright page. */
export interface PageBox {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

export interface ReadWord {
  readonly text: string
  /** 0 to 1: how sure the reader is. */
  readonly confidence: number
  readonly box: PageBox
}

export interface PageText {
  readonly page: number
  /** A row a line, as an eye goes over the page. */
  readonly text: string
  /** Of the words, by their length; 0 of an empty page. */
  readonly confidence: number
  /** Degrees by which its lines rose. */
  readonly skew: number
  /** Degrees clockwise by which it was turned to be read; texts of before pages were turned do not say it. */
  readonly turn?: Turn
  /** Dots to an inch that the file has, as far as it says so (`PagePicture`). */
  readonly foundDpi: number | null
  readonly lines: readonly (readonly ReadWord[])[]
}

export interface TextReader {
  read(picture: PagePicture): Promise<PageText>
  close(): Promise<void>
}

/** Words of noise: a dot of dirt is read as a point, and not surely. */
const NOISE = /^[^\p{L}\p{N}]{1,2}$/u
const UNSURE = 0.5
/** The smaller of the two that come with the package; the other reads no better. */
const DATA = '4.0.0_best_int'

/**
 * Opens the reader of printed Vietnamese: tesseract with the data of its package, nothing from a network. Its answer is
 * a suggestion, never a fact: whoever uses it looks at the confidence and shows the picture beside it.
 */
export async function openTextReader(): Promise<TextReader> {
  const langPath = fileURLToPath(new URL(DATA, import.meta.resolve('@tesseract.js-data/vie/package.json')))
  const worker = await createWorker('vie', OEM.LSTM_ONLY, { langPath, cacheMethod: 'none', gzip: true })
  await worker.setParameters({ tessedit_pageseg_mode: PSM.AUTO })
  return {
    async read(found) {
      const { picture, turn } = await turnUpright(found)
      const prepared = await preparePage(picture)
      const { width, height, pixels } = prepared
      const png = await sharp(pixels, { raw: { width, height, channels: 1 } })
        .withMetadata({ density: Math.max(70, Math.round(picture.dpi)) }).png({ compressionLevel: 1 }).toBuffer()
      const { data: { blocks } } = await worker.recognize(png, {}, { text: false, blocks: true })
      const seen = (blocks ?? []).flatMap((block, n) => block.paragraphs.flatMap(({ lines }) => lines)
        .map(({ bbox, words }): FoundLine => ({ block: n, ...bbox, words })))
      const place = placeOn(picture, prepared)
      const lines = rowsOf(seen).map((row) => row.flatMap((word): ReadWord[] => {
        const [text, confidence] = [word.text.normalize('NFC').trim(), rounded(word.confidence / 100, 2)]
        return text === '' || NOISE.test(text) && confidence < UNSURE ? [] : [{ text, confidence, box: place(word.bbox) }]
      })).filter((line) => line.length > 0)
      return {
        page: picture.page, text: lines.map((line) => line.map(({ text }) => text).join(' ')).join('\n'),
        confidence: meanOf(lines.flat()), skew: prepared.skew, turn,
        foundDpi: picture.foundDpi && Math.round(picture.foundDpi), lines,
      }
    },
    async close() { await worker.terminate() },
  }
}

function meanOf(words: readonly ReadWord[]): number {
  const letters = words.reduce((sum, { text }) => sum + text.length, 0)
  const sure = words.reduce((sum, { text, confidence }) => sum + text.length * confidence, 0)
  return letters === 0 ? 0 : rounded(sure / letters, 2)
}

/** From the page that was turned straight, whose sides grew by it, to the page as it came. */
function placeOn(picture: PagePicture, prepared: PreparedPage): (box: FoundLine['words'][number]['bbox']) => PageBox {
  const turn = prepared.skew * Math.PI / 180
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)]
  return ({ x0, y0, x1, y1 }) => {
    const [x, y] = [(x0 + x1) / 2 - prepared.width / 2, (y0 + y1) / 2 - prepared.height / 2]
    const [width, height] = [(x1 - x0) / picture.width, (y1 - y0) / picture.height]
    return {
      left: rounded((x * cos + y * sin) / picture.width + 0.5 - width / 2, 4),
      top: rounded((y * cos - x * sin) / picture.height + 0.5 - height / 2, 4),
      width: rounded(width, 4), height: rounded(height, 4),
    }
  }
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits))
}
