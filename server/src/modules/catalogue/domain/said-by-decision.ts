interface Said { readonly id: string | undefined; readonly name: string | undefined; readonly text: string }

/**
 * What a decision of a file of DMN says: itself and, one below the other, the decisions and functions on which it
 * stands. Of other decisions of the file, and of where they are drawn, nothing: a change there is none of it. Undefined
 * where the file has no such decision. Pure; it reads tags and no XML, and takes what is written otherwise for changed.
 */
export function saidByDecision(dmn: string, named: string): string | undefined {
  const all = elementsOf(dmn)
  const first = all.find(({ id, name }) => id === named || name === named)
  if (!first) return undefined
  const stands = new Set([first])
  // A set goes on to what is added while it is walked.
  for (const { text } of stands) {
    for (const [, id] of text.matchAll(/href\s*=\s*["']#([^"']+)["']/g)) {
      const below = all.find((one) => one.id === id)
      if (below) stands.add(below)
    }
  }
  return [...stands].map(({ text }) => text).join('\n')
}

const [ID, NAME] = [/\sid\s*=\s*["']([^"']*)["']/, /\sname\s*=\s*["']([^"']*)["']/]
const TAGS = /<(\/?)(?:[\w.-]{1,40}:)?(?:decision|businessKnowledgeModel)(?=[\s>])/g

/** Decisions and functions of a file, in one pass over it. */
function elementsOf(dmn: string): Said[] {
  const found: Said[] = []
  let begins: number | undefined
  for (const { 0: tag, 1: slash, index } of dmn.matchAll(TAGS)) {
    if (slash === '') begins = index
    if (slash !== '/' || begins === undefined) continue
    const text = dmn.slice(begins, index + tag.length)
    const head = text.slice(0, text.indexOf('>'))
    found.push({ id: ID.exec(head)?.[1], name: NAME.exec(head)?.[1], text })
    begins = undefined
  }
  return found
}
