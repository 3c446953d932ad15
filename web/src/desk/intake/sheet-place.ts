/**
 * Which sheet stands in this tab: an id and nothing else, so that a reload goes on with it and no word stays behind.
 */
const KEY = 'mc-intake-sheet'

export function rememberedSheet(): string | undefined {
  return sessionStorage.getItem(KEY) ?? undefined
}

export function rememberSheet(id: string): void {
  sessionStorage.setItem(KEY, id)
}

/** Received, thrown away, or signed out. */
export function forgetSheet(): void {
  sessionStorage.removeItem(KEY)
}
