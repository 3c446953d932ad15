import { say } from '../../lib/language.ts'
import { WHY } from './migration-texts.ts'

/** Why something stays, in the language of the reader; a code that is new here keeps the words of the program. */
export function wordsOf({ why, text }: { readonly why: string; readonly text: string }): string {
  return Object.hasOwn(WHY, why) ? say(WHY[why as keyof typeof WHY]) : text
}
