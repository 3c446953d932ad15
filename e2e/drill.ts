import { parseArgs } from 'node:util'
import { drillKill } from './drills/kill.ts'

const USAGE = `npm run drill -- kill [--rounds N] [--json] [--control]

Kills the server under load, starts it again and looks whether everything is there, once and whole. --control takes the
transaction out and must find what it guards against. Exit 0 = nothing lost, doubled or half; 1 = something was; 2 = wrong use.`

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
  const { values, positionals: [name] } = orNothing(() => parseArgs({ options, allowPositionals: true }))
  const tell = (line: string) => { process.stderr.write(`${line}\n`) }
  const rounds = Number(values.rounds ?? 100)
  if (values.help || name !== 'kill' || !Number.isInteger(rounds) || rounds < 1) {
    tell(USAGE)
    return values.help ? 0 : 2
  }
  const outcome = await drillKill({ rounds, isControl: values.control ?? false, tell })
  const ok = outcome.lost === 0 && outcome.doubled === 0 && outcome.halves === 0
  const whole = { drill: name, ...outcome, ok }
  process.stdout.write(
    `${
      values.json
        ? JSON.stringify(whole)
        : Object.entries(whole)
            .map(([key, value]) => `${key} ${String(value)}`).join(', ')
    }\n`,
  )
  return ok ? 0 : 1
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
