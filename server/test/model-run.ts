import { nextTrialStep } from '../src/cli/next-trial-step.ts'
import { type ProcessModel, ownIdOf, readBpmn } from '../src/modules/workflow/public.ts'
import { answer, begin, breakWith, bring, goOn } from '../src/modules/workflow/domain/run/drive.ts'
import type { Instance, RunPorts, Said, Variables } from '../src/modules/workflow/domain/run/instance.ts'
import { momentAfter } from '../src/modules/workflow/domain/moment-after.ts'
import { askFeel } from '../src/platform/feel/ask-feel.ts'
import { faultOfFeel } from '../src/platform/feel/check-feel.ts'

/** What a model is tried with; `answers` and `errors` by node, in order. */
export interface Trying {
  readonly input?: Variables
  readonly answers?: readonly (readonly [string, Variables])[]
  readonly errors?: readonly (readonly [string, string])[]
}

export interface TriedModel {
  readonly state: string
  readonly passed: string
  readonly variables: Variables
  readonly instance: Instance
  readonly said: readonly Said[]
}

/** A file of BPMN with this inside of its process. */
export function bpmn(inside: string, beside = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:mc="urn:motcua:bpmn"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="d" targetNamespace="urn:test">
<bpmn:process id="p" isExecutable="true">${inside}</bpmn:process>${beside}</bpmn:definitions>`
}

/** Flows, written `a>b` or `a>b[condition]`; each has the id `a-b`. */
export function flows(...list: readonly string[]): string {
  return list.map((one) => {
    const [, from = '', to = '', when] = /^(\w+)>(\w+)(?:\[(.*)\])?$/s.exec(one) ?? []
    const condition = when === undefined
      ? ''
      : `<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${when.replaceAll('<', '&lt;')}</bpmn:conditionExpression>`
    return `<bpmn:sequenceFlow id="${from}-${to}" sourceRef="${from}" targetRef="${to}">${condition}</bpmn:sequenceFlow>`
  }).join('')
}

/** Elements by kind and id: `node('userTask', 'a')`. */
export function node(kind: string, id: string, more = '', attributes = ''): string {
  return `<bpmn:${kind} id="${id}" ${attributes}>${more}</bpmn:${kind}>`
}

const NOW = new Date('2021-06-25T08:00:00+07:00')

/** What is run of a file of ours; throws its problems. */
export async function modelOf(xml: string): Promise<ProcessModel> {
  const { model, problems } = await readBpmn(xml, { checkFeel: faultOfFeel })
  if (!model) throw new Error(problems.map(({ element, text }) => `${element}: ${text}`).join('\n'))
  return model
}

/** What a run in memory asks: FEEL and the clock are there, decisions and deeds of the program are not. */
export function portsAt(now: Date): RunPorts {
  return {
    now,
    evaluate: async (expression, variables) => Promise.resolve(askFeel(expression, variables, now)),
    decide: async () => Promise.resolve({ ok: false, text: 'no decisions here' }),
    serve: async () => Promise.resolve(undefined),
    dueAfter: (duration, from) => momentAfter(duration, from, null),
  }
}

/** Where each token is, and what it does there: `a user`. */
export function standing({ tokens }: Instance): string[] {
  return tokens.map(({ node: on, at }) => `${on} ${at}`)
}

/** Runs a model in memory as `bpmn run` does on the database: names of nodes in the order in which they were passed. */
export async function tryModel(xml: string, { input = {}, ...trying }: Trying = {}): Promise<TriedModel> {
  const model = await modelOf(xml)
  const named = { answers: [...trying.answers ?? []], errors: [...trying.errors ?? []] }
  const take = <T>(list: (readonly [string, T])[], id: string): T | undefined => {
    const at = list.findIndex(([name]) => name === ownIdOf(id))
    return at < 0 ? undefined : list.splice(at, 1)[0]?.[1]
  }
  const time = { now: NOW }
  const ports = (): RunPorts => ({
    ...portsAt(time.now),
    serve: async (_deed, id) => Promise.resolve(
      named.errors.some(([name]) => name === id) ? undefined : { ok: true, value: take(named.answers, id) ?? {} }),
  })
  let moved = await begin(model, input, ports())
  const passed = [...moved.passed]
  const said = [...moved.said]
  for (let steps = 0; steps < 200 && moved.instance.state === 'running'; steps += 1) {
    const step = nextTrialStep(moved.instance, named)
    if (!step) break
    if (step.at && step.at > time.now) time.now = step.at
    const { instance } = moved
    if (!step.token) moved = await goOn(model, instance, ports())
    else if (step.error !== undefined) {
      take(named.errors, step.token.node)
      moved = await breakWith(model, instance, step.token.id, step.error, ports())
    } else {
      const given = take(named.answers, step.token.node) ?? {}
      const by = step.token.at === 'user' || step.token.at === 'service' ? answer : bring
      moved = await by(model, instance, step.token.id, given, ports())
    }
    passed.push(...moved.passed)
    said.push(...moved.said)
  }
  const { instance } = moved
  const top = instance.scopes.find(({ id }) => id === 0)
  return {
    state: instance.state, passed: passed.map(ownIdOf).join(' '),
    variables: top?.variables ?? {}, instance, said,
  }
}

/** The problems of a file by element: `task: unsupported`. */
export async function problemsIn(xml: string): Promise<string[]> {
  const { problems } = await readBpmn(xml, { checkFeel: faultOfFeel })
  return problems.map(({ element, code }) => `${element}: ${code}`)
}
