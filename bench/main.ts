import { parseArgs } from 'node:util'
import { explainUse } from '@motcua/server/src/cli/explain-use.ts'
import { DOCUMENT_GROUPS, type DocumentOptions, benchDocuments } from './documents.ts'
import { type Figure, tell } from './figure.ts'

interface Options extends DocumentOptions { readonly dossiers?: number }

/**
 * Each bench loads what it needs when it runs: a figure of memory or of start-up must not carry the others' packages.
 */
const BENCHES: Readonly<Record<string, (options: Options) => Promise<readonly Figure[]>>> = {
  deadline: async () => (await import('./deadline.ts')).benchDeadline(),
  fees: async () => (await import('./fees.ts')).benchFees(),
  slip: async () => (await import('./slip.ts')).benchSlip(),
  book: async () => (await import('./slip.ts')).benchBook(),
  intake: async () => (await import('./intake.ts')).benchIntake(),
  lists: async () => (await import('./lists.ts')).benchLists(),
  process: async () => (await import('./process.ts')).benchProcess(),
  counter: async () => (await import('./counter.ts')).benchCounter(),
  succession: async () => (await import('./succession.ts')).benchSuccession(),
  start: async () => (await import('./start.ts')).benchStart(),
  web: async () => (await import('./web.ts')).benchWeb(),
  documents: benchDocuments,
  exchange: async () => (await import('./exchange.ts')).benchExchange(),
  province: async ({ dossiers = 100_000 }) => (await import('./province.ts')).benchProvince(dossiers),
}

/** Figures that are measured together with others, by the names under which people ask for them. */
const ALSO: Readonly<Record<string, string>> = {
  worklist: 'lists', search: 'lists', seed: 'lists', memory: 'start', upload: 'intake',
}

const USAGE = `npm run bench -- ${[...Object.keys(BENCHES), ...Object.keys(ALSO), ...Object.keys(DOCUMENT_GROUPS)].join('|')}|all [--json] [--papers N] [--dossiers N]

Prints one figure a line; the rest goes to stderr. value against floor is ratio: at least 1 where the floor is what is asked.
--papers: of documents-kho, how many papers are in the tables; ten million unless said.
--dossiers: of province, how many it has; a hundred thousand unless said.`

/** `npm run bench -- NAME [--json]`. Exit 2 for a name that is none. */
async function main(): Promise<number> {
  const read = readUse()
  if (typeof read === 'string') {
    tell(`${read}\n\n${USAGE}`)
    return 2
  }
  const { values, positionals: [name] } = read
  const own = name === undefined ? '' : ALSO[name] ?? name
  const chosen = name === 'all' ? Object.keys(BENCHES) : Object.hasOwn(BENCHES, own) ? [own] : []
  if (values.help || (chosen.length === 0 && !Object.hasOwn(DOCUMENT_GROUPS, own))) {
    tell(USAGE)
    return values.help ? 0 : 2
  }
  const options = {
    ...values.papers !== undefined && { papers: Number(values.papers) },
    ...values.dossiers !== undefined && { dossiers: Number(values.dossiers) },
  }
  if (Object.values(options).some((count) => !(Number.isInteger(count) && count >= 1_000))) {
    tell(USAGE)
    return 2
  }
  const group = DOCUMENT_GROUPS[own]
  if (group) {
    for (const figure of await group(options)) print(figure, values.json)
    return 0
  }
  for (const one of chosen) {
    const all = await BENCHES[one]?.(options) ?? []
    const figures =
      name === undefined || name === 'all' || name === one ? all : all.filter(({ bench }) => bench === name)
    for (const figure of figures) print(figure, values.json)
  }
  return 0
}

function readUse() {
  try {
    return parseArgs({ options: { json: { type: 'boolean' }, papers: { type: 'string' }, dossiers: { type: 'string' }, help: { type: 'boolean' } }, allowPositionals: true })
  } catch (error) {
    return explainUse(error)
  }
}

function print(figure: Figure, isJson = false): void {
  process.stdout.write(`${isJson ? JSON.stringify(figure) : inWords(figure)}\n`)
}

function inWords({ bench, figure, value, unit, floor, ratio }: Figure): string {
  return `${bench.padEnd(10)} ${figure.padEnd(16)} ${String(value).padStart(10)} ${unit.padEnd(16)} of ${String(floor)} (${String(ratio)})`
}

process.exitCode = await main()
