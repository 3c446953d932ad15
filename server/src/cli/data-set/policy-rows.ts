import Type, { type Static, type TSchema } from 'typebox'
import { Value } from 'typebox/value'
import { isDossierTemplate } from '../../kernel/dossier-number.ts'
import { ACTIVE_CONTENTS, isPaperCodePattern } from '../../modules/documents/public.ts'
import type { PolicyRow } from '../../modules/organisation/public.ts'
import { checkBrandColours } from './brand-rows.ts'
import { checkSpans } from './check-rows.ts'
import type { Faults } from './faults.ts'
import {
  checkAppointments, checkHall, checkPriorities, queueAfar, queueAppointments, queueHall, queueHours, queuePriorities,
} from './queue-rules.ts'
import { khoQuota, khoRetention, typeOfPaper } from './kho-rules.ts'
import { NOTICE_RULES, OPTIONAL_NOTICES } from './notice-rules.ts'
import { registerAwaited, registerPapers, registerReading } from './register-rules.ts'
import { OPTIONAL_OF_REPORTS, REPORT_RULES } from './report-rules.ts'
import { sectionEquipment } from './section-rules.ts'
import { cashCheck, paymentAccount, paymentBill } from './payment-rules.ts'
import { validityOf } from './validity.ts'

const FILE = 'policies.yaml'
const closed = { additionalProperties: false }
const day = Type.String({ pattern: String.raw`^\d{4}-\d\d-\d\d$` })
const text = Type.String({ minLength: 1, maxLength: 500 })
const webAddress = Type.String({ pattern: '^https://[^ ]{1,200}$' })
const count = Type.Integer({ minimum: 0, maximum: 100_000 })
const days = Type.Integer({ minimum: 1, maximum: 3_660 })
const dong = Type.Integer({ minimum: 0, maximum: 100_000_000 })
const time = Type.String({ pattern: String.raw`^([01]\d|2[0-3]):[0-5]\d$` })
const hoursOfDay = Type.Number({ minimum: 0.5, maximum: 80, multipleOf: 0.5 })
const words = <const T extends string[]>(...values: T) => Type.Enum<T>(values as [...T])
const term = Type.Object({
  amount: Type.Integer({ minimum: 0, maximum: 1_000 }),
  unit: words('working-day', 'day', 'working-hour', 'hour', 'half-day', 'month', 'same-day'),
}, closed)
const workingDays = Type.Object({ amount: Type.Integer({ minimum: 0, maximum: 100 }), unit: words('working-day') }, closed)
const attempts = Type.Object({ onOneFromOne: count, onOne: count, fromOne: count, minutes: count }, closed)
const session = Type.Object({ idleMinutes: count, totalMinutes: count }, closed)
const passwordRules = Type.Object({
  minLength: Type.Integer({ minimum: 8, maximum: 64 }), classes: Type.Integer({ minimum: 0, maximum: 4 }),
  notLast: count, maxAgeDays: Type.Union([count, Type.Null()]), changeAtFirst: Type.Boolean(),
}, closed)
/** Shares of the plan: readings of it, a level and year each, of a hundred. */
const planTargets = Type.Array(Type.Object({
  level: Type.String({ pattern: '^[a-z-]{1,40}$' }), source: text,
  years: Type.Record(Type.String({ pattern: String.raw`^20\d\d$` }), Type.Number({ minimum: 0, maximum: 100 })),
}, closed), { maxItems: 30 })
const paperCode = Type.Object({
  pattern: text, width: Type.Integer({ minimum: 1, maximum: 12 }),
  waitDays: Type.Optional(Type.Integer({ minimum: 0, maximum: 60 })),
}, closed)
const role = Type.String({ pattern: '^[a-z_]{1,40}$' })
const slug = Type.String({ pattern: '^[a-z][a-z-]{0,39}$' })
const labels = Type.Array(Type.String({ minLength: 1, maxLength: 60 }), { minItems: 1, maxItems: 400 })
const colour = Type.String({ pattern: '^#[0-9a-f]{6}$' })
const brandColours = Type.Object({ main: colour, mainInDark: colour, line: colour, lineInDark: colour }, closed)

