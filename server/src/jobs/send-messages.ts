import { dayOf } from '../kernel/civil-day.ts'
import { nextOpening } from '../kernel/work-calendar.ts'
import type { CatalogueSource } from '../modules/catalogue/public.ts'
import { type IsIdle, type Whole, acknowledgementInWords, findCollection, findDossierById, findWhole, ownerOfPapers, trackingUrlOf } from '../modules/dossiers/public.ts'
import {
  type ArrivalRule, type Ports, type PushRule, type QuietHours, type SendRules, type SendingRooms, type Words,
  askArrivals, endNextWait, openSink, queueMessage, sendNext,
} from '../modules/notifications/public.ts'
import { type DirectorySource, unitInWords } from '../modules/organisation/public.ts'
import type { Config } from '../platform/config.ts'
import type { Backing, Tx } from '../platform/db.ts'
import { openMail } from '../platform/mail.ts'
import type { SmsGateway } from '../platform/sms/sms-gateway.ts'
import type { PushPort } from '../platform/push/push-port.ts'
import { type SmsPort, openSms } from '../platform/sms/sms-port.ts'
import type { ZaloPort } from '../platform/zalo.ts'
import type { HeardEvent } from './heard-event.ts'
import { isStillIdle } from './idle-alarms.ts'
import type { EventHandler } from './on-event.ts'
import type { Poller } from './pollers.ts'

export interface MessageRooms extends Backing {
  readonly directory: DirectorySource
  readonly catalogue: CatalogueSource
  readonly machineClock: Backing['clock']
  readonly publicUrl: string
  readonly config: Pick<Config, 'smtpUrl' | 'mailFrom' | 'sms'>
  /** Of the province’s official account, if it has one. */
  readonly zalo?: ZaloPort | undefined
  /** By which browsers are told, if the province does. */
  readonly push?: PushPort | undefined
  /** That knows what became of each SMS, if there is one. */
  readonly smsGateway?: SmsGateway | undefined
}

/** Which a notice on a device opens: there all that one was told stands, for whoever has signed in. */
const NOTICES_PAGE = '/thong-bao-cua-toi'

/** What messages say of a dossier, and to whom. */
export interface DossierFacts
  extends Required<Pick<Words, 'number' | 'procedure' | 'agency' | 'section' | 'unit' | 'acknowledgement' | 'link'>> {
  /** Whom it is told: the applicant; of what a member of a community digital team sent, whom they helped. */
  readonly applicantId: bigint
  readonly applicantName: string
  /** For whom the applicant acts. */
  readonly authoriserId: bigint | null
  readonly isOnline: boolean
  readonly dueAt: Date | null
  /** The request for several procedures that it is a member of. */
  readonly whole?: Whole | undefined
  /** When the section opens next: what happens at night is told in the morning. */
  nextOpening(now: Date): Date
}
export type FindDossierFacts = (tx: Tx, dossierId: bigint) => Promise<DossierFacts | undefined>

/** Which text tells of which event; an early result is told as what it is, and at once (R12). */
const TOLD: Readonly<Record<string, string>> = {
  'dossier.submitted': 'submitted',
  'dossier.acknowledged': 'acknowledged',
  'dossier.accepted': 'accepted',
  'dossier.completion-asked': 'completion-asked',
  'dossier.refused': 'declined',
  'dossier.supplement-asked': 'supplement-asked',
  'dossier.payment-asked': 'payment-asked',
  'dossier.fee-raised': 'fee-raised',
  'dossier.extended': 'extended',
  'dossier.return-told': 'unsettled',
  'dossier.issued': 'result-ready',
  'dossier.returned': 'returned',
  'dossier.result-ended': 'result-ended',
  'paper.correction-answered': 'correction-answered',
  'register.report-answered': 'report-answered',
  'dossier.stopped': 'stopped',
  'dossier.alarm-raised': 'stands-still',
  'dossier.applicant-told': 'office-wrote',
  'dossier.moved': 'unit-changed',
  'dossier.place-corrected': 'unit-changed',
  'dossier.redated': 'due-moved',
  'dossier.collection-reminded': 'uncollected',
  'dossier.result-archived': 'result-archived',
  'dossier.collection-changed': 'collected-elsewhere',
  'shipment.lost': 'parcel-lost',
}

