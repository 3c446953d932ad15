import type {
  AskedConsultation, ConsultationDetail, ConsultationLine, DossierConsultations,
} from '@motcua/contracts/consultations.ts'
import type { Language } from '@motcua/contracts/texts.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import { type Paper, listPapers, shownAs } from '../modules/documents/public.ts'
import {
  type Consultation, type Dossier, type Viewer, deskOf, getAnswers, isAnswerable, isGivenTo, isUnderWay, isUnheard,
  listLetters, listLinesOf, policiesOf, type rulesToAsk, standingOf,
} from '../modules/dossiers/public.ts'
import { type OnItsWay, findOnTheirWay } from '../modules/integration/public.ts'
import type { Directory } from '../modules/organisation/public.ts'
import type { AsSeen } from './as-seen.ts'
import type { ApiRooms } from './rooms.ts'
import { showDeclaration } from './show-declaration.ts'
import { namesOfStaff } from './showing.ts'

type Show = Pick<ApiRooms, 'db' | 'directory' | 'catalogue' | 'clock'>

const iso = (moment: Date | null) => moment?.toISOString() ?? null

/** The declaration of a dossier line by line, its numbers masked as everywhere. */
export async function declaredIn(rooms: Pick<ApiRooms, 'db' | 'catalogue'>, dossier: Dossier, language: Language) {
  return showDeclaration(rooms, dossier, await getAnswers(rooms.db, dossier.id), 'masked', language)
}

/** What both sides see. Names of units are those of the day on which it was asked. */
function common(
  { directory }: Pick<ApiRooms, 'directory'>, one: Consultation, names: ReadonlyMap<bigint, string>,
) {
  const who = (id: bigint | null) => id === null ? null : names.get(id) ?? null
  const nameOf = (id: bigint) => directory.nameOn(id, dayOf(one.askedAt))
  return {
    id: one.publicId, standing: standingOf(one), unitName: nameOf(one.askedUnitId), fromName: nameOf(one.fromUnitId),
    askedAt: one.askedAt.toISOString(), askedBy: names.get(one.askedBy) ?? '', askedFor: who(one.askedFor),
    question: one.question, legalBasis: one.legalBasis, dueAt: one.dueAt.toISOString(), hours: one.hours,
    silence: one.silence, silenceBasis: one.silenceBasis,
    isCompulsory: one.isCompulsory, reminded: one.reminded, takenAt: iso(one.takenAt),
    takenBy: who(one.takenBy), answer: one.answer, reasons: one.reasons, competentName: one.competentName,
    answeredAt: iso(one.answeredAt), answeredBy: who(one.answeredBy), answeredFor: who(one.answeredFor),
    isLate: one.answeredAt !== null && one.answeredAt > one.dueAt, silentAt: iso(one.silentAt),
  }
}

async function namesIn(rooms: Pick<ApiRooms, 'db'>, all: readonly Consultation[]) {
  return namesOfStaff(rooms.db, all.flatMap((one) => [
    one.askedBy, one.askedFor, one.takenBy, one.answeredBy, one.answeredFor, one.withdrawnBy, one.withdrawnFor,
  ].filter((id) => id !== null)))
}

/** All questions on a dossier, for whoever reads the dossier. */
export async function showAsked(
  rooms: Show, dossier: Dossier, all: readonly Consultation[], { language, mayWithdraw, isHeardBy }: {
    language: Language; mayWithdraw: boolean; isHeardBy: (one: Consultation) => boolean
  },
): Promise<AskedConsultation[]> {
  const [names, lines, papers, letters, ways] = await Promise.all([
    namesIn(rooms, all), declaredIn(rooms, dossier, language),
    listPapers(rooms.db, all.flatMap(({ paperIds }) => paperIds)), listLetters(rooms.db, dossier.id),
    findOnTheirWay(rooms.db, rooms, dossier.id, all),
  ])
  const who = (id: bigint | null) => id === null ? null : names.get(id) ?? null
  return all.map((one) => ({
    ...common(rooms, one, names),
    fields: one.fields.map((key) => lines.find((line) => line.key === key)?.label ?? key),
    papers: papers.filter(({ id }) => one.paperIds.includes(id)).map(({ name }) => name),
    outside: one.outsideState && one.outsideAt
      && { state: one.outsideState, at: one.outsideAt.toISOString(), words: one.outsideWords },
    letters: letters.filter(({ consultationId }) => consultationId === one.id).map(({ publicId, name, at, endedAt }) =>
      ({ id: publicId, name, at: at.toISOString(), isEnded: endedAt !== null })),
    ...showWay(ways.get(one.id), isAnswerable(one) && isUnderWay(dossier.state)),
    withdrawnAt: iso(one.withdrawnAt),
    withdrawnBy: who(one.withdrawnBy), withdrawnFor: who(one.withdrawnFor), isNews: isUnheard(one) && isHeardBy(one),
    withdrawnWhy: one.withdrawnWhy, mayWithdraw: mayWithdraw && isAnswerable(one) && isUnderWay(dossier.state),
  }))
}

