/** Which lines of a list are chosen, and from which one a range goes on. */
export interface Chosen { readonly ids: ReadonlySet<string>; readonly from: string | undefined }

export const NONE: Chosen = { ids: new Set(), from: undefined }

/** Chooses a line or lets it go; a range begins there. */
export function toggled({ ids }: Chosen, id: string): Chosen {
  const next = new Set(ids)
  if (!next.delete(id)) next.add(id)
  return { ids: next, from: id }
}

/** Chooses all lines between where the range began and this one, in the order shown. */
export function extended({ ids, from }: Chosen, id: string, shown: readonly string[]): Chosen {
  const [a, b] = [shown.indexOf(from ?? id), shown.indexOf(id)]
  const range = a < 0 ? [id] : shown.slice(Math.min(a, b), Math.max(a, b) + 1)
  return { ids: new Set([...ids, ...range]), from: from !== undefined && a >= 0 ? from : id }
}

/** All lines shown; none if all were. */
export function allToggled({ ids }: Chosen, shown: readonly string[]): Chosen {
  return shown.every((id) => ids.has(id)) ? NONE : { ids: new Set([...ids, ...shown]), from: undefined }
}

/** What is no longer in the list cannot be acted on from it. */
export function kept(chosen: Chosen, shown: readonly string[]): Chosen {
  const there = new Set(shown)
  return [...chosen.ids].every((id) => there.has(id)) ? chosen
    : { ...chosen, ids: new Set([...chosen.ids].filter((id) => there.has(id))) }
}
