/** Files of a sheet read back by others than wrote them: cells as whoever opens the file finds them. */
import { inflateRawSync } from 'node:zlib'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { readSheet } from 'read-excel-file/node'

/** Rows of the first sheet; null where nothing stands, as under a cell that reaches there. */
export async function cellsOfXlsx(file: Uint8Array): Promise<(string | number | null)[][]> {
  return (await readSheet(Buffer.from(file))) as (string | number | null)[][]
}

/** A cell of a table of Word: how many columns it takes, and whether one from above reaches into it. */
export interface WordCell { readonly text: string; readonly columns: number; readonly isBelow: boolean }
export interface WordRow { readonly isHeader: boolean; readonly cells: readonly WordCell[] }

/** The lines of a document, and the rows of its table. */
export function tableOfDocx(file: Uint8Array): { readonly lines: string[]; readonly rows: WordRow[] } {
  const xml = memberOf(file, 'word/document.xml')
  const [before = '', table = ''] = xml.split('<w:tbl>')
  const textOf = (part: string) => matches(part, /<w:t[ >][^<]*/g).map((one) => plain(one.slice(one.indexOf('>') + 1))).join('')
  return {
    lines: matches(before, /<w:p>.*?<\/w:p>/g).map(textOf),
    rows: matches(table, /<w:tr>.*?<\/w:tr>/gs).map((row) => ({
      isHeader: row.includes('<w:tblHeader/>'),
      cells: matches(row, /<w:tc>.*?<\/w:tc>/gs).map((cell) => ({
        text: textOf(cell), columns: Number(/<w:gridSpan w:val="(\d+)"/.exec(cell)?.[1] ?? 1),
        isBelow: cell.includes('<w:vMerge w:val="continue"/>'),
      })),
    })),
  }
}

/** Pages of a PDF: what can be read there, and the rows of its table by the tags that a reader of screens goes by. */
export async function tableOfPdf(
  file: Uint8Array,
): Promise<{ readonly title: string; readonly pages: { readonly text: string; readonly rows: string[][] }[] }> {
  const paper = await getDocument({ data: Uint8Array.from(file), verbosity: 0 }).promise
  const pages = []
  for (let n = 1; n <= paper.numPages; n += 1) {
    const page = await paper.getPage(n)
    const { items } = await page.getTextContent({ includeMarkedContent: true })
    const words = new Map<string, string>()
    let at = ''
    for (const item of items) {
      if ('str' in item) words.set(at, (words.get(at) ?? '') + item.str + (item.hasEOL ? ' ' : ''))
      else if (item.type.startsWith('begin')) at = item.id
      else at = ''
    }
    const said = (node: Tagged): string =>
      node.id !== undefined ? words.get(node.id) ?? '' : (node.children ?? []).map(said).join('')
    const rows = below(await page.getStructTree() as Tagged, 'TR')
      .map((row) => (row.children ?? []).map((cell) => said(cell).trim()))
      // Each page has the tags of the whole table, with nothing in those of other pages.
      .filter((row) => row.some((cell) => cell !== ''))
    pages.push({ text: items.map((item) => 'str' in item ? item.str : '').join(' ').replaceAll(/\s+/g, ' '), rows })
  }
  const { info } = await paper.getMetadata()
  await paper.loadingTask.destroy()
  return { title: (info as { readonly Title?: string }).Title ?? '', pages }
}

interface Tagged { readonly role?: string; readonly id?: string; readonly children?: readonly Tagged[] }

function below(node: Tagged, role: string): Tagged[] {
  return node.role === role ? [node] : (node.children ?? []).flatMap((child) => below(child, role))
}

/** A file of an archive, however it is packed (APPNOTE 4.3). */
export function memberOf(file: Uint8Array, name: string): string {
  const bytes = Buffer.from(file)
  let at = bytes.readUInt32LE(bytes.lastIndexOf(Buffer.from('PK\u0005\u0006')) + 16)
  while (bytes.readUInt32LE(at) === 0x0201_4b50) {
    const named = bytes.readUInt16LE(at + 28)
    if (bytes.toString('utf8', at + 46, at + 46 + named) === name) {
      const local = bytes.readUInt32LE(at + 42)
      const begin = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
      const content = bytes.subarray(begin, begin + bytes.readUInt32LE(at + 20))
      return (bytes.readUInt16LE(at + 10) === 0 ? content : inflateRawSync(content)).toString('utf8')
    }
    at += 46 + named + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  throw new Error(`no ${name} in the archive`)
}

function matches(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([found]) => found)
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }
function plain(text: string): string {
  return text.replaceAll(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => ENTITIES[name] ?? '')
}
