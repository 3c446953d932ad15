import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { openPress } from './press.ts'
import { printable } from './printable.ts'

/** Templates that may include each other by name, as `#import "/name.typ"`. */
export type Templates = ReadonlyMap<string, string>

export interface Paper {
  readonly templates: Templates
  /** Which of the templates is the paper itself. */
  readonly main: string
  /** Comes to the template as JSON in `sys.inputs.data`, each text made printable: markup in it is text. */
  readonly data: unknown
  /** Pictures as SVG, by name, in `sys.inputs`. Ours only: an SVG of a stranger could name files. */
  readonly pictures?: Readonly<Record<string, string>>
  /** PNGs that the data name: `image("/" + name)` in the template. Unlike a SVG, a PNG can name nothing. */
  readonly files?: Readonly<Record<string, Uint8Array>>
  /** Of many pages, which nobody waits for at a counter. */
  readonly isBook?: boolean
  /** The moment written into the file; nothing else in it depends on time. */
  readonly at: Date
}

/** Longer ones must be cut where they meet the margin; no Vietnamese word comes near. */
const LONG_WORD = /\S{30}/

/** Papers of a page or two, a clerk and a citizen waiting. A second of rush on one core waits at most. */
const papers = openPress({ mostWaiting: 150, restsAfter: 20_000 })
/** Books of many pages have a press of their own, so that no receipt waits behind one; each holds a lot of memory. */
const books = openPress({ mostWaiting: 8, restsAfter: 500, isPatient: true })

/** The `.typ` files of a folder, by name. */
export function readTemplates(folder: string): Templates {
  const names = readdirSync(folder).filter((name) => name.endsWith('.typ')).sort()
  return new Map(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]))
}

/**
 * A PDF/A-2b, tagged, with its fonts in it. Equal papers give equal bytes, in any process and on any day, as long as
 * templates, fonts and compiler stay what they are. Throws when the template is broken: a bug, never the data's fault;
 * `PressFailed` when it cannot be printed just now.
 *
 * The template is told its number of pages (`sys.inputs.pages`) and whether a word is over 29 letters (`longWords`, yes
 * or no), since the rule that cuts them is dear.
 */
export async function compilePaper({
  templates, main, data, pictures = {}, files = {}, isBook = false, at,
}: Paper): Promise<Uint8Array> {
  if (!templates.has(main)) throw new RangeError(`no template ${main}`)
  const inputs = { ...pictures, data: JSON.stringify(data, printableText), longWords: hasLongWord(data) ? 'yes' : 'no' }
  return (isBook ? books : papers).print({ templates, main, inputs, files, at })
}

function printableText(_: string, value: unknown): unknown {
  return typeof value === 'string' ? printable(value) : value
}

function hasLongWord(value: unknown): boolean {
  if (typeof value === 'string') return LONG_WORD.test(value)
  return typeof value === 'object' && value !== null && Object.values(value).some(hasLongWord)
}
