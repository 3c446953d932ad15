/** Counts how the requirements of docs/asvs.md are shown: `node scripts/asvs.mjs [--json]`. */
import { readFileSync } from 'node:fs'

const KINDS = ['test', 'drill', 'by hand', 'not applicable', 'open']
const ROW = /^\| (V\d+\.\d+\.\d+) \| ([12]) \| [^|]+ \| ([^|]+) \| /

const rows = readFileSync(new URL('../docs/asvs.md', import.meta.url), 'utf8').split('\n')
  .map((line) => ROW.exec(line)).filter(Boolean)
const countsOf = (some) =>
  Object.fromEntries(KINDS.map((kind) => [kind, some.filter(([, , , one]) => one === kind).length]))
const whole = { requirements: rows.length, ...countsOf(rows) }
const share = (whole.test + whole.drill) / (whole.requirements - whole['not applicable'])

if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify({ ...whole, share })}\n`)
else {
  for (const level of ['1', '2']) {
    const some = rows.filter(([, , one]) => one === level)
    process.stdout.write(
      `level ${level}: ${some.length} – ${KINDS.map((kind) => `${kind} ${countsOf(some)[kind]}`).join(', ')}\n`,
    )
  }
  process.stdout.write(
    `${whole.test + whole.drill} of ${whole.requirements - whole['not applicable']} applicable ones have an automatic test: ${Math.round(share * 100)} %\n`)
}
