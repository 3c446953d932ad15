/**
 * Need: whoever drew a process learns by name and element what cannot be run, and nothing in the file is passed over in
 * silence; a file that was made to do harm does none.
 */
import { describe, expect, test } from 'vitest'
import { bpmn, flows, node, problemsIn } from '../../../../test/model-run.ts'
import { faultOfFeel } from '../../../platform/feel/check-feel.ts'
import { findStep } from '../domain/steps-of-process.ts'
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

  test.each(['<bpmn:timeDuration>PT90S', '<bpmn:timeDuration>P1W', '<bpmn:timeCycle>R3/PT90S'])(
    'a term that working time does not count: %s', async (timer) => {
      const closed = timer.replace(/<(.*)>(.*)/, '<$1>$2</$1>')
      const caught = (calendar: string) => around(node('intermediateCatchEvent', 'x',
        `<bpmn:timerEventDefinition ${calendar}>${closed}</bpmn:timerEventDefinition>`))
      expect(await problemsIn(caught('mc:calendar="working"'))).toEqual(['x: timer-invalid'])
      expect(await problemsIn(caught(''))).toEqual([])
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

/** Where a process and what stands within it may begin: BPMN 2.0, 10.5.2, tables 10.84 to 10.86. */
describe('a start that would begin nothing is named', () => {
  const message = '<bpmn:messageEventDefinition/>'
  const timer = '<bpmn:timerEventDefinition><bpmn:timeDuration>PT1H</bpmn:timeDuration></bpmn:timerEventDefinition>'
  const error = '<bpmn:errorEventDefinition/>'
  const escalation = '<bpmn:escalationEventDefinition/>'
  const within = (kind: string, inside: string) => node('startEvent', 's2', inside) + node('userTask', 'in')
    + flows('s2>in') + (kind === 'both' ? node('startEvent', 's3') + flows('s3>in') : '')

  test.each([['message', message], ['timer', timer]])('a sub-process that a %s would begin', async (_kind, inside) => {
    expect(await problemsIn(around(node('subProcess', 'x', within('one', inside))))).toContain('s2: start-misplaced')
    expect(await problemsIn(around(node('subProcess', 'x', within('both', inside))))).toContain('s2: start-misplaced')
  })

  test('a called process without a plain start; one that has another start beside it can be called', async () => {
    const calls = (kind: string, inside: string) => bpmn(
      start + node('callActivity', 'x', '', 'calledElement="q"') + end + flows('s>x', 'x>e'),
      `<bpmn:process id="q">${within(kind, inside)}</bpmn:process>`)
    expect(await problemsIn(calls('one', message))).toEqual(['x: start-not-plain'])
    expect(await problemsIn(calls('one', timer))).toEqual(['x: start-not-plain'])
    expect(await problemsIn(calls('both', message))).toEqual([])
  })

  test('an error or an escalation begins no process, a plain start no event sub-process', async () => {
    expect(await problemsIn(bpmn(within('both', error)))).toEqual(['s2: start-misplaced'])
    expect(await problemsIn(bpmn(within('both', escalation)))).toEqual(['s2: start-misplaced'])
    expect(await problemsIn(bpmn(within('one', message)))).toEqual([])
    const listens = (inside: string, attributes = '') => around(node('userTask', 'x')
      + node('subProcess', 'listen', node('startEvent', 's2', inside, attributes) + node('userTask', 'in')
      + flows('s2>in'), 'triggeredByEvent="true"'))
    expect(await problemsIn(listens(''))).toEqual(['s2: start-misplaced'])
    expect(await problemsIn(listens(error))).toEqual([])
    expect(await problemsIn(listens(error, 'isInterrupting="false"'))).toEqual(['s2: error-goes-on'])
  })
})

describe('what would be passed over in silence is named', () => {
  const loop = (attributes: string, inside = '') => '<bpmn:multiInstanceLoopCharacteristics '
    + `${attributes}><bpmn:loopCardinality>2</bpmn:loopCardinality>${inside}</bpmn:multiInstanceLoopCharacteristics>`
  test.each([
    ['receiveTask', '', 'instantiate="true"', 'unsupported'],
    ['userTask', '', 'startQuantity="2"', 'unsupported'], ['userTask', '', 'completionQuantity="2"', 'unsupported'],
    ['subProcess', node('userTask', 'in'), 'startQuantity="2"', 'unsupported'],
    ['userTask', loop('behavior="One"'), '', 'unsupported'], ['userTask', loop('behavior="None"'), '', 'unsupported'],
    ['userTask', loop('', '<bpmn:outputDataItem id="o" name="o"/>'), '', 'unsupported'],
    ['userTask', '', 'mc:minutes="-5"', 'minutes-invalid'], ['userTask', '', 'mc:minutes="abc"', 'minutes-invalid'],
    ['userTask', '', 'mc:minutes="7.5"', 'minutes-invalid'],
  ])('%s %s %s: %s', async (kind, more, attributes, code) => {
    expect(await problemsIn(around(node(kind, 'x', more, attributes)))).toEqual([`x: ${code}`])
  })

  test.each([
    ['receiveTask', '', 'instantiate="false"'], ['userTask', '', 'startQuantity="1" completionQuantity="1"'],
    ['userTask', loop('behavior="All"'), ''], ['userTask', '', 'mc:minutes="0"'], ['userTask', '', 'mc:minutes="480"'],
  ])('said as it is meant anyway, it is nothing: %s %s %s', async (kind, more, attributes) => {
    expect(await problemsIn(around(node(kind, 'x', more, attributes)))).toEqual([])
  })

  test('two places where one link would go on', async () => {
    const link = '<bpmn:linkEventDefinition name="l"/>'
    const xml = bpmn(start + node('intermediateThrowEvent', 't', link) + node('intermediateCatchEvent', 'c1', link)
      + node('intermediateCatchEvent', 'c2', link) + end + flows('s>t', 'c1>e', 'c2>e'))
    expect(await problemsIn(xml)).toEqual(['c2: link-doubled'])
  })

  test('a condition where all ways are taken, or the first event chooses', async () => {
    const fork = bpmn(start + node('parallelGateway', 'g') + node('userTask', 'a') + node('userTask', 'b')
      + flows('s>g', 'g>a[n > 1]', 'g>b'))
    expect(await problemsIn(fork)).toEqual(['g-a: condition-misplaced'])
    const choice = bpmn(start + node('eventBasedGateway', 'g') + node('receiveTask', 'a') + node('receiveTask', 'b')
      + flows('s>g', 'g>a', 'g>b[n > 1]'))
    expect(await problemsIn(choice)).toEqual(['g-b: condition-misplaced'])
  })

  test('an error on the edge after which the step would go on', async () => {
    const edge = (inside: string) => bpmn(start + node('userTask', 'x') + end + flows('s>x', 'x>e', 'b>e')
      + node('boundaryEvent', 'b', inside, 'attachedToRef="x" cancelActivity="false"'))
    expect(await problemsIn(edge('<bpmn:errorEventDefinition/>'))).toEqual(['b: error-goes-on'])
    expect(await problemsIn(edge('<bpmn:escalationEventDefinition/>'))).toEqual([])
  })

  test('what other engines would do beside a step, and data that would flow, is listed', async () => {
    const camunda = 'xmlns:c="http://camunda.org/schema/1.0/bpmn"'
    const zeebe = 'xmlns:z="http://camunda.org/schema/zeebe/1.0"'
    const extended = (inside: string) => `<bpmn:extensionElements>${inside}</bpmn:extensionElements>`
    const xml = bpmn(extended(`<c:executionListener ${camunda} event="start" class="X"/>`) + start
      + node('userTask', 'x', extended(
        `<c:taskListener ${camunda} event="create" class="X"/><c:inputOutput ${camunda}/>`
        + `<c:properties ${camunda}/>`) + '<bpmn:dataInputAssociation id="in1"><bpmn:targetRef>x</bpmn:targetRef>'
        + '</bpmn:dataInputAssociation><bpmn:dataOutputAssociation id="out1"/>')
      + node('userTask', 'y', extended(
        `<z:ioMapping ${zeebe}/><z:executionListeners ${zeebe}/><z:taskListeners ${zeebe}/>`)) + end
      + flows('s>x', 'x>y') + `<bpmn:sequenceFlow id="f" sourceRef="y" targetRef="e">${
        extended(`<c:executionListener ${camunda} event="take" class="X"/>`)}</bpmn:sequenceFlow>`)
    const { executable, ignored } = await readBpmn(xml, { checkFeel: faultOfFeel })
    expect(executable).toBe(true)
    expect(ignored).toEqual([
      { element: 'p', kind: 'executionListener' },
      { element: 'x', kind: 'taskListener' }, { element: 'x', kind: 'inputOutput' },
      { element: 'in1', kind: 'DataInputAssociation' }, { element: 'out1', kind: 'DataOutputAssociation' },
      { element: 'y', kind: 'ioMapping' }, { element: 'y', kind: 'executionListeners' },
      { element: 'y', kind: 'taskListeners' }, { element: 'f', kind: 'executionListener' },
    ])
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

test('what is said of a step, its papers and its article, comes with it to whoever has it', async () => {
  const said = 'mc:role="officer" mc:unitRule="competent" mc:action="check" mc:papers="Phiếu trình" mc:legalBasis="NĐ 61/2018 Đ.18"'
  const { model } = await readBpmn(bpmn(
    node('startEvent', 's') + node('userTask', 'x', '', said) + node('userTask', 'y') + flows('s>x', 'x>y'),
  ), { checkFeel: faultOfFeel })
  if (!model) throw new Error('it cannot be read')
  expect(findStep(model, 'x')).toMatchObject({ papers: 'Phiếu trình', legalBasis: 'NĐ 61/2018 Đ.18' })
  expect(findStep(model, 'y')).toMatchObject({ papers: null, legalBasis: null })
})
