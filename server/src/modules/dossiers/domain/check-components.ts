import { type Result, ok, refuse } from '../../../kernel/result.ts'

/** What the version in force asks for, as far as this rule looks at it. */
interface Component {
  readonly id: string
  readonly name: string
  readonly required: 'always' | 'conditional' | 'optional'
  readonly handling: 'submit' | 'present' | 'data'
  readonly isForm: boolean
}

/** What was handed in for one component. Only who uploaded a file may name it. */
export interface Filed {
  readonly component: string
  readonly how: 'filed' | 'presented' | 'data' | 'missing' | 'reused'
  readonly originals: number
  readonly copies: number
  readonly uploads: readonly string[]
  /** Papers that were made of uploads before: of a request whose members share them. */
  readonly papers?: readonly bigint[] | undefined
}

export type MissingReason = 'not-handed-in' | 'no-file' | 'not-in-version' | 'named-twice'
export interface ComponentsRefused {
  readonly code: 'components-missing'
  readonly components: readonly { readonly component: string; readonly name: string; readonly reason: MissingReason }[]
}

/**
 * Whether everything that must be there is there (R2): all that is missing or wrong at once, never piecemeal, and no
 * paper that the version in force does not ask for. `needed` names conditional components whose condition holds, as the
 * declaration says. The declaration itself is the form; what is read from a database is asked only when that fails;
 * what is only shown cannot be shown online.
 */
export function checkComponents(
  content: { readonly components: readonly Component[] }, filed: readonly Filed[], needed: readonly string[],
  isOnline: boolean,
): Result<undefined, ComponentsRefused> {
  const byId = new Map(filed.map((one) => [one.component, one]))
  const strangers = filed.filter(({ component }) => !content.components.some(({ id }) => id === component))
    .map(({ component }) => ({ component, name: component, reason: 'not-in-version' as const }))
  const doubles = filed.filter(({ component }, nth) => filed.findIndex((one) => one.component === component) !== nth)
    .map(({ component }) => ({ component, name: component, reason: 'named-twice' as const }))
  const missing = content.components.flatMap((component) => {
    const reason = faultOf(component, byId.get(component.id), needed, isOnline)
    return reason ? [{ component: component.id, name: component.name, reason }] : []
  })
  const components = [...strangers, ...doubles, ...missing]
  return components.length > 0 ? refuse({ code: 'components-missing', components }) : ok(undefined)
}

/**
 * What was not handed in, as it then stands with the dossier; nothing where that is not all that is wrong with what
 * was.
 */
export function lackingOf(checked: Result<undefined, ComponentsRefused>): readonly Filed[] {
  const components = checked.ok ? [] : checked.refusal.components
  return components.every(({ reason }) => reason === 'not-handed-in')
    ? components.map(({ component }) => ({ component, how: 'missing', originals: 0, copies: 0, uploads: [] })) : []
}

function faultOf(
  component: Component, filed: Filed | undefined, needed: readonly string[], isOnline: boolean,
): MissingReason | undefined {
  if (component.isForm || component.handling === 'data') return undefined
  if (filed?.how === 'filed' && isOnline && filed.uploads.length + (filed.papers?.length ?? 0) === 0) return 'no-file'
  // What is reused is a paper that is there, or it is not reused.
  if (filed?.how === 'reused') return (filed.papers?.length ?? 0) > 0 ? undefined : 'no-file'
  const isNeeded = component.required === 'always' || needed.includes(component.id)
  if (!isNeeded || filed?.how === 'filed' || filed?.how === 'data') return undefined
  if (component.handling === 'present' && (isOnline || filed?.how === 'presented')) return undefined
  return filed?.how === 'presented' ? undefined : 'not-handed-in'
}
