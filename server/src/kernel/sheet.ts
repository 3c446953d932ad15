/** A cell of the table: a number can be counted with, a text is read and never computed. */
export type SheetCell = string | number

/** A line above the table, over all of its width. */
export interface SheetLine {
  readonly text: string
  readonly at: 'left' | 'center' | 'right'
  readonly look: 'plain' | 'bold' | 'italic' | 'title'
}

/** A cell of the heading, over so many columns and rows; one each unless said. */
export interface HeaderCell {
  readonly text: string
  readonly columns?: number
  readonly rows?: number
  /** Smaller, and not bold: numbers of columns. */
  readonly isSmall?: boolean
}

export interface SheetColumn {
  /** Millimetres on a page of A4 across, of which all columns together take 267. */
  readonly width: number
  /** Where stands what is below the heading. */
  readonly at: 'left' | 'center' | 'right'
}

export interface SheetRow {
  /** A sum. */
  readonly isBold: boolean
  readonly cells: readonly SheetCell[]
}

/**
 * A form that is filled in, as lines and one table: what every format is written from, so that all say the same and no
 * writer knows which form it is.
 */
export interface Sheet {
  /** What the sheet is called within its file: at most 31 characters, none of `\ / ? * [ ] :`. */
  readonly name: string
  /** Title and author of the document, for whoever looks for it, or hears it read. */
  readonly title: string
  readonly author: string
  readonly lines: readonly SheetLine[]
  readonly columns: readonly SheetColumn[]
  /** Rows of the heading as HTML has them: where a cell from above or from the left reaches, none stands. */
  readonly header: readonly (readonly HeaderCell[])[]
  /** Each with a cell for every column. */
  readonly rows: readonly SheetRow[]
}

/**
 * The heading with a place for every column of every row: the cell that begins there, or null where another reaches.
 * Throws RangeError where cells and columns do not come out even, since each format would show that in its own way.
 * Pure.
 */
export function headerGrid({ header, columns }: Pick<Sheet, 'header' | 'columns'>): (HeaderCell | null)[][] {
  const grid = header.map(() => columns.map((): HeaderCell | null | undefined => undefined))
  header.forEach((cells, y) => {
    for (const cell of cells) {
      const x = grid[y]?.indexOf(undefined) ?? -1
      const reached = grid.slice(y, y + (cell.rows ?? 1)).map((row) => row.slice(x, x + (cell.columns ?? 1)))
      const isEven = x >= 0 && reached.length === (cell.rows ?? 1)
        && reached.every((row) => row.length === (cell.columns ?? 1) && row.every((place) => place === undefined))
      if (!isEven) throw new RangeError(`no place for the heading ${cell.text}`)
      for (const row of grid.slice(y, y + (cell.rows ?? 1))) row.fill(null, x, x + (cell.columns ?? 1))
      grid[y]?.splice(x, 1, cell)
    }
  })
  return grid.map((row) => row.map((place) => {
    if (place === undefined) throw new RangeError('the heading leaves a place empty')
    return place
  }))
}