/** Mail and SMS as the configuration says; where it names no server, what would go out is kept to be read. */
export function openPorts(
  { db, clock, config, zalo, push, smsGateway }: Pick<
    MessageRooms, 'db' | 'clock' | 'config' | 'zalo' | 'push' | 'smsGateway'
  >,
): Ports {
  const sink = openSink({ db, clock })
  const kept = smsGateway ? keptToo(smsGateway, sink.sms) : sink.sms
  return {
    sms: config.sms.port === 'http' ? openSms(config.sms.url, config.sms.key)
      : config.sms.port === 'partners' && smsGateway ? smsGateway : kept,
    mail: config.smtpUrl === undefined ? sink.mail : openMail(config.smtpUrl, config.mailFrom),
    // Without an account what was to go so goes by SMS: no page says that Zalo was told.
    zalo,
    push: push && { port: push, page: NOTICES_PAGE },
  }
}

/** In a demonstration: what the gateway took can be read as well. A code is read alone, whatever the gateway does. */
function keptToo({ send, arrivals }: SmsGateway, sink: SmsPort): SmsGateway {
  return {
    arrivals,
    async send(sms) {
      if (sms.id !== null) await send(sms)
      await sink.send(sms)
    },
  }
}

/** What the applicant is told of their dossier, and the sending of it. */
export function messageHandlers(rooms: MessageRooms): {
  readonly handlers: EventHandler[]
  readonly pollers: Poller[]
} {
  const find = dossierFactsOf(rooms)
  const [ports, rules] = [openPorts(rooms), sendRulesOf(rooms)]
  return {
    handlers: [tellApplicant(find, isStillIdle(rooms)), tellAuthoriser(find), tellByProcess(find)],
    pollers: [...messageSenders(rooms, ports, rules), arrivalPoller(rooms, ports, rules)],
  }
}

/** Writes down what the applicant of a dossier is to be told when something happens to it. */
export function tellApplicant(find: FindDossierFacts, isIdle: IsIdle): EventHandler {
  return {
    name: 'tell-applicant',
    hears: Object.keys(TOLD),
    async handle(ctx, event) {
      const facts = event.dossierId === null ? undefined : await find(ctx.tx, event.dossierId)
      const template = TOLD[event.type]
      if (!facts || template === undefined || await isNoNews(ctx.tx, event, isIdle)) return
      const { applicantId: toPerson, dueAt } = facts
      const message = {
        toPerson, words: wordsOf(facts), dossierId: event.dossierId, event,
        ...event.type === 'dossier.moved' && { notBefore: facts.nextOpening(ctx.now) },
      }
      // Of a late member the request is named, too: people ask for the whole of it (R11). Older data have no such text.
      const isMember = template === 'extended' && (facts.whole?.dueAt ?? null) !== null
      if (isMember && (await queueMessage(ctx, { ...message, template: 'extended-member' })).length > 0) return
      await queueMessage(ctx, { ...message, template: isEarly(event, dueAt) ? 'result-early' : template })
    },
  }
}

/**
 * Tells whoever is said to have authorised it that somebody has handed something in in their name: they may know
 * nothing of it, and may end it (BLDS 2015 Đ.563, 569).
 */
export function tellAuthoriser(find: FindDossierFacts): EventHandler {
  return {
    name: 'tell-authoriser',
    hears: ['dossier.submitted', 'dossier.accepted'],
    async handle(ctx, event) {
      const facts = event.dossierId === null ? undefined : await find(ctx.tx, event.dossierId)
      if (!facts || facts.authoriserId === null) return
      // What came online was told when it was sent.
      const isAtCounter = event.type === 'dossier.accepted'
      if (isAtCounter && facts.isOnline) return
      await queueMessage(ctx, {
        toPerson: facts.authoriserId, template: isAtCounter ? 'received-in-your-name' : 'sent-in-your-name', words: wordsOf(facts), dossierId: event.dossierId,
        event,
      })
    },
  }
}

/** Tells the applicant of a case what a step of its process asked to be told, by the text that it named. */
export function tellByProcess(find: FindDossierFacts): EventHandler {
  return {
    name: 'tell-by-process',
    hears: ['process.notice-asked'],
    async handle(ctx, event) {
      const facts = event.dossierId === null ? undefined : await find(ctx.tx, event.dossierId)
      const { template } = event.data as { readonly template?: unknown }
      if (!facts || typeof template !== 'string') return
      await queueMessage(ctx, {
        toPerson: facts.applicantId, template, words: wordsOf(facts), dossierId: event.dossierId, event,
      })
    },
  }
}

