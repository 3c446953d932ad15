import Type, { type Static } from 'typebox'
import { CivilDay } from './civil-day.ts'
import { DecidedShown } from './decided.ts'
import { Package, PackageFinding } from './packages.ts'
import { PageQuery } from './problem.ts'

/** What is done with packages: begun, saved, reviewed, published, compared, tried, carried as a file. */
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const closed = <P extends Type.TProperties>(properties: P) => Type.Object(properties, { additionalProperties: false })
const Id = Type.String({ format: 'uuid' })
const Moment = Type.String({ format: 'date-time' })
const Day = CivilDay()
const Revision = Type.Integer({ minimum: 1, description: 'The newest revision that the screen showed' })
const Key = Type.String({ pattern: '^[a-z0-9-]{1,80}$' })

export const PackageStanding = Type.Enum(['draft', 'in-review', 'published', 'dropped'])

/** A package as one file: `sha256` is that of the package, written as JSON with its keys in order. */
export const PackageFile = closed({
  format: Type.Literal('motcua-package'), version: Type.Literal(1),
  sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }), package: Package,
})

export const PackageBegun = Type.Union([
  closed({
    from: Type.Literal('nothing'), procedure: Key, name: Type.String({ minLength: 1, maxLength: 300 }),
  }),
  closed({ from: Type.Literal('version'), versionId: Id }),
  closed({ from: Type.Literal('file'), file: PackageFile }),
])
export const PackageRevisionBody = closed({ basedOn: Revision, package: Package })
export const PackageNoteBody = closed({ revision: Revision, note: Type.String({ maxLength: 2_000 }) })
export const PackagePublicationBody = closed({
  revision: Revision, from: Day,
  accepted: Type.Array(closed({
    code: Type.String({ maxLength: 80 }), pointer: Type.String({ maxLength: 300 }),
    reason: Type.String({ maxLength: 1_000 }),
  }), { maxItems: 500, description: 'Warnings that are taken, each with its reason' }),
})
export const PackageTrialBody = closed({
  input: Type.Record(Type.String({ maxLength: 100 }), Type.Any(), { maxProperties: 200 }),
  answers: Type.Array(closed({
    node: Type.String({ maxLength: 300 }),
    answer: Type.Record(Type.String({ maxLength: 100 }), Type.Any(), { maxProperties: 200 }),
  }), { maxItems: 200, description: 'What each step brought, in their order' }),
})
export const PackagesQuery = closed({ standing: Type.Optional(PackageStanding), ...PageQuery })
export const PackageSourcesQuery = closed({ search: Type.String({ maxLength: 200 }) })
export const PackageRevisionParams = Type.Object({ id: Id, number: Type.Integer({ minimum: 1 }) })

export const PackageSaved = Type.Object({ id: Id, revision: Type.Integer() })
export const PackageLine = Type.Object({
  id: Id, procedure: Type.String(), name: Type.String(), standing: PackageStanding, revision: Type.Integer(),
  writtenAt: Moment, writtenBy: Type.String(), validFrom: nullable(Day),
  isLate: Type.Boolean({ description: 'Some limit of announcing or making public is over' }),
})
export const PackageList = Type.Object({ items: Type.Array(PackageLine), next: nullable(Type.String()) })

export const PackageSources = Type.Object({
  items: Type.Array(Type.Object({
    procedure: Type.String(), code: nullable(Type.String()), name: Type.String(),
    versions: Type.Array(Type.Object({ id: Id, validFrom: Day, validTo: nullable(Day) })),
  })),
})

/** A limit on the way to the public, by the policies of the day. */
const Term = Type.Object({
  kind: Type.Enum(['announce', 'make-public']), due: Day, days: Type.Integer({ description: 'Working days' }),
  on: nullable(Day), isLate: Type.Boolean(),
})

const Deed = Type.Object({
  kind: Type.Enum(['submitted', 'returned', 'published', 'dropped']), revision: Type.Integer(), note: Type.String(),
  at: Moment, by: Type.String(),
})
export const PackageDetail = Type.Object({
  id: Id, procedure: Type.String(), standing: PackageStanding, revision: Type.Integer(), writtenAt: Moment,
  writtenBy: Type.String(), package: Package,
  mayEdit: Type.Boolean(),
  mayReview: Type.Boolean({ description: 'Has the right, and wrote none of it' }),
  terms: Type.Array(Term),
  wroteIt: Type.Boolean({ description: 'Would review it, but wrote some of it: somebody else does' }),
  deeds: Type.Array(Deed, { description: 'Last first' }),
  revisions: Type.Array(Type.Object({ number: Type.Integer(), at: Moment, by: Type.String() })),
  release: nullable(Type.Object({
    validFrom: Day, versionId: Id, by: Type.String(), at: Moment,
    accepted: Type.Array(Type.Object({ code: Type.String(), text: Type.String(), reason: Type.String() })),
  })),
})
export const PackageRevisionShown = Type.Object({ number: Type.Integer(), package: Package })

export const PackageFindings = Type.Object({
  revision: Type.Integer(), findings: Type.Array(PackageFinding),
})
export const PackageChanges = Type.Object({
  against: nullable(Type.Object({ validFrom: Day })),
  summary: Type.String({ description: 'In one line, as a decision would say it' }),
  changes: Type.Array(Type.Object({
    field: Type.String(), kind: Type.Enum(['added', 'removed', 'changed']), before: nullable(Type.String()),
    after: nullable(Type.String()), text: Type.String(),
  })),
})
export const PackageImpact = Type.Object({
  dossiers: Type.Integer({ description: 'Open ones; they stay on their version' }), drafts: Type.Integer(),
  slips: Type.Integer({ description: 'Papers drawn up in those dossiers' }),
  papers: Type.Array(Type.String(), { description: 'Papers that are asked for anew, or no longer' }),
  reports: Type.Array(Type.String(), { description: 'Figures that change their meaning with it' }),
  otherProcedures: Type.Array(Type.String(), { description: 'Procedures that use a form of it too' }),
})
export const PackageTried = Type.Object({
  state: Type.String(),
  passed: Type.Array(Type.Object({ node: Type.String(), name: Type.String() })),
  waiting: Type.Array(Type.Object({
    node: Type.String(), for: Type.String(), name: Type.String(), role: Type.String(), unit: Type.String(),
    minutes: Type.Integer(),
  })),
  faults: Type.Array(Type.Object({
    node: Type.String(), name: Type.String(), code: Type.String(), text: Type.String(),
  })),
  variables: Type.Unknown(),
  decided: Type.Array(DecidedShown, {
    description: 'What whoever declares this would pay, hand in and wait: by the tables, or as it is published',
  }),
  undecided: nullable(Type.String({ description: 'Which table has no answer to it, and why' })),
})

export type PackageStanding = Static<typeof PackageStanding>
export type PackageFile = Static<typeof PackageFile>
export type PackageBegun = Static<typeof PackageBegun>
export type PackageSaved = Static<typeof PackageSaved>
export type PackageLine = Static<typeof PackageLine>
export type PackageList = Static<typeof PackageList>
export type PackageSources = Static<typeof PackageSources>
export type PackageDetail = Static<typeof PackageDetail>
export type PackageFindings = Static<typeof PackageFindings>
export type PackageChanges = Static<typeof PackageChanges>
export type PackageImpact = Static<typeof PackageImpact>
export type PackageTried = Static<typeof PackageTried>
export type PackageTrialBody = Static<typeof PackageTrialBody>
