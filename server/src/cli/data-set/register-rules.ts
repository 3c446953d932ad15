import Type from 'typebox'
import { typeOfPaper } from './kho-rules.ts'

/**
 * How a register is read (policy `register-reading`, scope the code of the register): how long a call may take, how
 * long an answer is fresh and may be offered, when the register rests, by which level a citizen must have signed in,
 * and which unit keeps it here (a rule of units).
 */
export const registerReading = Type.Object({
  limitMilliseconds: Type.Integer({ minimum: 100, maximum: 4_000 }),
  cacheMinutes: Type.Integer({ minimum: 0, maximum: 525_600 }),
  keepDays: Type.Integer({ minimum: 1, maximum: 3_660 }),
  failures: Type.Integer({ minimum: 1, maximum: 100 }),
  restSeconds: Type.Integer({ minimum: 1, maximum: 3_600 }),
  level: Type.Integer({ minimum: 1, maximum: 2 }),
  keptBy: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
}, { additionalProperties: false })

const term = (unit: 'working-hour' | 'working-day') => Type.Object(
  { amount: Type.Integer({ minimum: 1, maximum: 40 }), unit: Type.Literal(unit) }, { additionalProperties: false },
)

/**
 * Within what an applicant is asked for a paper whose register is away (policy `register-awaited`; R4): of what came
 * online, and of what came on paper; and for how many working hours the register is asked again before.
 */
export const registerAwaited = Type.Object({
  online: term('working-hour'), paper: term('working-day'), askHours: Type.Integer({ minimum: 1, maximum: 40 }),
}, { additionalProperties: false })

/** Types of papers for which a register stands in (policy `register-papers`, scope its code). */
export const registerPapers = Type.Array(typeOfPaper, { maxItems: 50, uniqueItems: true })
