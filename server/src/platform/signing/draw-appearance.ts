import { readFileSync } from 'node:fs'
import { dayInFigures } from '../../kernel/civil-day.ts'
import { refTo } from '../pdf-file/append-to-pdf.ts'
import { dictionary, fontObjects, packed } from '../pdf-file/font-objects.ts'
import { type PdfFile, listIn } from '../pdf-file/open-pdf-file.ts'
import { type Box, type PageView, boxIn, overlap, pageView } from '../pdf-file/page-view.ts'
import { fontPaths } from '../pdf/fonts.ts'
import { qrRuns } from '../qr.ts'
import { type TrueTypeFont, openFont } from '../pdf-file/subset-font.ts'
import { type PdfDictionary, PdfFault, PdfName, type PdfValue, isDictionary, nameAt } from '../pdf-file/values.ts'

/** A picture of a signature or a seal, opened: four bytes a point, red, green, blue, and how much it covers. */
export interface Picture { readonly width: number; readonly height: number; readonly rgba: Buffer }

/** What is shown of a signature on the first page. */
export interface VisibleSignature {
  /** Whose name the person signs in; left away for a person of his own. */
  readonly agency?: string
  /** What the signature stands for, above the rest, a line or several: of a copy, of what. */
  readonly words?: string
  /** The text of a QR code that is drawn beside the words, as large as on paper; not with a picture. */
  readonly code?: string
  /** Shown beside the words; on a result that an agency sends out as a paper of its own. */
  readonly picture?: Picture
}

interface Shown { readonly name: string; readonly at: Date; readonly visible: VisibleSignature }

export interface Appearance {
  readonly objects: ReadonlyMap<number, PdfValue>
  /** Where it stands on the page, and what is drawn there. */
  readonly rect: Box
  readonly drawing: number
}

/** Upright, black, 10 points (NĐ 30/2020/NĐ-CP, phụ lục I); Tinos has the measures of Times New Roman. */
const SIZE = 10
const LINE = 11.5
const [FROM_RIGHT, FROM_TOP, GAP, INNER] = [14, 10, 4, 2]
/** So wide may a line become; less where the page is narrow. */
const WIDEST = 220
const LARGEST_PICTURE = 60
/** 36 mm: a code of a result is read from a print, too. */
const CODE = 102
const VIETNAM = 7 * 3_600_000

let font: TrueTypeFont | undefined

/**
 * Draws who signed, for whom and when, at the top right of the page as it is seen, below what signed there before.
 * Takes nine numbers from `first` on. Throws `PdfFault` where the page has no room left.
 */
export function drawAppearance(
  file: PdfFile, page: PdfDictionary, first: number,
  { name, at, visible: { agency, picture, words, code } }: Shown,
): Appearance {
  const view = pageView(file, page)
  font ??= openFont(readFileSync(fontPaths()[0] ?? ''))
  const place = picture ? sizeOf(picture) : code === undefined ? [0, 0] as const : [CODE, CODE] as const
  const room = Math.min(WIDEST, view.width - 2 * FROM_RIGHT - place[0])
  const lines = [
    ...words?.split('\n') ?? [], `Người ký: ${name}`, ...agency === undefined ? [] : [`Cơ quan: ${agency}`], `Thời gian ký: ${momentInVietnam(at)}`,
  ].flatMap((line) => wrapped(font as TrueTypeFont, line.normalize('NFC'), room))
  const left = place[0] > 0 ? place[0] + GAP : 0
  const widest = Math.max(...lines.map((line) => widthOf(font as TrueTypeFont, line)))
  const [width, height] = [left + widest + 2 * INNER, Math.max(lines.length * LINE, place[1]) + 2 * INNER]
  const rect = view.onPage(freePlace(view, takenOn(file, page, view), width, height))
  const letters = fontObjects(font, 'Tinos', lines, first + 1)
  const top = (height + lines.length * LINE) / 2 - SIZE * 0.9
  const content = [
    ...picture ? [`q ${place.map(String).join(' 0 0 ')} ${String(INNER)} ${fixed((height - place[1]) / 2)} cm /P Do Q`] : [],
    ...code === undefined ? [] : [drawnCode(code, (height - CODE) / 2)],
    `BT /F ${String(SIZE)} Tf 0 g ${String(LINE)} TL ${fixed(left + INNER)} ${fixed(top)} Td`,
    ...lines.map((line) => `${letters.write(line)} Tj T*`), 'ET',
  ].join('\n')
  const drawing = packed(Buffer.from(content), {
    Type: new PdfName('XObject'), Subtype: new PdfName('Form'), FormType: 1, BBox: [0, 0, width, height],
    Matrix: [...view.turn], Resources: dictionary({
      Font: dictionary({ F: refTo(first + 1) }),
      ...picture ? { XObject: dictionary({ P: refTo(first + 6) }) } : {},
    }),
  })
  return {
    rect, drawing: first,
    objects: new Map([
      [first, drawing], ...letters.objects, ...picture ? pictureObjects(picture, first + 6) : [],
    ]),
  }
}

