import { type ReactNode, cloneElement, isValidElement } from 'react'
import { say } from '../../lib/language.ts'
import { LETTERS } from './counted-letters-texts.ts'

interface Counted { readonly value?: unknown; readonly maxLength?: number | undefined }

/** From so many left it is said. */
const SOON = 100

/**
 * Around the box of every long text of the desk: a browser would cut what is pasted beyond `maxLength` and say nothing.
 * So the box takes all, and below it stands how much room is left, or how much is too much; the server refuses that.
 */
export function CountedLetters({ children }: { children: ReactNode }) {
  if (!isValidElement<Counted>(children) || typeof children.props.value !== 'string') return children
  const { value, maxLength: most } = children.props
  if (most === undefined) return children
  const left = most - value.length
  return <>
    {cloneElement(children, { maxLength: undefined })}
    <p aria-live="polite" className="mc-letters" data-over={left < 0 ? true : undefined}>
      {left < 0 ? say(LETTERS.over, { count: -left }) : left <= SOON ? say(LETTERS.left, { count: left }) : ''}
    </p>
  </>
}
