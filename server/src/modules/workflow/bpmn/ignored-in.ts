import type { ModdleElement } from 'bpmn-moddle'
import { childrenOf, partOf } from '../../../platform/moddle-element.ts'
import { typeOf } from './element.ts'

/** Extensions by which other engines do something beside a step, or move its data: whoever drew them expects that. */
const DEEDS_OF_OTHERS = new Set([
  'executionListener', 'executionListeners', 'taskListener', 'taskListeners', 'inputOutput', 'ioMapping',
])

/** What stands in an element, is kept when it is written again, and has no effect: listeners and data that flows. */
export function ignoredIn(element: ModdleElement): { readonly element: string; readonly kind: string }[] {
  const owner = element.id ?? ''
  const extensions = childrenOf(partOf(element, 'extensionElements'), 'values').map(typeOf)
  const data = ['dataInputAssociations', 'dataOutputAssociations'].flatMap((name) => childrenOf(element, name))
  return [
    ...extensions.filter((kind) => DEEDS_OF_OTHERS.has(kind)).map((kind) => ({ element: owner, kind })),
    ...data.map((one) => ({ element: one.id ?? owner, kind: typeOf(one) })),
  ]
}
