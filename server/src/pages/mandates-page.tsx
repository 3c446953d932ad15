import type { FastifyReply } from 'fastify'
import { isDay } from '../kernel/civil-day.ts'
import { maskPersonalNumber } from '../kernel/mask.ts'
import { LONGEST_PERSON_NAME, isPersonName } from '../kernel/person-name.ts'
import { cleanText } from '../kernel/vietnamese-text.ts'
import {
  type Mandate, type MandateRow, endMandate, endedMandates, giveMandate, holdsOn, openMandates,
} from '../modules/identity/public.ts'
import { inTransaction } from '../platform/db.ts'
import { dayFrom } from './acting.ts'
import { AddForm, type Typed, typedBy } from './add-mandate-form.tsx'
import { sendNotFound } from './failures.tsx'
import { showDate, showMoment } from './in-words.ts'
import { BackLink, type Mistake, PostForm, sendPage } from './layout.tsx'
import { namesOfProcedures, proceduresHere } from './mandate-scope.ts'
import { MANDATES } from './mandates-texts.ts'
import { faultOfNumber } from './numbers-here.ts'
import { addressOfOrganisation, organisationHere } from './organisation-here.ts'
import { ORGANISATION } from './organisation-texts.ts'
import type { PageHandlers } from './page-handler.ts'
import { type Visit, postedBy, requestIdOf, senderOf, viewerOf } from './visit.ts'

const MOST_ENDED = 20

/** Who acts for an organisation, on one page to print; a holder adds and ends, anybody gives up their own. */
export const mandatePages = {
  'GET /to-chuc/:id/nguoi': (visit) => withOrganisation(visit, (mandate) => sendList(visit, mandate)),
  'POST /to-chuc/:id/nguoi': (visit) => withOrganisation(visit, (mandate) =>
    mandate.isHolder ? give(visit, mandate) : sendNotFound(visit)),
  'GET /to-chuc/:id/nguoi/:mandate': (visit) => withOne(visit, (mandate, row) => sendEnd(visit, mandate, row, [])),
  'POST /to-chuc/:id/nguoi/:mandate': (visit) => withOrganisation(visit, (mandate) => end(visit, mandate)),
} satisfies PageHandlers

function withOrganisation(visit: Visit, work: (mandate: Mandate) => FastifyReply | Promise<FastifyReply>) {
  const mandate = organisationHere(visit)
  return mandate ? work(mandate) : sendNotFound(visit)
}

/** One of the list, for whoever may end it. */
function withOne(visit: Visit, work: (mandate: Mandate, row: MandateRow) => FastifyReply) {
  return withOrganisation(visit, async (mandate) => {
    const row = (await rowsFor(visit, mandate)).find(({ publicId }) => publicId === wanted(visit))
    return row ? work(mandate, row) : sendNotFound(visit)
  })
}

const wanted = ({ request }: Visit) => (request.params as { mandate: string }).mandate

/** What somebody may see of the list: a holder all of it, anybody else what was given to them. */
async function rowsFor({ rooms, actor }: Visit, { organisationId, isHolder }: Mandate): Promise<readonly MandateRow[]> {
  const rows = await openMandates(rooms.db, organisationId)
  return isHolder ? rows : rows.filter(({ personId }) => personId === actor?.personId)
}

