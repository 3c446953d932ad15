import { BpmnModdle, type ModdleElement, type MoXmlWarning } from 'bpmn-moddle'
import { textOfError } from '../../../kernel/text-of-error.ts'
import { wordsOfXmlFault } from '../../../platform/words-of-xml.ts'
import { faultOfXml } from '../../../platform/xml-bounds.ts'
import { MOTCUA_BPMN } from './motcua-bpmn.ts'
import { type BpmnProblem, problem } from './problems.ts'

export type ParsedBpmn =
  | {
    readonly ok: true
    readonly definitions: ModdleElement
    /** What the file says and nobody understood, or refers to what it has not. */
    readonly problems: readonly BpmnProblem[]
  }
  | { readonly ok: false; readonly problems: readonly BpmnProblem[] }

/**
 * Reads BPMN 2.0 as XML. Nothing outside of the text is ever looked at: a DOCTYPE, with which entities and other files
 * come in, is refused before anything is parsed, and so is what is too large or too deep.
 */
export async function parseBpmn(xml: string): Promise<ParsedBpmn> {
  const hostile = faultOfXml(xml)
  if (hostile !== undefined) return { ok: false, problems: [problem('', 'hostile', hostile)] }
  try {
    const { rootElement, warnings } = await openModdle().fromXML(xml)
    if (rootElement.$type !== 'bpmn:Definitions') {
      return { ok: false, problems: [problem('', 'not-bpmn', rootElement.$type)] }
    }
    const isForeign = extensionsIn(xml)
    return { ok: true, definitions: rootElement, problems: warnings.flatMap((one) => problemOf(one, isForeign)) }
  } catch (error) {
    const message = textOfError(error)
    return { ok: false, problems: [problem('', 'not-bpmn', wordsOfXmlFault(message))] }
  }
}

/** References without which a process runs otherwise than it was drawn. All others name data, people and pictures. */
const NEEDED = new Set([
  'attachedToRef', 'default', 'messageRef', 'signalRef', 'errorRef', 'escalationRef', 'activityRef',
])

function problemOf(
  { message, element, property, value }: MoXmlWarning, isForeign: (line: number, column: number) => boolean,
): BpmnProblem[] {
  if (element && property !== undefined) {
    const name = property.slice(property.indexOf(':') + 1)
    const isNeeded = element.$type === 'bpmn:SequenceFlow' || NEEDED.has(name)
    return isNeeded ? [problem(element.id ?? '', 'reference-unknown', `${name} = ${value ?? ''}`)] : []
  }
  const [, doubled] = /duplicate ID <([^>]*)>/i.exec(message) ?? []
  if (doubled !== undefined) return [problem(doubled, 'id-doubled')]
  const [, line, column] = /line: (\d+)\s+column: (\d+)/.exec(message) ?? []
  const isOfOthers = line !== undefined && isForeign(Number(line), Number(column))
  return isOfOthers ? [] : [problem('', 'not-understood', wordsOfXmlFault(message))]
}

/**
 * What others put into their extensions is theirs, in whatever namespace, and has no effect here. Answers of a place,
 * counted from 0, whether it is within one. Places are asked in the order of the file, as they are warned of: each
 * looked up from the beginning, a file of a hundred thousand warnings took minutes.
 */
function extensionsIn(xml: string): (line: number, column: number) => boolean {
  const lines = [0, ...Array.from(xml.matchAll(/\r\n|\r|\n/g), ({ index, 0: { length } }) => index + length)]
  const tags = xml.matchAll(/<(\/?)(?:[\w.-]+:)?extensionElements(?:\s[^>]*)?>/g)
  let [depth, next] = [0, tags.next()]
  return (line, column) => {
    const place = (lines[line] ?? xml.length) + column
    for (; !next.done && next.value.index < place; next = tags.next()) {
      const [tag, closing] = next.value
      if (!tag.endsWith('/>')) depth += closing === '' ? 1 : -1
    }
    return depth > 0
  }
}

/** A reader and writer of BPMN with our own properties. */
export function openModdle(): BpmnModdle {
  return new BpmnModdle({ mc: MOTCUA_BPMN })
}
