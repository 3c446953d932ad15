import { execFileSync, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { setup, teardown } from '../ready-folder.ts'
import { type Drill, unbrokenOf } from './drill.ts'
import { type Line, type Ran, round, writeTrustPage } from './trust-page.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const TRUST = fileURLToPath(new URL('../../docs/trust.md', import.meta.url))

/** Minutes that a run of all may take. */
const MOST_MINUTES = 40

/**
 * Runs each drill and then its control, each in a process of its own so that none leaves anything to the next, and
 * writes docs/trust.md, a row as soon as it is known; of all, or of those in `only`. 0 if each drill held, each control
 * broke what it must, and all were in time.
 */
export async function drillAll(
  drills: readonly Drill[], { only, isJson, tell }: {
    readonly only: readonly string[]
    readonly isJson: boolean
    readonly tell: (line: string) => void
  },
): Promise<number> {
  const ran: Ran[] = []
  await setup()
  process.once('exit', teardown)
  for (const drill of drills.filter(({ name }) => only.length === 0 || only.includes(name))) {
    const [begun, commit] = [performance.now(), commitNow()]
    tell(`${drill.name}: ${drill.attack}`)
    const line = await runDrill(drill.name, ['--rounds', String(drill.rounds.all ?? drill.rounds.whole)])
    tell(`${drill.name}, control: ${drill.control}`)
    const control = await runDrill(drill.name, ['--control'])
    const one = { drill, line, control, commit, minutes: (performance.now() - begun) / 60_000 }
    ran.push(one)
    writeTrustPage(TRUST, drills, ran)
    process.stdout.write(
      `${isJson ? JSON.stringify(summaryOf(one)) : `${drill.name}: ${isKept(one) ? 'held' : 'DID NOT HOLD'}`}\n`,
    )
  }
  const failed = ran.filter((one) => !isKept(one)).map(({ drill }) => drill.name)
  const minutes = round(ran.reduce((sum, one) => sum + one.minutes, 0))
  const whole = {
    drill: 'all', rounds: ran.length, failed, minutes, ok: failed.length === 0 && minutes <= MOST_MINUTES,
  }
  process.stdout.write(
    `${isJson ? JSON.stringify(whole) : `${ran.length} drills, ${failed.length} failed, ${minutes} minutes`}\n`,
  )
  return whole.ok ? 0 : 1
}

/** A control that could not tell what it found shows nothing, and one that failed for another reason neither. */
function isKept({ drill, line, control }: Ran): boolean {
  return line?.ok === true && control !== undefined && unbrokenOf(drill, control).length === 0
}

function commitNow(): string {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' }).trim()
  const changes = git('status', '--porcelain', '--', '.', ':!docs/trust.md')
  return git('rev-parse', '--short', 'HEAD') + (changes === '' ? '' : ', changed')
}

function summaryOf(ran: Ran): object {
  const { drill, line, control, minutes } = ran
  const missed = control ? unbrokenOf(drill, control) : ['everything: it did not end']
  const told = missed.length === 0 ? 'failed as it must' : `did not break ${missed.join(', ')}`
  return { ...line, drill: drill.name, minutes: round(minutes), control: told, ok: isKept(ran) }
}

/** The last line of a run; undefined when it ended without one. */
async function runDrill(name: string, flags: readonly string[]): Promise<Line | undefined> {
  const child = spawn(process.execPath, ['e2e/run.mjs', 'drill.ts', name, '--json', ...flags], {
    cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => { said += text })
  await new Promise((done) => child.once('close', done))
  try {
    return JSON.parse(said.trim().split('\n').at(-1) ?? '') as Line
  } catch {
    return undefined
  }
}
