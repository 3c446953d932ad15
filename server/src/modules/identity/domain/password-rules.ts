import { fold } from '../../../kernel/vietnamese-text.ts'

export interface PasswordForm { readonly minLength: number; readonly classes: number }

export type PasswordFault = 'too-short' | 'too-long' | 'too-few-classes' | 'holds-username'

/** Longer ones are no passwords of ours, and hashing a book would keep a core busy. Signs, not bytes. */
export const LONGEST_PASSWORD = 128

const CLASSES = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{Ll}\p{Lu}\p{Nd}]/u]

/**
 * All that is wrong with a password before the law, at once: too short or long, fewer kinds of signs (lower case, upper
 * case, digits, others) than the profile asks, or the username in it, marks and case aside. Nothing, if it will do.
 */
export function faultsOfPassword(
  password: string, username: string, { minLength, classes }: PasswordForm,
): PasswordFault[] {
  const signs = Array.from(password.normalize('NFKC')).length
  const found: PasswordFault[] = []
  if (signs < minLength) found.push('too-short')
  if (signs > LONGEST_PASSWORD) found.push('too-long')
  if (CLASSES.filter((one) => one.test(password)).length < classes) found.push('too-few-classes')
  if (fold(password).includes(fold(username))) found.push('holds-username')
  return found
}
