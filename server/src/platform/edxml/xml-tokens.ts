import { EdxmlFault } from './edxml-fault.ts'

/** A piece of XML, with the signs in which it came. Text may come in many pieces; remarks come in none. */
export type Token =
  | { readonly kind: 'open'; readonly name: string; readonly attributes: Attributes; readonly isEmpty: boolean; readonly raw: string }
  | { readonly kind: 'close'; readonly name: string; readonly raw: string }
  | { readonly kind: 'text'; readonly text: string; readonly raw: string }

export type Attributes = readonly (readonly [name: string, value: string])[]

/** Signs of one tag or remark, elements, attributes of one, and how deep they lie: the standard's own need 9. */
const [LONGEST_TAG, MOST_ELEMENTS, MOST_ATTRIBUTES, DEEPEST] = [65_536, 20_000, 32, 24]

const OPEN = /<([\p{L}_][\p{L}\p{N}_.-]{0,199}(?::[\p{L}_][\p{L}\p{N}_.-]{0,199})?)/uy
const CLOSE = /^<\/([\p{L}_][\p{L}\p{N}_.-]{0,199}(?::[\p{L}_][\p{L}\p{N}_.-]{0,199})?)\s*>$/u
const ATTRIBUTE = /\s+([\p{L}_][\p{L}\p{N}_.-]{0,199}(?::[\p{L}_][\p{L}\p{N}_.-]{0,199})?)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/uy
const DECLARATION = /^<\?xml\s+version\s*=\s*["']1\.[01]["'](?:\s+encoding\s*=\s*["']([\w.-]+)["'])?(?:\s+standalone\s*=\s*["'](?:yes|no)["'])?\s*\?>$/
/** Not allowed in XML at all (production 2), but for halves of characters, which the decoder of bytes refuses. */
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/

export interface Tokens {
  /** What became whole with these signs. Throws `EdxmlFault` for what is dangerous or no XML. */
  push(text: string): Token[]
  /** Throws where something is still open. */
  end(): void
}

/**
 * Reads XML of others piece by piece, as it comes: never more than one tag is held. No DTD and no entities but the five
 * of XML, no processing instructions; elements, attributes and depth are bounded. The parsers of the house want the
 * whole text, which of a package with attachments is too much.
 */
