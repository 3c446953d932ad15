export interface Shortcut {
  /** As KeyboardEvent.key has it, with `ctrl+` or `alt+` before: `/`, `n`, `F1`, `ctrl+Enter`, `alt+1`. */
  readonly keys: string
  readonly name: string
  /** Undefined where the place that has the focus answers the key itself, and it is only told of. */
  readonly run?: () => void
}

const registered = new Map<symbol, readonly Shortcut[]>()

/** What applies on this screen now, screen's own after the shell's. */
export function currentShortcuts(): readonly Shortcut[] {
  return [...registered.values()].flat()
}

export function register(owner: symbol, shortcuts: readonly Shortcut[]): () => void {
  registered.set(owner, shortcuts)
  return () => void registered.delete(owner)
}

/** What a press of a key does now: of two with the same keys only the one that was registered last is told of. */
export function listedShortcuts(shortcuts: readonly Shortcut[], hasSingleKeys: boolean): readonly Shortcut[] {
  return shortcuts.filter(({ keys, run }, nth) =>
    (hasSingleKeys || !run || !isSingleKey(keys)) && shortcuts.findLastIndex((other) => other.keys === keys) === nth)
}

export interface Press {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
}

interface Typing {
  /** The press belongs to a field: only keys with Ctrl or Alt count. */
  readonly isTyping: boolean
  /** Keys without Ctrl or Alt may be switched off: whoever speaks to the machine would press them all (WCAG 2.1.4). */
  readonly hasSingleKeys: boolean
}

/** The shortcut meant by a press, if any. Ctrl with Alt is AltGr, which types a letter. */
export function shortcutFor(
  press: Press, { isTyping, hasSingleKeys }: Typing, shortcuts: readonly Shortcut[],
): Shortcut | undefined {
  const hasCtrl = press.ctrlKey || press.metaKey
  if (hasCtrl && press.altKey) return undefined
  const prefix = hasCtrl ? 'ctrl+' : press.altKey ? 'alt+' : ''
  if (isSingleKey(`${prefix}${press.key}`) && (isTyping || !hasSingleKeys)) return undefined
  return shortcuts.findLast(({ keys, run }) => run && keys.toLowerCase() === `${prefix}${press.key}`.toLowerCase())
}

/** A letter or a sign; F1 is neither, and may be pressed while typing. */
function isSingleKey(keys: string): boolean {
  return !/^(?:(?:ctrl|alt)\+|F\d)/.test(keys)
}
