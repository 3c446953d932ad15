/**
 * Need: an office that drew its process elsewhere finds in it what it had drawn after we have written it: what has no
 * effect here is kept. The files are in the manner of other designers, with their extensions.
 */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bpmn, flows, node } from '../../../test/model-run.ts'
import { type XmlElement, factsOfXml } from '../../../test/xml-facts.ts'
import { faultOfFeel } from '../../platform/feel/check-feel.ts'
import { readBpmn } from './read-bpmn.ts'
import { writeBpmn } from './write-bpmn.ts'

async function written(xml: string): Promise<string> {
  const result = await writeBpmn(xml)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.xml
}
const example = (name: string) => readFileSync(new URL(`bpmn/examples/${name}.bpmn`, import.meta.url), 'utf8')
const read = async (xml: string) => readBpmn(xml, { checkFeel: faultOfFeel })

const BPMN = '{http://www.omg.org/spec/BPMN/20100524/MODEL}'
/** What the schema of BPMN 2.0 takes for said where nobody says it. */
const UNSAID = new Set([
  'isInterrupting=true', 'isCollection=false', 'isForCompensation=false', 'triggeredByEvent=false', 'startQuantity=1',
  'completionQuantity=1', 'textFormat=text/plain', 'typeLanguage=http://www.w3.org/2001/XMLSchema',
])
/** 80.0 is 80 in a picture; an expression that is formal is one of two spellings. */
function meaning({ name, attributes }: XmlElement): XmlElement {
  if (!/\/spec\/(BPMN|DD)\//.test(name)) return { name, attributes }
  const said = attributes.filter(([key, value]) => !UNSAID.has(`${key}=${value}`))
    .map(([key, value]) => [key, value.replace(/^(\d+)\.0$/, '$1')] as const)
  return name === `${BPMN}formalExpression`
    ? { name: `${BPMN}expression`, attributes: [...said, ['{http://www.w3.org/2001/XMLSchema-instance}type', `${BPMN}tFormalExpression`]] }
    : { name, attributes: said }
}
const facts = (xml: string) => factsOfXml(xml, meaning)

describe.each(['camunda', 'signavio', 'bpmn-io'])('a file in the manner of %s', (name) => {
  test('says the same when it is written again, and again', async () => {
    const xml = example(name)
    const once = await written(xml)
    expect(facts(once)).toEqual(facts(xml))
    expect(await written(once)).toBe(once)
  })

  test('runs as before', async () => {
    const [before, after] = [await read(example(name)), await read(await written(example(name)))]
    expect(before.problems).toEqual([])
    expect(before.model && Object.keys(before.model.nodes).length).toBeGreaterThan(3)
    expect(after).toEqual(before)
  })
})

test('one in which something is not understood is not written: it would be lost', async () => {
  expect(await writeBpmn(bpmn('<bpmn:unknown/>'))).toMatchObject({ ok: false, problems: [{ code: 'not-understood' }] })
})

const word = fc.stringMatching(/^[a-zđơư &<>"'=#;\n]{1,12}$/)
const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;').replace(/\n/g, '&#10;')
const kinds = ['userTask', 'manualTask', 'serviceTask', 'receiveTask', 'subProcess', 'dataObject', 'exclusiveGateway'] as const
const part = fc.record({
  kind: fc.constantFrom(...kinds), name: word, note: word, own: word, key: fc.stringMatching(/^[b-z]{1,8}$/),
})

test('whatever is drawn, with whatever names and extensions, is kept', async () => {
  await fc.assert(fc.asyncProperty(fc.array(part, { minLength: 1, maxLength: 12 }), async (parts) => {
    const inside = parts.map(({ kind, name, note, own, key }, nth) => node(kind, `n${nth}`,
      `<bpmn:documentation>${escaped(note)}</bpmn:documentation><bpmn:extensionElements>`
      + `<o:box xmlns:o="urn:others" at="1" ${key}="${escaped(own)}"><o:in>${escaped(note)}</o:in></o:box>`
      + '</bpmn:extensionElements>', `name="${escaped(name)}" o2:mark="${escaped(own)}" xmlns:o2="urn:others:2"`)).join('')
    const xml = bpmn(node('startEvent', 's') + inside + flows('s>n0'))
    expect(facts(await written(xml))).toEqual(facts(xml))
  }), { numRuns: 60 })
})
