import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { type Drill, type Figure, type Outcome, brokenOf, unbrokenOf } from './drill.ts'

/** The line with which a drill ends. */
export type Line = Required<Outcome> & { readonly drill: string; readonly ok: boolean }
export interface Ran {
  readonly drill: Drill
  readonly line: Line | undefined
  readonly control: Line | undefined
  readonly minutes: number
  /** What was attacked: the commit at the time, and whether something beside it had been changed. */
  readonly commit: string
}

/**
 * Writes a page with a row for each of `drills` that has run, in their order. Rows of those that did not run now stay
 * as they came out, with the commit at which that was.
 */
export function writeTrustPage(path: string, drills: readonly Drill[], ran: readonly Ran[]): void {
  const kept = existsSync(path) ? readFileSync(path, 'utf8').split('\n') : []
  const rows = drills.flatMap((drill) => {
    const one = ran.find((each) => each.drill === drill)
    return one ? [rowOf(one)] : kept.filter((row) => row.startsWith(beginningOf(drill)))
  })
  const minutes = rows.reduce((sum, row) => sum + Number(row.split(' | ').at(-1)?.replace('|', '')), 0)
  writeFileSync(path, `# What motcua promises, and how it was attacked

Written by \`npm run drill -- all\`; each row can be run alone with \`npm run drill -- NAME\`, and without its guard with
\`--control\`. A control that finds nothing would mean that the drill could not find anything either. A row is as it came
out, with the commit at which it ran; \`npm run drill -- all NAME …\` runs some of them again.

| Drill | Promise | Attack | Rounds | Figures | Outcome | Control | Commit | Minutes |
|---|---|---|---|---|---|---|---|---|
${rows.join('\n')}

${String(rows.length)} of ${String(drills.length)} drills, ${String(round(minutes))} minutes with their controls.
`)
}

/** To two places. */
export function round(value: number): number {
  return Math.round(value * 100) / 100
}

function beginningOf({ name, tests }: Drill): string {
  return `| \`${name}\` ${tests} |`
}

function rowOf({ drill, line, control, minutes, commit }: Ran): string {
  const cells = [
    drill.promise, drill.attack, line?.rounds ?? '–',
    line ? [...countsOf(line), ...line.figures.map(textOf)].join('; ') : 'did not end',
    line?.ok ? 'held' : '**did not hold**', `${drill.control}: ${controlText(drill, control)}`, commit, round(minutes),
  ]
  return `${beginningOf(drill)} ${cells.join(' | ')} |`
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
