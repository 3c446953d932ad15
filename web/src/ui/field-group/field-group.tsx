import { type KeyboardEventHandler, type ReactNode, useId } from 'react'

interface FieldGroupProps {
  id?: string
  label: ReactNode
  hint?: string | undefined
  error?: string | undefined
  isRequired?: boolean
  onKeyDown?: KeyboardEventHandler
  children: ReactNode
}

/** Several inputs that are one question: one legend, one hint, one fault, said together by a screen reader. */
export function FieldGroup({ id, label, hint, error, isRequired = false, onKeyDown, children }: FieldGroupProps) {
  const own = useId()
  const base = id ?? own
  const told = [hint && `${base}-goi-y`, error && `${base}-loi`].filter(Boolean).join(' ')
  return (
    <fieldset
      id={base} className="mc-group" tabIndex={-1} aria-describedby={told || undefined} onKeyDown={onKeyDown}
      data-wrong={error ? true : undefined}
    >
      <legend>{label}{isRequired && <span aria-hidden="true" className="mc-group-star"> *</span>}</legend>
      {hint && <p id={`${base}-goi-y`} className="mc-group-hint">{hint}</p>}
      <div className="mc-group-inputs">{children}</div>
      {error && <p id={`${base}-loi`} className="mc-group-error">{error}</p>}
    </fieldset>
  )
}

interface RadioProps {
  name: string
  label: string
  isChosen: boolean
  onChoose: () => void
  /** The key that chooses it, shown behind its name. */
  hotkey?: string
}

export function RadioLine({ name, label, isChosen, onChoose, hotkey }: RadioProps) {
  return (
    <label className="mc-radio">
      <input type="radio" name={name} checked={isChosen} onChange={onChoose} />
      {label}{hotkey && <kbd aria-hidden="true">{hotkey}</kbd>}
    </label>
  )
}
