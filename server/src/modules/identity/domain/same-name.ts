import { cleanText } from '../../../kernel/vietnamese-text.ts'

/** Whether two names are one as people read them: capitals and spaces make no other. */
export function isSameName(one: string, other: string): boolean {
  const [a, b] = [one, other].map((name) => cleanText(name).toLocaleUpperCase('vi'))
  return a === b
}
