import { type Result, ok, refuse } from '../../../kernel/result.ts'

export interface PdfFault { readonly code: 'file-broken' | 'file-password-protected' }
/** Opens a deflated stream to at most `most` bytes; undefined if it cannot, or if it would grow beyond. */
export type Inflate = (deflated: Buffer, most: number) => Promise<Buffer | undefined>

const HEAD = 1024
/** Readers look for the end within the last 1024 bytes; some scanners pad with more. */
const TAIL = 4096
/** Of one object that we look into; the ones we want have a few hundred bytes. */
const MOST_OF_OBJECT = 65_536
const MOST_INFLATED = 16 * 1_048_576
const MOST_STREAMS = 200
const MOST_PAGES = 100_000

/**
 * Whether the bytes hang together as a PDF (ISO 32000-1, 7.5), and how many pages they promise. Looks at header, end,
 * trailer and page tree; nothing in it is run. `pages` is null where the tree cannot be followed cheaply.
 *
 * Not a judge of every object: what lies within them is for whoever shows it. It finds what people really send: a
 * download that was cut, a page of a web site called .pdf, a file under a password.
 */
export async function readPdf(
  bytes: Buffer, inflate: Inflate,
): Promise<Result<{ readonly pages: number | null }, PdfFault>> {
  const start = bytes.subarray(0, HEAD).indexOf('%PDF-')
  const text = bytes.toString('latin1')
  const trailer = start < 0 || isCut(text) ? undefined : trailerOf(text, start)
  const root = trailer && /\/Root\s{0,9}(\d{1,9})\s{1,9}(\d{1,5})\s{1,9}R/.exec(trailer)
  if (!trailer || !root) return refuse({ code: 'file-broken' })
  if (/\/Encrypt(?![A-Za-z])/.test(trailer)) return refuse({ code: 'file-password-protected' })

  const open = openerOf(bytes, text, inflate)
  const catalogue = await open(Number(root[1]), Number(root[2]))
  if (catalogue === undefined) return text.includes('/ObjStm') ? ok({ pages: null }) : refuse({ code: 'file-broken' })
  const tree = /\/Pages\s{0,9}(\d{1,9})\s{1,9}(\d{1,5})\s{1,9}R/.exec(catalogue)
  const count = /\/Count\s{1,9}(\d{1,9})/.exec(tree ? ((await open(Number(tree[1]), Number(tree[2]))) ?? '') : '')?.[1]
  if (count === undefined || Number(count) > MOST_PAGES) return ok({ pages: null })
  return Number(count) === 0 ? refuse({ code: 'file-broken' }) : ok({ pages: Number(count) })
}

/** A file made for the web tells its length in front, where it has an end of its own, too. */
function isCut(text: string): boolean {
  const promised = /\/Linearized[^>]{0,200}?\/L\s{1,9}(\d{1,12})/.exec(text.slice(0, HEAD))?.[1]
  return promised !== undefined && Number(promised) > text.length
}

/** The newest trailer, or the dictionary of the newest cross-reference stream, which serves as one. */
function trailerOf(text: string, start: number): string | undefined {
  const end = text.lastIndexOf('startxref')
  if (end < 0 || end < text.trimEnd().length - TAIL) return undefined
  const offset = Number(/^startxref\s{1,9}(\d{1,12})/.exec(text.slice(end, end + 40))?.[1] ?? 0)
  const told = text.slice(start + offset, start + offset + 40)
  if (/^\s{0,9}xref\s/.test(told)) return text.slice(text.indexOf('trailer', start + offset), end)
  if (/^\s{0,9}\d{1,9}\s{1,9}\d{1,5}\s{1,9}obj/.test(told)) return dictionaryAt(text, start + offset)
  // Some programs count the offset wrongly, and every reader forgives them.
  const last = text.lastIndexOf('trailer')
  if (last >= 0) return text.slice(last, end)
  const stream = text.lastIndexOf('/XRef')
  return stream < 0 ? undefined : dictionaryAt(text, text.lastIndexOf(' obj', stream))
}

function dictionaryAt(text: string, at: number): string {
  const piece = text.slice(at, at + MOST_OF_OBJECT)
  const ends = [piece.indexOf('stream'), piece.indexOf('endobj')].filter((end) => end >= 0)
  return ends.length > 0 ? piece.slice(0, Math.min(...ends)) : piece
}

/** Finds an object by its number: in the open, where the last one of several counts, or in a stream of objects. */
function openerOf(bytes: Buffer, text: string, inflate: Inflate) {
  let packed: Promise<ReadonlyMap<number, string>> | undefined
  return async (number: number, generation: number): Promise<string | undefined> => {
    const name = `${number} ${generation} obj`
    for (let at = text.lastIndexOf(name); at >= 0; at = at === 0 ? -1 : text.lastIndexOf(name, at - 1)) {
      if (!/\d/.test(text.charAt(at - 1))) return dictionaryAt(text, at)
    }
    packed ??= unpack(bytes, text, inflate)
    return (await packed).get(number)
  }
}

async function unpack(bytes: Buffer, text: string, inflate: Inflate): Promise<Map<number, string>> {
  const found = new Map<number, string>()
  let left = MOST_INFLATED
  let at = text.indexOf('/ObjStm')
  for (let seen = 0; at >= 0 && seen < MOST_STREAMS && left > 0; seen += 1, at = text.indexOf('/ObjStm', at + 1)) {
    const begin = text.indexOf('stream', at)
    const end = text.indexOf('endstream', begin)
    if (begin < 0 || end < 0) break
    const dictionary = text.slice(text.lastIndexOf('obj', at), begin)
    const first = Number(/\/First\s{1,9}(\d{1,9})/.exec(dictionary)?.[1] ?? 0)
    const from = begin + (text.startsWith('\r\n', begin + 6) ? 8 : 7)
    const opened = await inflate(bytes.subarray(from, end), left)
    if (!opened) {
      left = Math.floor(left / 2) // a bomb, on which as much was spent; two hundred of them would take minutes
      continue
    }
    left -= opened.length
    const numbers = opened.toString('latin1', 0, first).trim().split(/\s+/).map(Number)
    for (let n = 0; n + 1 < numbers.length; n += 2) {
      const [number = 0, offset = 0] = [numbers[n], numbers[n + 1]]
      found.set(
        number,
        opened.toString(
          'latin1', first + offset, first + Math.min(numbers[n + 3] ?? opened.length, offset + MOST_OF_OBJECT),
        ),
      )
    }
  }
  return found
}
