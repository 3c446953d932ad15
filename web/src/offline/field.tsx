import { type ReactNode, useId } from 'react'

interface Known { readonly 'id': string; readonly 'aria-describedby': string | undefined; readonly 'aria-invalid': boolean | undefined }

/** A field with its label, a hint, and what is wrong with it. */
export function Field({ label, hint, fault, children }: {
  readonly label: string; readonly hint?: string; readonly fault?: string
  readonly children: (known: Known) => ReactNode
}) {
  const id = useId()
  const told = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ')
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint && <p className="quiet" id={`${id}-hint`}>{hint}</p>}
      {fault && <p className="fault" role="alert" id={`${id}-fault`}>{fault}</p>}
      {children({ 'id': id, 'aria-describedby': told || undefined, 'aria-invalid': fault ? true : undefined })}
    </div>
  )
}
