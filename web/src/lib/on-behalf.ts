const KEY = 'motcua-on-behalf-of'

/** Requests are made outside of a window, too, where nothing is kept and one works for oneself. */
const kept = typeof sessionStorage === 'undefined' ? undefined : sessionStorage

/**
 * For whom this window works: the account of a colleague, kept as long as the window and told with each request
 * (docs/adr/0041). Undefined: for oneself.
 */
export function onBehalfOf(): string | undefined {
  return kept?.getItem(KEY) ?? undefined
}

/** From now on this window works for that colleague, or for oneself again. */
export function workFor(id: string | undefined): void {
  if (id === undefined) kept?.removeItem(KEY)
  else kept?.setItem(KEY, id)
}
