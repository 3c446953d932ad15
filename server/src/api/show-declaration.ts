import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { DeclarationShowing, DeclarationShowingBody, type DossierDetail } from '@motcua/contracts/dossiers.ts'
import { IdParams, Problem, WITHOUT_KEY } from '@motcua/contracts/problem.ts'
import type { Field, FieldShape, FormDefinition } from '@motcua/forms/model.ts'
import { type ShownAnswer, showAnswers } from '@motcua/forms/show-answer.ts'
import { shownPages } from '@motcua/forms/shown.ts'
import { maskPersonalNumber } from '../kernel/mask.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import { recordRead } from '../modules/audit/public.ts'
import { type Dossier, getAnswers } from '../modules/dossiers/public.ts'
import { findWithinReach } from './dossier-detail.ts'
import { problemOf, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'

/** What of a declaration is masked, shown whole to whoever says why. */
export function declarationShowingRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.post(
      '/api/dossiers/:id/declaration-showing',
      {
        config: { permission: 'person.show' },
        schema: {
          tags: ['dossiers'], summary: 'Show the numbers of a declaration whole; noted with the reason',
          description: WITHOUT_KEY, params: IdParams, body: DeclarationShowingBody,
          response: { 200: DeclarationShowing, '4xx': Problem },
        },
      },
      async (request, reply) => {
        const dossier = await findWithinReach(rooms, request)
        if (!dossier) return sendProblem(reply, problemOf('dossier-unknown'))
        const { actor, ip, body: { reason } } = request
        // Not even the last second of it may be missing: it is asked for on purpose, one at a time.
        await recordRead(rooms.db, {
          happenedAt: rooms.clock.now(), actorId: actor.accountId, unitId: actor.unitId ?? undefined, fromAddr: ip,
          page: 'declaration-showing', purpose: reason, dossierId: dossier.id, isRegister: true,
          personIds: [dossier.applicantId, ...(dossier.authoriserId === null ? [] : [dossier.authoriserId])],
        })
        const whole = showDeclaration(rooms, dossier, await getAnswers(rooms.db, dossier.id), 'whole')
        return { answers: whole.filter(({ isMasked }) => isMasked).map(({ key, text }) => ({ key, text })) }
      },
    )
  }
}

/**
 * The declaration as filled in. Identity numbers are masked as they are in the head of the page, for everybody: what is
 * needed whole is asked for. `isMasked` tells of which lines; with `whole` their texts are whole all the same.
 */
export function showDeclaration(
  rooms: Pick<ApiRooms, 'catalogue'>, dossier: Dossier, answers: unknown, how: 'masked' | 'whole',
): DossierDetail['answers'] {
  if (dossier.formVersionId === null) return []
  const form = rooms.catalogue.formVersion(dossier.formVersionId).definition as FormDefinition
  const given = answers as Parameters<typeof showAnswers>[2]
  const typedBy = dossier.channel === 'online' ? 'applicant' as const : 'counter' as const
  const occasion = {
    asOf: dayOf(dossier.submittedAt), procedure: rooms.catalogue.version(dossier.procedureVersionId).procedure,
    channel: dossier.channel,
  }
  return shownPages(form, given, occasion).flatMap((page) => page.sections.flatMap((section) =>
    showAnswers(form, section.fields, given).map((answer) => {
      const field = section.fields.find(({ key }) => key === answer.key)
      const isMasked = field !== undefined && [field, ...field.columns ?? []].some((one) => isIdentity(one))
      return {
        key: answer.key, section: section.title, label: answer.label,
        text: isMasked && how === 'masked' ? masked(field, answer) : answer.text, isMasked,
        isGuess: field?.isGuess ?? false, source: field?.computed ? 'calculated' as const : typedBy,
      }
    })))
}

/** A column of a table keeps no mask of its dictionary entry; all that hold a number have its name. */
const isIdentity = (field: FieldShape & Pick<Partial<Field>, 'mask'>) =>
  field.mask !== undefined || field.key === 'idNumber'

/** A number, or in a table the columns that hold one. */
function masked(field: Field, { text, rows }: ShownAnswer): string {
  if (!rows) return maskPersonalNumber(text)
  const hidden = new Set((field.columns ?? []).filter((one) => isIdentity(one)).map(({ key }) => key))
  return rows.map((row, nth) => `${String(nth + 1)}. ${row
    .map((line) => hidden.has(line.key) ? maskPersonalNumber(line.text) : line.text).join(', ')}`).join('\n')
}
