import type { IntakeBody, Receipt } from '@motcua/contracts/dossiers.ts'
import { type Language, type Say, type Text, filledText, sameText, sayIn } from '@motcua/contracts/texts.ts'
import { type Refused, type Result, ok, refuse } from '../kernel/result.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import { type Catalogue, type ProcedureVersion, asAsked, membersAsked, membersIn } from '../modules/catalogue/public.ts'
import {
  type AccountRefusal, type BundleRefusal,
  type Receipt as Received, type ReceiveAtCounter, type ReceiveAtCounterRefusal,
  accountRulesOf, clearIntakeSheet, findPlaces, joinConfirmation, joinIntake, receiveBundle,
  settleAccount,
} from '../modules/dossiers/public.ts'
import { type ProxyRefusal, findPersonToReach } from '../modules/identity/public.ts'
import type { ActDelegatedRefusal } from '../modules/post/public.ts'
import { type HeldRefusal, NOTHING_HELD, khoPoliciesOf, settleHeld } from '../modules/reuse/public.ts'
import { findException } from '../modules/sections/public.ts'
import { type Answer, type Ctx, type RequestReused, type Sender, inTransaction } from '../platform/db.ts'
import { type Asker, viewerOf } from './authenticate.ts'
import { checkDeclaration } from './check-declaration.ts'
import { DEED } from './deed-texts.ts'
import { delegateAt, underDelegation } from './delegated-reach.ts'
import { explainDeed, explainTable } from './explain-deed.ts'
import { type FieldProblem, type ProblemCode, type UnsaidProblem, faultAt, problemOf } from './problems.ts'
import { findHeldFor, heldFieldsOf } from './find-held.ts'
import { exceptedProblem } from './excepted-problem.ts'
import { authorisationBy, authoriserOf } from './intake-proxy.ts'
import { judgeScans } from './judge-scans.ts'
import { receiveAsking } from './register-questions.ts'
import type { ApiRooms } from './rooms.ts'
import { languageFor, sayTo } from './say-to.ts'
import { type IntakeAsked, atPortalOf, saidOf } from './said-of-account.ts'
import { sectionMeant, sectionsOf } from './sections.ts'
import { showDecidedOf } from './show-decided.ts'

/** Not received, and what is told of it. */
export interface NotReceived { readonly code: ProblemCode; readonly problem: UnsaidProblem }

/**
 * Receives what is handed in: stored, numbered and accepted in one deed, by the rights of whoever asks, once a request;
 * `then` belongs to its transaction.
 */
