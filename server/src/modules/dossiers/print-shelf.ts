import { fileURLToPath } from 'node:url'
import { compilePaper, readTemplates } from '../../platform/pdf/typst.ts'
import { qrSvg } from '../../platform/qr.ts'

const templates = readTemplates(fileURLToPath(new URL('slips', import.meta.url)))

/** What a list of a shelf says, in Vietnamese. */
export interface ShelfList {
  readonly title: string
  readonly section: string
  /** When it was made, in words. */
  readonly at: string
  /** That there is more than what is printed; null if not. */
  readonly rest: string | null
  readonly dayTitle: string
  /** Who signs beside whoever made it. */
  readonly otherSide: string
  readonly items: readonly {
    readonly number: string; readonly name: string; readonly procedure: string; readonly place: string
    readonly days: string
  }[]
}

/** Results on the shelf, or that go to the archive, as a PDF of A4. */
export async function printShelfList(list: ShelfList, at: Date): Promise<Uint8Array> {
  return compilePaper({ templates, main: 'shelf-list.typ', at, data: list })
}

/** What a label of a result on the shelf says, in Vietnamese. */
export interface ShelfLabel {
  readonly number: string
  readonly name: string
  readonly place: string
  readonly section: string
  readonly since: string
  readonly archiveOn: string | null
}

/** The label of a result as a PDF of 100 × 60 mm, with the number of its dossier as QR. */
export async function printShelfLabel(label: ShelfLabel, at: Date): Promise<Uint8Array> {
  return compilePaper({
    templates, main: 'shelf-label.typ', at, data: label, pictures: { qr: qrSvg(label.number) },
  })
}
