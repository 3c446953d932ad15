import { labelledIn } from './labelled-values.ts'
import {
  type AgencyWords, type FieldWord, agencyName, isPerson, similarity, withoutMarks, writtenDay,
} from './read-values.ts'

export interface FieldPage { readonly page: number; readonly lines: readonly (readonly FieldWord[])[] }

/** What stands on nearly every paper. */
export const PAPER_FIELDS = ['name', 'number', 'issuedOn', 'issuer', 'place'] as const
export type PaperField = typeof PAPER_FIELDS[number]

/** The policy `field-labels`: how papers say what they say, and when a reading is doubtful. */
export interface FieldRules {
  /** Below this, 0 to 1, a suggestion is doubtful. */
  readonly sure: number
  /** Before a name, by kind of paper; `*` for all. */
  readonly nameLabels: Readonly<Record<string, readonly string[]>>
  readonly numberLabels: readonly string[]
  /** Before the day and the issuer of a paper whose head says neither, as cards do. */
  readonly dayLabels: readonly string[]
  readonly issuerLabels: readonly string[]
  readonly agencies: AgencyWords
  /** Family names; one that is not among them may be a faulty reading. */
  readonly families: readonly string[]
}

export interface FieldSuggestion {
  readonly field: PaperField
  /** As it was read. */
  readonly value: string
  /** As it is kept: a day as YYYY-MM-DD, an agency's name in its usual letters, a number without spaces. */
  readonly normalised: string
  /** 0 to 1, of the least sure word and the label before it. */
  readonly confidence: number
  /** A person must look at it: not surely read, or not of the shape that it should have. */
  readonly isDoubtful: boolean
  readonly page: number
  readonly box: FieldWord['box']
}

/** Words of one line that stand together, with nothing but a space between them. */
type Segment = readonly FieldWord[]
interface Placed { readonly page: number; readonly segment: Segment }

/** A gap of so many letters parts what stands side by side. */
const GAP = 3.5
/** The head of a paper, from above. */
const HEAD = 0.3
/** How alike a label must be to what was read, 1 for the same. */
const ALIKE = 0.8
/** "…, ngày 07 tháng 9 năm 2022", whichever vowels were read in words that can be no others. */
const PLACE_LINE = /^(.{2,60}?),?\s+n\p{L}{1,2}y\s+(\d{1,2})\s+th\p{L}{1,2}ng\s+(\d{1,2})\s+n\p{L}m\s+(\d{4})\.?$/iu
const LABELLED_DAY = /^(?:ng\p{L}{1,2}y )?(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})[.,;]?$/iu
const MONTH_OR_YEAR = /\s+(?:th\p{L}{1,2}ng|n\p{L}m)\s+/giu
const NUMBER = /^\d{1,8}[\p{L}\d./-]{0,40}$/u

/**
 * What a paper says of itself: whom it is for, its number, its day, who issued it and where. Suggestions with their
 * place on the page, at most one a field, none where nothing was found: a person accepts or mends each.
 */
export function suggestFields(pages: readonly FieldPage[], documentType: string, rules: FieldRules): FieldSuggestion[] {
  const all = pages.flatMap(({ page, lines }) => lines.flatMap(segmentsOf).map((segment) => ({ page, segment })))
  const head = all.filter(({ page, segment }) => page === pages[0]?.page && (segment[0]?.box.top ?? 1) < HEAD)
  const [place, day] = placeAndDayIn(head, rules)
  const issuer = issuerIn(head, rules)
  const labelled = day && issuer ? {} : labelledIn(all, rules)
  return [
    nameIn(all, [...rules.nameLabels[documentType] ?? [], ...rules.nameLabels['*'] ?? []], rules),
    numberIn(head, rules), day ?? labelledDay(labelled.day, rules),
    issuer ? compared(issuer, place, rules) : labelledIssuer(labelled.issuer, rules), place,
  ].filter((one) => one !== undefined)
}

function segmentsOf(line: readonly FieldWord[]): Segment[] {
  const segments: FieldWord[][] = []
  let end = -Infinity
  for (const word of line) {
    const letter = word.box.width / Math.max(1, word.text.length)
    const last = segments.at(-1)
    if (last && word.box.left - end < GAP * letter) last.push(word)
    else segments.push([word])
    end = word.box.left + word.box.width
  }
  return segments
}

