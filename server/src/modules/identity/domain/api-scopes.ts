/**
 * What a program of others may be let do (phạm vi): follow which dossiers change, read how one stands, keep endpoints
 * that are told of them. None of them opens anything of a person.
 */
export const API_SCOPES = ['dossier.follow', 'dossier.read', 'webhook.manage'] as const
export type ApiScope = typeof API_SCOPES[number]

/** The scopes that are asked for, those of the client where none are; undefined where one is not its own. */
export function scopesAsked(asked: string | undefined, own: readonly ApiScope[]): readonly ApiScope[] | undefined {
  const names = (asked ?? '').split(' ').filter(Boolean)
  if (names.length === 0) return own
  const found = own.filter((scope) => names.includes(scope))
  return names.every((name) => found.some((scope) => scope === name)) ? found : undefined
}
