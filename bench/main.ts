import { parseArgs } from 'node:util'
import { type Figure, tell } from './figure.ts'

/** Each bench loads what it needs when it runs: a figure of memory or of start-up must not carry the others' packages. */
const BENCHES: Readonly<Record<string, () => Promise<readonly Figure[]>>> = {
  deadline: async () => (await import('./deadline.ts')).benchDeadline(),
  slip: async () => (await import('./slip.ts')).benchSlip(),
  intake: async () => (await import('./intake.ts')).benchIntake(),
}

const USAGE = `npm run bench -- ${Object.keys(BENCHES).join('|')}|all [--json]

Prints one figure a line; the rest goes to stderr. value against floor is ratio: at least 1 where the floor is what is asked.`

/** `npm run bench -- NAME [--json]`. Exit 2 for a name that is none. */
async function main(): Promise<number> {
  const { values, positionals: [name] } = parseArgs({ options: { json: { type: 'boolean' }, help: { type: 'boolean' } }, allowPositionals: true })
  const chosen = name === 'all' ? Object.keys(BENCHES) : name !== undefined && Object.hasOwn(BENCHES, name) ? [name] : []
  if (values.help || chosen.length === 0) {
    tell(USAGE)
    return values.help ? 0 : 2
  }
  for (const one of chosen) {
    const figures = await BENCHES[one]?.() ?? []
    for (const figure of figures) process.stdout.write(`${values.json ? JSON.stringify(figure) : inWords(figure)}\n`)
  }
  return 0
}

function inWords({ bench, figure, value, unit, floor, ratio }: Figure): string {
  return `${bench.padEnd(10)} ${figure.padEnd(16)} ${String(value).padStart(10)} ${unit.padEnd(16)} of ${String(floor)} (${String(ratio)})`
}

process.exitCode = await main()