export const policyFile = Type.Object(
  {
    policies: Type.Array(
      Type.Object(
        {
          key: Type.String({ pattern: '^[a-z0-9-]{1,60}$' }), scope: Type.Optional(text), value: Type.Unknown(),
          article: text, valid_from: Type.Optional(day), valid_to: Type.Optional(day),
        },
        closed,
      ),
    ),
  },
  closed,
)

/**
 * Every rule there is, and what its value looks like; each must be given. What they mean stands in data/policies.yaml.
 */
const VALUES: Readonly<Record<string, TSchema>> = {
  'dossier-number-template': text,
  'acknowledgement': term,
  'forward-cutoff': time,
  'same-day-cutoff': time,
  'paper-originals': term,
  'result-collection': words('any-section', 'where-received'),
  'uncollected-result': Type.Object({ after: days, every: days, atMost: count }, closed),
  'uncollected-archive': Type.Object({ after: days }, closed),
  'unsettled-return-unit': term,
  'unsettled-return-section': term,
  'extensions-at-most': count,
  'apology-drafted-before': term,
  'supplements-in-settlement': count,
  'hand-over-acknowledgement': term,
  'electronic-hand-over-target': Type.Number({ minimum: 0, maximum: 100 }),
  'digitisation-rollout-targets': planTargets,
  'digitised-result-targets': planTargets,
  'paper-code': paperCode,
  'archive-hand-over': Type.Object({ months: Type.Integer({ minimum: 1, maximum: 120 }) }, closed),
  'archive-retention': Type.Object({
    years: Type.Union([Type.Integer({ minimum: 1, maximum: 200 }), Type.Null()]),
  }, closed),
  'consultation': Type.Object({ hours: Type.Number({ exclusiveMinimum: 0, maximum: 800 }) }, closed),
  'answer-alarms': Type.Object({ first: hoursOfDay, second: hoursOfDay }, closed),
  'idle-alarm-hours': Type.Integer({ minimum: 1, maximum: 720 }),
  'undo-seconds': Type.Integer({ minimum: 0, maximum: 60 }),
  'clock-after-supplement': words('resume', 'restart'),
  'clock-awaiting-payment': words('stands'),
  'clock-awaiting-confirmation': words('stands'),
  'counting': words('end-of-day', 'same-hour'),
  'counting-articles': Type.Object(
    {
      'weekend': text, 'holiday': text, 'after-closing': text, 'day-of-receipt': text, 'counted': text,
      'moved-on': text,
    },
    closed,
  ),
  'form-set': text,
  'service-level-names': Type.Record(Type.String({ pattern: '^([1-4]|full|partial|information)$' }), text),
  'service-level-mapping': Type.Record(Type.String({ pattern: '^[1-4]$' }), words('full', 'partial', 'information')),
  'password-attempts': attempts, 'code-attempts': attempts,
  'code-request-attempts': attempts,
  'tracking-attempts': attempts,
  'pin-attempts': Type.Object({ onOne: count, minutes: count }, closed),
  'one-time-code': Type.Object(
    { digits: Type.Integer({ minimum: 4, maximum: 10 }), minutes: count, tries: count }, closed,
  ),
  'second-factor': Type.Object({ roles: Type.Array(role, { uniqueItems: true }) }, closed),
  'password-rules': passwordRules,
  'administrator-password-rules': passwordRules,
  'staff-session': session, 'person-session': session, 'shared-session': session,
  'online-submission': Type.Object({ at: words('own', 'national', 'both'), url: webAddress }, closed),
  'local-sign-in': words('on', 'off'), 'assurance-level': Type.Integer({ minimum: 1, maximum: 2 }),
  'known-address-days': count, 'staff-idle-days': days, 'draft-days': days,
  'maintenance-notice': Type.Object({ workingDays: days, mostHours: count }, closed),
  'intake-sheet-days': days,
  'appointment-caller-days': days,
  'process-message-days': days, 'partner-message-days': days, 'asked-words-days': days,
  'unused-upload-days': days,
  'store-check-days': days,
  'stand-ins': Type.Record(role, Type.Array(role, { minItems: 1, uniqueItems: true })),
  'separate-duties': Type.Array(
    Type.Object({ id: slug, subject: slug, first: slug, second: slug, article: text }, closed), { maxItems: 50 },
  ),
  'procedure-announcement': workingDays,
  'procedure-publication': workingDays,
  'field-labels': Type.Object({
    sure: Type.Number({ minimum: 0, maximum: 1 }), nameLabels: Type.Record(Type.String({ maxLength: 80 }), labels),
    numberLabels: labels, dayLabels: Type.Optional(labels), issuerLabels: Type.Optional(labels),
    agencies: Type.Object({ begin: labels, places: labels }, closed), families: labels,
  }, closed),
  'scan-quality': Type.Object({
    dpi: Type.Integer({ minimum: 50, maximum: 1_200 }), fineDpi: Type.Integer({ minimum: 50, maximum: 1_200 }),
    photoDpi: Type.Integer({ minimum: 50, maximum: 1_200 }), blur: Type.Number({ minimum: 0.5, maximum: 20 }),
    skew: Type.Number({ minimum: 0.1, maximum: 6 }), ink: Type.Number({ minimum: 0.00001, maximum: 0.1 }),
    fineTypes: Type.Optional(Type.Array(Type.String({ minLength: 1 }))),
  }, closed),
  'upload-limits': Type.Object(
    {
      megabytes: Type.Integer({ minimum: 1, maximum: 1_000 }),
      kinds: Type.Array(Type.String({ pattern: '^[a-z]+/[a-z0-9.+-]+$' }), { minItems: 1 }),
      pages: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })),
      shorterSide: Type.Optional(Type.Integer({ minimum: 0, maximum: 2_000 })),
      pictureKilobytes: Type.Optional(Type.Integer({ minimum: 50, maximum: 100_000 })),
      files: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
      refusedContents: Type.Optional(Type.Array(words(...ACTIVE_CONTENTS))),
    },
    closed,
  ),
  'result-seal': Type.Object({ by: words('issuer', 'registry') }, closed),
  'document-axis': Type.Object({ agency: Type.String({ pattern: String.raw`^[\w.]{3,20}$` }) }, closed),
  'document-axis-senders': Type.Array(Type.Object({
    agency: Type.String({ pattern: String.raw`^[\w.]{3,20}$` }), unsigned: Type.Optional(Type.Boolean()),
    signers: Type.Optional(Type.Array(Type.String({ pattern: '^[0-9a-f]{64}$' }), { maxItems: 100, uniqueItems: true })),
  }, closed), { maxItems: 2_000 }),
  'uploaded-signatures': Type.Object({ unproven: words('taken', 'refused') }, closed),
  'kho-by-law': Type.Array(Type.Object({ type: typeOfPaper, article: text }, closed), { maxItems: 200 }),
  'kho-single-types': Type.Array(typeOfPaper, { maxItems: 200, uniqueItems: true }),
  'kho-quota': khoQuota,
  'reuse-targets': Type.Record(Type.String({ pattern: String.raw`^20\d\d$` }), Type.Number({ minimum: 0, maximum: 100 })),
  'kho-share': Type.Object({
    days: Type.Array(Type.Integer({ minimum: 1, maximum: 365 }), { minItems: 1, maxItems: 10, uniqueItems: true }),
    tries: Type.Integer({ minimum: 1, maximum: 20 }),
  }, closed),
  'reuse-of-owner': Type.Array(typeOfPaper, { maxItems: 200, uniqueItems: true }),
  'kho-retention': khoRetention, ...NOTICE_RULES,
  'expiry-reminders': Type.Array(Type.Integer({ minimum: 1, maximum: 366 }), { minItems: 1, maxItems: 6, uniqueItems: true }),
  'paper-correction': workingDays,
  'petitions': Type.Object({ to: text, refuse: workingDays, settle: workingDays }, closed),
  'tray-retention': Type.Object({ waiting: days, putAway: days, originals: days }, closed),
  'reuse-answers': Type.Object({ days }, closed),
  'register-reading': registerReading, 'register-awaited': registerAwaited, 'register-papers': registerPapers,
  'post-operator': Type.Object({
    unit: text, fees: Type.Object({ pickup: dong, delivery: dong }, closed),
    offices: Type.Optional(Type.Array(text, { maxItems: 2_000, uniqueItems: true })),
    carrier: Type.Optional(Type.Object({
      askAfterMinutes: Type.Integer({ minimum: 1, maximum: 10_080 }),
      waitDays: Type.Integer({ minimum: 1, maximum: 365 }),
    }, closed)),
    guidances: Type.Optional(Type.Object({
      perVisit: Type.Integer({ minimum: 1, maximum: 20 }),
      perClerkDay: Type.Integer({ minimum: 1, maximum: 1_000 }),
    }, closed)),
    accountsPerClerkDay: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000 })),
  }, closed),
  'ask-again-reasons': Type.Array(Type.Object({ code: slug, name: text }, closed), { minItems: 1, maxItems: 50 }),
  'intake-accounts': Type.Object({
    requiredFor: Type.Array(words('counter', 'post'), { uniqueItems: true }),
    refusals: Type.Array(Type.Object({ code: slug, name: text }, closed), { minItems: 1, maxItems: 20 }),
    unasked: Type.Optional(Type.Object({ code: slug, name: text }, closed)),
  }, closed),
  'account-steps': Type.Object({
    citizen: Type.Array(text, { minItems: 1, maxItems: 12 }),
    organisation: Type.Array(text, { minItems: 1, maxItems: 12 }),
  }, closed),
  'section-equipment': sectionEquipment, ...REPORT_RULES,
  'model-pilot-days': days,
  'queue-hall': queueHall,
  'queue-afar': queueAfar,
  'queue-hours': queueHours,
  'payment-bill': paymentBill,
  'payment-account': paymentAccount,
  'cash-check': cashCheck,
  'queue-priorities': queuePriorities,
  'queue-appointments': queueAppointments,
  'offline-counter': Type.Object({
    workDays: Type.Integer({ minimum: 1, maximum: 31 }), sendDays: Type.Integer({ minimum: 0, maximum: 31 }),
    mostCommands: Type.Integer({ minimum: 1, maximum: 1_000 }),
  }, closed),
  'community-team': Type.Object({ mandateDays: Type.Integer({ minimum: 1, maximum: 366 }) }, closed),
  'survey-rules': Type.Object({
    openDays: Type.Integer({ minimum: 1, maximum: 366 }), leastShown: Type.Integer({ minimum: 1, maximum: 100 }),
  }, closed),
  'queue-target': Type.Object({
    minutes: Type.Integer({ minimum: 1, maximum: 480 }),
    recallMinutes: Type.Optional(Type.Integer({ minimum: 1, maximum: 120 })),
  }, closed),
  'productivity-target': Type.Object({
    general: slug, perYear: Type.Record(slug, Type.Integer({ minimum: 1, maximum: 100_000 })),
    post: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })),
  }, closed),
  'result-release': Type.Object(
    { heldBy: Type.Array(words('owed', 'unknown'), { maxItems: 2, uniqueItems: true }) }, closed,
  ),
  'portal': words('own', 'closed'),
  'brand': Type.Record(Type.String({ pattern: '^[a-z]+$' }), text),
  'brand-colours': brandColours,
  'brand-emblem': Type.Object(
    { type: words('image/svg+xml', 'image/png'), base64: Type.String({ maxLength: 30_000 }) }, closed,
  ),
}
/**
 * Rules that a province may leave out: then the colours that come with the program are used, and no emblem; one stands
 * in for one's own role only; no duties are kept apart; no hand-over is called silent, and no announcement late;
 * nothing is kept in the Kho but by its owner's wish, at most a hundred papers; no share is held against the plan, and
 * no paper has a code; no post is ordered; nothing is closed into the archive;
 * what was declared earlier is not offered again, registers are neither read nor awaited; nothing is asked without
 * a dossier;
 * neither trays nor what owners stored are cleared; whoever issues a result signs and seals it at one moment; no
 * section has a hall with numbers, nobody comes before others, no section gives out appointments, and neither waits nor
 * productivity are held against the plan; what is owed keeps a result back, and what is not known yet does not;
 * nothing is paid online, and no account takes transfers; nobody is asked for an account at intake; no
 * section is held to need anything; no community digital team helps; no role signs in by two steps; people are told
 * at any hour, whether it reached them or not, on no browser, reminded of no supplement and no inquiry,
 * no letter is late, no file goes with the answer to an inquiry; nobody is asked over the axis; one hands in here;
 * no reports.
 */
