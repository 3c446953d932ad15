import { parseArgs } from 'node:util'
import { SYSTEMS, playNationRounds } from './journey/nation-rounds.ts'
import { type Failing, FAULT_NAMES, unplayedIn } from './journey/partner-faults.ts'
import { type Report, play } from './journey/play.ts'

const USAGE = `npm run journey [-- --json] [--data-set FOLDER]
npm run journey -- nation [--away SYSTEM,…] [--fault ${FAULT_NAMES.join('|')}] [--json]
nation: only the dossiers that go through systems of the nation; without --away with nobody away, then with each of
  ${SYSTEMS.join(', ')}
`
const NOTHING: Report = { dossiers: [], bundle: undefined, digital: undefined, surprises: [], ok: true }

const use = readUse()
const say = (line: string) => void process.stderr.write(`${line}\n`)

try {
  const { dataSet } = use
  const { dossiers, bundle, digital, ...played } = use.isNationOnly ? NOTHING : await play({ dataSet, say })
  // The people of the sandbox live in the province whose data come with the program.
  const nation = dataSet === undefined ? await playNationRounds(say, use.failing) : undefined
  const surprises = [...played.surprises, ...nation?.surprises ?? []]
  const ok = played.ok && surprises.length === 0
  for (const surprise of surprises) say(`surprise: ${surprise}`)
  const { rounds = null, threads = null } = nation ?? {}
  tell({ dossiers, bundle: bundle ?? null, digital: digital ?? null, nation: rounds, threads, ok })
  process.exitCode = ok ? 0 : 1
} catch (error) {
  say(error instanceof Error ? error.stack ?? error.message : String(error))
  tell({ dossiers: [], bundle: null, digital: null, nation: null, threads: null, ok: false })
  process.exitCode = 1
}

function tell(told: object): void {
  if (use.isJson) process.stdout.write(`${JSON.stringify(told)}\n`)
}

interface Use {
  readonly isJson: boolean
  readonly dataSet: string | undefined
  readonly isNationOnly: boolean
  /** The one round that is wanted; all of them where none is named. */
  readonly failing: Failing | undefined
}

/** What is wanted; ends with 2 on words that it does not know, and where a system cannot fail as is wanted. */
function readUse(): Use {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        'json': { type: 'boolean', default: false }, 'data-set': { type: 'string' }, 'away': { type: 'string' },
        'fault': { type: 'string' },
      },
    })
    const { json: isJson, 'data-set': dataSet, away } = values
    const isNationOnly = positionals.length === 1 && positionals[0] === 'nation'
    const fault = FAULT_NAMES.find((one) => one === (values.fault ?? 'down'))
    const partners = away?.split(',') ?? []
    const isKnown = (positionals.length === 0 || isNationOnly && dataSet === undefined)
      && (away === undefined ? values.fault === undefined : isNationOnly)
      && partners.every((one) => SYSTEMS.includes(one))
    if (isKnown && fault !== undefined) {
      const failing = away === undefined ? undefined : { partners, fault }
      const unplayed = failing === undefined ? [] : unplayedIn(failing)
      if (unplayed.length === 0) return { isJson, dataSet, isNationOnly, failing }
      process.stderr.write(`${unplayed.join('\n')}\n`)
      process.exit(2)
    }
  } catch {
    // A word that is no option is told as the others are.
  }
  process.stderr.write(USAGE)
  process.exit(2)
}
