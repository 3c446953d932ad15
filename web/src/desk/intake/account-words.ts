import type { PersonLine } from '@motcua/contracts/people.ts'
import { say } from '../../lib/language.ts'
import { ACCOUNT } from './account-texts.ts'

/** What account somebody has, as a clerk says it. */
export function accountWords({ account, signInPhone: phone }: Pick<PersonLine, 'account' | 'signInPhone'>): string {
  if (account === 'none') return say(ACCOUNT.none)
  if (account === 'level-1') return phone === null ? say(ACCOUNT.level1) : say(ACCOUNT.level1Phone, { phone })
  return phone === null ? say(ACCOUNT.level2) : say(ACCOUNT.level2Phone, { phone })
}
