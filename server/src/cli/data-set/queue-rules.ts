import Type, { type Static } from 'typebox'
import { type HallFault, faultsOfHall, hallOfValue } from '../../modules/queue/public.ts'
import type { Faults } from './faults.ts'

const FILE = 'policies.yaml'
const closed = { additionalProperties: false }
const code = Type.String({ pattern: '^[a-z][a-z0-9-]{0,39}$' })
const name = Type.String({ minLength: 1, maxLength: 80 })
const minutes = Type.Integer({ minimum: 1, maximum: 480 })

/** The hall of a section: what people come for, and at which counters; a kiosk has room for six things. */
export const queueHall = Type.Object({
  services: Type.Array(Type.Object({
    code, digit: Type.Integer({ minimum: 1, maximum: 9 }), name, nameEn: name, minutes,
  }, closed), { minItems: 1, maxItems: 6 }),
  counters: Type.Array(Type.Object({
    number: Type.Integer({ minimum: 1, maximum: 999 }),
    services: Type.Array(code, { minItems: 1, maxItems: 6, uniqueItems: true }),
    quick: Type.Optional(Type.Boolean()),
  }, closed), { minItems: 1, maxItems: 200 }),
  quickMinutes: Type.Optional(minutes),
}, closed)

/** How many minutes before each opening a kiosk begins to give out numbers. */
export const queueHours = Type.Object({ earlyMinutes: Type.Integer({ minimum: 0, maximum: 240 }) }, closed)

/** From how many minutes away a number is taken, at most; without the rule none is taken from afar. */
export const queueAfar = Type.Object({ mostMinutes: Type.Integer({ minimum: 0, maximum: 240 }) }, closed)

/** Who comes before others: by so many minutes, as if they had come so much earlier. */
export const queuePriorities = Type.Array(Type.Object({
  code, name, nameEn: name, minutes, appointment: Type.Optional(Type.Literal(true)),
}, closed), { maxItems: 10 })

/** How a section gives out appointments. */
export const queueAppointments = Type.Object({
  services: Type.Array(Type.Object({
    code, percent: Type.Integer({ minimum: 1, maximum: 100 }),
  }, closed), { minItems: 1, maxItems: 6 }),
  slotMinutes: Type.Integer({ minimum: 5, maximum: 240 }),
  daysAhead: Type.Integer({ minimum: 1, maximum: 90 }),
  noticeMinutes: Type.Integer({ minimum: 0, maximum: 10_080 }),
  openAtMost: Type.Integer({ minimum: 1, maximum: 50 }),
  errandsAtMost: Type.Optional(Type.Integer({ minimum: 1, maximum: 10 })),
  remindHours: Type.Integer({ minimum: 1, maximum: 168 }),
  earlyMinutes: Type.Integer({ minimum: 0, maximum: 240 }),
  lateMinutes: Type.Integer({ minimum: 0, maximum: 240 }),
}, closed)

/** What a schema cannot say of them: each service once. */
export function checkAppointments({ services }: Static<typeof queueAppointments>, faults: Faults): void {
  if (new Set(services.map((one) => one.code)).size < services.length)
    faults.add(FILE, 'queue-appointments', 'hai dịch vụ trùng mã')
}

/** One rule at most is that of appointments. */
export function checkPriorities(priorities: Static<typeof queuePriorities>, faults: Faults): void {
  if (priorities.filter(({ appointment }) => appointment).length > 1)
    faults.add(FILE, 'queue-priorities', 'chỉ một diện được là diện có lịch hẹn')
}

/** What a schema cannot say of a hall. */
export function checkHall(value: Static<typeof queueHall>, faults: Faults): void {
  for (const { code, of } of faultsOfHall(hallOfValue(value))) faults.add(FILE, 'queue-hall', HALL_FAULT[code](of))
}

const HALL_FAULT: Readonly<Record<HallFault['code'], (of: string) => string>> = {
  'hall-service-twice': (of) => `hai dịch vụ trùng mã ${of}`,
  'hall-name-twice': (of) => `hai dịch vụ trùng tên ${of}`,
  'hall-digit-twice': (of) => `hai dịch vụ trùng chữ số đầu ${of}`,
  'hall-counter-twice': (of) => `hai quầy trùng số ${of}`,
  'hall-service-unknown': (of) => `quầy ${of}: không có dịch vụ này`,
  'hall-service-unserved': (of) => `dịch vụ ${of}: không quầy nào phục vụ`,
  'hall-quick-minutes': (of) => `quầy ${of} là quầy nhanh mà thiếu quickMinutes`,
}
