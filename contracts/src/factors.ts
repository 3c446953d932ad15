import Type, { type Static } from 'typebox'
import { body, Line, orNull } from './shapes.ts'

/** The second step of signing in as staff, and what one has for it. */

/** Six digits that a phone shows, or a code to recover with; blanks and hyphens are for the eye. */
const Code = Type.String({ minLength: 6, maxLength: 40 })
export const FactorCodeBody = body({ code: Code })

const Answer = Type.String({ minLength: 2, maxLength: 20_000, description: 'What the browser answered, in JSON' })
/**
 * The password once more and, of an account that has a second factor, a code or what one of its keys answered: a
 * session that was left open must not bind a phone or a key to the account.
 */
export const HolderProofBody = body({
  password: Type.String({ minLength: 1, maxLength: 640 }), code: Type.Optional(Code), answer: Type.Optional(Answer),
})

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
  passkeys: Type.Array(Type.Object({
    id: Type.String({ format: 'uuid' }), name: Type.String(), madeAt: Type.String({ format: 'date-time' }),
    lastUsedAt: orNull(Type.String({ format: 'date-time' })),
  })),
  passkeysHere: Type.Boolean({ description: 'Whether browsers make passkeys at the address of this installation' }),
})

/** As WebAuthn has them, in JSON that a browser takes as it is. */
export const PasskeyOptions = Type.Object({ options: Type.String() })
export const PasskeyAnswerBody = body({ answer: Answer })
export const PasskeyBody = body({ name: Line(60), answer: Answer })

export const FactorResetBody = body({ reason: Line(500) })

export type FactorCodeBody = Static<typeof FactorCodeBody>
export type TotpBegun = Static<typeof TotpBegun>
export type RecoveryCodes = Static<typeof RecoveryCodes>
export type OwnFactors = Static<typeof OwnFactors>
export type PasskeyOptions = Static<typeof PasskeyOptions>
export type HolderProofBody = Static<typeof HolderProofBody>
