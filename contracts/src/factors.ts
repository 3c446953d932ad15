import Type, { type Static } from 'typebox'
import { body, Line, orNull } from './shapes.ts'

/** The second step of signing in as staff, and what one has for it. */

/** Six digits that a phone shows, or a code to recover with; blanks and hyphens are for the eye. */
const Code = Type.String({ minLength: 6, maxLength: 40 })
export const FactorCodeBody = body({ code: Code })

/** The password once more: a session that was left open must not bind a phone to the account. */
export const BeginTotpBody = body({ password: Type.String({ minLength: 1, maxLength: 640 }) })

export const TotpBegun = Type.Object({
  secret: Type.String({ description: 'Base32, to be typed where no camera reads; shown this once' }),
  qr: Type.Object({
    side: Type.Integer({ description: 'Modules a side, with the quiet zone' }),
    path: Type.String({ description: 'Of an SVG, a unit a module: the dark ones' }),
  }, { description: 'The same for the camera of a phone' }),
})

export const RecoveryCodes = Type.Object({
  recoveryCodes: Type.Array(Type.String(), { description: 'Ten, each for one sign-in; shown this once' }),
})

export const OwnFactors = Type.Object({
  totpSince: orNull(Type.String({ format: 'date-time' }), 'Since when a phone shows codes for this account'),
  recoveryCodesLeft: Type.Integer(),
})

export const FactorResetBody = body({ reason: Line(500) })

export type FactorCodeBody = Static<typeof FactorCodeBody>
export type BeginTotpBody = Static<typeof BeginTotpBody>
export type TotpBegun = Static<typeof TotpBegun>
export type RecoveryCodes = Static<typeof RecoveryCodes>
export type OwnFactors = Static<typeof OwnFactors>
