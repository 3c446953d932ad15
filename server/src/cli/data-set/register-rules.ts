import Type from 'typebox'

/**
 * How a register is read (policy `register-reading`, scope the code of the register): how long a call may take, how
 * long an answer is fresh and may be offered, when the register rests, and by which level a citizen must have signed
 * in.
 */
export const registerReading = Type.Object({
  limitMilliseconds: Type.Integer({ minimum: 100, maximum: 4_000 }),
  cacheMinutes: Type.Integer({ minimum: 0, maximum: 525_600 }),
  keepDays: Type.Integer({ minimum: 1, maximum: 3_660 }),
  failures: Type.Integer({ minimum: 1, maximum: 100 }),
  restSeconds: Type.Integer({ minimum: 1, maximum: 3_600 }),
  level: Type.Integer({ minimum: 1, maximum: 2 }),
}, { additionalProperties: false })
