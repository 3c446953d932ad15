import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react'

/**
 * A form inside that of the intake, which HTML does not know: Enter in a field of one line does its deed, and a refusal
 * puts the cursor into the first field that is wrong.
 */
export function useInnerForm(
  error: Error | null, submit: () => void,
): { ref: RefObject<HTMLElement | null>; onKeyDown: (event: KeyboardEvent<HTMLElement>) => void } {
  const ref = useRef<HTMLElement>(null)
  useEffect(() => {
    if (error) ref.current?.querySelector<HTMLElement>('[aria-invalid=true], [data-wrong] input')?.focus()
  }, [error])
  return {
    ref,
    onKeyDown: (event) => {
      if (event.key !== 'Enter' || event.defaultPrevented || event.nativeEvent.isComposing) return
      if (event.ctrlKey || event.metaKey || event.altKey) return
      if (!(event.target instanceof HTMLInputElement)) return
      event.preventDefault() // else the sheet around it would go on to its next field
      submit()
    },
  }
}