/** Whether it has left is told of a question that may still be answered: of another it does not matter any more. */
function showWay(way: OnItsWay | undefined, isOpen: boolean): Pick<AskedConsultation, 'notSent' | 'heldAnswers'> {
  const { notSent = null, heldAnswers = [] } = way ?? {}
  return {
    notSent: isOpen && notSent ? { state: notSent.state, axis: 'axis' in notSent ? notSent.axis : null } : null,
    heldAnswers: heldAnswers.map(({ receivedAt, state, fault, reason }) =>
      ({ at: receivedAt.toISOString(), state, cause: fault, reason })),
  }
}

/** Whom the procedure asks, and how anybody else is asked. */
export function showRules(
  directory: Directory, rules: ReturnType<typeof rulesToAsk>,
): Pick<DossierConsultations, 'byRule' | 'usual'> {
  const { consultation = null } = policiesOf(directory)
  return {
    byRule: rules.map(({ rule: { hours, silence, compulsory, article }, unit }) => ({
      unitId: unit.publicId, unitName: unit.name, rule: { hours, silence, isCompulsory: compulsory, article },
    })),
    usual: consultation,
  }
}

/** A page of the queue of whoever is asked. */
export async function showQueue(
  rooms: Show, viewer: Viewer, page: readonly Consultation[],
): Promise<ConsultationLine[]> {
  const [lines, names] = await Promise.all([
    listLinesOf(rooms.db, page.map(({ dossierId }) => dossierId)), namesIn(rooms, page),
  ])
  return page.flatMap((one) => {
    const line = lines.find(({ id }) => id === one.dossierId)
    if (!line) return []
    const { id, unitName, fromName, askedAt, dueAt, standing, reminded, takenBy, silence } = common(rooms, one, names)
    return [{
      id, unitName, fromName, askedAt, dueAt, standing, reminded, takenBy, silence, number: line.number,
      procedure: rooms.catalogue.version(line.procedureVersionId).content.name, isMine: one.takenBy === deskOf(viewer),
    }]
  })
}

/** The papers that are given along, in the order in which they are shown. */
export async function papersGiven({ db }: Pick<ApiRooms, 'db'>, { paperIds }: Consultation): Promise<Paper[]> {
  const found = await listPapers(db, paperIds)
  return paperIds.flatMap((id) => found.find((paper) => paper.id === id) ?? [])
}

/** Whether the viewer, who is asked, is shown what was given along. */
export function isGivenShown(dossier: Dossier, one: Consultation, viewer: Viewer): boolean {
  return isGivenTo(one, { desk: deskOf(viewer), isUnderWay: isUnderWay(dossier.state) })
}

/** One question for whoever is asked, with what was given along while it is theirs, and nothing else of the dossier. */
export async function showToAnswer(
  rooms: Show, dossier: Dossier, one: Consultation, { viewer, language, seen }: {
    viewer: Viewer; language: Language; seen: AsSeen
  },
): Promise<ConsultationDetail> {
  const isShown = isGivenShown(dossier, one, viewer)
  const [names, lines, papers] = await Promise.all([
    namesIn(rooms, [one]), isShown ? declaredIn(rooms, dossier, language) : [], isShown ? papersGiven(rooms, one) : [],
  ])
  const given = lines.filter(({ key }) => one.fields.includes(key))
  return {
    ...common(rooms, one, names), number: dossier.number,
    procedure: rooms.catalogue.version(dossier.procedureVersionId).content.name,
    isMine: one.takenBy === deskOf(viewer), isOpen: isAnswerable(one) && isUnderWay(dossier.state),
    isGivenShown: isShown,
    fields: (seen('answers', given, (shown) => shown) ?? []).map(({ section, label, text }) =>
      ({ section, label, text })),
    typed: one.takenBy === deskOf(viewer) ? one.typed : null,
    papers: papers.map((paper, nth) => ({
      nth: nth + 1, name: paper.name, kind: paper.kind, pages: paper.pages, shownAs: shownAs(paper),
    })),
  }
}
