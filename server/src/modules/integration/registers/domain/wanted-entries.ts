import type { Register } from '../register.ts'

/** A question of a declaration, as far as it says of whom and what it is. */
export interface MeantQuestion {
  readonly meaning: { readonly role?: string | undefined; readonly entry: string }
}

/** With which entries of the dictionary about organisations begin. */
export const ORGANISATION = 'organisation'

/** As what a declaration asks whoever a register speaks of. */
export const OWN_ROLE = { citizen: 'requester', organisation: 'applicantOrg' } as const

/** Of which entries the register has to speak for these open questions; none where it need not be asked. Pure. */
export function wantedOf(
  { about, entries }: Pick<Register, 'about' | 'entries'>, open: readonly MeantQuestion[],
): readonly string[] {
  const roles: readonly string[] = about.map((kind) => OWN_ROLE[kind])
  const wanted = new Set(open.flatMap(({ meaning: { role = '', entry } }) => roles.includes(role) ? [entry] : []))
  return entries.filter((entry) => wanted.has(entry))
}
