/**
 * Need: whoever drew a process learns by name and element what cannot be run, and nothing in the file is passed over in
 * silence; a file that was made to do harm does none.
 */
import { describe, expect, test } from 'vitest'
import { bpmn, flows, node, problemsIn } from '../../../../test/model-run.ts'
import { faultOfFeel } from '../../../platform/feel/check-feel.ts'
import { readBpmn } from '../read-bpmn.ts'

const start = node('startEvent', 's')
const end = node('endEvent', 'e')
const around = (inside: string) => bpmn(start + inside + end + flows('s>x', 'x>e'))

describe('what is not run is named', () => {
  test.each([
    ['task', '', '', 'unsupported'], ['adHocSubProcess', '', '', 'unsupported'], ['transaction', '', '', 'unsupported'],
    ['complexGateway', '', '', 'unsupported'],
    ['intermediateCatchEvent', '<bpmn:conditionalEventDefinition/>', '', 'unsupported'],
    ['intermediateCatchEvent', '', '', 'unsupported'],
    ['userTask', '<bpmn:standardLoopCharacteristics/>', '', 'unsupported'],
    ['userTask', '<bpmn:multiInstanceLoopCharacteristics/>', '', 'loop-invalid'],
    ['scriptTask', '', '', 'script-missing'],
    ['scriptTask', '<bpmn:script>a = 1</bpmn:script>', 'scriptFormat="groovy"', 'expression-language'],
    ['scriptTask', '<bpmn:script>1 +</bpmn:script>', '', 'expression-invalid'],
    ['businessRuleTask', '', '', 'decision-missing'], ['callActivity', '', 'calledElement="nobody"', 'called-unknown'],
    ['callActivity', '', 'calledElement="p"', 'called-in-circle'],
    ['intermediateCatchEvent', '<bpmn:timerEventDefinition/>', '', 'timer-invalid'],
    ['intermediateCatchEvent',
      '<bpmn:timerEventDefinition><bpmn:timeDuration>P5X</bpmn:timeDuration></bpmn:timerEventDefinition>', '', 'timer-invalid'],
    ['intermediateCatchEvent',
      '<bpmn:timerEventDefinition><bpmn:timeDate>2021-13-45</bpmn:timeDate></bpmn:timerEventDefinition>', '', 'timer-invalid'],
    ['intermediateCatchEvent',
      '<bpmn:timerEventDefinition><bpmn:timeCycle>R/PT0S</bpmn:timeCycle></bpmn:timerEventDefinition>', '', 'timer-invalid'],
    ['intermediateCatchEvent', '<bpmn:signalEventDefinition/>', '', 'signal-missing'],
    ['intermediateThrowEvent', '<bpmn:linkEventDefinition name="l"/>', '', 'link-missing'],
  ])('%s %s %s: %s', async (kind, more, attributes, code) => {
    expect(await problemsIn(around(node(kind, 'x', more, attributes)))).toContain(`x: ${code}`)
  })

  test('ways of a choice without a condition, or with one in another language', async () => {
    const choice = (first: string) => bpmn(start + node('exclusiveGateway', 'g') + node('userTask', 'a')
      + node('userTask', 'b') + flows('s>g', `g>a${first}`, 'g>b[true]'))
    expect(await problemsIn(choice(''))).toEqual(['g: condition-missing'])
    expect(await problemsIn(choice('[${x}]'))).toEqual(['g-a: expression-language'])
    expect(await problemsIn(choice('[= n > 1]'))).toEqual([])
  })

  test('what nothing leads to, a flow out of its scope, events that cannot be waited for', async () => {
    expect(await problemsIn(bpmn(start + end + node('userTask', 'lost') + flows('s>e')))).toEqual(['lost: unreachable'])
    const out = bpmn(start + node('subProcess', 'sub', node('userTask', 'in')) + end + flows('s>sub', 'in>e'))
    expect(await problemsIn(out)).toContain('in-e: flow-broken')
    expect(await problemsIn(bpmn(start + node('eventBasedGateway', 'g') + end + flows('s>g', 'g>e'))))
      .toContain('g: choice-invalid')
    const nowhere = bpmn(`${start}<bpmn:sequenceFlow id="f" sourceRef="s" targetRef="gone" />`)
    expect(await problemsIn(nowhere)).toEqual(['f: reference-unknown', 'f: flow-broken'])
  })

  test('what others put into their extensions, or say of data and people, does not keep it from running', async () => {
    const foreign = node('userTask', 'x',
      '<bpmn:extensionElements><bpmn:Grid spacing="15"/></bpmn:extensionElements>'
      + '<bpmn:potentialOwner id="o"><bpmn:resourceRef>nobody</bpmn:resourceRef></bpmn:potentialOwner>')
    expect(await problemsIn(around(foreign))).toEqual([])
    expect(await problemsIn(around(node('userTask', 'x', '<bpmn:Grid/>')))).toEqual([': not-understood'])
  })

  test('an event of a kind that nobody runs is named once', async () => {
    const edge = (inside: string) => bpmn(start + node('userTask', 'x') + end + flows('s>x', 'x>e')
      + node('boundaryEvent', 'b', inside, 'attachedToRef="x"'))
    expect(await problemsIn(edge('<bpmn:conditionalEventDefinition/>'))).toEqual(['b: unsupported'])
    expect(await problemsIn(edge('<bpmn:signalEventDefinition/>'))).toEqual(['b: signal-missing'])
    expect(await problemsIn(edge(''))).toEqual(['b: unsupported'])
  })

  test('two elements of one id', async () => {
    expect(await problemsIn(bpmn(start + start))).toEqual(['s: id-doubled'])
  })

  test('what has no effect is listed', async () => {
    const xml = bpmn(`${start + end + flows('s>e')}<bpmn:dataObject id="d1" /><bpmn:textAnnotation id="n1" />`,
      '<bpmn:process id="other"><bpmn:userTask id="z" /></bpmn:process>')
    const { executable, ignored } = await readBpmn(xml, { checkFeel: faultOfFeel })
    expect(executable).toBe(true)
    expect(ignored).toEqual([
      { element: 'd1', kind: 'DataObject' }, { element: 'n1', kind: 'TextAnnotation' }, { element: 'other', kind: 'Process' },
    ])
  })

  test('of several processes the one that is asked for', async () => {
    const xml = bpmn(start + end + flows('s>e'), '<bpmn:process id="q"><bpmn:task id="t" /></bpmn:process>')
    expect(await readBpmn(xml, { checkFeel: faultOfFeel, process: 'q' })).toMatchObject({
      executable: false, problems: [{ element: 't', code: 'unsupported' }],
    })
    expect((await readBpmn(xml, { checkFeel: faultOfFeel, process: 'z' })).problems).toMatchObject([{ code: 'process-unknown' }])
  })
})

describe('bad files', () => {
  const sound = around(node('userTask', 'x'))
  test.each([
    ['nothing', ''], ['no XML', 'quy trình'], ['cut off', sound.slice(0, 400)],
    ['another language', '<html><body>x</body></html>'],
    ['an entity', sound.replace('<bpmn:definitions', '<!DOCTYPE d [<!ENTITY a "b">]><bpmn:definitions')],
    ['depth', bpmn('<bpmn:subProcess>'.repeat(100) + '</bpmn:subProcess>'.repeat(100))],
    ['size', bpmn(`<!--${'x'.repeat(2_000_001)}-->`)],
  ])('%s is not read, and said so', async (_name, xml) => {
    const { parsed, executable, problems } = await readBpmn(xml, { checkFeel: faultOfFeel })
    expect({ parsed, executable }).toEqual({ parsed: false, executable: false })
    expect(problems).toHaveLength(1)
  })
})