export async function receiveIntake(
  rooms: ApiRooms, asker: Asker, sender: Sender, body: IntakeAsked,
  then: (ctx: Ctx, received: Received) => Promise<void> = async () => undefined,
): Promise<Result<Answer<Receipt>, NotReceived>> {
  const now = rooms.clock.now()
  const today = dayOf(now)
  const directory = rooms.directory.on(today)
  const viewer = viewerOf(asker, rooms)
  const sections = sectionsOf(viewer, directory)
  const section = sectionMeant(sections, body.sectionId)
  if (sections.length === 0) return wrong(problemOf('no-section'))
  if (!section) return wrong(problemOf('section-needed', at('/sectionId', 'section-needed')))
  // What the post takes in for an agency came by post.
  const channel = delegateAt(directory, viewer, section.id) ? 'post' as const : body.channel
  const catalogue = rooms.catalogue.on(today)
  const whole = catalogue.byPublicId(body.procedureId)
  if (!whole) {
    const isOfAnotherDay = rooms.catalogue.versions()
      .some(({ publicId, procedurePublicId }) => [publicId, procedurePublicId].includes(body.procedureId))
    const code = isOfAnotherDay ? 'procedure-not-in-force' : 'procedure-unknown'
    return wrong(problemOf(code, at('/procedureId', code)))
  }
  // Of a bundle the members that the declaration asks for.
  const version = asAsked(catalogue, whole, body.answers)
  // Whoever takes a bundle in takes in each of its members.
  const members = membersReceived(catalogue, version, body.answers)
  const excepted = await findException(
    rooms.db, { unitId: section.id, procedureIds: [version.procedureId, ...members], day: today })
  if (excepted) return wrong(exceptedProblem(excepted))
  const [applicant, authoriser] = await Promise.all([
    findPersonToReach(rooms.db, body.applicantId),
    authoriserOf(rooms, body),
  ])
  if (!applicant) return wrong(problemOf('person-unknown', at('/applicantId', 'person-unknown')))
  if (body.proxyId !== undefined && !authoriser)
    return wrong(problemOf('proxy-unknown', at('/proxyId', 'proxy-unknown')))
  if (body.authoriserId !== undefined && !authoriser)
    return wrong(problemOf('person-unknown', at('/authoriserId', 'person-unknown')))
  const territory = body.communeId === undefined ? undefined : directory.byPublicId(body.communeId)
  if (body.communeId !== undefined && !territory)
    return wrong(problemOf('no-competent-unit', at('/communeId', 'no-competent-unit')))

  const places = findPlaces(directory, {
    content: version.content, cleared: rooms.catalogue.clearanceOn(today, version.procedureId),
    territoryId: territory?.id, sectionId: section.id, subject: applicant.kind, answers: body.answers,
  })
  const declaration = checkDeclaration(rooms, version, {
    answers: body.answers, asOf: today, channel, language: languageFor(asker),
    isOnPaper: isFormOnPaper(version.content.components, body.components),
    agency: places.ok ? places.value.competent.name : section.name, place: section.name,
  })
  if (declaration.errors.length > 0) return wrong(problemOf('answers-wrong', declaration.errors))
  const asked = new Set(version.content.components.map(({ id }) => id))
  const handedIn = body.components.map(({ originals = 0, copies = 0, files, how, ...one }) => ({
    // What no member of a bundle asks for is not taken from the Kho.
    ...one, how: how === 'reused' && !asked.has(one.component) ? 'missing' as const : how,
    originals, copies, uploads: files,
  }))
  const judged = await judgeScans(rooms, sender, version.content, body.components)
  if (!judged.ok) return wrong(problemOf('scan-unjudged', at('/components', 'scan-unjudged')))
  const outcome = await inTransaction(
    rooms,
    sender,
    async (ctx) => {
      if (body.sheetId !== undefined) await clearIntakeSheet(ctx, body.sheetId)
      // Of whoever acts for another the papers are the other's, whose Kho is not opened by that.
      const settled = settleHeld({
        held: authoriser
          ? NOTHING_HELD : await findHeldFor(ctx.tx, rooms, { ownerId: applicant.id, content: version.content }),
        filed: handedIn, isDeclined: body.declinesReuse ?? false,
        reasons: reasonsToAskAgain(directory),
      })
      if (!settled.ok) return settled
      const authorised = await authorisationBy(ctx, body, {
        personId: applicant.id, procedureId: version.procedureId, day: today,
      })
      if (!authorised.ok) return authorised
      const account = await settleAccount(ctx, {
        applicantId: applicant.id, channel, said: saidOf(body), atPortal: await atPortalOf(ctx, body, applicant.id),
        rules: accountRulesOf(directory),
      })
      if (!account.ok) return account
      const received = await underDelegation(ctx, rooms, viewer, 'receive', await receiveAsked(ctx, rooms, version, {
        procedureVersionId: version.id, formVersionId: declaration.formVersionId, channel,
        sectionId: section.id, applicant: { id: applicant.id, name: applicant.fullName, kind: applicant.kind },
        authoriserId: authoriser?.id ?? null, authorisation: authorised.value,
        territoryId: territory?.id, limitCase: body.limitCase ?? 0,
        answers: declaration.answers, writtenKeys: declaration.writtenKeys,
        filed: settled.value.filed, held: settled.value.rows,
        heldFields: authoriser || body.declinesReuse
          ? [] : await heldFieldsOf(ctx.tx, rooms, applicant.id, declaration),
        khoChoice: { keeps: body.keepsPapers ?? false, declinesReuse: body.declinesReuse ?? false },
        needed: declaration.needed, feeFacts: body.feeFacts,
        delivery: body.delivery,
        deliveryAddress: body.deliveryAddress ?? null,
        handedInAt: body.handedInAt === undefined ? now : new Date(body.handedInAt),
        isConfirmedDouble: body.confirmedDouble ?? false, viewer, undigitised: body.undigitised,
        account: account.value,
        people: authoriser ? [applicant, authoriser] : [applicant],
      }), members)
      if (!received.ok) return received
      const { publicId: dossier } = received.value
      await joinConfirmed(ctx, body, dossier)
      if (body.intakeId !== undefined) await joinIntake(ctx, body.intakeId, dossier)
      await then(ctx, received.value)
      return received
    },
    (received) => showReceipt(received, rooms, sayTo(asker)),
  )
  return outcome.ok ? outcome : wrong(explainIntake(outcome.refusal, body.components))
}

