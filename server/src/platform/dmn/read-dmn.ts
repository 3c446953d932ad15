import { type DmnElement, DmnModdle } from 'dmn-moddle'
import { textOfError } from '../../kernel/text-of-error.ts'
import { childrenOf, partOf, textOf } from '../moddle-element.ts'
import { wordsOfXmlFault } from '../words-of-xml.ts'
import { faultOfXml } from '../xml-bounds.ts'
import type { DecisionModel, ItemType, Knowledge, Variable } from './model.ts'
import { boxedIn, functionOf, idOf, variableOf } from './read-boxed.ts'

export type ReadDmn =
  | { readonly ok: true; readonly model: DecisionModel }
  | { readonly ok: false; readonly text: string }

/** DMN 1.3, and the versions before and after, which differ only in this name as far as we read them. */
const CURRENT = 'https://www.omg.org/spec/DMN/20191111/MODEL/'
const OTHERS = [
  'http://www.omg.org/spec/DMN/20151101/dmn.xsd', 'http://www.omg.org/spec/DMN/20180521/MODEL/',
  'https://www.omg.org/spec/DMN/20211108/MODEL/', 'https://www.omg.org/spec/DMN/20230324/MODEL/',
  'https://www.omg.org/spec/DMN/20240513/MODEL/',
]

/**
 * Reads decisions from XML. Nothing outside of it is looked at; what is hostile, broken or circular is refused. For
 * what we wrote ourselves; files of others are read by `Feel.read`.
 */
export async function readDmn(xml: string): Promise<ReadDmn> {
  const hostile = faultOfXml(xml)
  if (hostile !== undefined) return { ok: false, text: hostile }
  const current = OTHERS.reduce((all, other) =>
    all.replaceAll(`"${other}"`, `"${CURRENT}"`).replaceAll(`'${other}'`, `'${CURRENT}'`), xml)
  let model: DecisionModel
  try {
    const definitions = (await new DmnModdle().fromXML(current)).rootElement
    if (definitions.$type !== 'dmn:Definitions') return { ok: false, text: `phần tử gốc ${definitions.$type} không phải DMN` }
    model = modelOf(definitions)
  } catch (error) {
    return { ok: false, text: `không đọc được tệp như DMN: ${wordsOfXmlFault(textOfError(error))}` }
  }
  const circle = circleIn(model)
  if (!circle) return { ok: true, model }
  return { ok: false, text: `các quyết định dựa vào nhau thành vòng: ${circle.join(' → ')}` }
}

function modelOf(definitions: DmnElement): DecisionModel {
  const elements = childrenOf(definitions, 'drgElement')
  const of = (type: string) => elements.filter(({ $type }) => $type === `dmn:${type}`)
  const byId = <T>(list: readonly DmnElement[], make: (one: DmnElement) => T) =>
    Object.fromEntries(list.map((one) => [one.id ?? '', make(one)]))
  const inputs = byId(of('InputData'), variableOf)
  const decisions = byId(of('Decision'), (one) => ({
    id: one.id ?? '', name: one.name ?? '', ...requirementsOf(one), logic: boxedIn(one, 'decisionLogic'),
  }))
  return {
    types: Object.fromEntries(childrenOf(definitions, 'itemDefinition').flatMap((one) => typesIn(one, one.name ?? ''))),
    inputs, decisions,
    knowledge: byId(of('BusinessKnowledgeModel'), (one): Knowledge => ({
      id: one.id ?? '', ...requirementsOf(one), logic: functionOf(partOf(one, 'encapsulatedLogic')),
    })),
    services: byId(of('DecisionService'), (one) => ({
      variable: variableOf(one), outputs: childrenOf(one, 'outputDecision').map(idOf),
      // The parameters of a service in the order of DMN 1.3, 10.4: decisions that are given, then data.
      inputs: [...childrenOf(one, 'inputDecision'), ...childrenOf(one, 'inputData')]
        .flatMap((ref) => inputs[idOf(ref)] ?? decisions[idOf(ref)]?.variable ?? []),
    })),
  }
}

function requirementsOf(element: DmnElement) {
  const all = childrenOf(element, 'informationRequirement')
  const ids = (property: string) => all.flatMap((one) => {
    const ref = partOf(one, property)
    return ref ? [idOf(ref)] : []
  })
  return {
    variable: variableOf(element), needsInputs: ids('requiredInput'), needsDecisions: ids('requiredDecision'),
    needsKnowledge: childrenOf(element, 'knowledgeRequirement').flatMap((one) => {
      const ref = partOf(one, 'requiredKnowledge')
      return ref ? [idOf(ref)] : []
    }),
  }
}

/** A type and those of its parts, which are known by a path that no other name has. */
function typesIn(element: DmnElement, name: string): [string, ItemType][] {
  const components = childrenOf(element, 'itemComponent')
  const parts = components.map((part): Variable => ({ name: part.name ?? '', type: `${name}/${part.name ?? ''}` }))
  const type: ItemType = {
    base: textOf(element, 'typeRef') ?? null, isList: element.get('isCollection') === true, parts,
    allowed: textOf(partOf(element, 'allowedValues'), 'text') ?? null,
  }
  return [[name, type], ...components.flatMap((part) => typesIn(part, `${name}/${part.name ?? ''}`))]
}

/** Ids of decisions, or of knowledge, that rest on themselves. */
function circleIn({ decisions, knowledge }: DecisionModel): string[] | undefined {
  const needs = (id: string) => [
    ...decisions[id]?.needsDecisions ?? [], ...decisions[id]?.needsKnowledge ?? [],
    // Knowledge may call itself: that is recursion, which the stack bounds.
    ...(knowledge[id]?.needsKnowledge ?? []).filter((other) => other !== id),
  ]
  const done = new Set<string>()
  const walk = (id: string, path: readonly string[]): string[] | undefined => {
    if (path.includes(id)) return [...path.slice(path.indexOf(id)), id]
    if (done.has(id)) return undefined
    for (const other of needs(id)) {
      const circle = walk(other, [...path, id])
      if (circle) return circle
    }
    done.add(id)
    return undefined
  }
  for (const id of [...Object.keys(decisions), ...Object.keys(knowledge)]) {
    const circle = walk(id, [])
    if (circle) return circle
  }
  return undefined
}
