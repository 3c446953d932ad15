import type { BoardCall } from '@motcua/contracts/hall-board.ts'

type Digit = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9'
/** A piece of what a board says: a file of `voice/`. */
export type Clip = Digit | 'moi-so' | 'den-quay-so' | 'chuong'

/** What is played for a call, in this order: the chime, then number and counter digit by digit, said twice. */
export function clipsOf({ number, counter }: Pick<BoardCall, 'number' | 'counter'>): readonly Clip[] {
  const once: readonly Clip[] = ['moi-so', ...digitsOf(number), 'den-quay-so', ...digitsOf(counter)]
  return ['chuong', ...once, ...once]
}

function digitsOf(number: number): readonly Digit[] {
  return (String(number).match(/\d/g) ?? []) as Digit[]
}
