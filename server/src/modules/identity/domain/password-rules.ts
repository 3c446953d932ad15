import { fold } from '../../../kernel/vietnamese-text.ts'

export interface PasswordForm { readonly minLength: number; readonly classes: number }

export type PasswordFault =
  'too-short' | 'too-long' | 'too-few-classes' | 'holds-username' | 'too-common' | 'of-the-house'

/** Longer ones are no passwords of ours, and hashing a book would keep a core busy. Signs, not bytes. */
const LONGEST_PASSWORD = 128

const CLASSES = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{Ll}\p{Lu}\p{Nd}]/u]

/** Words that make a poor password, folded and without blanks: those that many take, and those of the office itself. */
export interface PoorWords { readonly common: ReadonlySet<string>; readonly ofTheHouse: ReadonlySet<string> }

/**
 * All that is wrong with a password before the law, at once: too short or long, fewer kinds of signs (lower case, upper
 * case, digits, others) than the profile asks, the username in it, marks and case aside; or no more than a poor word
 * with digits and signs around it or for its letters, as `P@ssw0rd2021` is. Nothing, if it will do.
 */
export function faultsOfPassword(
  password: string, username: string, { minLength, classes }: PasswordForm, poor: PoorWords,
): PasswordFault[] {
  const signs = signsOf(password)
  const found: PasswordFault[] = []
  if (signs < minLength) found.push('too-short')
  if (signs > LONGEST_PASSWORD) found.push('too-long')
  if (CLASSES.filter((one) => one.test(password)).length < classes) found.push('too-few-classes')
  if (fold(password).includes(fold(username))) found.push('holds-username')
  const cores = coresOf(password)
  if (cores.some((core) => poor.common.has(core))) found.push('too-common')
  if (cores.some((core) => poor.ofTheHouse.has(core))) found.push('of-the-house')
  return found
}

const STANDS_FOR: Readonly<Record<string, string>> = {
  '@': 'a', '4': 'a', '3': 'e', '1': 'i', '!': 'i', '0': 'o', '$': 's', '5': 's', '7': 't',
}

/** What a guesser would try for it: as it is, without what stands around its letters, and with letters for signs. */
function coresOf(password: string): string[] {
  const word = wordOf(password)
  return [word, bare(word), bare(read(word)), read(word.replace(/[^\p{L}]+$/u, ''))]
}

/** Signs and digits as the letters that they are drawn for. */
function read(word: string): string {
  return word.replaceAll(/[@431!0$57]/g, (sign) => STANDS_FOR[sign] ?? sign)
}

function bare(word: string): string {
  return word.replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
}

/** Signs as a person sees them, and as they are hashed: a letter with its marks apart is one. */
function signsOf(password: string): number {
  return Array.from(password.normalize('NFKC')).length
}

/** Whether nobody can have it as a password; what is typed is compared whole or not at all, never cut. */
export function isTooLong(password: string): boolean {
  return signsOf(password) > LONGEST_PASSWORD
}

/** As the lists have it: folded, in one piece. */
export function wordOf(text: string): string {
  return fold(text).replaceAll(' ', '')
}
