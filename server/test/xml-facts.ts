export interface XmlElement { readonly name: string; readonly attributes: readonly (readonly [string, string])[] }

/**
 * What a file of XML says, whatever its order, prefixes, spaces and comments: each element with its name space, its
 * attributes, its text and the element around it. Apart from the readers of the product, so that what they pass over
 * is seen. `meaning` makes one of what a language says in two ways. For well-formed files of tests only.
 */
export function factsOfXml(xml: string, meaning = (element: XmlElement): XmlElement => element): string[] {
  const facts: string[] = []
  const open: { spaces: Readonly<Record<string, string>>; said: string; text: string; around: string }[] = []
  const tokens = xml.matchAll(
    /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<(\/?)([\w:.-]+)((?:[^>"']|"[^"]*"|'[^']*')*?)(\/?)>|([^<]+)/g,
  )
  const close = () => {
    const one = open.pop()
    if (one) facts.push(`${one.around} > ${one.said} ${JSON.stringify(one.text.trim())}`)
  }
  for (const [, cdata, closing, name, attributes = '', empty, text] of tokens) {
    const top = open.at(-1)
    if (top && (cdata !== undefined || text !== undefined)) top.text += cdata ?? decoded(text ?? '')
    if (name === undefined) continue
    if (closing === '/') {
      close()
      continue
    }
    const all = Array.from(attributes.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g),
      ([, key = '', double, single]) => [key, decoded(double ?? single ?? '')] as const)
    const spaces = { ...top?.spaces, ...Object.fromEntries(all.filter(([key]) => /^xmlns(:|$)/.test(key))
      .map(([key, value]) => [key.slice('xmlns:'.length), value])) }
    const inSpace = (word: string, whole: string) => {
      const [local = '', prefix = whole] = word.split(':').reverse()
      return prefix === 'none' ? local : `{${spaces[prefix] ?? ''}}${local}`
    }
    const own = all.filter(([key]) => !key.startsWith('xmlns'))
      .map(([key, value]) => [inSpace(key, 'none'), key === 'xsi:type' ? inSpace(value, '') : value] as const)
    const { name: meant, attributes: given } = meaning({ name: inSpace(name, ''), attributes: own })
    const said = [meant, ...given.map(([key, value]) => `${key}=${value}`).sort()].join(' ')
    open.push({ spaces, said, text: '', around: top?.said ?? '' })
    if (empty === '/') close()
  }
  return facts.sort()
}

function decoded(text: string): string {
  return text.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code))).replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&apos;/g, "'").replace(/&amp;/g, '&')
}
