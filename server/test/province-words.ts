import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'

/** What of a province may stand in its data only. */
export interface ProvinceWords {
  /** Folded to lower case. */
  readonly names: ReadonlySet<string>
  /** What stands before the colon in ids of units. */
  readonly prefixes: ReadonlySet<string>
  readonly codes: ReadonlySet<string>
}

/** Names of sections of templates and of offices that every province has by the same word are no names of this one. */
const GENERAL = /^(Văn phòng|Trung tâm|Bộ phận|Phòng [^ ]+( [^ ]+)?$)/

/** Rules of `policies.yaml` whose texts are the province's own. */
const BRAND = 'brand'

/**
 * Collects names, ids and codes from every file of a data folder: units of now and of what comes after them, agencies,
 * codes of the statistics office and of procedures, and how the province calls itself.
 */
export function wordsOf(folder: string): ProvinceWords {
  const [names, prefixes, codes] = [new Set<string>(), new Set<string>(), new Set<string>()]
  const note = (object: Record<string, unknown>) => {
    const { id, name_vi: name, type, gso_code: gso, code } = object
    for (const key of ['agency_code', 'legacy_agency_code']) if (typeof object[key] === 'string') codes.add(object[key])
    if (typeof gso === 'string') codes.add(gso)
    if (typeof code === 'string' && /^\d\.\d{6}/.test(code)) codes.add(code.slice(0, 8))
    if (typeof code === 'string' && /^[A-Z]{2}\.[A-Z]{2,}\.\d+$/.test(code)) codes.add(code)
    if (object['key'] === BRAND)
      for (const text of textsIn(object['value'])) if (!/^\d/.test(text)) names.add(text.toLowerCase())
    for (const text of textsIn(object))
      if (/^[a-z]{2,}:[a-z0-9][\w:-]*$/.test(text)) prefixes.add(text.split(':')[0] ?? '')
    // Of places the bare name, too: one would not write "Tỉnh" in a sentence. Of a commune only if it is two words or
    // more.
    const bare =
      typeof gso === 'string' && typeof name === 'string'
        ? name
            .replace(new RegExp(`^(Tỉnh|Thành phố|Thị xã|Huyện|Phường|Xã|Thị trấn|${String(type)}) `, 'i'), '')
            .toLowerCase()
        : ''
    if (typeof gso === 'string' && (gso.length < 5 ? bare !== '' : bare.includes(' '))) names.add(bare)
    if (typeof id !== 'string' || !id.includes(':') || typeof name !== 'string') return
    const isSection = id.split(':').length > 2
    if (!isSection || !GENERAL.test(name)) names.add(name.toLowerCase())
  }
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.yaml')))
    walk(parse(readFileSync(join(folder, file), 'utf8')), note)
  return { names, prefixes, codes }
}

/** The texts that stand in an object or a list itself, not in what is inside it. */
function textsIn(value: unknown): string[] {
  return Object.values(Object(value) as object).filter((text) => typeof text === 'string')
}

/** Finds where a text says something that only data may say: `file:line what`. The patterns are made once. */
export function provinceFinder({ names, prefixes, codes }: ProvinceWords): (file: string, text: string) => string[] {
  const nameOf = (some: readonly string[]) => {
    const longestFirst = some.toSorted((a, b) => b.length - a.length).map(escaped).join('|')
    return new RegExp(String.raw`(?<!\p{L})(?:${longestFirst || '(?!)'})(?!\p{L})`, 'gu')
  }
  // Most lines have no mark and most names have one: these are not looked for there, which takes long.
  const [plain, any] = [nameOf([...names].filter((name) => !MARKED.test(name))), nameOf([...names])]
  const id = new RegExp(String.raw`(?<![\w-])(?:${[...prefixes].join('|')}):[a-z0-9][\w:-]*`, 'g')
  const code =
    /(?<![\w.])(?:\d{3}\.\d\d\.\d\d\.[A-Z]\d\d|[A-Z]\d\d(?:\.\d{2,3})*|[A-Z]{2}\.[A-Z]{2,}\.\d+|\d\.\d{6}|\d{5})(?!\w)/g
  // Numbers of provinces and districts are short: only as a text of their own.
  const short = /(?<=['"`])\d{2,3}(?=['"`])/g
  return (file, text) => text.normalize('NFC').split('\n').flatMap((line, number) => {
    const found = [
      ...line.toLowerCase().matchAll(MARKED.test(line) ? any : plain), ...line.matchAll(id),
      ...[code, short].flatMap((shape) => [...line.matchAll(shape)].filter(([whole]) => codes.has(whole))),
    ]
    return found.map(([what]) => `${file}:${number + 1} ${what}`)
  })
}

const MARKED = /[^\0-\x7f]/

/** The source of all workspaces: what runs, tests and their tables apart. */
export function sourceFiles(root: string): string[] {
  const folders = ['contracts/src', 'forms/src', 'server/src', 'web/src'].filter((folder) =>
    existsSync(join(root, folder)),
  )
  return folders
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true }).map((file) => join(folder, String(file))))
    .filter(
      (file) =>
        /\.(tsx?|mjs|sql|css|json|typ|html)$/.test(file) &&
        !/\.test\.tsx?$|\.(vectors|expected)\.json$|node_modules/.test(file),
    )
}

function walk(value: unknown, see: (object: Record<string, unknown>) => void): void {
  if (typeof value !== 'object' || value === null) return
  if (!Array.isArray(value)) see(value as Record<string, unknown>)
  for (const inner of Object.values(value)) walk(inner, see)
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
