import Type, { type Static } from 'typebox'
import { ADDRESS, SECRET, settingsOf } from '../../../../platform/partner/read-settings.ts'

const closed = { additionalProperties: false }
/** A way through an answer or a body, `duLieu.hoSo.so`; no name that objects have of their own. */
const Way = Type.String({ pattern: '^(?!(?:.*\\.)?(?:__proto__|constructor|prototype)(?:\\.|$))[\\w-]{1,60}(\\.[\\w-]{1,60}){0,5}$' })
/** Of an operation, below the address of the system. */
const Path = Type.String({ pattern: '^(?!.*\\.\\.)[A-Za-z0-9][\\w./-]{0,200}$' })
const Text = Type.String({ minLength: 1, maxLength: 500 })
const Code = Type.String({ pattern: '^[\\w-]{1,40}$' })

/** A field that is sent: from the declaration, or of the dossier; its codes as the system has them. */
const Field = Type.Object({
  from: Type.String({ pattern: '^[\\w.]{1,100}$' }),
  isNeeded: Type.Optional(Type.Boolean()),
  codes: Type.Optional(Type.Record(Type.String({ pattern: '^[\\w-]{1,40}$' }), Text)),
}, closed)

const Asked = { path: Path, query: Way, row: Way }

/**
 * A ministry's system that is joined by configuration alone (hệ thống của Bộ, ngành khai bằng cấu hình): how each call
 * is made, where in its answers what stands, and what its codes mean. Nothing in it is an expression.
 */
export const GENERIC_SETTINGS = settingsOf({
  url: ADDRESS,
  key: SECRET,
  isRegister: Type.Optional(Type.Boolean()),
  /** What each answer must say for the call to count as answered: one of these at that place. */
  ok: Type.Object({ at: Way, is: Type.Array(Text, { minItems: 1, maxItems: 10 }) }, closed),
  /** Codes at the same place that are about one dossier: it is refused, and no others wait for it. */
  refuses: Type.Optional(Type.Array(Code, { maxItems: 50 })),
  send: Type.Object({
    path: Path, number: Way,
    fixed: Type.Optional(Type.Record(Way, Text)),
    fields: Type.Record(Way, Field),
    /** The name of the list of files, told of by links, at the top of the body; without it none go along. */
    files: Type.Optional(Type.String({ pattern: '^(?!(?:__proto__|constructor|prototype)$)[\\w-]{1,60}$' })),
  }, closed),
  /** `since`: the name by which it is asked from a moment on; without it all is listed each time. */
  list: Type.Object({ path: Path, rows: Way, since: Type.Optional(Way) }, closed),
  /**
   * `unknown`: codes at the place of `ok` by which it says that it has no such dossier; without them no day is
   * reconciled.
   */
  state: Type.Object({
    ...Asked, number: Way, code: Way, at: Way, words: Type.Optional(Way),
    unknown: Type.Optional(Type.Array(Type.String({ pattern: '^[\\w-]{1,20}$' }), { minItems: 1, maxItems: 20 })),
  }, closed),
  states: Type.Record(Code, Type.Union([
    Type.Literal('received'), Type.Literal('in-process'), Type.Literal('needs-supplement'), Type.Literal('eligible'),
    Type.Literal('finished'), Type.Literal('refused'),
  ])),
  result: Type.Object({
    ...Asked, number: Way, resultNumber: Way, day: Way, issuer: Way,
    file: Type.Optional(Type.Object({ name: Way, content: Way }, closed)),
  }, closed),
  write: Type.Optional(Type.Object({
    path: Path, number: Way, resultNumber: Way, day: Way, title: Way, fixed: Type.Optional(Type.Record(Way, Text)),
  }, closed)),
  confirm: Type.Optional(Type.Object({ path: Path, number: Way, code: Way }, closed)),
})
export type GenericSettings = Static<typeof GENERIC_SETTINGS>
