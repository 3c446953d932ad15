import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { fontFiles } from './fonts.ts'
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
  /** The moment written into the file; nothing else in it depends on time. */
  readonly at: Date
}

/** A root that is no folder: a template can reach nothing but the templates. */
const NOWHERE = '/nowhere'
/** Parts of a layout not met again in so many papers are let go, so that memory stays level. */
const KEPT_PAPERS = 3
/** Longer ones must be cut where they meet the margin; no Vietnamese word comes near. */
const LONG_WORD = /\S{21}/

let compiler: NodeCompiler | undefined

/** The `.typ` files of a folder, by name. */
export function readTemplates(folder: string): Templates {
  const names = readdirSync(folder).filter((name) => name.endsWith('.typ')).sort()
  return new Map(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]))
}

/**
 * A PDF/A-2b, tagged, with its fonts in it. Equal papers give equal bytes, in any process and on any day, as long as
 * templates, fonts and compiler stay what they are. Throws when the template is broken: a bug, never the data's fault.
 *
 * The template is told its number of pages (`sys.inputs.pages`): one at first, and once more if there turn out to be
 * more. Asking for it inside would lay out every paper twice, which is a fifth of the time of a one-page receipt. It is
 * also told whether a word is over 20 letters (`longWords`, yes or no), since the rule that cuts them is dear too.
 *
 * Whoever prints many in a row gives the event loop a turn now and then: node lets go of the compiler's memory there.
 */
export function compilePaper({ templates, main, data, pictures = {}, at }: Paper): Uint8Array {
  if (!templates.has(main)) throw new RangeError(`no template ${main}`)
  const press = compiler ??= NodeCompiler.create({ workspace: NOWHERE, fontArgs: [{ fontBlobs: [...fontFiles()] }] })
  for (const [name, text] of templates) place(press, name, text)
  const json = JSON.stringify(data, printableText)
  const inputs = { ...pictures, data: json, longWords: hasLongWord(data) ? 'yes' : 'no' }
  const print = (pages: number) => press.pdf(
    { mainFilePath: join(NOWHERE, main), inputs: { ...inputs, pages: String(pages) } },
    { pdfStandard: 'a-2b', creationTimestamp: Math.floor(at.getTime() / 1000) })
  try {
    const single = print(1)
    const pages = pagesOf(single)
    return pages === 1 ? single : print(pages)
  } catch (error) {
    // The compiler leaves the message empty and says what is wrong in the code.
    throw new Error(`template ${main}: ${(error as NodeJS.ErrnoException).code}`, { cause: error })
  } finally {
    press.evictCache(KEPT_PAPERS)
  }
}

/** Read from the file: to ask the compiler means to hold its document, which node frees late and by the hundred. */
function pagesOf(pdf: Buffer): number {
  const [, pages] = /\/Type \/Pages\s+\/Count (\d+)/.exec(pdf.toString('latin1')) ?? []
  if (pages === undefined) throw new Error('the compiler writes its page tree in another way')
  return Number(pages)
}

function printableText(_: string, value: unknown): unknown {
  return typeof value === 'string' ? printable(value) : value
}

function hasLongWord(value: unknown): boolean {
  if (typeof value === 'string') return LONG_WORD.test(value)
  return typeof value === 'object' && value !== null && Object.values(value).some(hasLongWord)
}

const placed = new Map<string, string>()

/** Two folders may not share a name: the compiler has one root. */
function place(press: NodeCompiler, name: string, text: string): void {
  if (placed.get(name) === text) return
  if (placed.has(name)) throw new Error(`two templates are called ${name}`)
  press.addSource(join(NOWHERE, name), text)
  placed.set(name, text)
}
