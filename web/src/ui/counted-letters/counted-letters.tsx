import { type ReactNode, cloneElement, isValidElement } from 'react'
import { say } from '../../lib/language.ts'
import { lettersLeft } from '../../lib/letters-left.ts'

interface Counted { readonly value?: unknown; readonly maxLength?: number | undefined }

/**
 * Around the box of every long text of the desk: a browser would cut what is pasted beyond `maxLength` and say nothing.
 * So the box takes all, and below it stands how much room is left, or how much is too much; the server refuses that.
 */
export function CountedLetters({ children }: { children: ReactNode }) {
  if (!isValidElement<Counted>(children) || typeof children.props.value !== 'string') return children
  const { value, maxLength: most } = children.props
  if (most === undefined) return children
  const { isOver, text } = lettersLeft(say, most, value)
  return <>
    {cloneElement(children, { maxLength: undefined })}
    <p aria-live="polite" className="mc-letters" data-over={isOver ? true : undefined}>{text}</p>
  </>
}
