import { BpmnModdle, type ModdleElement, type MoXmlWarning } from 'bpmn-moddle'
import { textOfError } from '../../../kernel/text-of-error.ts'
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
    return rootElement.$type === 'bpmn:Definitions'
      ? { ok: true, definitions: rootElement, problems: warnings.flatMap((one) => problemOfWarning(one, xml)) }
      : { ok: false, problems: [problem('', 'not-bpmn', rootElement.$type)] }
  } catch (error) {
    const message = textOfError(error)
    return { ok: false, problems: [problem('', 'not-bpmn', firstLine(message))] }
  }
}

/** References without which a process runs otherwise than it was drawn. All others name data, people and pictures. */
const NEEDED = new Set([
  'attachedToRef', 'default', 'messageRef', 'signalRef', 'errorRef', 'escalationRef', 'activityRef',
])

function problemOfWarning({ message, element, property, value }: MoXmlWarning, xml: string): BpmnProblem[] {
  if (element && property !== undefined) {
    const name = property.slice(property.indexOf(':') + 1)
    const isNeeded = element.$type === 'bpmn:SequenceFlow' || NEEDED.has(name)
    return isNeeded ? [problem(element.id ?? '', 'reference-unknown', `${name} = ${value ?? ''}`)] : []
  }
  const [, doubled] = /duplicate ID <([^>]*)>/i.exec(message) ?? []
  if (doubled !== undefined) return [problem(doubled, 'id-doubled')]
  return isInExtension(message, xml) ? [] : [problem('', 'not-understood', firstLine(message))]
}

/** What others put into their extensions is theirs, in whatever namespace, and has no effect here. */
function isInExtension(message: string, xml: string): boolean {
  const [, line, column] = /line: (\d+)\s+column: (\d+)/.exec(message) ?? []
  if (line === undefined) return false
  const lines = xml.split('\n').slice(0, Number(line) + 1)
  const before = [...lines.slice(0, -1), (lines.at(-1) ?? '').slice(0, Number(column))].join('\n')
  const [opened, closed] = [/<(?:\w+:)?extensionElements(?:\s[^>]*)?>/g, /<\/(?:\w+:)?extensionElements>/g]
    .map((tag) => before.match(tag)?.length ?? 0) as [number, number]
  return opened > closed
}

function firstLine(text: string): string {
  return text.replace(/\s*detected\s*line: (\d+)[\s\S]*$/, ', dòng $1').split('\n', 1)[0] ?? ''
}

/** A reader and writer of BPMN with our own properties. */
function openModdle(): BpmnModdle {
  return new BpmnModdle({ mc: MOTCUA_BPMN })
}
