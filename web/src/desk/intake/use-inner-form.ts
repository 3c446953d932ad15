import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react'

/**
 * A form inside that of the intake, which HTML does not know: Enter in a field of one line does its deed, or, where
 * there is more to type, goes on to the next field and only Ctrl+Enter does it. A refusal puts the cursor into the
 * first field that is wrong.
 */
export function useInnerForm(
  error: Error | null, submit: () => void, by: 'Enter' | 'ctrl+Enter' = 'Enter',
): { ref: RefObject<HTMLElement | null>; onKeyDown: (event: KeyboardEvent<HTMLElement>) => void } {
  const ref = useRef<HTMLElement>(null)
  useEffect(() => {
    if (error) ref.current?.querySelector<HTMLElement>('[aria-invalid=true], [data-wrong] input')?.focus()
  }, [error])
  return {
    ref,
    onKeyDown: (event) => {
      if (event.key !== 'Enter' || event.defaultPrevented || event.nativeEvent.isComposing) return
      if (event.altKey) return
      if (event.ctrlKey || event.metaKey) {
        if (by === 'Enter') return
        event.preventDefault()
        event.nativeEvent.stopPropagation() // else the sheet around it would be received
        submit()
        return
      }
      if (by !== 'Enter' || !(event.target instanceof HTMLInputElement)) return
      event.preventDefault() // else the sheet around it would go on to its next field
      submit()
    },
  }
}
