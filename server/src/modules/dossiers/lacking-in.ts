import type { ProcedureContent } from '../catalogue/public.ts'
import type { ComponentsRefused } from './domain/check-components.ts'
import type { Dossier } from './store/dossier-store.ts'

/**
 * What was kept as missing when a dossier came online, and has not come since. At a counter that is for the clerk.
 * Pure.
 */
export function lackingIn(
  content: ProcedureContent, { channel }: Pick<Dossier, 'channel'>,
  components: readonly { readonly component: string; readonly how: string }[],
): ComponentsRefused['components'] {
  if (channel !== 'online') return []
  const nameOf = (id: string) => content.components.find((one) => one.id === id)?.name ?? id
  return components.filter(({ how }) => how === 'missing')
    .map(({ component }) => ({ component, name: nameOf(component), reason: 'not-handed-in' }))
}
