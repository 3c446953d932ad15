import { TextInput } from '@mantine/core'
import { type KeyboardEvent, type RefObject, useEffect, useEffectEvent, useId, useState } from 'react'
import { say } from '../../lib/language.ts'
import { CHOICE } from './typed-choice-texts.ts'

export interface Option { readonly id: string; readonly label: string; readonly detail?: string }

interface TypedChoiceProps {
  label: string
  hint?: string
  placeholder?: string
  value: string
  options: readonly Option[]
  /** The options still belong to what was typed before. */
  isStale?: boolean
  /** Said under the field while looking, or when nothing was found. */
  status?: string
  error?: string | undefined
  id?: string
  inputRef?: RefObject<HTMLInputElement | null>
  autoFocus?: boolean
  onType: (text: string) => void
  onChoose: (id: string) => void
  /** Enter, and nothing was found or is marked. */
  onNone?: () => void
  /** The field was left, and what was typed in it not taken. */
  onLeave?: () => void
  isRequired?: boolean
  isDisabled?: boolean
  /** Whether Enter takes the first one before anybody moved. */
  isFirstMarked?: boolean
}

/**
 * Type, and take from what is found, best match first (ARIA combobox with a list). Arrows move, Enter takes the marked
 * one, which is the first as long as nobody moved; Esc closes. Enter pressed faster than the answer waits for it, so
 * that a quick clerk never takes what belonged to half a word.
 */
export function TypedChoice(props: TypedChoiceProps) {
  const {
    label, hint, placeholder, value, options, status, error, inputRef, autoFocus = false, isStale = false, onType,
    onChoose, onNone, onLeave, isRequired = false, isDisabled = false, isFirstMarked = true,
  } = props
  const own = useId()
  const id = props.id ?? own
  const [isOpen, setIsOpen] = useState(false)
  /** Undefined until an arrow moves it. */
  const [place, setPlace] = useState<number>()
  const [isWaiting, setIsWaiting] = useState(false)
  const isShown = isOpen && options.length > 0
  const marked = Math.min(place ?? (isFirstMarked ? 0 : -1), options.length - 1)

  const take = (option: Option | undefined) => {
    if (!option) return
    setIsOpen(false)
    onChoose(option.id)
  }
  const takeFirst = useEffectEvent(() => options[0] ? take(options[0]) : onNone?.())
  useEffect(() => {
    if (isStale || !isWaiting) return
    setIsWaiting(false)
    takeFirst()
  }, [isStale, isWaiting])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Escape') setIsOpen(false)
    if (event.key === 'Enter') event.preventDefault()
    if (event.key === 'Enter' && isStale) setIsWaiting(true)
    if (event.key === 'Enter' && !isStale && isShown) take(options[marked])
    if (event.key === 'Enter' && !isStale && (options.length === 0 || marked < 0)) onNone?.()
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    setIsOpen(true)
    if (isShown) setPlace((Math.max(marked, event.key === 'ArrowDown' ? -1 : 0) + (event.key === 'ArrowDown' ? 1 : -1)
      + options.length) % options.length)
  }
  return (
    <div className="mc-typed">
      <TextInput
        ref={inputRef}
        id={id}
        label={label}
        description={hint}
        placeholder={placeholder}
        value={value}
        error={error}
        autoFocus={autoFocus}
        withAsterisk={isRequired}
        disabled={isDisabled}
        role="combobox"
        aria-expanded={isShown}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        autoComplete="off"
        aria-activedescendant={isShown && marked >= 0 ? `${id}-${marked}` : undefined}
        onChange={(event) => {
          setPlace(undefined)
          setIsWaiting(false)
          setIsOpen(true)
          onType(event.currentTarget.value)
        }}
        onFocus={() => setIsOpen(true)}
        onBlur={() => {
          setIsOpen(false)
          onLeave?.()
        }}
        onKeyDown={onKeyDown}
      />
      <ul id={`${id}-list`} role="listbox" aria-label={say(CHOICE.found)} hidden={!isShown}>
        {options.map((option, nth) => (
          // The mouse comes down before the field loses focus and closes the list.
          <li
            key={option.id}
            id={`${id}-${nth}`}
            role="option"
            aria-selected={nth === marked}
            onMouseDown={(event) => {
              event.preventDefault()
              take(option)
            }}
          >
            {option.label}
            {option.detail && <small className="mc-quiet"> {option.detail}</small>}
          </li>
        ))}
      </ul>
      <p role="status" className="mc-typed-status">
        {status ?? (isShown
          ? <span className="mc-hidden">{say(CHOICE.count, { count: options.length })}</span>
          : '')}
      </p>
    </div>
  )
}
