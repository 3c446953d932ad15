/** A value that another window or device gave to a question that had been answered meanwhile. */
export interface RivalAnswer {
  readonly window: string
  readonly value: unknown
  /** ISO. */
  readonly at: string
}

/** Who wrote what of a draft, as far as it takes to merge two windows. */
export interface DraftSaves {
  /** By field: the window that wrote it last, and when. */
  readonly writers: Readonly<Record<string, { readonly window: string; readonly at: string }>>
  /** By window: its latest save, and when it came. */
  readonly windows: Readonly<Record<string, { readonly nth: number; readonly at: string }>>
}

export interface DraftContent extends DraftSaves {
  readonly answers: Readonly<Record<string, unknown>>
  /** By field, while somebody has still to choose. */
  readonly rivals: Readonly<Record<string, readonly RivalAnswer[]>>
}

/** What one window saves: a page as it stands on a screen, right or wrong. */
export interface WindowSave {
  /** Minted with the page. */
  readonly window: string
  /** Counts the saves of a window, for they may overtake each other on the way. */
  readonly nth: number
  readonly at: string
  readonly fields: readonly FieldSave[]
}

export interface FieldSave {
  readonly key: string
  readonly value: unknown
  /** `markOf` the answer that the page showed; undefined: the page does not say. */
  readonly seen: string | undefined
}

/** Of more windows nobody needs to know: they have been closed long ago. */
const MOST_WINDOWS = 20
const MOST_RIVALS = 5

/**
 * Merges what a window saves into a draft that others may have written meanwhile. What only one of them changed is
 * taken from that one; what both changed to the same is the same; where they differ the answer stays, and the later
 * one is kept beside it as its rival until somebody chooses: neither is lost. A save that a later one of the same
 * window has overtaken says nothing.
 */
export function mergeSave(draft: DraftContent, save: WindowSave): DraftContent {
  const { window, nth, at } = save
  const last = draft.windows[window]
  if (last && nth < last.nth) return draft
  const answers = { ...draft.answers }
  const writers = { ...draft.writers }
  const rivals = { ...draft.rivals }
  for (const { key, value, seen } of save.fields) {
    const stored = markOf(answers[key])
    const isUntouched = markOf(value) === seen && writers[key]?.window !== window
    const others = (rivals[key] ?? []).filter((one) => one.window !== window)
    const hasChanged = seen !== undefined && seen !== stored && writers[key]?.window !== window
    setOrDrop(rivals, key, others.length > 0 ? others : undefined)
    if (isUntouched) continue
    if (hasChanged && markOf(value) !== stored) {
      rivals[key] = [...others, { window, value: value ?? null, at }].slice(-MOST_RIVALS)
      continue
    }
    // What two have said alike is nobody's alone: whoever of them then says another thing differs from the other.
    const isShared = hasChanged && writers[key] !== undefined
    if (markOf(value) !== seen || writers[key]?.window === window) writers[key] = { window: isShared ? '' : window, at }
    setOrDrop(answers, key, value)
  }
  return { answers, writers, rivals, windows: newestOf({ ...draft.windows, [window]: { nth, at } }) }
}

/**
 * Settles which of the answers to a question holds, by its mark; undefined where it is none of those that are there.
 */
export function chooseAnswer(draft: DraftContent, key: string, mark: string, by: {
  readonly window: string
  readonly at: string
}): DraftContent | undefined {
  const values = [draft.answers[key], ...(draft.rivals[key] ?? []).map(({ value }) => value)]
  const nth = values.findIndex((value) => markOf(value) === mark)
  if (nth < 0) return undefined
  const [answers, rivals] = [{ ...draft.answers }, { ...draft.rivals }]
  setOrDrop(answers, key, values[nth] ?? undefined)
  setOrDrop(rivals, key, undefined)
  return { ...draft, answers, rivals, writers: { ...draft.writers, [key]: { window: by.window, at: by.at } } }
}

/**
 * A short mark of a value: equal for what is equal, in whatever order its parts stand. 53 bits (cyrb53) tell apart what
 * one person types; it guards nothing.
 */
export function markOf(value: unknown): string {
  let [one, other] = [0xdeadbeef, 0x41c6ce57]
  for (const sign of JSON.stringify(sorted(value ?? null))) {
    const code = sign.codePointAt(0) ?? 0
    one = Math.imul(one ^ code, 2654435761)
    other = Math.imul(other ^ code, 1597334677)
  }
  one = Math.imul(one ^ one >>> 16, 2246822507) ^ Math.imul(other ^ other >>> 13, 3266489909)
  other = Math.imul(other ^ other >>> 16, 2246822507) ^ Math.imul(one ^ one >>> 13, 3266489909)
  return (4294967296 * (2097151 & other) + (one >>> 0)).toString(36)
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  return Object.entries(value).filter(([, one]) => one !== undefined)
    .sort(([one], [other]) => one < other ? -1 : 1).map(([key, one]) => [key, sorted(one)])
}

function setOrDrop<V>(record: Record<string, V>, key: string, value: V | undefined): void {
  if (value === undefined) Reflect.deleteProperty(record, key)
  else record[key] = value
}

function newestOf(windows: DraftSaves['windows']): DraftSaves['windows'] {
  return Object.fromEntries(Object.entries(windows).sort(([, one], [, other]) => one.at < other.at ? 1 : -1)
    .slice(0, MOST_WINDOWS))
}