/** `01/03/2025 09:00:00 +07:00`. */
export function momentInVietnam(at: Date): string {
  const [date = '', time = ''] = new Date(at.getTime() + VIETNAM).toISOString().slice(0, 19).split('T')
  return `${dayInFigures(date)} ${time} +07:00`
}

function sizeOf({ width, height, rgba }: Picture): readonly [number, number] {
  if (!(width > 0 && height > 0) || rgba.length !== width * height * 4) throw new Error('a picture of another size')
  const scale = LARGEST_PICTURE / Math.max(width, height)
  return [width * scale, height * scale]
}

function widthOf({ glyphOf, widthOf: unitsOf, unitsPerEm }: TrueTypeFont, text: string): number {
  const units = Array.from(text).reduce((sum, letter) => sum + unitsOf(glyphOf(letter.codePointAt(0) ?? 0)), 0)
  return units * SIZE / unitsPerEm
}

/** Words in lines that are no wider; a word that is wider stands alone, and is cut by letters. */
function wrapped(of: TrueTypeFont, text: string, room: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/)) {
    const longer = line === '' ? word : `${line} ${word}`
    if (widthOf(of, longer) <= room) {
      line = longer
      continue
    }
    if (line !== '') lines.push(line)
    line = word
    while (widthOf(of, line) > room && line.length > 1) {
      let cut = line.length - 1
      while (cut > 1 && widthOf(of, line.slice(0, cut)) > room) cut -= 1
      lines.push(line.slice(0, cut))
      line = line.slice(cut)
    }
  }
  return [...lines, line]
}

/** Where signatures are shown already, as they are seen. */
function takenOn(file: PdfFile, page: PdfDictionary, view: PageView): Box[] {
  return listIn(file, page.get('Annots')).flatMap((one) => {
    const note = file.follow(one)
    const rect = isDictionary(note) && nameAt(note, 'FT') === 'Sig' ? boxIn(file, note.get('Rect')) : undefined
    return rect && rect[0] < rect[2] && rect[1] < rect[3] ? [view.seen(rect)] : []
  })
}

/** A QR code of black runs, from its lower left corner up. */
function drawnCode(text: string, bottom: number): string {
  const { side, runs } = qrRuns(text)
  const scale = CODE / side
  const turned = `${scale.toFixed(4)} 0 0 -${scale.toFixed(4)} ${String(INNER)} ${fixed(bottom + CODE)}`
  return `q ${turned} cm 0 g ${runs.map(({ x, y, length }) => `${String(x)} ${String(y)} ${String(length)} 1 re`).join(' ')} f Q`
}

/** At the top right; else below whoever stands there, and then in the next column to the left. */
function freePlace(view: PageView, taken: readonly Box[], width: number, height: number): Box {
  for (let right = view.width - FROM_RIGHT; right - width >= 0; right -= width + GAP) {
    for (let top = view.height - FROM_TOP; top - height >= 0;) {
      const box: Box = [right - width, top - height, right, top]
      const met = taken.filter((one) => overlap(one, box))
      if (met.length === 0) return box
      top = Math.min(...met.map(([, bottom]) => bottom)) - GAP
    }
  }
  throw new PdfFault('no room for a signature on the first page')
}

/** The colours, and apart from them how much they cover (11.6.5.3). */
function pictureObjects({ width, height, rgba }: Picture, first: number): [number, PdfValue][] {
  const [colours, cover] = [Buffer.alloc(width * height * 3), Buffer.alloc(width * height)]
  for (let n = 0; n < width * height; n += 1) {
    rgba.copy(colours, 3 * n, 4 * n, 4 * n + 3)
    cover.writeUInt8(rgba.readUInt8(4 * n + 3), n)
  }
  const of = (space: string) => ({
    Type: new PdfName('XObject'), Subtype: new PdfName('Image'), Width: width, Height: height, BitsPerComponent: 8,
    ColorSpace: new PdfName(space),
  })
  return [
    [first, packed(colours, { ...of('DeviceRGB'), SMask: refTo(first + 1) })],
    [first + 1, packed(cover, of('DeviceGray'))],
  ]
}

function fixed(value: number): string {
  return value.toFixed(2)
}
