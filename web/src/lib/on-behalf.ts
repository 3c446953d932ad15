const KEY = 'motcua-on-behalf-of'

/**
 * For whom this window works: the account of a colleague, kept as long as the window and told with each request
 * (docs/adr/0041). Undefined: for oneself.
 */
export function onBehalfOf(): string | undefined {
  return sessionStorage.getItem(KEY) ?? undefined
}

/** From now on this window works for that colleague, or for oneself again. */
export function workFor(id: string | undefined): void {
  if (id === undefined) sessionStorage.removeItem(KEY)
  else sessionStorage.setItem(KEY, id)
}
