import type { Day } from '../../../kernel/civil-day.ts'

/** The policy `paper-code`: what a code is made of, and how many digits its serial has at least. */
export interface PaperCodeRule {
  readonly pattern: string
  readonly width: number
  /** So many days a scan waits for its code at most, until a person has said what it says; left out: not at all. */
  readonly waitDays?: number
}

/** What is known of a paper when it gets its code; what is not known stands as 0 in it. */
export interface CodedFacts {
  /** Personal number or number of the firm; asked for only by a pattern with {owner}. */
  readonly ownerNumber: string | null
  /** National code of the type where one is mapped, else our own. */
  readonly typeCode: string | null
  readonly issuerCode: string | null
  readonly issuedOn: Day | null
}

/** What stands around the serial of a code, and in which series that counts. */
export interface CodeParts { readonly before: string; readonly after: string; readonly series: string }

const PARTS = ['owner', 'type', 'issuer', 'issued', 'serial'] as const
const PART = /\{([a-z]+)\}/g
/** Between parts only what may stand in an address and in the name of a file. */
const BETWEEN = /^[A-Za-z0-9._-]*$/

/** Whether codes can be made by a pattern: known parts, the type and the serial among them, each once. */
export function isPaperCodePattern(pattern: string): boolean {
  const named = [...pattern.matchAll(PART)].map(([, part]) => part ?? '')
  return named.every((part) => (PARTS as readonly string[]).includes(part)) && new Set(named).size === named.length
    && named.includes('type') && named.includes('serial') && BETWEEN.test(pattern.replaceAll(PART, ''))
}

/** Whether codes by this pattern hold the number of their owner, and so are personal data. */
export function namesOwner({ pattern }: PaperCodeRule): boolean {
  return pattern.includes('{owner}')
}

/** The code of a paper around its serial. Signs that may not stand in one become a hyphen. */
export function codeParts({ pattern }: PaperCodeRule, facts: CodedFacts): CodeParts {
  const said: Readonly<Record<string, string | null>> = {
    owner: facts.ownerNumber, type: facts.typeCode, issuer: facts.issuerCode,
    issued: facts.issuedOn?.replaceAll('-', '') ?? null,
  }
  const fill = (text: string) =>
    text.replaceAll(PART, (_whole, part: string) => (said[part] ?? '0').replaceAll(/[^A-Za-z0-9._-]+/g, '-'))
  const [before = '', after = ''] = pattern.split('{serial}').map(fill)
  return { before, after, series: `${before}*${after}` }
}
