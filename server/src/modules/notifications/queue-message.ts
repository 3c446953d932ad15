import { dayOf } from '../../kernel/civil-day.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { findDossierById } from '../dossiers/public.ts'
import { type Words, fillText } from './domain/template.ts'
import { layLetter } from './letters/letter-store.ts'
import { findLanguage } from './language-store.ts'
import { type Channel, type NewMessage, insertMessage } from './store.ts'
import { findTemplate } from './template-store.ts'
import { waysNow } from './ways-now.ts'

export interface QueueMessage {
  readonly toPerson: bigint
  readonly template: string
  readonly words: Words
  readonly dossierId: bigint | null
  /** The event that it tells of: each person is told of it once on each channel. */
  readonly event: { readonly era: number; readonly id: bigint }
  /** Phone and mail are quiet until then. */
  readonly notBefore?: Date | undefined
}

/**
 * Writes down what a person is to be told: on the portal, where it is with that, and by the way that they chose; by SMS
 * and mail, as far as they gave phone and address, if they chose none; by letter where the text is for that, the
 * section of a dossier can print it and they have an address. In the language that they chose, where the data
 * have a text in it. Answers the channels; none, if no text is in force on that day or they were told already. Leaves
 * `message.queued` for each, with the channel and neither text nor address.
 */
export async function queueMessage(
  ctx: Ctx, { toPerson, template: key, words, dossierId, event, notBefore }: QueueMessage,
): Promise<Channel[]> {
  const template = await findTemplate(ctx.tx, key, dayOf(ctx.now), await findLanguage(ctx.tx, toPerson))
  if (!template) return []
  const { language } = template
  const fill = (line: string) => fillText(line, words, language)
  const [subject, text] = [fill(template.subject), fill(template.text)]
  const ways = await waysNow(ctx.tx, toPerson, {
    line: template.sms === null ? undefined : fill(template.sms), subject, text,
    letter: dossierId === null ? null : template.letter,
  })
  if (!ways) return []

  const queued: Channel[] = []
  for (const way of [{ channel: 'portal', text, thenBy: [] } as const, ...ways]) {
    const isNew = await keep(ctx, {
      toPerson, ...way, template: key, language, subject, dossierId, era: event.era, eventId: event.id,
    }, notBefore)
    if (isNew) queued.push(way.channel)
  }
  return queued
}

/**
 * Writes down what somebody without account is told, by SMS to the number that they gave. Answers whether it was
 * written: not without a text for SMS in force on that day, and once an event. Leaves `message.queued`.
 */
export async function queueSms(
  ctx: Ctx, { toPhone, template: key, words, event }: Pick<QueueMessage, 'template' | 'words' | 'event'> & {
    /** E.164. */
    readonly toPhone: string },
): Promise<boolean> {
  const template = await findTemplate(ctx.tx, key, dayOf(ctx.now))
  if (!template || template.sms === null) return false
  return keep(ctx, {
    toPerson: null, toPhone, channel: 'sms', template: key, subject: fillText(template.subject, words),
    text: fillText(template.sms, words), dossierId: null, era: event.era, eventId: event.id,
  })
}

/** As `queueSms`, by mail to an address that they gave. */
export async function queueMail(
  ctx: Ctx, { toEmail, template: key, words, event }: Pick<QueueMessage, 'template' | 'words' | 'event'> & {
    readonly toEmail: string },
): Promise<boolean> {
  const template = await findTemplate(ctx.tx, key, dayOf(ctx.now))
  return template !== undefined && keep(ctx, {
    toPerson: null, toEmail, channel: 'email', template: key, subject: fillText(template.subject, words),
    text: fillText(template.text, words), dossierId: null, era: event.era, eventId: event.id,
  })
}

/** Keeps a message and says so; false if it is there already. */
export async function keep(ctx: Ctx, message: NewMessage, notBefore?: Date): Promise<boolean> {
  const { channel, template, dossierId } = message
  const kept = await insertMessage(ctx.tx, message, ctx.now, notBefore)
  if (!kept) return false
  // The section to which people come with it prints and posts it.
  const section = channel === 'letter' && dossierId !== null ? await findDossierById(ctx.tx, dossierId) : undefined
  if (section) await layLetter(ctx.tx, kept.id, section.receivesAtId)
  await recordEvent(ctx, {
    type: 'message.queued', subjectKind: 'message', subjectId: kept.id, ...(dossierId !== null && { dossierId }),
    data: { message: kept.publicId, channel, template },
  })
  return true
}
