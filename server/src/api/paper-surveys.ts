import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { PaperSurveyBody, PaperSurveyKept } from '@motcua/contracts/paper-surveys.ts'
import { Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import { type Result, refuse } from '../kernel/result.ts'
import { cleanLines } from '../kernel/vietnamese-text.ts'
import {
  type KeyInSurveyRefusal, QUESTIONS, type Score, type Scores, keyInSurvey, surveyRulesOf,
} from '../modules/evaluation/public.ts'
import { type Ctx, type Json, inTransaction } from '../platform/db.ts'
import { senderOf } from './authenticate.ts'
import { explainBeside, sendOutcome } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { sectionReachOf } from './section-reach.ts'

type Refused = KeyInSurveyRefusal | { readonly code: 'section-unknown' }

/** Forms of paper about the service of a section, keyed in by whoever keeps it (NĐ 61/2018/NĐ-CP). */
export function paperSurveyRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.post('/api/paper-surveys', {
      config: { permission: 'section.keep' },
      schema: {
        tags: ['sections'], summary: 'Key in a form of paper from the box of a section', headers: RequestHeaders,
        body: PaperSurveyBody, response: { 201: PaperSurveyKept, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { sectionId, day, scores, visits, askedMore, remark } = request.body
      const { sectionOf, directory } = sectionReachOf(rooms, request)
      const section = sectionOf(sectionId)
      const deed = async (ctx: Ctx): Promise<Result<null, Refused>> => {
        if (!section) return refuse({ code: 'section-unknown' })
        return keyInSurvey(ctx, {
          section, day, rules: surveyRulesOf(directory), visits, askedMore, remark: cleanLines(remark),
          scores: Object.fromEntries(QUESTIONS.map((one) => [one, (scores[one] ?? null) as Score | null])) as Scores,
        })
      }
      const outcome = await inTransaction(rooms, senderOf(request, request.body as Json), deed,
        () => ({ status: 201, body: { sectionId } }))
      return sendOutcome(reply, outcome, explainBeside(FIELDS))
    })
  }
}

const FIELDS = { 'section-unknown': '/sectionId', 'survey-day-wrong': '/day', 'survey-empty': '/scores' } as const
