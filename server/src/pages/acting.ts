import { type FormDefinition, fieldsOf } from '@motcua/forms/model.ts'
import { isDay } from '../kernel/civil-day.ts'
import { LONGEST_PERSON_NAME, isPersonName } from '../kernel/person-name.ts'
import { cleanText } from '../kernel/vietnamese-text.ts'
import type { ProcedureVersion } from '../modules/catalogue/public.ts'
import { AUTHORISATION_PAPER, type Authoriser, type Draft } from '../modules/dossiers/public.ts'
import type { Json } from '../platform/db.ts'
import { AUTHORISATION } from './authorisation-texts.ts'
import type { Mistake } from './layout.tsx'
import { differencesOf, faultOfNumber } from './numbers-here.ts'
import { type Posted, type Visit, fieldOf } from './visit.ts'

/** Where this part of the way stands. */
export const ACTING_PATH = 'uy-quyen'
/** What the declaration calls it, where it asks in which capacity somebody sends it. */
const CAPACITY = 'request.actsAs'
const BY_AUTHORISATION = 'uy-quyen'
const FOR_ONESELF = 'ban-than'
const FOR_ORGANISATION = 'to-chuc'
const AUTHORISATION_TYPE = 'giay-uy-quyen'
/** Facts of the authoriser that a declaration may ask for too: they are typed once, wherever one comes first. */
const SHARED = {
  fullName: 'authoriser.fullName', number: 'authoriser.idNumber', birth: 'authoriser.birthDate',
  signedOn: 'authorisation.date',
} as const

/** A dossier on its way, as far as it matters here. */
interface Sent { readonly draft: Draft; readonly form: FormDefinition | undefined }
interface OnTheWay extends Sent { readonly visit: Visit; readonly version: Pick<ProcedureVersion, 'content'> }

/** For whom somebody acts, from the page that asks for it and from the declaration; none for who acts for oneself. */
export function actingOf({ draft, form }: Sent): Authoriser | undefined {
  const { answers, actsAs, authoriser } = draft
  const said = asks(form, CAPACITY) ? answers[CAPACITY] : undefined
  const isActing = said === undefined ? actsAs === 'authorised' : said === BY_AUTHORISATION
  if (!isActing) return undefined
  const inForm = Object.entries(SHARED).flatMap(([name, key]) => {
    const value = answers[key]
    return asks(form, key) && typeof value === 'string' && value !== '' ? [[name, value]] : []
  })
  return { ...authoriser, ...Object.fromEntries(inForm) as Authoriser }
}

/**
 * What the declaration shows of the authoriser and does not ask again: it was given together with the paper that says
 * so, and is changed only there.
 */
export function givenWithPaper(journey: Sent & Pick<OnTheWay, 'version'>): ReadonlySet<string> {
  const { draft } = journey
  const paper = authorisationPaperOf(journey)
  const isGiven = actingOf(journey) !== undefined && draft.papers.some(({ component }) => component === paper)
  return new Set(isGiven ? Object.entries(SHARED).flatMap(([name, key]) => {
    const told = draft.authoriser[name as keyof typeof SHARED]
    return told && told === draft.answers[key] ? [key] : []
  }) : [])
}

/** For which organisation somebody sends it, as they chose at the beginning and say in the declaration. */
export function organisationOf({ draft, form }: Sent): bigint | undefined {
  const said = asks(form, CAPACITY) ? draft.answers[CAPACITY] : undefined
  const isFor = draft.actsAs === 'organisation' && (said === undefined || said === FOR_ORGANISATION)
  return isFor && draft.organisationId !== null ? draft.organisationId : undefined
}

/** Whether an organisation may ask by this declaration: some are for people alone. */
export function takesOrganisations(form: FormDefinition | undefined): boolean {
  return !form || !asks(form, CAPACITY) || offers(form, CAPACITY, FOR_ORGANISATION)
}

/** The answers of the declaration with what is known of the organisation: nobody types it again. */
export function answersForOrganisation(
  form: FormDefinition | undefined, answers: Readonly<Record<string, unknown>>,
  { name, taxCode, phone }: { readonly name: string; readonly taxCode: string | null; readonly phone: string | null },
): Json {
  const told: Readonly<Record<string, Json>> = {
    'applicantOrg.name': name, 'applicantOrg.idNumber': taxCode ?? '',
    'applicantOrg.phone': phone?.replace('+84', '0') ?? '', 'investor.isOrganisation': true,
    ...form && offers(form, CAPACITY, FOR_ORGANISATION) && { [CAPACITY]: FOR_ORGANISATION },
  }
  return {
    ...answers as Readonly<Record<string, Json>>,
    ...Object.fromEntries(Object.entries(told).filter(([key, value]) => asks(form, key) && value !== '')),
  }
}

