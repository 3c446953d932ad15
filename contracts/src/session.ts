import Type, { type Static } from 'typebox'

/** The server counts 128 signs as a person sees them; each may come as a letter with its marks apart. */
const Password = Type.String({ minLength: 1, maxLength: 640 })

/** Signing in as staff, and who one is then. The session itself is a cookie that no script can read. */
export const SignInBody = Type.Object({
  username: Type.String({ minLength: 1, maxLength: 100 }),
  password: Password,
}, { additionalProperties: false })

/**
 * For which account (its public id) the page was loaded that asks. Tabs of one browser share a cookie: asked for as
 * somebody else by now, the server refuses with `signed-in-as-another`. Programs, which have no page, send none.
 */
export const PAGE_ACCOUNT_HEADER = 'motcua-account'

/**
 * For whom staff act in this request: the account (its public id) of a colleague for whom they stand in today. Then
 * that
 * colleague's roles count, as far as they were given, and nothing of their own; everything is told as done on behalf.
 */
export const ON_BEHALF_HEADER = 'motcua-on-behalf-of'

/** Whether an outside provider signs staff in here, beside the password. */
export const ProviderHere = Type.Object({ isHere: Type.Boolean() })
export const ProviderBegun = Type.Object({ address: Type.String({ description: 'Where to send the browser' }) })
/** What stands behind the question mark of the page that the provider has sent the browser back to. */
export const ProviderAnswerBody = Type.Object({
  query: Type.String({ minLength: 1, maxLength: 4_000 }),
}, { additionalProperties: false })

export const PasswordBody = Type.Object({
  current: Password,
  next: Password,
}, { additionalProperties: false })

export const Session = Type.Object({
  id: Type.String({ format: 'uuid', description: 'Of the account' }),
  username: Type.String(),
  fullName: Type.String(),
  mustChangePassword: Type.Boolean(),
  mustSetUpFactor: Type.Boolean({
    description: 'A role asks for a second step, and there is none yet: nothing else is answered',
  }),
  passwordRules: Type.Object({
    minLength: Type.Integer({ minimum: 1, maximum: 128 }), classes: Type.Integer({ minimum: 1, maximum: 4 }),
    notLast: Type.Integer({ minimum: 0, maximum: 100 }),
  },
  {
    description: 'What a new password of this account must be; common ones and names of the province are refused, too',
  }),
  grants: Type.Array(
    Type.Object({
      role: Type.String(), roleName: Type.String(), unitId: Type.String({ format: 'uuid' }), unitName: Type.String(),
    }),
  ),
  standsInFor: Type.Array(
    Type.Object({
      id: Type.String({ format: 'uuid', description: 'Of the account; named in the header motcua-on-behalf-of' }),
      fullName: Type.String(), validTo: Type.String({ format: 'date', description: 'The last day of the last role' }),
      grants: Type.Array(Type.Object({
        roleName: Type.String(), unitId: Type.String({ format: 'uuid' }), unitName: Type.String(),
      })),
      permissions: Type.Array(Type.String()),
    }),
    { description: 'Colleagues for whom this account acts today, if it says so' },
  ),
  sections: Type.Array(Type.Object({ id: Type.String({ format: 'uuid' }), name: Type.String() }), {
    description: 'Where this account receives or keeps the register; of several, each deed names one',
  }),
  permissions: Type.Array(
    Type.String({ description: 'What this account may do anywhere; the server decides anew each time' }),
  ),
  now: Type.String({ format: 'date-time', description: "The product's clock" }),
  isDemonstration: Type.Boolean(),
  uploadBytes: Type.Union([Type.Integer(), Type.Null()], {
    description: 'The largest file that POST /api/files takes today, in bytes; null where nothing is taken',
  }),
  uploadKinds: Type.Array(Type.String(), { description: 'Media types that POST /api/files takes today' }),
  province: Type.Object({
    name: Type.String(), brand: Type.Record(Type.String(), Type.String()),
    hasDistricts: Type.Boolean({ description: 'Whether an address of today has three levels of units' }),
    districtsUntil: Type.Union([Type.String({ format: 'date' }), Type.Null()], {
      description: 'The last day on which it had, where it has no more',
    }),
  }),
})
export type Session = Static<typeof Session>
export type SignInBody = Static<typeof SignInBody>
export type PasswordBody = Static<typeof PasswordBody>
export type ProviderHere = Static<typeof ProviderHere>
export type ProviderBegun = Static<typeof ProviderBegun>