/** What messages of a dossier may say. */
export function wordsOf(facts: DossierFacts): Words {
  const { number, procedure, agency, section, unit, acknowledgement, link, applicantName: actor, dueAt, whole } = facts
  return {
    number, procedure, agency, section, unit, acknowledgement, link, actor, due: dueAt ?? '',
    ...whole && { whole: whole.name, wholeNumber: whole.number, wholeDue: whole.dueAt ?? '' },
  }
}

const WAYS = ['sms', 'email', 'zalo', 'push'] as const

/**
 * Each way by itself, one message after the other, until nothing is due: one that hangs holds up no other. What has
 * waited long enough for a way that is away goes on by the next.
 */
export function messageSenders(backing: SendingRooms, ports: Ports, rules: () => SendRules = () => ({})): Poller[] {
  const senders = WAYS.map((way) => ({ name: `send-${way}`, run: () => sendNext(backing, ports, rules(), way) }))
  return [...senders, { name: 'end-waits', everySeconds: 10, run: () => endNextWait(backing) }]
}

/** Asks whether what the gateway took arrived; without a rule nobody waits for it. */
export function arrivalPoller(backing: Backing, { sms }: Pick<Ports, 'sms'>, rules: () => SendRules): Poller {
  return {
    name: 'ask-arrivals', everySeconds: 10,
    async run() {
      const { arrivals } = rules()
      return arrivals !== undefined && askArrivals(backing, sms, arrivals)
    },
  }
}

/** Those of the day (policies `quiet-hours`, `message-arrivals`, `web-push`); none where the data have no such rule. */
function sendRulesOf({ directory, clock }: Pick<MessageRooms, 'directory' | 'clock'>): () => SendRules {
  return () => {
    const today = directory.on(dayOf(clock.now()))
    return {
      quiet: today.policy('quiet-hours')?.value as QuietHours | undefined,
      arrivals: today.policy('message-arrivals')?.value as ArrivalRule | undefined,
      push: today.policy('web-push')?.value as PushRule | undefined,
    }
  }
}

export function dossierFactsOf({ directory, catalogue, clock, publicUrl }: MessageRooms): FindDossierFacts {
  return async (tx, dossierId) => {
    const dossier = await findDossierById(tx, dossierId)
    if (!dossier) return undefined
    // A dossier may have gone over to other units since; its number is still of the agency that gave it.
    const [names, today] = [directory.on(dayOf(dossier.submittedAt)), directory.on(dayOf(clock.now()))]
    // Where to go with it: the same section, unless the applicant collects the result elsewhere.
    const collectAt = await findCollection(tx, dossierId) ?? dossier.receivesAtId
    return {
      number: dossier.number, procedure: catalogue.version(dossier.procedureVersionId).content.name,
      agency: names.byId(dossier.receivingUnitId)?.name ?? '', section: unitInWords(today, collectAt),
      unit: unitInWords(today, dossier.competentUnitId),
      acknowledgement: acknowledgementInWords(names),
      link: trackingUrlOf(dossier, publicUrl), dueAt: dossier.dueAt,
      applicantId: ownerOfPapers(dossier),
      applicantName: dossier.applicantName, authoriserId: dossier.authoriserId,
      isOnline: dossier.channel === 'online',
      whole: await findWhole(tx, catalogue, dossier.requestId),
      nextOpening: (now) => {
        const section = today.byId(dossier.receivesAtId)
        const opening = section && nextOpening(now, today.calendarOf(section.id).calendar)
        return opening?.ok ? opening.value : now
      },
    }
  }
}

/**
 * An alarm that tells the office to do its work is no news for the applicant; that their dossier is stuck is (policy
 * idle-alarm-hours), as long as it is. It goes on while a message waits or failed, and an event that waited has been
 * dispatched before this one: so only a job that was given up and still is makes it late.
 */
async function isNoNews(tx: Tx, { type, dossierId, data }: HeardEvent, isIdle: IsIdle): Promise<boolean> {
  if (type !== 'dossier.alarm-raised') return false
  const { kind, cause } = data as { readonly kind?: unknown; readonly cause?: unknown }
  return kind !== 'idle' || cause !== 'job-given-up' || dossierId === null || !await isIdle(tx, dossierId, cause)
}

/** Of results: before the day on which it was promised. */
function isEarly({ type, happenedAt }: HeardEvent, dueAt: Date | null): boolean {
  return type === 'dossier.issued' && dueAt !== null && dayOf(happenedAt) < dayOf(dueAt)
}
