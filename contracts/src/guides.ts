import Type, { type Static } from 'typebox'
import { CivilDay } from './civil-day.ts'
import { PageQuery } from './problem.ts'
import { body } from './shapes.ts'

/** Guides, announcements, contacts and terms, as those who write them see them, and as help shows them. */
const Id = Type.String({ format: 'uuid' })
const Day = CivilDay()
const Moment = Type.String({ format: 'date-time' })
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const line = (most: number) => Type.String({ maxLength: most, pattern: String.raw`^[^\n\r]*$` })

export const EntryKind = Type.Union([
  Type.Literal('guide'), Type.Literal('announcement'), Type.Literal('contact'), Type.Literal('term'),
])

/**
 * A short film of this house: its files by their ids, and what is said and shown in it as text; in English, too, where
 * somebody wrote that.
 */
export const Film = body({
  file: Id, poster: nullable(Id), captions: nullable(Id), transcript: Type.String({ maxLength: 10_000 }),
  captionsEn: Type.Optional(nullable(Id)), transcriptEn: Type.Optional(Type.String({ maxLength: 10_000 })),
})

/** What an entry says. One shape for all kinds; what a kind does not use is left out. */
const said = {
  title: Type.String({ minLength: 1, maxLength: 200, pattern: String.raw`^[^\n\r]*\S[^\n\r]*$` }),
  titleEn: line(200),
  summary: Type.String({ maxLength: 600 }),
  body: Type.String({ maxLength: 20_000, description: 'With the marks of contracts/src/markup.ts' }),
  bodyEn: Type.String({ maxLength: 20_000 }),
  audience: Type.Union([Type.Literal('citizen'), Type.Literal('staff')]),
  screen: nullable(Type.String(
    { pattern: '^/[a-z$/-]{0,99}$', description: 'Path of the screen of the desk it explains' },
  )),
  film: nullable(Film),
  isImportant: Type.Boolean(),
  phone: line(40), hours: line(300), address: line(300), mail: line(120),
  words: Type.Array(Type.String({ minLength: 2, maxLength: 80 }), { maxItems: 12 }),
  source: line(300),
}
const { title, ...mayBeLeftOut } = said
const Said = {
  title, procedureId: Type.Optional(nullable(Id)),
  ...Type.Partial(Type.Object(mayBeLeftOut)).properties,
}

export const EntriesQuery = body({ kind: EntryKind, ...PageQuery })
export const NewEntryBody = body({
  kind: EntryKind,
  unitId: Type.Optional(nullable(Id)),
  content: body(Said),
})
export const EntryVersionBody = body({
  basedOn: Type.Integer({ minimum: 1, description: 'The newest version that the screen showed' }), content: body(Said),
})
export const PublicationBody = body({
  version: Type.Integer({ minimum: 1 }), from: Day,
  to: Type.Optional(CivilDay('The last day; left out: until it is ended')),
})
export const EntryEndBody = body({ from: CivilDay('The first day without it') })
export const EntrySaved = Type.Object({ id: Id, version: Type.Integer() })
export const EntryFileStored = Type.Object({ id: Id, kind: Type.String(), size: Type.Integer() })

export const EntryLine = Type.Object({
  id: Id, kind: EntryKind, title: Type.String(), unitName: nullable(Type.String()), version: Type.Integer(),
  writtenAt: Moment,
  isDraft: Type.Boolean({ description: 'The newest version was not published' }),
  validFrom: nullable(Day), validTo: nullable(Day),
})
export const EntryList = Type.Object({
  items: Type.Array(EntryLine), next: nullable(Type.String()),
  kinds: Type.Array(EntryKind, { description: 'What the viewer may write' }),
})

export const EntryContent = Type.Object({
  ...said, procedureId: nullable(Id), procedureName: nullable(Type.String()),
})
export const EntryVersion = Type.Object({
  version: Type.Integer(), content: EntryContent, writtenAt: Moment, writtenBy: Type.String(),
  publishedAt: nullable(Moment), publishedBy: nullable(Type.String()),
  endedAt: nullable(Moment), endedBy: nullable(Type.String()),
  validFrom: nullable(Day), validTo: nullable(Day), isWithdrawn: Type.Boolean(),
})
export const EntryDetail = Type.Object({
  id: Id, kind: EntryKind, unitName: nullable(Type.String()),
  versions: Type.Array(EntryVersion, { description: 'Newest first, the last 50' }),
})

export const HelpQuery = body({
  screen: Type.Optional(Type.String({ pattern: '^/[a-z$/-]{0,99}$' })),
  search: Type.Optional(Type.String({ maxLength: 200, description: 'Words of guides; of people none belong here' })),
})
export const HelpGuide = Type.Object({
  id: Id, title: Type.String(), titleEn: Type.String(), summary: Type.String(), body: Type.String(),
  bodyEn: Type.String(), film: nullable(Film),
})
export const Help = Type.Object({
  guides: Type.Array(HelpGuide, {
    description: 'Of this screen, or those that were looked for; best first, at most 8',
  }),
  contacts: Type.Array(Type.Object({
    title: Type.String(), phone: Type.String(), hours: Type.String(), address: Type.String(),
  })),
})

export type EntryKind = Static<typeof EntryKind>
export type Film = Static<typeof Film>
export type EntryContent = Static<typeof EntryContent>
export type EntryBody = Static<typeof EntryVersionBody>['content']
export type EntryLine = Static<typeof EntryLine>
export type EntryList = Static<typeof EntryList>
export type EntryVersion = Static<typeof EntryVersion>
export type EntryDetail = Static<typeof EntryDetail>
export type EntrySaved = Static<typeof EntrySaved>
export type EntryFileStored = Static<typeof EntryFileStored>
export type HelpGuide = Static<typeof HelpGuide>
export type Help = Static<typeof Help>
