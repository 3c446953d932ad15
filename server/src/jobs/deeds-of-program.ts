import Type from 'typebox'
import { dayOf } from '../kernel/civil-day.ts'
import { recordEvent } from '../modules/audit/public.ts'
import { findTemplate } from '../modules/notifications/public.ts'
import { type Deed, type JobDeed, type JsonObject, LOOK_UPS } from '../modules/workflow/public.ts'

/** A word that says nothing of anybody. */
const KEY = Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 60 })

/**
 * What the program does by name when a service task of a process asks for it. A process that asks for anything else is
 * not published.
 */
export const DEEDS: readonly Deed[] = [...LOOK_UPS, recordNote(), sendNotification()]

/** Leaves a fact in the log of the run, by a word that says nothing of anybody. */
function recordNote(): JobDeed {
  return {
    name: 'record-event', title: 'ghi một sự kiện vào nhật ký', when: 'by-job',
    takes: Type.Object({ event: KEY }), gives: Type.Object({}),
    async act(ctx, given, { instanceId, publicId, caseId }) {
      await recordEvent(ctx, {
        type: 'process.noted', subjectKind: 'process', subjectId: instanceId, ...caseId !== null && { dossierId: caseId },
        data: { process: publicId, event: wordIn(given, 'event') },
      })
      return { ok: true, value: {} }
    },
  }
}

/** Has the applicant of the case told by a text of messages.yaml; who listens to the event writes the message. */
function sendNotification(): JobDeed {
  return {
    name: 'send-notification', title: 'nhắn cho người nộp hồ sơ', when: 'by-job',
    takes: Type.Object({ template: KEY }), gives: Type.Object({}),
    async act(ctx, given, { instanceId, publicId, caseId }) {
      if (caseId === null) return { ok: false, text: 'lượt chạy này không của hồ sơ nào nên không có người để nhắn' }
      const template = wordIn(given, 'template')
      const text = await findTemplate(ctx.tx, template, dayOf(ctx.now))
      if (!text) return { ok: false, text: `không có mẫu tin ${template} đang dùng` }
      await recordEvent(ctx, {
        type: 'process.notice-asked', subjectKind: 'process', subjectId: instanceId, dossierId: caseId,
        data: { process: publicId, template },
      })
      return { ok: true, value: {} }
    },
  }
}

/** What the schema of the deed has made sure of. */
function wordIn(given: JsonObject, name: string): string {
  const word = given[name]
  if (typeof word !== 'string') throw new TypeError(`${name} is no word`)
  return word
}
