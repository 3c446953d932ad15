import { type FileAnswer, type FormDefinition, fieldsOf } from './model.ts'

/** Stands for the file where somebody typed their name instead of drawing: a signature without one. */
export const TYPED_SIGNATURE = 'typed'

/** How a declaration was signed on a screen: by the public id of the drawing, or by the name that was typed for it. */
export type Signed =
  | { readonly kind: 'drawn'; readonly upload: string }
  | { readonly kind: 'typed'; readonly name: string }

/**
 * How this answer signs; undefined where it is none. Neither is a signature of the law: the account tells who sends.
 */
export function signedBy(answer: unknown): Signed | undefined {
  const { id, name } = Object(answer) as Partial<FileAnswer>
  if (typeof id !== 'string' || id === '') return undefined
  if (id !== TYPED_SIGNATURE) return { kind: 'drawn', upload: id }
  return typeof name === 'string' && name !== '' ? { kind: 'typed', name } : undefined
}

/** Whether somebody signs there. */
export function isSignature(form: FormDefinition | undefined, key: string): boolean {
  return form !== undefined && fieldsOf(form).some((field) => field.type === 'signature' && field.key === key)
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The uploads that the answers of a declaration name as drawn signatures, by public id. */
export function drawnSignatures(form: FormDefinition | undefined, answers: unknown): readonly string[] {
  const given = Object(answers) as Readonly<Record<string, unknown>>
  return (form ? fieldsOf(form) : []).flatMap(({ type, key }) => {
    const signed = type === 'signature' ? signedBy(given[key]) : undefined
    return signed?.kind === 'drawn' && UUID.test(signed.upload) ? [signed.upload] : []
  })
}