/** The component as which the paper is handed in: the procedure's own, where it has one. */
export function authorisationPaperOf({ version: { content } }: Pick<OnTheWay, 'version'>): string {
  return content.components.find(({ documentType, handling, isForm }) =>
    documentType === AUTHORISATION_TYPE && handling === 'submit' && !isForm)?.id ?? AUTHORISATION_PAPER
}

/** Whether a paper need not be handed in, because a mandate that was given here stands for it. */
export function isSpared({ authoriser }: Pick<Draft, 'authoriser'>, documentType: string): boolean {
  return documentType === AUTHORISATION_TYPE && authoriser.proxy !== undefined
}

/** What is wrong or missing of it, each at its control. Nothing for who acts for oneself. */
export function actingFaults(journey: OnTheWay): readonly Mistake[] {
  const { visit: { say, today, rooms }, draft } = journey
  const acting = actingOf(journey)
  if (!acting || acting.proxy !== undefined) return []
  const { number = '', fullName = '', birth = '', signedOn = '', validTo = '' } = acting
  const faults: (Mistake | undefined)[] = []
  const fault = (isFaulty: boolean, id: string, text: string) => faults.push(isFaulty ? { id, text } : undefined)
  const faultyNumber = faultOfNumber(say, number, rooms.isDemonstration)
  fault(faultyNumber !== undefined, 'uq-so', faultyNumber ?? '')
  fault(
    !isPersonName(fullName), 'uq-ten',
    say(AUTHORISATION.faultName, { most: LONGEST_PERSON_NAME }),
  )
  const isBirth = isDay(birth) && birth <= today && birth >= '1900-01-01'
  fault(!isBirth, 'uq-sinh-ngay', say(AUTHORISATION.faultBirth))
  fault(
    isBirth && faultyNumber === undefined && differencesOf(number, birth).length > 0, 'uq-sinh-ngay',
    say(AUTHORISATION.faultBirthDiffers),
  )
  const isSigned = isDay(signedOn) && signedOn <= today
  fault(!isSigned, 'uq-lap-ngay', say(AUTHORISATION.faultSignedOn))
  fault(
    validTo !== '' && !(isDay(validTo) && validTo >= today && validTo >= signedOn), 'uq-het-ngay',
    say(AUTHORISATION.faultValidTo),
  )
  const paper = authorisationPaperOf(journey)
  fault(draft.papers.every(({ component }) => component !== paper), 'uq-van-ban', say(AUTHORISATION.faultPaper))
  return faults.filter((one) => one !== undefined)
}

/** What the page of the authoriser posts, as it was typed. */
export function readAuthoriser(posted: Posted): Authoriser {
  return {
    number: fieldOf(posted, 'uq-so').replace(/[\s.]/g, ''), fullName: cleanText(fieldOf(posted, 'uq-ten')),
    birth: dayFrom(posted, 'uq-sinh'), signedOn: dayFrom(posted, 'uq-lap'), validTo: dayFrom(posted, 'uq-het'),
  }
}

/** A day of three boxes as it was typed, right or wrong; empty where nothing was. */
export function dayFrom(posted: Posted, name: string): string {
  const [day, month, year] = ['ngay', 'thang', 'nam'].map((part) => fieldOf(posted, `${name}-${part}`))
  if (!day && !month && !year) return ''
  return `${year ?? ''}-${(month ?? '').padStart(2, '0')}-${(day ?? '').padStart(2, '0')}`.slice(0, 20)
}

/** The answers of the declaration with what is known now of whom one acts for: nobody types it twice. */
export function answersWith(
  form: FormDefinition | undefined, answers: Readonly<Record<string, unknown>>, actsAs: Draft['actsAs'],
  authoriser: Authoriser,
): Json {
  const told = Object.entries(SHARED).flatMap(([name, key]) => {
    const value = authoriser[name as keyof typeof SHARED]
    return asks(form, key) && value ? [[key, value]] : []
  })
  const isActing = actsAs === 'authorised'
  return {
    ...answers,
    ...asks(form, CAPACITY) && (isActing || answers[CAPACITY] !== undefined) && {
      [CAPACITY]: isActing ? BY_AUTHORISATION : FOR_ONESELF,
    },
    ...isActing && asks(form, 'authoriser.idKind') && !answers['authoriser.idKind'] && { 'authoriser.idKind': 'cccd' },
    ...isActing ? Object.fromEntries(told) as Record<string, string> : {},
  }
}

function asks(form: FormDefinition | undefined, key: string): boolean {
  return form !== undefined && fieldsOf(form).some((field) => field.key === key)
}

function offers(form: FormDefinition, key: string, value: string): boolean {
  const codes = fieldsOf(form).find((field) => field.key === key)?.codes
  return codes !== undefined && form.codes[codes]?.choices.some((choice) => choice.value === value) === true
}
