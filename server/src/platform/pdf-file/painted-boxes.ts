import { type PdfFile, dictionaryIn, listIn } from './open-pdf-file.ts'
import { type Box, boxIn } from './page-view.ts'
import { ValueReader } from './read-values.ts'
import { unpackStream } from './unpack-stream.ts'
import {
  type PdfDictionary, PdfFault, PdfName, PdfStream, PdfString, type PdfValue, isDictionary, nameAt,
} from './values.ts'

/** a b c d e f: where x and y go (8.3.3). */
type Matrix = readonly [number, number, number, number, number, number]
const STILL: Matrix = [1, 0, 0, 1, 0, 0]
const [MOST_STEPS, DEEPEST] = [500_000, 10]
/** What lies above and below the line on which letters stand, in sizes; taken large. */
const [ABOVE, BELOW] = [1, 0.3]

interface State {
  place: Matrix
  /** Whether what is filled is as white as the paper. */
  isWhite: boolean
  width: number
  font: Font
  size: number
  leading: number
  rise: number
  letterGap: number
  wordGap: number
  stretch: number
}

interface Font { widthOf(bytes: Buffer): number }

/**
 * Where a page paints something, in boxes that are never too small: letters, lines, areas, pictures. What is white
 * counts as paper, what a clip would cut away counts as painted. Undefined where a page cannot be read so: then
 * something may stand anywhere on it.
 */
export function paintedBoxes(file: PdfFile, page: PdfDictionary, resources: PdfDictionary): Box[] | undefined {
  const boxes: Box[] = []
  try {
    const contents = file.follow(page.get('Contents'))
    const streams = contents instanceof PdfStream ? [contents] : listIn(file, contents).map((one) => file.follow(one))
    const bytes = streams.filter((one) => one instanceof PdfStream).flatMap((one) => [opened(one), Buffer.from('\n')])
    const counter = { steps: 0 }
    walk(Buffer.concat(bytes), resources, STILL, 0, counter)
    return boxes
  } catch (error) {
    if (error instanceof PdfFault) return undefined
    throw error
  }

  function walk(bytes: Buffer, own: PdfDictionary, start: Matrix, depth: number, counter: { steps: number }): void {
    if (depth > DEEPEST) throw new PdfFault('drawings within drawings')
    const reader = new ValueReader(bytes)
    let state: State = {
      place: start, isWhite: false, width: 1, font: fontOf(file, new Map()), size: 0, leading: 0, rise: 0, letterGap: 0,
      wordGap: 0, stretch: 1,
    }
    const kept: State[] = []
    let [line, text]: [Matrix, Matrix] = [STILL, STILL]
    let path: [number, number][] = []
    let values: PdfValue[] = []
    const n = (at: number): number => typeof values[at] === 'number' ? values[at] : 0
    const six = (): Matrix => [n(0), n(1), n(2), n(3), n(4), n(5)]
    const move = (x: number, y: number) => { text = line = times([1, 0, 0, 1, x, y], line) }
    const add = (points: readonly (readonly [number, number])[], by: Matrix, pad = 0) => {
      const all = points.map(([x, y]) => moved(by, x, y))
      const [xs, ys] = [all.map(([x]) => x), all.map(([, y]) => y)]
      boxes.push([Math.min(...xs) - pad, Math.min(...ys) - pad, Math.max(...xs) + pad, Math.max(...ys) + pad])
    }
    const show = (bytesOf: Buffer) => {
      const { size, rise, letterGap, wordGap, stretch } = state
      const gaps = bytesOf.length * (Math.abs(letterGap) + Math.abs(wordGap))
      const wide = (state.font.widthOf(bytesOf) * size + gaps) * stretch
      const [low, high] = [-BELOW * size - rise, ABOVE * size + rise]
      const by = times(text, state.place)
      add([[0, low], [wide, low], [0, high], [wide, high]], by)
      text = times([1, 0, 0, 1, wide, 0], text)
    }
    const paint = (isFilled: boolean, isDrawn: boolean) => {
      const isSeen = isDrawn || isFilled && !state.isWhite
      if (isSeen && path.length > 0) add(path, STILL, isDrawn ? state.width * scaleOf(state.place) : 0)
      path = []
    }
    const point = (...at: [number, number][]) => { for (const [x, y] of at) path.push([...moved(state.place, x, y)]) }

    for (;;) {
      reader.skipSpace()
      if (reader.at >= bytes.length) return
      counter.steps += 1
      if (counter.steps > MOST_STEPS) throw new PdfFault('a drawing without end')
      const operator = isValueAt(bytes, reader.at) ? undefined : reader.word()
      if (operator === undefined) values.push(reader.value())
      else if (operator === '') throw new PdfFault('no drawing')
      else {
        run(operator)
        values = []
      }
    }

    function run(operator: string): void {
      switch (operator) {
        case 'q': kept.push({ ...state }); break
        case 'Q': state = kept.pop() ?? state; break
        case 'cm': state.place = times(six(), state.place); break
        case 'w': state.width = n(0); break
        case 'g': state.isWhite = n(0) === 1; break
        case 'rg': state.isWhite = n(0) === 1 && n(1) === 1 && n(2) === 1; break
        case 'k': state.isWhite = n(0) + n(1) + n(2) + n(3) === 0; break
        case 'cs': case 'sc': case 'scn': state.isWhite = false; break
        case 'BT': text = line = STILL; break
        case 'Tf': [state.font, state.size] = [fontOf(file, entryOf(own, 'Font', values[0])), n(1)]; break
        case 'TL': state.leading = n(0); break
        case 'Ts': state.rise = Math.abs(n(0)); break
        case 'Tc': state.letterGap = n(0); break
        case 'Tw': state.wordGap = n(0); break
        case 'Tz': state.stretch = Math.abs(n(0)) / 100; break
        case 'Tm': text = line = six(); break
        case 'Td': move(n(0), n(1)); break
        case 'TD': state.leading = -n(1); move(n(0), n(1)); break
        case 'T*': move(0, -state.leading); break
        case 'Tj': showAll(values); break
        case 'TJ': showAll(Array.isArray(values[0]) ? values[0] as readonly PdfValue[] : []); break
        case '\'': case '"': move(0, -state.leading); showAll(values.slice(-1)); break
        case 'm': case 'l': point([n(0), n(1)]); break
        case 'c': point([n(0), n(1)], [n(2), n(3)], [n(4), n(5)]); break
        case 'v': case 'y': point([n(0), n(1)], [n(2), n(3)]); break
        case 're': point([n(0), n(1)], [n(0) + n(2), n(1)], [n(0), n(1) + n(3)], [n(0) + n(2), n(1) + n(3)]); break
        case 'f': case 'F': case 'f*': paint(true, false); break
        case 'S': case 's': paint(false, true); break
        case 'B': case 'B*': case 'b': case 'b*': paint(true, true); break
        case 'n': path = []; break
        case 'Do': draw(entryStream(own, values[0])); break
        case 'sh': throw new PdfFault('shades all that is not clipped')
        case 'BI': throw new PdfFault('a picture within the drawing')
        default: // the rest paints nothing
      }
    }

    function showAll(all: readonly PdfValue[]): void {
      for (const one of all) {
        if (one instanceof PdfString) show(one.bytes)
        else if (typeof one === 'number') text = times([1, 0, 0, 1, -one / 1_000 * state.size * state.stretch, 0], text)
      }
    }

    function draw(stream: PdfStream): void {
      if (nameAt(stream.dictionary, 'Subtype') !== 'Form') {
        add([[0, 0], [1, 0], [0, 1], [1, 1]], state.place)
        return
      }
      const matrix = listIn(file, stream.dictionary.get('Matrix')).map((one) => typeof one === 'number' ? one : 0)
      const by = matrix.length === 6 ? matrix as unknown as Matrix : STILL
      const inner = stream.dictionary.has('Resources') ? dictionaryIn(file, stream.dictionary.get('Resources')) : own
      walk(opened(stream), inner, times(by, state.place), depth + 1, counter)
    }
  }

  function entryStream(own: PdfDictionary, name: PdfValue | undefined): PdfStream {
    const all = dictionaryIn(file, own.get('XObject'))
    const stream = file.follow(name instanceof PdfName ? all.get(name.name) : undefined)
    if (!(stream instanceof PdfStream)) throw new PdfFault('draws what is not there')
    return stream
  }

  function entryOf(own: PdfDictionary, kind: string, name: PdfValue | undefined): PdfDictionary {
    const all = dictionaryIn(file, own.get(kind))
    return dictionaryIn(file, name instanceof PdfName ? all.get(name.name) : undefined)
  }
}

