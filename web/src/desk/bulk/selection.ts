/** A dossier in a list, as far as choosing goes: which one, and its version as it was shown. */
export interface Choosable { readonly id: string; readonly version: number }

/**
 * Which lines of a list are chosen, each as it was seen when it was, in the order in which they were; and from which
 * one a range goes on. Whatever the list shows later, a deed is done on what was seen.
 */
export interface Chosen<L extends Choosable> {
  readonly lines: ReadonlyMap<string, L>
  readonly from: string | undefined
}

export const NONE: Chosen<never> = { lines: new Map<string, never>(), from: undefined }

/** Chooses a line or lets it go; a range begins there. */
export function toggled<L extends Choosable>({ lines }: Chosen<L>, line: L): Chosen<L> {
  const next = new Map(lines)
  if (!next.delete(line.id)) next.set(line.id, line)
  return { lines: next, from: line.id }
}

/** Chooses all lines between where the range began and this one, in the order shown. */
export function extended<L extends Choosable>({ lines, from }: Chosen<L>, line: L, shown: readonly L[]): Chosen<L> {
  const [a, b] = [from ?? line.id, line.id].map((id) => shown.findIndex((one) => one.id === id)) as [number, number]
  const range = a < 0 ? [line] : shown.slice(Math.min(a, b), Math.max(a, b) + 1)
  return { lines: withLines(lines, range), from: from !== undefined && a >= 0 ? from : line.id }
}

/** All lines shown; none if all were. */
export function allToggled<L extends Choosable>({ lines }: Chosen<L>, shown: readonly L[]): Chosen<L> {
  return shown.every(({ id }) => lines.has(id)) ? NONE : { lines: withLines(lines, shown), from: undefined }
}

/** Lets those go, and nothing else. */
export function without<L extends Choosable>({ lines, from }: Chosen<L>, gone: readonly L[]): Chosen<L> {
  const ids = new Set(gone.map(({ id }) => id))
  return { lines: new Map([...lines].filter(([id]) => !ids.has(id))), from }
}

/** What is no longer as it was when it was chosen: changed since, or no longer in the list. */
export function strayed<L extends Choosable>(
  { lines }: Chosen<L>, shown: readonly L[],
): { readonly changed: readonly L[]; readonly gone: readonly L[] } {
  const now = new Map(shown.map(({ id, version }) => [id, version]))
  const all = [...lines.values()]
  return {
    changed: all.filter(({ id, version }) => now.has(id) && now.get(id) !== version),
    gone: all.filter(({ id }) => !now.has(id)),
  }
}

/** What was chosen before stays as it was seen then. */
function withLines<L extends Choosable>(lines: ReadonlyMap<string, L>, more: readonly L[]): Map<string, L> {
  return new Map([...lines, ...more.filter(({ id }) => !lines.has(id)).map((line) => [line.id, line] as const)])
}