export function openTokens(): Tokens {
  const open: string[] = []
  let [rest, elements, isBegun, isOver, mayBeReturn] = ['', 0, false, false, false]

  function openTag(raw: string): Token {
    OPEN.lastIndex = 0
    const [, name = ''] = OPEN.exec(raw) ?? notXml()
    const attributes: [string, string][] = []
    const names = new Set<string>()
    let at = OPEN.lastIndex
    for (;;) {
      ATTRIBUTE.lastIndex = at
      const found = ATTRIBUTE.exec(raw)
      if (!found) break
      at = ATTRIBUTE.lastIndex
      const [, own = '', double, single = ''] = found
      if (names.size === MOST_ATTRIBUTES) throw new EdxmlFault('edxml-too-many-attributes')
      if (names.has(own)) notXml()
      names.add(own)
      attributes.push([own, decoded((double ?? single).replace(/[\t\n]/g, ' '))])
    }
    const end = raw.slice(at).trim()
    if (end !== '>' && end !== '/>') notXml()
    if (isOver) notXml()
    isBegun = true
    elements += 1
    if (elements > MOST_ELEMENTS) throw new EdxmlFault('edxml-too-many-elements')
    if (open.length >= DEEPEST) throw new EdxmlFault('edxml-too-deep')
    const isEmpty = end === '/>'
    if (!isEmpty) open.push(name)
    else if (open.length === 0) isOver = true
    return { kind: 'open', name, attributes, isEmpty, raw }
  }

  function closeTag(raw: string): Token {
    const [, name = ''] = CLOSE.exec(raw) ?? notXml()
    if (open.pop() !== name) notXml()
    isOver = open.length === 0
    return { kind: 'close', name, raw }
  }

  function textOf(raw: string): Token[] {
    if (FORBIDDEN.test(raw) || raw.includes(']]>')) notXml()
    if (open.length > 0) return [{ kind: 'text', text: decoded(raw), raw }]
    return raw.trim() === '' ? [] : notXml()
  }

  /** What begins with a bracket, if it is whole. */
  function marked(): Token[] | undefined {
    if (rest.startsWith('<!--') || '<!--'.startsWith(rest)) {
      const end = rest.length < 4 ? -1 : rest.indexOf('-->', 4)
      return end < 0 ? undefined : remark(cut(end + 3))
    }
    if (rest.startsWith('<![CDATA[') || '<![CDATA['.startsWith(rest)) {
      const end = rest.indexOf(']]>')
      return end < 0 ? undefined : plain(cut(end + 3))
    }
    if (rest.startsWith('<!')) throw new EdxmlFault('edxml-dtd')
    if (rest.startsWith('<?')) {
      const end = rest.indexOf('?>')
      return end < 0 ? undefined : declared(cut(end + 2))
    }
    const end = endOfTag(rest)
    if (end < 0) return undefined
    const raw = cut(end + 1)
    if (FORBIDDEN.test(raw)) notXml()
    return [raw.startsWith('</') ? closeTag(raw) : openTag(raw)]
  }

  function remark(raw: string): Token[] {
    if (FORBIDDEN.test(raw) || raw.slice(4, -3).includes('--') || raw.endsWith('--->')) notXml()
    isBegun = true
    return []
  }

  function plain(raw: string): Token[] {
    const text = raw.slice(9, -3)
    if (FORBIDDEN.test(text) || open.length === 0) notXml()
    return [{ kind: 'text', text, raw }]
  }

  function declared(raw: string): Token[] {
    const [, encoding = 'UTF-8'] = isBegun ? notXml() : DECLARATION.exec(raw) ?? notXml()
    isBegun = true
    if (!/^utf-?8$/i.test(encoding)) throw new EdxmlFault('edxml-wrong-encoding')
    return []
  }

  function cut(length: number): string {
    const part = rest.slice(0, length)
    rest = rest.slice(length)
    return part
  }

  return {
    push(text) {
      // A line ends with one sign, however it came, as XML 1.0 (2.11) and whoever signed it want it.
      const whole = (mayBeReturn ? '\r' : '') + text
      mayBeReturn = whole.endsWith('\r')
      rest += (mayBeReturn ? whole.slice(0, -1) : whole).replace(/\r\n?/g, '\n')
      const tokens: Token[] = []
      while (rest !== '') {
        const found = rest.startsWith('<') ? marked() : textOf(cut(endOfText(rest)))
        if (!found) break
        tokens.push(...found)
        if (rest !== '' && !rest.startsWith('<') && endOfText(rest) === 0) break
      }
      if (rest.length > LONGEST_TAG) throw new EdxmlFault('edxml-too-long')
      if (rest !== '' && open.length === 0 && !isBegun && !rest.startsWith('<') && rest.trim() !== '') notXml()
      return tokens
    },
    end() {
      if (rest.trim() !== '' || !isOver) notXml()
    },
  }
}

/** Up to the next tag; at the end of what came, what may be a part of a reference or of an end of CDATA waits. */
function endOfText(text: string): number {
  const tag = text.indexOf('<')
  if (tag >= 0) return tag
  const held = /(?:&[^;&]{0,12}|\]{1,2})$/.exec(text)
  return held ? held.index : text.length
}

/** Where a tag ends; a bracket in the value of an attribute ends none. */
function endOfTag(text: string): number {
  let quote = ''
  for (let at = 1; at < text.length; at += 1) {
    const one = text[at] ?? ''
    if (quote !== '') {
      if (one === quote) quote = ''
    } else if (one === '>') return at
    else if (one === '"' || one === "'") quote = one
    else if (one === '<') notXml()
  }
  return -1
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function decoded(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#x([\da-fA-F]{1,6})|#(\d{1,7})|(\w{1,40}));|&/g, (_, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) {
      // An entity of its own needs a DTD that declares it.
      return Object.hasOwn(ENTITIES, name) ? ENTITIES[name] ?? '' : fault('edxml-dtd')
    }
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
    const isCharacter = code <= 0x10_ff_ff && !(code >= 0xd8_00 && code <= 0xdf_ff)
    const sign = isCharacter ? String.fromCodePoint(code) : ''
    return sign === '' || FORBIDDEN.test(sign) ? notXml() : sign
  })
}

function notXml(): never {
  return fault('edxml-not-xml')
}

function fault(code: 'edxml-not-xml' | 'edxml-dtd'): never {
  throw new EdxmlFault(code)
}