/** The first that begins with one of the labels, the earlier label first; what stands behind it is the name. */
function nameIn(all: readonly Placed[], labels: readonly string[], rules: FieldRules): FieldSuggestion | undefined {
  for (const label of labels) {
    const count = label.split(' ').length
    for (const { page, segment } of all) {
      const said = textOf(segment.slice(0, count)).replace(/[:;.]+$/u, '')
      const likeness = similarity(said, label)
      const rest = segment.slice(count).filter(({ text }) => !/^[:;.]+$/u.test(text))
      if (likeness < ALIKE || rest.length === 0) continue
      const value = textOf(rest).replace(/[.,;:]+$/u, '')
      const isKnown = isPerson(value) && rules.families.includes(value.split(' ')[0] ?? '')
      return suggestionOf('name', { page, segment: rest }, value, value, rules, isKnown, likeness)
    }
  }
  return undefined
}

function numberIn(head: readonly Placed[], rules: FieldRules): FieldSuggestion | undefined {
  for (const { page, segment } of head) {
    const said = segment[0]?.text ?? ''
    const label = rules.numberLabels.find((one) => similarity(said.replace(/[:;.]+$/u, ''), one) >= ALIKE)
    const rest = segment.slice(1).filter(({ text }) => !/^[:;.]+$/u.test(text))
    if (label === undefined || rest.length === 0) continue
    const value = textOf(rest)
    // The reader takes a stroke for that of a fraction now and then, which nobody types.
    const number = value.replace(/\s+/g, '').replaceAll('⁄', '/').replace(/[.,;:]+$/u, '').toUpperCase()
    return suggestionOf('number', { page, segment: rest }, value, number, rules, NUMBER.test(number))
  }
  return undefined
}

function placeAndDayIn(head: readonly Placed[], rules: FieldRules): (FieldSuggestion | undefined)[] {
  for (const { page, segment } of head) {
    const found = PLACE_LINE.exec(textOf(segment))
    if (!found) continue
    const [, place = '', day = '', month = '', year = ''] = found
    const split = place.split(' ').length
    const on = writtenDay(Number(day), Number(month), Number(year))
    const [before, behind] = [segment.slice(0, split), segment.slice(split)]
    const digits = behind.filter(({ text }) => /\d/u.test(text))
    return [
      suggestionOf('place', { page, segment: before }, place, place.replace(/,$/u, ''), rules, /^\p{Lu}/u.test(place)),
      suggestionOf('issuedOn', { page, segment: digits }, textOf(behind), on ?? textOf(behind), rules, on !== undefined),
    ]
  }
  return []
}

/** "07/9/2022" or "ngày 07 tháng 9 năm 2022" behind its label. */
function labelledDay(found: Placed | undefined, rules: FieldRules): FieldSuggestion | undefined {
  if (!found) return undefined
  const value = textOf(found.segment)
  const [, day = '', month = '', year = ''] = LABELLED_DAY.exec(value.replace(MONTH_OR_YEAR, '/')) ?? []
  const on = writtenDay(Number(day), Number(month), Number(year))
  return suggestionOf('issuedOn', found, value, on ?? value, rules, on !== undefined)
}

/** An agency that is written as a sentence writes it; only one in capitals is put into small letters. */
function labelledIssuer(found: Placed | undefined, rules: FieldRules): FieldSuggestion | undefined {
  if (!found) return undefined
  const value = textOf(found.segment).replace(/[.,;:]+$/u, '')
  const name = value === value.toUpperCase() ? agencyName(value, rules.agencies) : value
  const isAgency = rules.agencies.begin.some((word) =>
    similarity(value.split(' ').slice(0, word.split(' ').length).join(' '), word) >= ALIKE)
  return suggestionOf('issuer', found, value, name, rules, isAgency)
}

/**
 * An agency is often called after its place, which stands beside it in small letters and reads better: where the two
 * differ in marks alone, the place is believed; and a person looks, unless it was read surely.
 */
