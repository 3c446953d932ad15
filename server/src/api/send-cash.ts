import type { FastifyReply } from 'fastify'
import type { Result } from '../kernel/result.ts'
import type { Answer } from '../platform/db.ts'
import { type ProblemCode, problemOf, sendProblem } from './problems.ts'

/** Of what is not there, or not within reach. */
const MISSING = ['booklet-missing', 'till-missing', 'receipt-missing', 'refund-missing', 'payment-missing'] as const
type Missing = typeof MISSING[number]

/** Sends the answer of a deed with cash, or its refusal; what is missing does not exist. */
export function sendCash(
  reply: FastifyReply, outcome: Result<Answer, { readonly code: ProblemCode | Missing }>,
): FastifyReply {
  if (outcome.ok) return reply.code(outcome.value.status).send(outcome.value.body)
  const { code } = outcome.refusal
  return sendProblem(reply, problemOf(isMissing(code) ? 'not-found' : code))
}

function isMissing(code: ProblemCode | Missing): code is Missing {
  return (MISSING as readonly string[]).includes(code)
}
