import type { ReactNode } from 'react'

interface Labelled {
  /** Of the control: what the error summary links to. */
  readonly id: string
  readonly label: string
  /** Of the label, where it is not that of the page. */
  readonly lang?: 'vi' | undefined
  readonly hint?: ReactNode
  readonly error?: ReactNode
  /** Where the page asks but this, its question is the title of the page. */
  readonly isTitle?: boolean
}

/** What ties a control to its hint and fault for whoever listens. */
export interface Described {
  readonly id: string
  readonly 'aria-invalid'?: true | undefined
  readonly 'aria-describedby'?: string | undefined
}

function describedBy({ id, hint, error }: Labelled): string | undefined {
  const parts = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ')
  return parts === '' ? undefined : parts
}

/** One control with its label; hint and fault stand above it, where a phone's keyboard does not cover them. */
export function Control({ children, ...labelled }: Labelled & { children: (described: Described) => ReactNode }) {
  const { id, label, lang, hint, error, isTitle } = labelled
  const question = <label htmlFor={id} lang={lang}>{label}</label>
  return (
    <div className={error ? 'field faulty' : 'field'}>
      {isTitle ? <h1>{question}</h1> : question}
      {hint && <p className="hint" id={`${id}-hint`}>{hint}</p>}
      {error && <p className="error" id={`${id}-error`}>{error}</p>}
      {children({ id, 'aria-invalid': error ? true : undefined, 'aria-describedby': describedBy(labelled) })}
    </div>
  )
}

/** Several controls that answer one question. */
export function Group({ children, ...labelled }: Labelled & { children: ReactNode }) {
  const { id, label, lang, hint, error, isTitle } = labelled
  return (
    <fieldset className={error ? 'field faulty' : 'field'} aria-describedby={describedBy(labelled)}>
      <legend lang={lang}>{isTitle ? <h1>{label}</h1> : label}</legend>
      {hint && <p className="hint" id={`${id}-hint`}>{hint}</p>}
      {error && <p className="error" id={`${id}-error`}>{error}</p>}
      {children}
    </fieldset>
  )
}

interface TextInputProps extends Described {
  readonly name: string
  readonly value: string
  readonly isMultiline?: boolean
  /** So many signs are taken. Not told to the browser, which would cut what is pasted; the script counts. */
  readonly most?: number
  readonly autoComplete?: string
  readonly inputMode?: 'text' | 'tel' | 'email' | 'numeric' | 'decimal'
  readonly className?: string
  /** The page asks for nothing else: whoever types, or a scanner, need not look for it. */
  readonly isFocused?: boolean
}

/** Names and addresses are no words of a dictionary: no spell check. */
export function TextInput({
  value, isMultiline = false, most, autoComplete = 'off', inputMode = 'text', isFocused, ...props
}: TextInputProps) {
  if (isMultiline)
    return <textarea {...props} data-most={most} defaultValue={value} rows={4} autoComplete={autoComplete} />
  return <input
    {...props} data-most={most} defaultValue={value} autoComplete={autoComplete} inputMode={inputMode}
    spellCheck={false} autoFocus={isFocused}
  />
}

export interface Option {
  readonly value: string
  readonly label: string
  /** Where it is not that of the page. */
  readonly lang?: 'vi' | undefined
}

/** `prompt` stands for no choice. */
export function Select({ value, prompt, choices, groups = [], ...props }: Described & {
  name: string; value: string; prompt: string; choices: readonly Option[]; groups?: readonly {
    readonly label: string
    /** Of its label and its choices, where it is not that of the page. */
    readonly lang?: 'vi'
    readonly choices: readonly Option[]
  }[]
}) {
  return (
    <select {...props} defaultValue={value}>
      <option value="">{prompt}</option>
      <Options choices={choices} />
      {groups.map(({ label, lang, choices: own }) => <optgroup key={label} label={label} lang={lang}>
        <Options choices={own} />
      </optgroup>)}
    </select>
  )
}

function Options({ choices }: { choices: readonly Option[] }) {
  return choices.map(({ value, label, lang }) =>
    <option key={value} value={value} lang={lang}>{label}</option>)
}

/** The first carries the id of the question, so that a link from the summary lands on it. */
export function Radios({ name, value, choices }: {
  name: string
  value: string
  choices: readonly (Option & { readonly hint?: string })[]
}) {
  return choices.map((choice, nth) => {
    const id = nth === 0 ? name : `${name}-${String(nth)}`
    return (
      <div className="choice" key={choice.value}>
        <input
          type="radio" id={id} name={name} value={choice.value} defaultChecked={choice.value === value}
          aria-describedby={choice.hint ? `${id}-hint` : undefined}
        />
        <label htmlFor={id} lang={choice.lang}>{choice.label}</label>
        {choice.hint && <p className="hint" id={`${id}-hint`}>{choice.hint}</p>}
      </div>
    )
  })
}