function wrong(problem: UnsaidProblem): Refused<NotReceived> {
  return refuse({ code: problem.code as ProblemCode, problem })
}

async function joinConfirmed(ctx: Ctx, { confirmationId, sheetId }: IntakeAsked, dossier: string): Promise<void> {
  if (confirmationId !== undefined && sheetId !== undefined)
    await joinConfirmation(ctx, { publicId: confirmationId, sheetId, dossier })
}

/** For which an office may ask again for what is held; where the data give no list, it may without. */
function reasonsToAskAgain(directory: Parameters<typeof khoPoliciesOf>[0]): readonly string[] | null {
  const { askAgainReasons } = khoPoliciesOf(directory)
  return askAgainReasons.length > 0 ? askAgainReasons.map(({ code }) => code) : null
}

/** One dossier, or the first of those that a bundle begins with: its number is that of the whole. */
async function receiveAsked(
  ctx: Ctx, rooms: ApiRooms, version: ProcedureVersion, input: ReceiveAtCounter,
): Promise<Result<Received, IntakeRefusal>> {
  if (!version.content.bundle) return receiveAsking(ctx, rooms, input)
  const received = await receiveBundle(ctx, rooms, input, receiveAsking)
  return received.ok ? ok(received.value.lead) : received
}

type IntakeRefusal =
  ProxyRefusal | ReceiveAtCounterRefusal | BundleRefusal | HeldRefusal | AccountRefusal | ActDelegatedRefusal

/** The procedures of the members that a bundle is asked for; none of anything else. */
function membersReceived(
  catalogue: Catalogue, { content: { bundle } }: ProcedureVersion, answers: IntakeBody['answers'],
): bigint[] {
  if (!bundle) return []
  const asked = membersAsked(bundle, answers)
  const members = asked.length > 0 ? asked : bundle.members
  return [...membersIn(catalogue, { ...bundle, members }).values()].map(({ procedureId }) => procedureId)
}

/** A declaration handed in on paper needs no answers typed in; the paper is the declaration. */
function isFormOnPaper(
  components: readonly { id: string; isForm: boolean }[], filed: IntakeBody['components'],
): boolean {
  return filed.some(
    ({ component, how, originals = 0, files }) =>
      how === 'filed' &&
      (originals > 0 || files.length > 0) &&
      components.some(({ id, isForm }) => isForm && id === component),
  )
}

/** Answers name their fields one by one: a new column does not leave the house by accident. */
function showReceipt(
  { publicId, number, receivedAt, dueAt, slipId, decided, procedureVersionId }: Received,
  { catalogue }: Pick<ApiRooms, 'catalogue'>, say: Say,
) {
  const version = catalogue.version(procedureVersionId)
  return {
    status: 201,
    body: {
      id: publicId, number, receivedAt: receivedAt.toISOString(), dueAt: dueAt.toISOString(), slipId,
      decided: decided.map((one) => showDecidedOf(say, version, one)),
    },
  }
}

