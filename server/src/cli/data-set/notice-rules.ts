import Type from 'typebox'

const time = Type.String({ pattern: String.raw`^([01]\d|2[0-3]):[0-5]\d$` })

/** When what rings is not sent, but for some texts. */
const quietHours = Type.Object({
  from: time, to: time,
  urgent: Type.Array(Type.String({ pattern: '^[a-z-]{1,60}$' }), { maxItems: 100, uniqueItems: true }),
}, { additionalProperties: false })

/** When a gateway is asked whether an SMS arrived, and until when. */
const messageArrivals = Type.Object({
  firstAskMinutes: Type.Integer({ minimum: 1, maximum: 60 }),
  giveUpAfterHours: Type.Integer({ minimum: 1, maximum: 336 }),
}, { additionalProperties: false })

const endpoints = Type.Integer({ minimum: 1, maximum: 1_000 })

/** How many endpoints of outside developers a unit may have, and of them a program. */
const developerEndpoints = Type.Object(
  { ofUnit: endpoints, ofClient: endpoints }, { additionalProperties: false },
)

/** How many calls of a message to an endpoint are kept, and for how many days. */
const webhookTries = Type.Object({
  most: Type.Integer({ minimum: 1, maximum: 50 }), days: Type.Integer({ minimum: 1, maximum: 366 }),
}, { additionalProperties: false })

/** By when a supplement is wanted, and how many working days before somebody is reminded of it. */
const supplementReminders = Type.Object({
  within: Type.Object({
    amount: Type.Integer({ minimum: 1, maximum: 120 }), unit: Type.Literal('working-day'),
  }, { additionalProperties: false }),
  before: Type.Array(Type.Integer({ minimum: 1, maximum: 60 }), { minItems: 1, maxItems: 4, uniqueItems: true }),
}, { additionalProperties: false })

/** How many browsers of a person are told, and how long a push service keeps a message for one that is not there. */
const webPush = Type.Object({
  devices: Type.Integer({ minimum: 1, maximum: 50 }), keptHours: Type.Integer({ minimum: 1, maximum: 672 }),
}, { additionalProperties: false })

/** Within how many working days a section prints a letter. */
const letterPrinting = Type.Object({
  within: Type.Object({
    amount: Type.Integer({ minimum: 1, maximum: 60 }), unit: Type.Literal('working-day'),
  }, { additionalProperties: false }),
}, { additionalProperties: false })

/** From how many working days before its day on an inquiry of another agency is reminded of. */
const inquiryReminders = Type.Object({
  before: Type.Object({
    amount: Type.Integer({ minimum: 1, maximum: 60 }), unit: Type.Literal('working-day'),
  }, { additionalProperties: false }),
}, { additionalProperties: false })

/** How many files go with the answer to an inquiry, and how large they are together. */
const inquiryAttachments = Type.Object({
  files: Type.Integer({ minimum: 1, maximum: 100 }), megabytes: Type.Integer({ minimum: 1, maximum: 1_000 }),
}, { additionalProperties: false })

/** For how many minutes at most a partner is left alone because it asks for it. */
const partnerRest = Type.Object({
  mostMinutes: Type.Integer({ minimum: 1, maximum: 1_440 }),
}, { additionalProperties: false })

/** By their keys. */
export const NOTICE_RULES = {
  'quiet-hours': quietHours, 'developer-endpoints': developerEndpoints, 'webhook-tries': webhookTries,
  'supplement-reminders': supplementReminders, 'message-arrivals': messageArrivals,
  'web-push': webPush, 'letter-printing': letterPrinting, 'partner-rest': partnerRest,
  'inquiry-reminders': inquiryReminders, 'inquiry-attachments': inquiryAttachments,
} as const
/** All of them may be left out (`policy-rows.ts`). */
export const OPTIONAL_NOTICES = Object.keys(NOTICE_RULES)
