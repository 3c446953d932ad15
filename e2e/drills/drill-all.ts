import { execFileSync, spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { setup, teardown } from '../ready-folder.ts'
import { type Drill, type Figure, type Outcome, brokenOf, unbrokenOf } from './drill.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const TRUST = fileURLToPath(new URL('../../docs/trust.md', import.meta.url))

/** The line with which a drill ends. */
type Line = Required<Outcome> & { readonly drill: string; readonly ok: boolean }
interface Ran {
  readonly drill: Drill
  readonly line: Line | undefined
  readonly control: Line | undefined
  readonly minutes: number
  /** What was attacked: the commit at the time, and whether something beside it had been changed. */
  readonly commit: string
}

/** Minutes that a run of all may take. */
const MOST_MINUTES = 40

/**
 * Runs each drill and then its control, each in a process of its own so that none leaves anything to the next, and
 * writes docs/trust.md at the end. 0 if each drill held, each control broke what it must, and all were in time.
 */
export async function drillAll(
  drills: readonly Drill[], { isJson, tell }: { readonly isJson: boolean; readonly tell: (line: string) => void },
): Promise<number> {
  const ran: Ran[] = []
  await setup()
  process.once('exit', teardown)
  for (const drill of drills) {
    const [begun, commit] = [performance.now(), commitNow()]
    tell(`${drill.name}: ${drill.attack}`)
    const line = await runDrill(drill.name, ['--rounds', String(drill.rounds.all ?? drill.rounds.whole)])
    tell(`${drill.name}, control: ${drill.control}`)
    const control = await runDrill(drill.name, ['--control'])
    const one = { drill, line, control, commit, minutes: (performance.now() - begun) / 60_000 }
    ran.push(one)
    process.stdout.write(
      `${isJson ? JSON.stringify(summaryOf(one)) : `${drill.name}: ${isKept(one) ? 'held' : 'DID NOT HOLD'}`}\n`,
    )
  }
  const failed = ran.filter((one) => !isKept(one)).map(({ drill }) => drill.name)
  const minutes = round(ran.reduce((sum, one) => sum + one.minutes, 0))
  writeFileSync(TRUST, trustPage(ran))
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
  return git('rev-parse', '--short', 'HEAD') + (git('status', '--porcelain') === '' ? '' : ', changed')
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

function trustPage(ran: readonly Ran[]): string {
  const rows = ran.map(({ drill, line, control, minutes, commit }) => `| ${[
    `\`${drill.name}\` ${drill.tests}`, drill.promise, drill.attack, line?.rounds ?? '–',
    line ? [...countsOf(line), ...line.figures.map(textOf)].join('; ') : 'did not end',
    line?.ok ? 'held' : '**did not hold**', `${drill.control}: ${controlText(drill, control)}`, commit, round(minutes),
  ].join(' | ')} |`)
  return `# What motcua promises, and how it was attacked

Written by \`npm run drill -- all\`; each row can be run alone with \`npm run drill -- NAME\`, and without its guard with
\`--control\`. A control that finds nothing would mean that the drill could not find anything either.

| Drill | Promise | Attack | Rounds | Figures | Outcome | Control | Commit | Minutes |
|---|---|---|---|---|---|---|---|---|
${rows.join('\n')}
`
}

function controlText(drill: Drill, control: Line | undefined): string {
  if (!control) return '**did not end**'
  const missed = unbrokenOf(drill, control)
  if (missed.length > 0) return `**did not break ${missed.join(', ')}**`
  const broken = brokenOf(control)
  const counts = (['lost', 'doubled', 'halves'] as const).filter((name) => broken.includes(name))
    .map((name) => `${name} ${control[name]}`)
  return `found (${[...counts, ...control.figures.filter(({ name }) => broken.includes(name)).map(textOf)].join('; ')})`
}

function countsOf({ acknowledged, lost, doubled, halves }: Line): string[] {
  if (acknowledged + lost + doubled + halves === 0) return []
  return [`acknowledged ${acknowledged}`, `lost ${lost}`, `doubled ${doubled}`, `halves ${halves}`]
}

function textOf({ name, value, unit = '', atMost, atLeast }: Figure): string {
  const limits = [
    ...(atMost === undefined ? [] : [`at most ${atMost}`]), ...(atLeast === undefined ? [] : [`at least ${atLeast}`]),
  ]
  return `${name} ${round(value)}${unit && ` ${unit}`}${limits.length > 0 ? ` (${limits.join(', ')})` : ''}`
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