function compared(issuer: FieldSuggestion, place: FieldSuggestion | undefined, { sure }: FieldRules): FieldSuggestion {
  const tail = issuer.normalised.slice(-(place?.normalised.length ?? 0))
  if (!place || tail === place.normalised || withoutMarks(tail) !== withoutMarks(place.normalised)) return issuer
  const normalised = issuer.normalised.slice(0, -place.normalised.length) + place.normalised
  return { ...issuer, normalised, isDoubtful: issuer.isDoubtful || place.confidence < sure }
}

/** The left of the two heads, from the last line that begins as an agency does to the line of the number. */
function issuerIn(head: readonly Placed[], rules: FieldRules): FieldSuggestion | undefined {
  const left = head.filter(({ segment }) => middleOf(segment) < 0.5)
  const isStart = ({ segment }: Placed) => rules.agencies.begin.some((word) =>
    similarity(textOf(segment.slice(0, word.split(' ').length)).toUpperCase(), word.toUpperCase()) >= ALIKE)
  const isLoud = ({ segment }: Placed) => textOf(segment) === textOf(segment).toUpperCase()
    && !rules.numberLabels.some((label) => similarity(segment[0]?.text.replace(/[:;.]+$/u, '') ?? '', label) >= ALIKE)
  const ends = left.findIndex((one) => !isLoud(one))
  const block = ends < 0 ? left : left.slice(0, ends)
  const start = block.findLastIndex(isStart)
  const first = block[start]
  if (!first) return undefined
  const words = block.slice(start).flatMap(({ segment }) => segment)
  const value = textOf(words)
  const name = agencyName(value, rules.agencies)
  return suggestionOf('issuer', { page: first.page, segment: words }, value, name, rules, words.length > 1)
}

function suggestionOf(
  field: PaperField, { page, segment }: Placed, value: string, normalised: string, { sure }: FieldRules,
  isOfShape: boolean, likeness = 1,
): FieldSuggestion {
  const confidence = Math.min(likeness, ...segment.map((word) => word.confidence))
  return {
    field, value, normalised: normalised.normalize('NFC'), confidence: Number(confidence.toFixed(2)),
    isDoubtful: !isOfShape || confidence < sure, page, box: boxOf(segment),
  }
}

function textOf(words: Segment): string {
  return words.map(({ text }) => text).join(' ')
}

function middleOf(words: Segment): number {
  const { left, width } = boxOf(words)
  return left + width / 2
}

function boxOf(words: Segment): FieldWord['box'] {
  const [left, top] = [Math.min(...words.map(({ box }) => box.left)), Math.min(...words.map(({ box }) => box.top))]
  const right = Math.max(...words.map(({ box }) => box.left + box.width))
  const bottom = Math.max(...words.map(({ box }) => box.top + box.height))
  const rounded = (value: number) => Number(value.toFixed(4))
  return { left: rounded(left), top: rounded(top), width: rounded(right - left), height: rounded(bottom - top) }
}

/**
 * The policy `field-labels` as rules; one of before there were labels of day and issuer has none of them. Throws for
 * what is no such policy.
 */
export function fieldRulesOf(policy: unknown): FieldRules {
  const {
    sure, nameLabels, numberLabels, dayLabels = [], issuerLabels = [], agencies, families,
  } = Object(policy) as Readonly<Record<string, unknown>>
  const { begin, places } = Object(agencies) as Readonly<Record<string, unknown>>
  const isWords = (value: unknown): value is readonly string[] =>
    Array.isArray(value) && value.every((one) => typeof one === 'string')
  const labels = Object.entries(Object(nameLabels) as Readonly<Record<string, unknown>>)
  if (
    typeof sure !== 'number' || !isWords(numberLabels) || !isWords(begin) || !isWords(places) || !isWords(families)
    || !isWords(dayLabels) || !isWords(issuerLabels) || labels.length === 0
    || !labels.every((one): one is [string, readonly string[]] => isWords(one[1]))
  ) throw new RangeError('policy field-labels: {sure, nameLabels, numberLabels, agencies, families} expected')
  return {
    sure, nameLabels: Object.fromEntries(labels), numberLabels, dayLabels, issuerLabels, agencies: { begin, places },
    families,
  }
}
