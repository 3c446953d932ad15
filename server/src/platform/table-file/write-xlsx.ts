import write, { type CellObject, type Row } from 'write-excel-file/node'
import { type HeaderCell, type Sheet, type SheetCell, type SheetLine, headerGrid } from '../../kernel/sheet.ts'

const FONT = { fontFamily: 'Times New Roman', fontSize: 12 }
const BOX = { borderStyle: 'thin', borderColor: '#000000', alignVertical: 'center', wrap: true } as const
/** A cell that is text and stays it when somebody edits it, whatever it begins with: nothing here is a formula. */
const TEXT = { type: String, format: '@' }
/** Characters of a column to a millimetre, at 12 points. */
const CHARACTERS = 0.5
/** Points. A row of joined cells alone is not made higher by what stands in them: programs leave that to us. */
const [TITLE, TWO_LINES] = [20, 33]

/**
 * A workbook (XLSX) of one sheet: numbers are numbers and texts texts, never formulas. The heading stays in sight and
 * is printed on each page; pages are A4 across and as wide as the table.
 */
export async function writeXlsx(sheet: Sheet): Promise<Uint8Array> {
  const { lines, header, rows, columns, name } = sheet
  const above: Row[] = [
    ...lines.map((line) => [lineCell(line, columns.length), ...columns.slice(1).map(() => null)]),
    ...headerGrid(sheet).map((cells) => cells.map((cell): CellObject | null => cell && {
      ...BOX, ...TEXT, value: cell.text, align: 'center', columnSpan: cell.columns ?? 1, rowSpan: cell.rows ?? 1,
      ...cell.isSmall ? { fontSize: 10 } : { fontWeight: 'bold' }, ...!cells.some(isAlone) && { height: TWO_LINES },
    })),
  ]
  const body = rows.map(({ cells, isBold }): Row => cells.map((cell, nth): CellObject => ({
    ...BOX, ...valueOf(cell), align: columns[nth]?.at ?? 'left', ...isBold && { fontWeight: 'bold' },
  })))
  return write([...above, ...body], {
    sheet: name, columns: columns.map(({ width }) => ({ width: width * CHARACTERS })), orientation: 'landscape',
    stickyRowsCount: above.length, showGridLines: false,
  }, { ...FONT, features: [printing(name, lines.length + 1, lines.length + header.length)] }).toBuffer()
}

function isAlone(cell: HeaderCell | null): boolean {
  return cell !== null && (cell.columns ?? 1) === 1 && (cell.rows ?? 1) === 1
}

function valueOf(cell: SheetCell): CellObject {
  return typeof cell === 'number' ? { value: cell, type: Number, format: '0' } : { value: cell, ...TEXT }
}

function lineCell({ text, at, look }: SheetLine, columnSpan: number): CellObject {
  return {
    ...TEXT, value: text, align: at, columnSpan, ...look === 'title' && { fontSize: 14, height: TITLE },
    ...(look === 'title' || look === 'bold') && { fontWeight: 'bold' }, ...look === 'italic' && { fontStyle: 'italic' },
  }
}

/** How it is printed, which the library leaves out: the rows of the heading on each page, all columns on one. */
function printing(name: string, first: number, last: number) {
  const rows = `'${name.replaceAll("'", "''")}'!$${first}:$${last}`
  const titles = `<definedName name="_xlnm.Print_Titles" localSheetId="0">${rows}</definedName>`
  return {
    files: {
      transform: {
        'xl/workbook.xml': {
          transform: (xml: string) => put(xml, '<definedNames/>', `<definedNames>${titles}</definedNames>`),
        },
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml: string) =>
            put(xml, '<sheetViews>', '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>'),
          transformElementAttributes: (tag: string, attributes: Record<string, string | number>) =>
            tag === 'pageSetup' ? { ...attributes, fitToWidth: 1, fitToHeight: 0 } : attributes,
        },
      },
    },
  }
}

/** Throws where the library writes otherwise than it did: tests shall find a sheet that prints badly, not an office. */
function put(xml: string, mark: string, instead: string): string {
  if (!xml.includes(mark)) throw new Error(`the workbook has no ${mark}`)
  return xml.replace(mark, () => instead)
}