const OPTIONAL: ReadonlySet<string> = new Set([
  'post-operator', 'uncollected-archive', 'local-sign-in', 'online-submission', 'assurance-level',
  'brand-colours', 'brand-emblem', 'stand-ins', 'separate-duties', 'hand-over-acknowledgement', 'consultation',
  'procedure-announcement', 'procedure-publication', 'kho-by-law', 'kho-single-types',
  'digitisation-rollout-targets', 'digitised-result-targets', 'paper-code',
  'ask-again-reasons', 'reuse-of-owner', 'reuse-answers', 'register-reading', 'register-awaited', 'register-papers', 'kho-quota', 'kho-share',
  'reuse-targets', 'result-seal', 'tray-retention', 'kho-retention', 'expiry-reminders', 'paper-correction',
  'archive-hand-over', 'archive-retention', 'intake-accounts', 'account-steps', 'queue-hall', 'queue-hours', 'queue-afar',
  'queue-priorities', 'queue-appointments', 'queue-target', 'section-equipment', 'model-pilot-days', 'survey-rules',
  'offline-counter', 'community-team', 'second-factor', 'productivity-target', 'result-release', 'document-axis',
  'document-axis-senders', 'payment-bill', 'payment-account', 'cash-check',
  'petitions', 'asked-words-days', ...OPTIONAL_NOTICES, ...OPTIONAL_OF_REPORTS,
])