/** How wide its letters are, in sizes; a whole size each, where the font does not say. */
function fontOf(file: PdfFile, font: PdfDictionary): Font {
  const isUpright = nameAt(font, 'Encoding')?.endsWith('-V') ?? false
  if (nameAt(font, 'Subtype') === 'Type3' || isUpright) {
    return { widthOf: () => { throw new PdfFault('letters that are drawn, or stand below one another') } }
  }
  if (nameAt(font, 'Subtype') === 'Type0') return { widthOf: ({ length }) => Math.ceil(length / 2) }
  const first = file.follow(font.get('FirstChar'))
  const widths = listIn(file, font.get('Widths'))
  if (typeof first !== 'number' || widths.length === 0) return { widthOf: ({ length }) => length }
  return {
    widthOf: (bytes) => bytes.reduce((sum, code) => {
      const width = file.follow(widths[code - first])
      return sum + (typeof width === 'number' && width > 0 ? width / 1_000 : 1)
    }, 0),
  }
}

function opened(stream: PdfStream): Buffer {
  const bytes = unpackStream(stream)
  if (!bytes) throw new PdfFault('a drawing that we do not open')
  return bytes
}

function isValueAt(bytes: Buffer, at: number): boolean {
  return /[-+.\d/(<[]/.test(String.fromCharCode(bytes[at] ?? 0))
    || /^(true|false|null)\b/.test(bytes.toString('latin1', at, at + 6))
}

function times([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l]
}

function moved([a, b, c, d, e, f]: Matrix, x: number, y: number): readonly [number, number] {
  return [a * x + c * y + e, b * x + d * y + f]
}

function scaleOf([a, b, c, d]: Matrix): number {
  return Math.max(Math.hypot(a, b), Math.hypot(c, d))
}

/** Where notes lie on a page, those that take no room aside. */
export function noteBoxes(file: PdfFile, page: PdfDictionary): Box[] {
  return listIn(file, page.get('Annots')).flatMap((one) => {
    const note = file.follow(one)
    const box = isDictionary(note) ? boxIn(file, note.get('Rect')) : undefined
    return box && isRoom(box) ? [box] : []
  })
}

/** Whether a box takes any room. */
export function isRoom([left, bottom, right, top]: Box): boolean {
  return left < right && bottom < top
}
