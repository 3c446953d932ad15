import { useDebouncedValue } from '@mantine/hooks'
import type { HeldPapers } from '@motcua/contracts/held-papers.ts'
import type { DeclarationChecked, ProcedureDetail } from '@motcua/contracts/procedures.ts'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'

/** Milliseconds after the last key, so that not each one asks the server. */
const PAUSE = 800

interface Declared {
  readonly channel: string
  readonly communeId: string | undefined
  /** As they would be sent now. */
  readonly answers: Readonly<Record<string, unknown>>
}

/**
 * What the declaration says so far of fee, limit and papers, asked while it is typed: only where something depends on
 * it, which is a decision table or a paper that is asked for by a condition.
 */
export function useDeclared(procedure: ProcedureDetail | undefined, isTyped: boolean, declared: Declared) {
  const [asked] = useDebouncedValue(JSON.stringify(declared), PAUSE)
  const depends = procedure?.hasTables === true
    || procedure?.components.some(({ required }) => required === 'conditional') === true
  return useQuery<DeclarationChecked>({
    queryKey: ['declaration-check', procedure?.id, asked], gcTime: 0, enabled: isTyped && depends,
    // What was said of another procedure says nothing of this one.
    placeholderData: (before, query) => query?.queryKey[1] === procedure?.id ? before : undefined,
    queryFn: async ({ signal }) => (await call('POST', `/api/procedures/${procedure?.id ?? ''}/declaration-check`, {
      body: JSON.parse(asked) as object, signal,
    })) as DeclarationChecked,
  })
}

type Said = Pick<DeclarationChecked, 'errors' | 'needed' | 'ruledOut'> | undefined

/**
 * A procedure as the declaration asks for it: a paper whose condition holds is asked for like any other. While
 * something is missing in the declaration nothing is concluded from it. Pure.
 */
export function asDeclared(procedure: ProcedureDetail, said: Said): ProcedureDetail {
  if (!said || said.errors.length > 0) return procedure
  return { ...procedure, components: procedure.components.map((component) =>
    said.needed.includes(component.id) ? { ...component, required: 'always' } : component) }
}

/** What is held without the papers that do not apply: they are not used only because they are there. Pure. */
export function heldAsDeclared<T extends HeldPapers>(found: T | undefined, said: Said): T | undefined {
  if (!found || !said || said.errors.length > 0) return found
  return { ...found, items: found.items.filter(({ component }) => !said.ruledOut.includes(component)) }
}
