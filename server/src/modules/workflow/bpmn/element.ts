import type { ModdleElement } from 'bpmn-moddle'
import { childrenOf, partOf } from '../../../platform/moddle-element.ts'
import { MOTCUA_BPMN } from './motcua-bpmn.ts'

/** Type without its namespace: `UserTask`. */
export function typeOf({ $type }: ModdleElement): string {
  return $type.slice($type.indexOf(':') + 1)
}

/**
 * An attribute that BPMN does not know, on the element or on one of its extensions, whosever namespace it is of: ours
 * before those of other designers, whose models come in as they are.
 */
export function extraOf(element: ModdleElement, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const own: unknown = OURS.has(name) ? element.get(`mc:${name}`) : undefined
    if (typeof own === 'string' || typeof own === 'number') return String(own)
  }
  const others = [element, ...childrenOf(partOf(element, 'extensionElements'), 'values')]
    .flatMap((one) => [...Object.entries(one.$attrs ?? {}), ...ownTexts(one)])
  return others.find(([key]) => names.includes(key.slice(key.indexOf(':') + 1)))?.[1]
}

const OURS = new Set<string>(MOTCUA_BPMN.types.flatMap(({ properties }) => properties.map(({ name }) => name)))

/** An extension that no package describes has its attributes among its properties. */
function ownTexts(element: ModdleElement): [string, string][] {
  if (element.$type.startsWith('bpmn:')) return []
  return Object.entries(element).filter((entry): entry is [string, string] =>
    typeof entry[1] === 'string' && !entry[0].startsWith('$'))
}
