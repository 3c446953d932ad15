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
  let [depth, deepest] = [0, 0]
  for (const [tag] of xml.matchAll(/<\/?[A-Za-z_][^<>]*>/g)) {
    if (tag.startsWith('</')) depth -= 1
    else if (!tag.endsWith('/>')) deepest = Math.max(deepest, depth += 1)
  }
  return deepest > DEEPEST ? `phần tử lồng nhau ${String(deepest)} tầng, nhiều nhất ${String(DEEPEST)}` : undefined
}
