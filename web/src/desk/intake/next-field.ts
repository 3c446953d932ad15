import type { KeyboardEvent } from 'react'

const FIELDS = 'input:not([type=file], [type=hidden], :disabled), select:not(:disabled), textarea:not(:disabled)'

/**
 * Enter in a field of one line goes on to the next, as clerks are used to from the machines before; behind the last one
 * stands the button that receives, or does what an inner form is for. Not in a field that has its own use for Enter and
 * says so.
 */
export function goOnWithEnter(event: KeyboardEvent<HTMLFormElement>): void {
  const { target, currentTarget: form } = event
  if (event.key !== 'Enter' || event.defaultPrevented || event.nativeEvent.isComposing) return
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
  if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return
  if (target.matches('[role=combobox], [type=file]')) return
  event.preventDefault()
  const inner = target.closest<HTMLElement>('[data-inner-form]')
  focusNextIn(inner ?? form, target)
}

/** The same from a field that has taken Enter for itself, and is done. */
export function focusNextField(field: HTMLInputElement): void {
  if (field.form) focusNextIn(field.form, field)
}

function focusNextIn(form: HTMLElement, here: HTMLElement): void {
  const stops = [...form.querySelectorAll<HTMLElement>(FIELDS)].filter((field) => isStop(field, here))
  const next = stops[stops.indexOf(here) + 1]
    ?? form.querySelector<HTMLElement>(form.matches('form') ? '[data-last]' : '[data-inner-last]')
  next?.focus()
}

/** Of a group of radios there is one stop: the choice that is made, or the first. */
function isStop(field: HTMLElement, here: HTMLElement): boolean {
  if (field === here) return true
  if (!field.checkVisibility()) return false
  if (!(field instanceof HTMLInputElement) || field.type !== 'radio') return true
  if (here instanceof HTMLInputElement && here.type === 'radio' && here.name === field.name) return false
  const group = [...field.form?.querySelectorAll<HTMLInputElement>(`input[name="${CSS.escape(field.name)}"]`) ?? []]
  return field === (group.find(({ checked }) => checked) ?? group[0])
}
