/**
 * The process in which papers are set. Plain JavaScript, because it would else need a compiler of TypeScript of its own
 * before the first paper. It is given everything and asks for nothing: no environment, no database, no folder.
 */
import { readFileSync } from 'node:fs'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'

/** A root that is no folder: a template can reach nothing but the templates. */
const NOWHERE = '/nowhere'
/** Parts of a layout not met again in so many papers are let go, so that memory stays level. */
const KEPT_PAPERS = 3

const compiler = NodeCompiler.create({
  workspace: NOWHERE, fontArgs: [{ fontBlobs: process.argv.slice(2).map((path) => readFileSync(path)) }],
})
const placed = new Map()

/** Two folders may not share a name: the compiler has one root. */
function place(name, text) {
  if (placed.get(name) === text) return
  if (placed.has(name)) throw new Error(`two templates are called ${name}`)
  compiler.addSource(`${NOWHERE}/${name}`, text)
  placed.set(name, text)
}

/**
 * The template is told its number of pages (`sys.inputs.pages`): one at first, and once more if there turn out to be
 * more. Asking for it inside would lay out every paper twice, which is a fifth of the time of a one-page receipt.
 */
function print({ templates = [], main, inputs, files = {}, at }) {
  for (const [name, text] of templates) place(name, text)
  const printed = (pages) => compiler.pdf(
    { mainFilePath: `${NOWHERE}/${main}`, inputs: { ...inputs, pages: String(pages) } },
    { pdfStandard: 'a-2b', creationTimestamp: Math.floor(at.getTime() / 1000) })
  try {
    for (const [name, bytes] of Object.entries(files)) compiler.mapShadow(`${NOWHERE}/${name}`, Buffer.from(bytes))
    const single = printed(1)
    const pages = pagesOf(single)
    return pages === 1 ? single : printed(pages)
  } catch (error) {
    // The compiler leaves the message empty and says what is wrong in the code.
    throw new Error(`template ${main}: ${error.code ?? error.message}`, { cause: error })
  } finally {
    for (const name of Object.keys(files)) compiler.unmapShadow(`${NOWHERE}/${name}`) // the next paper has none of them
    compiler.evictCache(KEPT_PAPERS)
  }
}

/** Read from the file: to ask the compiler means to hold its document, which node frees late and by the hundred. */
function pagesOf(pdf) {
  const at = pdf.indexOf('/Type /Pages')
  const [, pages] = /^\/Type \/Pages\s+\/Count (\d+)/.exec(at < 0 ? '' : pdf.toString('latin1', at, at + 64)) ?? []
  if (pages === undefined) throw new Error('the compiler writes its page tree in another way')
  return Number(pages)
}

process.on('message', (order) => {
  try {
    process.send({ pdf: print(order) })
  } catch (error) {
    process.send({ fault: error.message })
  }
})
// Ctrl-C reaches the whole group; the server first finishes what was asked of it. Without a server there is no work.
process.on('SIGINT', () => undefined)
process.on('disconnect', () => process.exit())
