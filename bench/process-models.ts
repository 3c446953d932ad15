const HEAD = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="urn:bench">
<process id="bench" isExecutable="true">`
const TAIL = '</process></definitions>'

/** Start, six steps of people, four deeds of the program, one branch in parallel. */
export function processXml(): string {
  const flows = [
    'start>u1', 'u1>s1', 's1>u2', 'u2>fork', 'fork>u3', 'fork>u4', 'u3>s2', 'u4>s3', 's2>join', 's3>join', 'join>u5',
    'u5>s4', 's4>u6', 'u6>end',
  ]
  const nodes = [
    '<startEvent id="start"/>', ...[1, 2, 3, 4, 5, 6].map((n) => `<userTask id="u${String(n)}"/>`),
    ...[1, 2, 3, 4].map((n) => `<serviceTask id="s${String(n)}"/>`), '<parallelGateway id="fork"/>',
    '<parallelGateway id="join"/>', '<endEvent id="end"/>',
  ]
  return HEAD + nodes.join('') + flows.map(flowOf).join('') + TAIL
}

/** One moment that is waited for. */
export function timerXml(): string {
  return `${HEAD}<startEvent id="start"/><intermediateCatchEvent id="t"><timerEventDefinition>
<timeDuration>P1D</timeDuration></timerEventDefinition></intermediateCatchEvent><endEvent id="end"/>`
    + flowOf('start>t') + flowOf('t>end') + TAIL
}

function flowOf(flow: string): string {
  const [from = '', to = ''] = flow.split('>')
  return `<sequenceFlow id="${from}-${to}" sourceRef="${from}" targetRef="${to}"/>`
}
