import { parseArgs } from 'node:util'
import { DRILLS } from './drills/all.ts'
import { type Drill, type Outcome, isWell, unbrokenOf } from './drills/drill.ts'
import { drillAll } from './drills/drill-all.ts'

const USAGE = `npm run drill -- NAME [--rounds N] [--json] [--control]
npm run drill -- all [NAME …] [--json]

Attacks the whole program and looks whether it kept what it promises. --control takes the guard out, and must find
something. all runs every drill with its control, or those that are named, and writes their rows of docs/trust.md. Exit
0 = everything held; 1 = something did not; 2 = wrong use.

${DRILLS.map(({ name, tests, promise }) => `  ${name.padEnd(17)} ${tests}: ${promise}`).join('\n')}`

interface Use {
  readonly values: {
    readonly rounds?: string
    readonly json?: boolean
    readonly control?: boolean
    readonly help?: boolean
  }
  readonly positionals: readonly string[]
}

/** `npm run drill -- NAME`: the last line is the outcome, everything before it goes to stderr. */
async function main(): Promise<number> {
  const options = {
    rounds: { type: 'string' }, json: { type: 'boolean' }, control: { type: 'boolean' }, help: { type: 'boolean' },
  } as const
  const { values, positionals: [name, ...only] } = orNothing(() => parseArgs({ options, allowPositionals: true }))
  const isKnown = (one: string) => DRILLS.some((drill) => drill.name === one)
  if (name === 'all' && only.every(isKnown) && !values.help)
    return await drillAll(DRILLS, { only, isJson: values.json ?? false, tell })
  const drill = DRILLS.find((one) => one.name === name)
  const isControl = values.control ?? false
  const rounds = Number(values.rounds ?? drill?.rounds[isControl ? 'control' : 'whole'])
  if (values.help || !drill || only.length > 0 || !Number.isInteger(rounds) || rounds < 1) {
    tell(USAGE)
    return values.help ? 0 : 2
  }
  const outcome = await inTime(drill, drill.run({ rounds, isControl, tell }))
  if (isControl) for (const name of unbrokenOf(drill, outcome)) tell(`the control did not break: ${name}`)
  process.stdout.write(`${values.json ? JSON.stringify(lineOf(drill, outcome)) : sentenceOf(drill, outcome)}\n`)
  return isWell(outcome) ? 0 : 1
}

/** One that is late ends with the process: what it started is ended on the way out, by whoever started it. */
async function inTime(drill: Drill, running: Promise<Outcome>): Promise<Outcome> {
  const late = new Promise<never>((_, fail) => {
    const minutes = drill.minutes * 60_000
    setTimeout(() => { fail(new Error(`${drill.name} is not done after ${drill.minutes} minutes`)) }, minutes).unref()
  })
  return Promise.race([running, late])
}

function tell(line: string): void {
  process.stderr.write(`${line}\n`)
}

function lineOf({ name }: Drill, outcome: Outcome): object {
  const { rounds, acknowledged = 0, lost = 0, doubled = 0, halves = 0, figures } = outcome
  return { drill: name, rounds, acknowledged, lost, doubled, halves, figures, ok: isWell(outcome) }
}

function sentenceOf(drill: Drill, outcome: Outcome): string {
  const { figures, ...counts } = lineOf(drill, outcome) as Record<string, unknown> & Pick<Outcome, 'figures'>
  return [
    ...Object.entries(counts).map(([key, value]) => `${key} ${String(value)}`),
    ...figures.map(({ name, value, unit = '' }) => `${name} ${value} ${unit}`.trimEnd()),
  ].join(', ')
}

/** Of words that are none of ours nothing is read: the usage answers them better than Node does. */
function orNothing(read: () => Use): Use {
  try {
    return read()
  } catch {
    return { values: {}, positionals: [] }
  }
}

process.exitCode = await main()
