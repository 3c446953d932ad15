import { degrade } from '@motcua/server/test/page-set/degrade.ts'
import { type Letter, circleOver, lettersOf, readRight } from '@motcua/server/test/page-set/letters.ts'
import { POSTER_FONT, type SetPage, setPage } from '@motcua/server/test/page-set/papers.ts'
import { printSetPage } from '@motcua/server/test/page-set/print-page.ts'
import { defaultDataSet } from '@motcua/server/src/cli/data-set.ts'
import { readDataSet } from '@motcua/server/src/cli/data-set/read-data-set.ts'
import { type FieldRules, fieldRulesOf, suggestFields } from '@motcua/server/src/modules/documents/public.ts'
import { openPages } from '@motcua/server/src/platform/scan/open-pages.ts'
import { READING_DPI } from '@motcua/server/src/platform/scan/pictures.ts'
import { type PageText, openTextReader } from '@motcua/server/src/platform/scan/read-text.ts'
import { cpuOfTrees } from './cpu.ts'
import { type Figure, figureOf, medianOf, rounded, tell } from './figure.ts'

/** Pages of the set; of those in the poster's font a few, beside it. */
const [PAGES, POSTERS] = [60, 6]
/** What is asked: seconds of processor time a full page, and shares of letters read right. */
const [SECONDS, CLEAN, DEGRADED] = [8, 0.99, 0.96]
/** Of fields: at least so many right; nothing that was accepted may be wrong in more than one of fifty. */
const [FIELDS, WRONG] = [0.9, 0.02]
/** The share of a page's letters that lies under the stamp. */
const STAMPED = 0.05
const POINTS = 72

interface Tally { right: number; all: number }

/**
 * The project's own pages (60 of about 2,500 letters, three fonts, sentences of offices), read clean and degraded: the
 * share of letters that stand where they should in the cheapest way from one text to the other, a letter too many
 * counting against its neighbour. Letters under the stamp are counted apart.
 * Fields are held against what each page was made of; their rules were made while looking at these pages, so that
 * papers of others read worse.
 */
export async function benchReading(pages = PAGES): Promise<Figure[]> {
  let reader = await openTextReader()
  const [clean, degraded, under, poster] = [tally(), tally(), tally(), tally()]
  const fields = { all: 0, right: 0, accepted: 0, wrong: 0 }
  const rules = fieldRulesOf(readDataSet(defaultDataSet()).province.policies.findLast(({ key }) => key === 'field-labels')?.value)
  const seconds: number[] = []
  for (let n = 0; n < pages; n += 1) {
    const sheet = await sheetOf(n)
    const before = cpuOfTrees(process.pid)
    const read = await reader.read(await (await openPages(sheet.pdf)).picture(1, READING_DPI))
    seconds.push(cpuOfTrees(process.pid) - before)
    count(sheet.letters, read, () => clean)
    const bad = await reader.read(await (await openPages(sheet.bad)).picture(1, READING_DPI))
    count(sheet.letters, bad, (letter) => sheet.isUnder(letter) ? under : degraded)
    for (const text of [read, bad]) countFields(setPage(n), text, rules, fields)
    tell(`page ${n + 1}: clean ${shareOf(clean).toFixed(4)}, degraded ${shareOf(degraded).toFixed(4)}, under the stamp ${shareOf(under).toFixed(4)}, ${seconds.at(-1)?.toFixed(1) ?? ''} s`)
    if (n % 10 === 9) { await reader.close(); reader = await openTextReader() } // its memory grows
  }
  for (let n = 0; n < Math.min(POSTERS, pages); n += 1) {
    const pdf = printSetPage({ ...setPage(n), font: POSTER_FONT })
    count(await lettersOf(pdf), await reader.read(await (await openPages(pdf)).picture(1, READING_DPI)), () => poster)
  }
  await reader.close()
  return [
    figureOf('documents', 'ocr-page', medianOf(seconds), 's', SECONDS, true),
    figureOf('documents', 'ocr-clean', shareOf(clean), 'share', CLEAN),
    figureOf('documents', 'ocr-degraded', shareOf(degraded), 'share', DEGRADED),
    figureOf('documents', 'fields-right', fields.right / fields.all, 'share', FIELDS),
    { bench: 'documents', figure: 'fields-accepted', value: rounded(fields.accepted / fields.all), unit: 'share', floor: null, ratio: null },
    { bench: 'documents', figure: 'fields-wrong', value: rounded(fields.wrong / fields.accepted), unit: 'share of accepted', floor: WRONG, ratio: null },
    { bench: 'documents', figure: 'ocr-under-stamp', value: Number(shareOf(under).toFixed(4)), unit: 'share', floor: null, ratio: null },
    { bench: 'documents', figure: 'ocr-poster-font', value: Number(shareOf(poster).toFixed(4)), unit: 'share', floor: null, ratio: null },
  ]
}

async function sheetOf(n: number) {
  const pdf = printSetPage(setPage(n))
  const letters = await lettersOf(pdf)
  const circle = circleOver(letters, STAMPED, n * 7 % PAGES / PAGES)
  const scale = 150 / POINTS
  const stamp = { x: circle.x * scale, y: circle.y * scale, radius: circle.radius * scale }
  const bad = await degrade(await (await openPages(pdf)).picture(1, 150), stamp, n)
  const isUnder = ({ x, y }: Letter) => Math.hypot(x - circle.x, y - circle.y) <= circle.radius
  return { pdf, letters, bad, isUnder }
}

function count(letters: readonly Letter[], read: PageText, tallyOf: (letter: Letter) => Tally): void {
  const got = Array.from(read.text.replace(/\s+/g, ' ').trim())
  const right = readRight(letters.map(({ letter }) => letter), got)
  for (const [n, letter] of letters.entries()) {
    const into = tallyOf(letter)
    into.all += 1
    if (right[n]) into.right += 1
  }
}

interface FieldTally { all: number; right: number; accepted: number; wrong: number }

/** A suggestion that is not doubtful counts as accepted, as by somebody who looks no further. */
function countFields({ type, truth }: SetPage, text: PageText, rules: FieldRules, into: FieldTally): void {
  const found = suggestFields([text], type, rules)
  for (const [field, want] of Object.entries(truth)) {
    const suggestion = found.find((one) => one.field === field)
    const isRight = suggestion?.normalised === want
    into.all += 1
    if (isRight) into.right += 1
    if (!suggestion || suggestion.isDoubtful) continue
    into.accepted += 1
    if (!isRight) into.wrong += 1
  }
}

function tally(): Tally {
  return { right: 0, all: 0 }
}

function shareOf({ right, all }: Tally): number {
  return all === 0 ? 0 : right / all
}
