import type { Say } from '@motcua/contracts/texts.ts'
import { LETTERS } from './letters-left-texts.ts'

/** From so many left it is said. */
const SOON = 100

/**
 * What stands below a text of which the server takes `most` signs: nothing as long as there is room, then how much,
 * then how much is too much. Counted as the server counts: signs, not halves of them. Portal and desk say the same.
 */
export function lettersLeft(say: Say, most: number, text: string): { readonly isOver: boolean; readonly text: string } {
  const left = most - Array.from(text).length
  if (left < 0) return { isOver: true, text: say(LETTERS.over, { count: -left }) }
  return { isOver: false, text: left <= SOON ? say(LETTERS.left, { count: left }) : '' }
}