async function sendList(visit: Visit, mandate: Mandate, typed?: Typed, mistakes: readonly Mistake[] = []) {
  const { rooms, say, today, language } = visit
  const { organisationId, isHolder, name, taxCode } = mandate
  const [rows, ended] = await Promise.all([
    rowsFor(visit, mandate), isHolder ? endedMandates(rooms.db, organisationId, MOST_ENDED) : [],
  ])
  const at = `${addressOfOrganisation(mandate)}/nguoi`
  return sendPage(visit, {
    title: say(MANDATES.title), isPersonal: true, mistakes,
    body: <>
      <BackLink visit={visit} href={addressOfOrganisation(mandate)}>{say(ORGANISATION.dossiersOf, { name })}</BackLink>
      <h1>{say(MANDATES.title)}</h1>
      <p>{[name, taxCode !== null && say(ORGANISATION.taxCode, { code: taxCode })].filter(Boolean).join(', ')}</p>
      <p>{say(isHolder ? MANDATES.intro : MANDATES.own, { name })}</p>
      {rows.length === 0 && <p>{say(MANDATES.nobody)}</p>}
      {rows.map((row) => <Row key={row.publicId} visit={visit} at={at} row={row} />)}
      {isHolder && <p className="hint">{say(MANDATES.itself)}</p>}
      {ended.length > 0 && <details>
        <summary>{say(MANDATES.past)}</summary>
        <ul>{ended.map(({ publicId, fullName, endedAt }) => (
          <li key={publicId}>{say(MANDATES.pastOne, {
            name: fullName, at: endedAt ? showMoment(endedAt, language) : '',
          })}</li>
        ))}</ul>
      </details>}
      <p className="hint">{say(MANDATES.print, { day: showDate(today) })}</p>
      {isHolder && <AddForm visit={visit} at={at} typed={typed} mistakes={mistakes} />}
    </>,
  })
}

function Row({ visit, at, row }: { visit: Visit; at: string; row: MandateRow }) {
  const { say, today, language } = visit
  const { publicId, fullName, personalNumber, isHolder, procedureIds, validFrom, validTo, givenAt } = row
  const from = showDate(validFrom)
  const isOver = !holdsOn(row, today) && validFrom <= today
  return (
    <section className="box" aria-labelledby={`ten-${publicId}`}>
      <h2 id={`ten-${publicId}`}>{fullName}</h2>
      <p>{say(MANDATES.number, { number: maskPersonalNumber(personalNumber ?? '') })}</p>
      <dl>
        <dt>{say(MANDATES.role)}</dt><dd>{say(isHolder ? MANDATES.holder : MANDATES.actor)}</dd>
        <dt>{say(MANDATES.scope)}</dt>
        <dd>{procedureIds === null ? say(MANDATES.all) : namesOfProcedures(visit, procedureIds).join('; ')}</dd>
        <dt>{say(MANDATES.term)}</dt>
        <dd>{validTo === null
          ? say(MANDATES.from, { from })
          : say(MANDATES.fromTo, { from, to: showDate(validTo) })}{isOver && `. ${say(MANDATES.over)}`}</dd>
        <dt>{say(MANDATES.given)}</dt><dd>{showMoment(givenAt, language)}</dd>
      </dl>
      <p><a className="button plain" href={`${at}/${publicId}`} aria-label={say(MANDATES.endOf, { name: fullName })}>
        {say(MANDATES.end)}
      </a></p>
    </section>
  )
}

