import {
  AlignmentType, Document, Footer, type IRunOptions, Packer, PageNumber, PageOrientation, Paragraph, Table, TableCell,
  TableLayoutType, TableRow, TextRun, VerticalAlign, WidthType,
} from 'docx'
import { type Sheet, type SheetLine, type SheetRow } from '../../kernel/sheet.ts'

/** In half points, as Word counts: 13 for lines, 12 in the table, 10 for what is small. */
const [LINE, CELL, SMALL] = [26, 24, 20]
/** Twentieths of a point, in which all lengths are: programs older than the standard of 2011 know no millimetres. */
const twips = (millimetres: number) => Math.round(millimetres * 1440 / 25.4)
/** Upright, as the library wants it: it turns the page itself. */
const PAGE = { orientation: PageOrientation.LANDSCAPE, width: twips(210), height: twips(297) }
const MARGIN = { top: twips(15), bottom: twips(15), left: twips(15), right: twips(15) }
const ALIGN = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const
/** What XML may not hold: a file with one of them is broken for Word. */
const UNFIT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\p{Cs}\ufffe\uffff]/gu

/**
 * A document (DOCX), A4 across in Times New Roman: the lines, and one table whose heading stands on each page, whose
 * rows do not break, and in which no sum of what follows ends a page. Not the same bytes twice: the library writes the
 * time into it.
 */
export async function writeDocx({ title, author, lines, columns, header, rows }: Sheet): Promise<Uint8Array> {
  const widths = columns.map(({ width }) => twips(width))
  const table = new Table({
    columnWidths: widths, layout: TableLayoutType.FIXED, rows: [...header.map(headerRow), ...rows.map(bodyRow)],
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    margins: { left: twips(1), right: twips(1), top: twips(0.5), bottom: twips(0.5) },
  })
  const pages = new Paragraph({
    alignment: AlignmentType.RIGHT,
    children: [new TextRun({ children: ['Trang ', PageNumber.CURRENT, '/', PageNumber.TOTAL_PAGES], size: SMALL })],
  })
  return Packer.toBuffer(new Document({
    title: fit(title), creator: fit(author), lastModifiedBy: fit(author),
    styles: { default: { document: { run: { font: 'Times New Roman', size: LINE, language: { value: 'vi-VN' } } } } },
    sections: [{
      properties: { page: { size: PAGE, margin: MARGIN } },
      footers: { default: new Footer({ children: [pages] }) },
      children: [...lines.map(paragraphOf), table],
    }],
  }))

  function bodyRow({ cells, isBold }: SheetRow): TableRow {
    return new TableRow({
      cantSplit: true,
      children: cells.map((cell, nth) => new TableCell({
        verticalAlign: VerticalAlign.CENTER,
        children: [
          inCell(ALIGN[columns[nth]?.at ?? 'left'], runOf(String(cell), { size: CELL, bold: isBold }), isBold),
        ],
      })),
    })
  }
}

function headerRow(cells: Sheet['header'][number]): TableRow {
  return new TableRow({
    tableHeader: true, cantSplit: true,
    children: cells.map(({ text, columns = 1, rows = 1, isSmall = false }) => new TableCell({
      columnSpan: columns, rowSpan: rows, verticalAlign: VerticalAlign.CENTER,
      children: [inCell(ALIGN.center, runOf(text, isSmall ? { size: SMALL } : { size: CELL, bold: true }))],
    })),
  })
}

type Side = (typeof ALIGN)[keyof typeof ALIGN]

/** One that is kept stands on the page of what follows. */
function inCell(alignment: Side, run: TextRun, isKept = false): Paragraph {
  return new Paragraph({ alignment, keepNext: isKept, children: [run] })
}

function paragraphOf({ text, at, look }: SheetLine): Paragraph {
  return new Paragraph({
    alignment: ALIGN[at], spacing: { after: 60 },
    children: [runOf(text, {
      bold: look === 'bold' || look === 'title', italics: look === 'italic', size: look === 'title' ? LINE + 2 : LINE,
    })],
  })
}

function runOf(text: string, look: Pick<IRunOptions, 'bold' | 'italics' | 'size'>): TextRun {
  return new TextRun({ ...look, text: fit(text) })
}

function fit(text: string): string {
  return text.replaceAll(UNFIT, '')
}
