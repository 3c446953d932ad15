/** Why a paper goes on without a digital one, as a clerk may say it. */
export const UNDIGITISED_REASONS = ['no-scanner', 'no-line', 'too-large', 'too-fragile', 'too-many', 'other'] as const
export type UndigitisedReason = typeof UNDIGITISED_REASONS[number]

/** What the version asks for, as far as this rule looks at it. */
interface Component {
  readonly id: string
  readonly name: string
  readonly documentType: string
  readonly handling: 'submit' | 'present' | 'data'
  readonly isForm: boolean
}

interface Handed {
  readonly component: string
  readonly how: 'filed' | 'presented' | 'data' | 'missing' | 'reused'
  readonly files: number
}

export interface UndigitisedComponent { readonly component: string; readonly name: string }

/**
 * Components that law wants digitised before anybody settles (QĐ 468 III.1.b, domain 7.1) and that have no digital
 * paper: handed in, with neither a file nor a paper that was there before. Exempt: what came online, what is only to
 * be shown, was taken from a database or is used again, a secret paper, and a declaration that was typed in, which is
 * digital by that. What is not there at all is `checkComponents`' to say.
 */
export function undigitisedOf(
  components: readonly Component[], handed: readonly Handed[],
  { isOnline, isDeclared, isSecret }: {
    readonly isOnline: boolean
    /** The declaration was typed in. */
    readonly isDeclared: boolean
    /** By the document type. */
    readonly isSecret: (documentType: string) => boolean
  },
): UndigitisedComponent[] {
  if (isOnline) return []
  const byId = new Map(handed.map((one) => [one.component, one]))
  return components.filter(({ id, handling, isForm, documentType }) => {
    const paper = byId.get(id)
    return paper?.how === 'filed' && paper.files === 0 && handling !== 'present' && !(isForm && isDeclared)
      && !isSecret(documentType)
  }).map(({ id, name }) => ({ component: id, name }))
}
