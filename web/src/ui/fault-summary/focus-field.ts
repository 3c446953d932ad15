const FIELD = 'input, select, textarea, button'

/**
 * The field inside an element with that id, or the element itself: of a group the choice that is made, or the first.
 */
export function fieldAt(id: string): HTMLElement | undefined {
  const place = document.getElementById(id)
  if (!place || place.matches(FIELD)) return place ?? undefined
  return place.querySelector<HTMLElement>('input[type=radio]:checked') ?? place.querySelector<HTMLElement>(FIELD)
    ?? place
}

/** Puts the cursor there and into sight; false where there is no such field. */
export function focusField(id: string): boolean {
  const field = fieldAt(id)
  field?.focus()
  // With its question and its fault, which stand around it.
  const whole = field?.closest('fieldset, .mantine-InputWrapper-root') ?? field
  whole?.scrollIntoView({ block: 'nearest' })
  return field !== undefined && document.activeElement === field
}
