/**
 * Reads a QR code from its modules, by ISO/IEC 18004 and not by the library that made it: versions 1 to 9, level M,
 * no module damaged. For tests. Throws on any other code.
 */
export function readQr(dark: (x: number, y: number) => boolean, size: number): string {
  const version = (size - 17) / 4
  const blocks = BLOCKS[version]
  if (!blocks) throw new RangeError(`a code of ${size} modules is not read here`)
  // 6.9: the five bits beside the upper left finder, masked by 101010000010010; then level 00 = M and the mask.
  const format = [0, 1, 2, 3, 4].reduce((bits, x) => bits * 2 + Number(dark(x, 8)), 0) ^ 0b10101
  if (format >> 3 !== 0) throw new RangeError('not level M')
  const mask = MASKS[format & 7] ?? (() => false)

  let bits = ''
  for (const [x, y] of dataModules(size, version)) bits += dark(x, y) === mask(x, y) ? '0' : '1'
  const words = Array.from({ length: bits.length >> 3 }, (_, n) => parseInt(bits.slice(8 * n, 8 * n + 8), 2))
  const stream = inOrder(words, blocks).map((word) => word.toString(2).padStart(8, '0')).join('')
  return segmentsOf(stream)
}

const ALPHANUMERIC = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'

/** Segments of digits, of capitals and of bytes, until the terminator (7.4). */
function segmentsOf(stream: string): string {
  let at = 0
  const take = (bits: number) => parseInt(stream.slice(at, at += bits), 2)
  let text = ''
  for (;;) {
    const mode = at + 4 <= stream.length ? take(4) : 0
    if (mode === 0) return text
    if (mode === 1) {
      for (let left = take(10); left > 0; left -= 3) {
        text += String(take([0, 4, 7][left] ?? 10)).padStart(Math.min(left, 3), '0')
      }
    } else if (mode === 2) {
      for (let left = take(9); left > 0; left -= 2) {
        const pair = take(left === 1 ? 6 : 11)
        text += (left === 1 ? '' : ALPHANUMERIC.charAt(Math.floor(pair / 45))) + ALPHANUMERIC.charAt(pair % 45)
      }
    } else if (mode === 4) {
      text += Buffer.from(Array.from({ length: take(8) }, () => take(8))).toString('utf8')
    } else {
      throw new RangeError(`segments of mode ${mode} are not read here`)
    }
  }
}

/** Data codewords of each block, by version at level M (table 9). */
const BLOCKS: Readonly<Record<number, readonly number[]>> = {
  1: [16], 2: [28], 3: [44], 4: [32, 32], 5: [43, 43], 6: [27, 27, 27, 27], 7: [31, 31, 31, 31], 8: [38, 38, 39, 39],
  9: [36, 36, 36, 37, 37],
}

/** Where the middles of alignment patterns may lie, by version (annex E). */
const ALIGNMENT: Readonly<Record<number, readonly number[]>> = {
  1: [], 2: [6, 18], 3: [6, 22], 4: [6, 26], 5: [6, 30], 6: [6, 34], 7: [6, 22, 38], 8: [6, 24, 42], 9: [6, 26, 46],
}

/** Table 10; i is the row and j the column. */
const MASKS: readonly ((j: number, i: number) => boolean)[] = [
  (j, i) => (i + j) % 2 === 0, (_, i) => i % 2 === 0, (j) => j % 3 === 0, (j, i) => (i + j) % 3 === 0,
  (j, i) => (Math.floor(i / 2) + Math.floor(j / 3)) % 2 === 0, (j, i) => i * j % 2 + i * j % 3 === 0,
  (j, i) => (i * j % 2 + i * j % 3) % 2 === 0, (j, i) => ((i + j) % 2 + i * j % 3) % 2 === 0,
]

/** In pairs of columns from the right, up and down in turn, around whatever is not data (7.7.3). */
function* dataModules(size: number, version: number): Generator<readonly [x: number, y: number]> {
  let up = true
  for (let right = size - 1; right > 0; right -= 2) {
    if (right === 6) right -= 1 // the timing column
    for (let step = 0; step < size; step += 1) {
      const y = up ? size - 1 - step : step
      for (const x of [right, right - 1]) if (!isFunction(x, y, size, version)) yield [x, y]
    }
    up = !up
  }
}

function isFunction(x: number, y: number, size: number, version: number): boolean {
  if (x < 9 && y < 9 || x >= size - 8 && y < 9 || x < 9 && y >= size - 8) return true // finders, format
  if (x === 6 || y === 6) return true
  if (version >= 7 && (x >= size - 11 && y < 6 || y >= size - 11 && x < 6)) return true
  const middles = ALIGNMENT[version] ?? []
  const last = middles.at(-1) ?? 0
  return middles.some((cx) => middles.some((cy) => {
    const onFinder = cx === 6 && (cy === 6 || cy === last) || cy === 6 && cx === last
    return !onFinder && Math.abs(x - cx) <= 2 && Math.abs(y - cy) <= 2
  }))
}

/** Codewords are dealt to the blocks in turn; what follows them is error correction. */
function inOrder(words: readonly number[], blocks: readonly number[]): number[] {
  const dealt = blocks.map((): number[] => [])
  let n = 0
  for (let row = 0; row < Math.max(...blocks); row += 1) {
    blocks.forEach((length, block) => {
      if (row < length) dealt[block]?.push(words[n++] ?? 0)
    })
  }
  return dealt.flat()
}
