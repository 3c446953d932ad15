import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import {
  DecisionCheckBody, DecisionChecked, DecisionTried, DecisionTryBody, DesignLanguage, ProcessCheckBody, ProcessChecked,
  StepPreview, StepPreviewBody,
} from '@motcua/contracts/designs.ts'
import { Problem, WITHOUT_KEY } from '@motcua/contracts/problem.ts'
import { MOTCUA_BPMN, type NodeAction, openBpmnReader } from '../modules/workflow/public.ts'
import type { Json } from '../platform/db.ts'
import type { DecisionModel } from '../platform/dmn/model.ts'
import { openFeel } from '../platform/feel/open-feel.ts'
import type { ApiRooms } from './rooms.ts'

const DRAW = { permission: 'catalogue.manage' } as const
const tags = ['catalogue']
/** A large process as JSON, whose letters beyond ASCII take more than one byte. */
const LARGEST = 4_000_000

/** All of them, in the order in which a dossier meets them: one that is forgotten does not compile. */
const ACTIONS: Readonly<Record<NodeAction, true>> = {
  'accept': true, 'assign': true, 'propose': true, 'check': true, 'approve': true, 'hand-over': true, 'issue': true,
  'return-result': true,
}

/** Draws one step of a form as a citizen sees it. */
export type DrawStep = (rooms: ApiRooms, step: StepPreviewBody) => string

/**
 * What the editors of processes, decision tables and forms ask while somebody draws: whether it can be run, what it
 * would answer, how it would look. Nothing is kept.
 */
export function designRoutes(
  rooms: ApiRooms, drawStep: DrawStep, deeds: readonly string[],
): FastifyPluginAsyncTypebox {
  return async (app) => {
    const [feel, reader] = [openFeel(), openBpmnReader()]
    app.addHook('onClose', async () => Promise.all([feel.close(), reader.close()]))

    app.get('/api/designs/language', {
      config: DRAW,
      schema: {
        tags, summary: 'The words of our own in BPMN, and what a step can do', response: {
          200: DesignLanguage, '4xx': Problem,
        },
      },
    }, async () => ({ extension: MOTCUA_BPMN, actions: Object.keys(ACTIONS), deeds: [...deeds] }))

    app.post('/api/designs/process-check', {
      config: DRAW, bodyLimit: LARGEST,
      schema: {
        tags, summary: 'Whether a process in BPMN can be run; if not, why, by its elements', description: WITHOUT_KEY,
        body: ProcessCheckBody, response: { 200: ProcessChecked, '4xx': Problem },
      },
    }, async (request) => {
      const { parsed, executable, problems, ignored } = await reader.read(request.body.xml)
      return { parsed, executable, problems: [...problems], ignored: [...ignored] }
    })

    app.post('/api/designs/decision-check', {
      config: DRAW, bodyLimit: LARGEST,
      schema: {
        tags, summary: 'What is wrong with decisions in DMN, and what they ask for', description: WITHOUT_KEY,
        body: DecisionCheckBody, response: { 200: DecisionChecked, '4xx': Problem },
      },
    }, async (request) => {
      const read = await feel.read(request.body.xml)
      if (!read.ok) return { fault: read.text, problems: [], decisions: [] }
      const { model } = read
      return {
        fault: null, problems: [...await feel.check(model)],
        decisions: Object.values(model.decisions).map(({ id, name }) => ({ id, name, inputs: inputsOf(model, id) })),
      }
    })

    app.post('/api/designs/decision-try', {
      config: DRAW, bodyLimit: LARGEST,
      schema: {
        tags, summary: 'What a decision answers', description: WITHOUT_KEY, body: DecisionTryBody,
        response: { 200: DecisionTried, '4xx': Problem },
      },
    }, async (request) => {
      const { xml, decision, input } = request.body
      const read = await feel.read(xml)
      if (!read.ok) return { fault: read.text, result: null, warnings: [] }
      const answer = await feel.decide(read.model, decision, input as Readonly<Record<string, Json>>, rooms.clock.now())
      return answer.ok
        ? { fault: null, result: answer.value, warnings: [...answer.faults ?? []] }
        : { fault: answer.text, result: null, warnings: [] }
    })

    app.post('/api/designs/step-preview', {
      config: DRAW,
      schema: {
        tags, summary: 'A step of a form as a citizen sees it', description: WITHOUT_KEY, body: StepPreviewBody,
        response: { 200: StepPreview, '4xx': Problem },
      },
    }, async (request) => ({ html: drawStep(rooms, request.body) }))
  }
}

/** The data that a decision rests on, with what it rests on through others, each once. */
function inputsOf(model: DecisionModel, wanted: string): { name: string; type: string | null }[] {
  const seen = new Set([wanted])
  const found = new Map<string, string | null>()
  for (const id of seen) {
    const decision = model.decisions[id]
    for (const input of decision?.needsInputs ?? []) {
      const variable = model.inputs[input]
      if (variable) found.set(variable.name, variable.type)
    }
    for (const other of decision?.needsDecisions ?? []) seen.add(other)
  }
  return [...found].map(([name, type]) => ({ name, type }))
}
