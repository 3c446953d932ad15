import { EdxmlFault } from './edxml-fault.ts'
import { type Attributes, type Token, openTokens } from './xml-tokens.ts'

/** An element with its namespace; text is that of its own, in one piece. */
export interface XmlElement {
  readonly space: string
  readonly name: string
  /** Without declarations of namespaces, by the names as they were written. */
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly XmlElement[]
  readonly text: string
}

/** Signs of one field. */
const LONGEST_TEXT = 100_000

export type Named = Pick<XmlElement, 'space' | 'name' | 'attributes'>

/** Which namespace a name is of, while elements are entered and left. */
export interface Spaces {
  enter(name: string, attributes: Attributes): Named
  leave(): void
}

const NONE: ReadonlyMap<string, string> = new Map()

/** Throws `edxml-wrong-namespace` for a prefix that nobody declared. */
export function openSpaces(): Spaces {
  const scopes: ReadonlyMap<string, string>[] = [new Map([['', ''], ['xml', 'http://www.w3.org/XML/1998/namespace']])]
  return {
    enter(name, attributes) {
      const outer = scopes.at(-1) ?? NONE
      if (attributes.length === 0) {
        scopes.push(outer)
        return { ...resolved(name, outer), attributes: NONE }
      }
      const [scope, own] = [new Map(outer), new Map<string, string>()]
      for (const [attribute, value] of attributes) {
        if (/^xmlns(?::|$)/.test(attribute)) scope.set(attribute.slice(6), value)
        else own.set(attribute, value)
      }
      scopes.push(scope)
      for (const attribute of own.keys()) resolved(attribute, scope)
      return { ...resolved(name, scope), attributes: own }
    },
    leave() { scopes.pop() },
  }
}

function resolved(name: string, scope: ReadonlyMap<string, string>): { readonly space: string; readonly name: string } {
  const colon = name.indexOf(':')
  const space = scope.get(colon < 0 ? '' : name.slice(0, colon))
  if (space === undefined || colon >= 0 && space === '') throw new EdxmlFault('edxml-wrong-namespace', name.slice(0, 60))
  return { space, name: name.slice(colon + 1) }
}

interface Growing extends Named {
  readonly children: XmlElement[]
  text: string
}

/** Builds elements of tokens; `take` gives the outermost back once it is whole. */
export function openTree(spaces: Spaces): { take(token: Token): XmlElement | undefined } {
  const open: Growing[] = []
  const closed = (): XmlElement | undefined => {
    const done = open.pop()
    spaces.leave()
    if (done && open.length === 0) return done
    if (done) open.at(-1)?.children.push(done)
    return undefined
  }
  return {
    take(token) {
      if (token.kind === 'close') return closed()
      if (token.kind === 'text') {
        const inner = open.at(-1)
        if (inner) inner.text = longer(inner.text, token.text)
        return undefined
      }
      open.push({ ...spaces.enter(token.name, token.attributes), children: [], text: '' })
      return token.isEmpty ? closed() : undefined
    },
  }
}

/** A text and its next piece. Throws `edxml-too-long`. */
export function longer(text: string, piece: string): string {
  if (text.length + piece.length > LONGEST_TEXT) throw new EdxmlFault('edxml-too-long')
  return text + piece
}

/** The tree of a short text. Throws `EdxmlFault`. */
export function treeOf(text: string): XmlElement {
  const [tokens, tree] = [openTokens(), openTree(openSpaces())]
  let root: XmlElement | undefined
  for (const token of tokens.push(text)) root = tree.take(token) ?? root
  tokens.end()
  if (!root) throw new EdxmlFault('edxml-not-xml')
  return root
}

/** Children of this name. */
export function childrenOf(element: XmlElement, space: string, name: string): readonly XmlElement[] {
  return element.children.filter((one) => one.space === space && one.name === name)
}

/** Every element within one, itself first, level by level. */
export function elementsOf(element: XmlElement): readonly XmlElement[] {
  const all: XmlElement[] = [element]
  // A list that grows while it is walked: each element brings its children.
  for (const one of all) all.push(...one.children)
  return all
}
