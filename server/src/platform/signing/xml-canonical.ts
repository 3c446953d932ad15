import type { Document, Element, Node } from '@xmldom/xmldom'

/** How XML is written before it is digested: all namespaces that are in force, or only those that are used. */
export type Canonical = 'inclusive' | 'exclusive'

const [ELEMENT, TEXT, CDATA, INSTRUCTION, DOCUMENT] = [1, 3, 4, 7, 9]
const [XMLNS, XML] = ['http://www.w3.org/2000/xmlns/', 'http://www.w3.org/XML/1998/namespace']
type Scope = ReadonlyMap<string, string>

/**
 * A document or an element as its digest is made (Canonical XML 1.0, Exclusive XML Canonicalization 1.0; both without
 * comments), one element left out if it is named. Of XML without a DTD, which nothing of ours takes.
 */
export function canonicalOf(node: Document | Element, how: Canonical, without?: Element): string {
  if (node.nodeType !== DOCUMENT) return elementOf(node as Element, how, new Map(), true, without)
  const document = node as Document
  let isBehind = false
  return childrenOf(document).map((child) => {
    if (child.nodeType === ELEMENT) isBehind = true
    if (child.nodeType === ELEMENT) return elementOf(child as Element, how, new Map(), false, without)
    // The parser takes the declaration of XML for an instruction; it is none.
    if (child.nodeType !== INSTRUCTION || child.nodeName === 'xml') return ''
    return isBehind ? `\n${instructionOf(child)}` : `${instructionOf(child)}\n`
  }).join('')
}

function elementOf(element: Element, how: Canonical, written: Scope, isApex: boolean, without?: Element): string {
  if (element === without) return ''
  const attributes = Array.from(element.attributes)
  const plain = attributes.filter((one) => one.namespaceURI !== XMLNS)
  const wanted = how === 'inclusive' ? inForce(element) : used(element)
  const now = new Map(written)
  const declared = [...wanted].filter(([prefix, uri]) => prefix !== 'xml' && (written.get(prefix) ?? '') !== uri)
    .sort(([a], [b]) => a < b ? -1 : 1)
  for (const [prefix, uri] of declared) now.set(prefix, uri)
  // What an element takes over from those around it goes with it when it is taken out (2.4).
  const taken = isApex && how === 'inclusive' ? inheritedOf(element) : []
  const shown = [
    ...plain.map((one) => ({
      name: one.name, uri: one.namespaceURI ?? '', local: one.localName ?? one.name, value: one.value,
    })), ...taken,
  ].sort((a, b) => a.uri === b.uri ? compare(a.local, b.local) : compare(a.uri, b.uri))
  const name = element.tagName
  const inner = childrenOf(element).map((child) => {
    switch (child.nodeType) {
      case ELEMENT: return elementOf(child as Element, how, now, false, without)
      case TEXT: case CDATA: return textOf(child.nodeValue ?? '')
      case INSTRUCTION: return instructionOf(child)
      default: return ''
    }
  }).join('')
  const head = [
    ...declared.map(([prefix, uri]) => ` ${prefix === '' ? 'xmlns' : `xmlns:${prefix}`}="${valueOf(uri)}"`),
    ...shown.map((one) => ` ${one.name}="${valueOf(one.value)}"`),
  ].join('')
  return `<${name}${head}>${inner}</${name}>`
}

/** Prefixes that an element and its attributes bear themselves. */
function used(element: Element): Map<string, string> {
  const found = new Map([[element.prefix ?? '', element.namespaceURI ?? '']])
  for (const one of Array.from(element.attributes)) {
    if (one.prefix && one.namespaceURI !== XMLNS) found.set(one.prefix, one.namespaceURI ?? '')
  }
  return found
}

/** All prefixes that mean something where an element stands; the empty one always. */
function inForce(element: Element): Map<string, string> {
  const found = new Map<string, string>()
  for (let node: Node | null = element; node?.nodeType === ELEMENT; node = node.parentNode) {
    for (const one of Array.from((node as Element).attributes)) {
      if (one.namespaceURI !== XMLNS) continue
      const prefix = one.prefix ? one.localName ?? '' : ''
      if (!found.has(prefix)) found.set(prefix, one.value)
    }
  }
  if (!found.has('')) found.set('', '')
  return found
}

/** `xml:lang` and the like of the elements around. */
function inheritedOf(element: Element) {
  const own = new Set(Array.from(element.attributes).map(({ name }) => name))
  const found: { name: string; uri: string; local: string; value: string }[] = []
  for (let node = element.parentNode; node?.nodeType === ELEMENT; node = node.parentNode) {
    for (const one of Array.from((node as Element).attributes)) {
      if (one.namespaceURI !== XML || own.has(one.name)) continue
      own.add(one.name)
      found.push({ name: one.name, uri: XML, local: one.localName ?? one.name, value: one.value })
    }
  }
  return found
}

function childrenOf(node: Node): Node[] {
  return Array.from(node.childNodes)
}

function instructionOf(node: Node): string {
  const data = node.nodeValue ?? ''
  return `<?${node.nodeName}${data === '' ? '' : ` ${data.replaceAll('\r', '&#xD;')}`}?>`
}

function textOf(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#xD;')
}

function valueOf(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;').replaceAll('\t', '&#x9;')
    .replaceAll('\n', '&#xA;').replaceAll('\r', '&#xD;')
}

/** By the numbers of letters, as the standard sorts, not as a language does. */
function compare(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b))
}