/** The rules of a data set; a rule nobody knows is a misspelt one, and one that is missing would be missed at night. */
export function policyRows({ policies }: Pick<Static<typeof policyFile>, 'policies'>, faults: Faults): PolicyRow[] {
  const rows = policies.map((row): PolicyRow =>
    ({ key: row.key, scope: row.scope ?? null, value: row.value, article: row.article, ...validityOf(row) }))
  for (const { key, value } of rows) {
    const schema = VALUES[key]
    if (!schema) faults.add(FILE, key, 'không có quy tắc nào tên như vậy')
    else if (!Value.Check(schema, value)) faults.add(FILE, key, `giá trị không hợp lệ: ${JSON.stringify(value)}`)
    else if (key === 'dossier-number-template' && !isDossierTemplate(String(value))) {
      faults.add(FILE, key, `mẫu mã hồ sơ không dùng được: ${String(value)}`)
    } else if (key === 'paper-code' && !isPaperCodePattern((value as Static<typeof paperCode>).pattern)) {
      faults.add(FILE, key, `mẫu mã giấy tờ phải có {type} và {serial}, mỗi phần một lần: ${JSON.stringify(value)}`)
    } else if (key === 'queue-hall') checkHall(value as Static<typeof queueHall>, faults)
    else if (key === 'queue-priorities') checkPriorities(value as Static<typeof queuePriorities>, faults)
    else if (key === 'queue-appointments') checkAppointments(value as Static<typeof queueAppointments>, faults)
    else if (key === 'brand-colours') checkBrandColours(value as Static<typeof brandColours>, faults)
  }
  const given = new Set(rows.filter(({ scope }) => scope === null).map(({ key }) => key))
  for (const key of Object.keys(VALUES))
    if (!given.has(key) && !OPTIONAL.has(key)) faults.add(FILE, key, 'thiếu quy tắc này')
  checkSpans('quy tắc', rows.map((row) => ({ ...row, of: `${row.key}${row.scope === null ? '' : ` (${row.scope})`}` })),
    (key, why) => faults.add(FILE, key, why))
  return rows
}
