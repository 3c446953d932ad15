/** Characters; the largest model that people still understand has a tenth. */
const LARGEST = 2_000_000
const DEEPEST = 60

/**
 * What makes XML of others dangerous to parse, in words; undefined if nothing does. A DOCTYPE brings entities, which
 * grow without bound, and files from elsewhere; nothing that we take needs one.
 */
export function faultOfXml(xml: string): string | undefined {
  if (xml.length > LARGEST) return `tệp quá lớn: ${String(xml.length)} ký tự, nhiều nhất ${String(LARGEST)}`
  if (/<!DOCTYPE|<!ENTITY/i.test(xml)) return 'tệp có khai báo DOCTYPE; hãy bỏ khai báo này'
  if (FORBIDDEN.test(xml) || hasForbiddenReference(xml)) return 'tệp có ký tự điều khiển mà XML không cho phép'
  const deepest = depthOf(xml)
  return deepest > DEEPEST ? `phần tử lồng nhau ${String(deepest)} tầng, nhiều nhất ${String(DEEPEST)}` : undefined
}

/** What no XML 1.0 may hold (production 2), and no text of the database: NUL, controls, halves of characters. */
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u

/** The same, written as `&#0;`. */
function hasForbiddenReference(xml: string): boolean {
  return Array.from(xml.matchAll(/&#(?:x([\da-f]+)|(\d+));/gi)).some(([, hex, decimal]) => {
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
    return code > 0x10_ff_ff || FORBIDDEN.test(String.fromCodePoint(code))
  })
}

/** What is not a tag although it may look like some: how it begins and how it ends. */
const SKIPPED = [['<!--', '-->'], ['<![CDATA[', ']]>'], ['<?', '?>']] as const

/** How deep elements lie in each other. One walk over the text, whatever stands in it. */
function depthOf(xml: string): number {
  let [depth, deepest] = [0, 0]
  for (let at = xml.indexOf('<'); at >= 0; at = xml.indexOf('<', at)) {
    const skipped = SKIPPED.find(([begin]) => xml.startsWith(begin, at))
    if (skipped) {
      const end = xml.indexOf(skipped[1], at + skipped[0].length)
      // What does not end no parser takes in.
      if (end < 0) return deepest
      at = end + skipped[1].length
      continue
    }
    const end = endOfTag(xml, at)
    if (xml.startsWith('</', at)) depth -= 1
    else if (xml[end - 1] !== '/') deepest = Math.max(deepest, depth += 1)
    at = end
  }
  return deepest
}

/** Where a tag ends; a bracket in the value of an attribute ends none. */
function endOfTag(xml: string, from: number): number {
  let quote = ''
  for (let at = from + 1; at < xml.length; at += 1) {
    const one = xml[at] ?? ''
    if (quote !== '') {
      if (one === quote) quote = ''
    } else if (one === '>') return at
    else if (one === '"' || one === "'") quote = one
  }
  return xml.length
}