function explainIntake(refusal: IntakeRefusal | RequestReused, filed: IntakeBody['components']) {
  switch (refusal.code) {
    case 'decision-failed':
      return explainTable(refusal)
    case 'held-unknown':
    case 'ask-again-reason-needed':
    case 'components-missing':
    case 'not-digitised':
    case 'signature-refused':
    case 'scan-poor':
      return explainDeed(refusal, { components: filed })
    case 'undigitised-reason-needed':
      return problemOf(refusal.code, at('/undigitised/note', refusal.code))
    case 'same-dossier-open':
      return problemOf(
        'same-dossier-open', at('/confirmedDouble', 'same-dossier-open'),
        filledText(DEED.sameOpen, { number: refusal.number }),
      )
    case 'not-received-here': {
      return problemOf('not-received-here', at('/procedureId', 'not-received-here'), notHere(refusal))
    }
    case 'competence-unclear':
      return problemOf('competence-unclear', at('/procedureId', 'competence-unclear'))
    case 'proxy-unknown':
    case 'proxy-over':
    case 'proxy-not-for-procedure':
      return problemOf(refusal.code, at('/proxyId', refusal.code))
    case 'handed-in-later':
      return problemOf('handed-in-later', at('/handedInAt', 'handed-in-later'))
    case 'account-outcome-needed':
    case 'account-reason-unknown':
      return problemOf(refusal.code, at('/account', refusal.code))
    case 'limit-case-unknown':
      return problemOf('limit-case-unknown', at('/limitCase', 'limit-case-unknown'))
    case 'territory-needed':
    case 'no-competent-unit':
    case 'no-one-stop':
      return problemOf(refusal.code, at('/communeId', refusal.code))
    case 'procedure-not-in-force':
    case 'channel-closed':
    case 'settled-centrally':
      return problemOf(refusal.code, at('/procedureId', refusal.code))
    case 'member-not-in-force':
      return problemOf(refusal.code, at('/procedureId', refusal.code))
    case 'no-member-asked':
      return problemOf(refusal.code, at('/answers', refusal.code))
    case 'upload-unknown':
      return problemOf('upload-unknown', at('/components', 'upload-unknown'))
    case 'procedure-not-delegated':
      return problemOf('procedure-not-delegated', at('/procedureId', 'procedure-not-delegated'))
    case 'delegation-missing':
    case 'delegation-revoked':
    case 'delegation-not-begun':
    case 'delegation-over':
    case 'handed-on-already':
    case 'task-not-delegated':
    case 'calendar-missing':
    case 'step-without-unit':
    case 'action-not-allowed':
    case 'request-reused':
      return problemOf(refusal.code)
  }
}

/** Who settles it, where it is handed in, why not here, and that people may be helped here all the same. */
function notHere({ competent, receivesAt, why, reason, isGuide }: NotHere): Text {
  const because = why === 'exempt' && reason !== null ? sameText(reason)
    : why === 'pilot-elsewhere' ? DEED.pilotElsewhere : DEED.notCleared
  const inLanguage = (language: Language) => {
    const say = sayIn(language)
    const words = isGuide ? `${because[language]} ${say(DEED.mayGuide)}` : because[language]
    return receivesAt === null
      ? say(DEED.competent, { competent, why: words }) : say(DEED.competentAt, { competent, receivesAt, why: words })
  }
  return { vi: inLanguage('vi'), en: inLanguage('en') }
}

type NotHere = Extract<ReceiveAtCounterRefusal, { readonly code: 'not-received-here' }>

function at(pointer: string, code: ProblemCode): FieldProblem[] {
  return [faultAt(pointer, code)]
}