async function give(visit: Visit, mandate: Mandate) {
  const { rooms, actor, say, today, reply } = visit
  const posted = postedBy(visit.request)
  const typed = typedBy(posted)
  const here = new Map(proceduresHere(visit).map(
    ({ procedurePublicId, procedureId }) => [procedurePublicId, procedureId],
  ))
  const chosen = typed.procedures.flatMap((one) => here.get(one) ?? [])
  const isWhole = typed.isHolder || typed.isWhole
  const fullName = cleanText(typed.fullName)
  const [validFrom, validTo] = [dayFrom(posted, 'tu'), dayFrom(posted, 'den')]
  const mistakes: Mistake[] = []
  const faultyNumber = faultOfNumber(say, typed.number, rooms.isDemonstration)
  if (faultyNumber !== undefined) mistakes.push({ id: 'so', text: faultyNumber })
  if (!isPersonName(fullName)) mistakes.push({
    id: 'ten', text: say(MANDATES.faultName, { most: LONGEST_PERSON_NAME }),
  })
  if (!isWhole && chosen.length === 0) mistakes.push({ id: 'pham-vi', text: say(MANDATES.faultScope) })
  if (!isDay(validFrom)) mistakes.push({ id: 'tu-ngay', text: say(MANDATES.faultFrom) })
  if (validTo !== '' && !(isDay(validTo) && validTo >= today && validTo >= validFrom)) mistakes.push({
    id: 'den-ngay', text: say(MANDATES.faultTo),
  })
  if (mistakes.length > 0 || !actor) return sendList(visit, mandate, typed, mistakes)
  const { accountId, personId } = viewerOf(visit, actor, 'mandate.manage')
  const sender = senderOf(visit, accountId, requestIdOf(posted), ['mandate.give', mandate.publicId, { ...typed }])
  const done = await inTransaction(rooms, sender, (ctx) => giveMandate(ctx, {
    organisation: mandate.publicId, personId, personalNumber: typed.number, fullName, isHolder: typed.isHolder,
    procedureIds: isWhole ? null : chosen, validFrom, validTo: validTo === '' ? null : validTo,
  }), (given) => ({ status: 201, body: given }))
  if (done.ok) return reply.redirect(`${addressOfOrganisation(mandate)}/nguoi`, 303)
  switch (done.refusal.code) {
    case 'organisation-unknown': return sendNotFound(visit)
    case 'request-reused': return sendList(visit, mandate, typed, [{ id: 'so', text: say(MANDATES.faultReused) }])
    case 'mandate-held-already': return sendList(visit, mandate, typed, [{ id: 'so', text: say(MANDATES.faultHeld) }])
    case 'number-not-of-a-person': return sendList(visit, mandate, typed, [
      { id: 'so', text: say(MANDATES.faultNumber) },
    ])
    case 'days-reversed': return sendList(visit, mandate, typed, [{ id: 'den-ngay', text: say(MANDATES.faultTo) }])
  }
}

function sendEnd(
  visit: Visit, mandate: Mandate, { publicId, fullName: name }: MandateRow, mistakes: readonly Mistake[],
) {
  const { say } = visit
  const list = `${addressOfOrganisation(mandate)}/nguoi`
  return sendPage(visit, {
    title: say(MANDATES.endTitle), isPersonal: true, mistakes,
    body: <>
      <BackLink visit={visit} href={list}>{say(MANDATES.title)}</BackLink>
      <h1>{say(MANDATES.endTitle)}</h1>
      <p>{say(MANDATES.endHint, { name, organisation: mandate.name })}</p>
      <PostForm visit={visit} action={`${list}/${publicId}`} requestId={crypto.randomUUID()}>
        <button type="submit" id="cham-dut">{say(MANDATES.endNow)}</button>
      </PostForm>
      <p className="alone"><a href={list}>{say(MANDATES.keep)}</a></p>
    </>,
  })
}

async function end(visit: Visit, mandate: Mandate) {
  const { rooms, actor, say, reply } = visit
  if (!actor) return sendNotFound(visit)
  const { accountId, personId } = viewerOf(visit, actor, 'mandate.manage')
  const requestId = requestIdOf(postedBy(visit.request))
  const sender = senderOf(visit, accountId, requestId, ['mandate.end', wanted(visit)])
  const done = await inTransaction(rooms, sender, (ctx) => endMandate(ctx, {
    organisation: mandate.publicId, personId, mandate: wanted(visit),
  }), () => ({ status: 200, body: null }))
  const list = `${addressOfOrganisation(mandate)}/nguoi`
  if (done.ok) return reply.redirect(list, 303)
  switch (done.refusal.code) {
    case 'organisation-unknown': return sendNotFound(visit)
    case 'request-reused': return reply.redirect(list, 303)
    case 'mandate-unknown': {
      const was = (await endedMandates(rooms.db, mandate.organisationId, MOST_ENDED))
        .some(({ publicId }) => mandate.isHolder && publicId === wanted(visit))
      return was ? reply.redirect(list, 303) : sendNotFound(visit)
    }
    case 'last-holder':
      return withOne(
        visit, (_, row) => sendEnd(visit, mandate, row, [{ id: 'cham-dut', text: say(MANDATES.lastHolder) }]),
      )
  }
}
