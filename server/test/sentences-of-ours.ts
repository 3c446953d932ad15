import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { TextCatalogue } from '@motcua/contracts/texts.ts'

const PAGES = new URL('../src/pages', import.meta.url).pathname
/** Shorter ones may be labels of a form, too, which are data. */
const LONG = 28
/** What the catalogues of the portal say in Vietnamese, in the pieces between the values that are put in. */
export async function sentencesOfOurs(): Promise<string[]> {
  const files = readdirSync(PAGES).filter((file) => file.endsWith('-texts.ts'))
  const catalogues = await Promise.all(files.map(async (file) =>
    await import(join(PAGES, file)) as Record<string, TextCatalogue>))
  const said = catalogues.flatMap((file) => Object.values(file)).flatMap((texts) => Object.values(texts))
  return said.flatMap(({ vi }) => vi.split(/\{\w+\}/)).map((piece) => piece.trim()).filter(
    (piece) => piece.length >= LONG,
  )
}
