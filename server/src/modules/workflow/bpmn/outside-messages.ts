import type { ModdleElement } from 'bpmn-moddle'
import { childrenOf } from '../../../platform/moddle-element.ts'
import { messagesCaught } from '../domain/messages-in.ts'
import { extraOf, typeOf } from './element.ts'
import type { Embedding } from './embed-called.ts'

/**
 * The names of messages that other systems may send (`mc:outside="true"`), as far as somebody awaits them, in order;
 * those of processes of other files that are called among them.
 */
export function outsideIn(definitions: ModdleElement, { nodes, outside }: Embedding): string[] {
  const caught = new Set(messagesCaught({ nodes }).map(({ name }) => name))
  const declared = childrenOf(definitions, 'rootElements')
    .filter((one) => typeOf(one) === 'Message' && extraOf(one, 'outside') === 'true')
    .map(({ name, id }) => name ?? id ?? '')
  return [...new Set([...outside, ...declared.filter((name) => caught.has(name))])].sort()
}
