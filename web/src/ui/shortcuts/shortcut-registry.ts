export interface Shortcut {
  /** As KeyboardEvent.key has it, with `ctrl+` or `alt+` before: `/`, `n`, `ctrl+Enter`, `alt+1`. */
  readonly keys: string
  readonly name: string
  run(): void
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

export interface Press {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
}

/** The shortcut meant by a press, if any. While somebody types, only those with Ctrl or Alt count. */
export function shortcutFor(press: Press, isTyping: boolean, shortcuts: readonly Shortcut[]): Shortcut | undefined {
  const prefix = press.ctrlKey || press.metaKey ? 'ctrl+' : press.altKey ? 'alt+' : ''
  if (isTyping && prefix === '') return undefined
  return shortcuts.findLast(({ keys }) => keys.toLowerCase() === `${prefix}${press.key}`.toLowerCase())
}
