import Type, { type Static } from 'typebox'
import { CivilDay } from './civil-day.ts'

/** Where a dossier is settled, and how it stands in the sector systems that have it or were told of it. */
const Moment = Type.String({ format: 'date-time' })
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** What the tax agency wants paid, as the system told of it: money of the State, and no fee. */
const TaxNoticeLine = Type.Object({
  number: Type.String(), day: CivilDay(), agency: Type.String(),
  items: Type.Array(Type.Object({ name: Type.String(), amount: Type.Integer({ description: 'VND' }) })),
  amount: Type.Integer({ description: 'VND, of all items' }),
  treasury: Type.String(), account: Type.String(), accountName: Type.String(), words: Type.String(),
  payBy: nullable(CivilDay()),
  state: Type.Union([Type.Literal('open'), Type.Literal('paid'), Type.Literal('withdrawn')]),
  paidOn: nullable(CivilDay()), receipt: nullable(Type.String()),
  proof: nullable(Type.String({ description: 'The paper by which it was shown here that it is paid' })),
})
export type TaxNoticeLine = Static<typeof TaxNoticeLine>

export const SectorCaseLine = Type.Object({
  system: Type.String({ description: 'By the name of its settings' }), systemName: Type.String(),
  sent: nullable(Type.Object({
    state: Type.Union([
      Type.Literal('waiting'), Type.Literal('dead'), Type.Literal('acknowledged'), Type.Literal('dropped'),
    ]), at: Moment,
    fault: nullable(Type.String({ description: 'Why the last message did not go, as it is registered or said there' })),
  })),
  state: Type.Union([
    Type.Literal('sent'), Type.Literal('received'), Type.Literal('in-process'), Type.Literal('needs-supplement'),
    Type.Literal('awaiting-payment'), Type.Literal('eligible'), Type.Literal('finished'), Type.Literal('refused'),
  ]),
  saidAt: nullable(Moment), code: nullable(Type.String({ description: 'The state as that system says it' })),
  words: nullable(Type.String()),
  fault: nullable(Type.String({ description: 'Why something that it said was not done' })),
  result: nullable(Type.Object({
    number: Type.String(), day: CivilDay(), issuer: Type.String(),
    signer: nullable(Type.String({ description: 'Of its file, whose signature was checked; null where no file came' })),
  })),
  taxNotices: Type.Array(TaxNoticeLine),
  takenBackAt: nullable(Type.String({
    format: 'date-time', description: 'When it was taken back to be settled here: what that system says since is held',
  })),
  waitsFor: nullable(Type.String({ description: 'The step here that must be done before its result is issued' })),
})
export type SectorCaseLine = Static<typeof SectorCaseLine>

export const SectorCases = Type.Object({
  where: Type.Union([Type.Literal('here'), Type.Literal('ministry'), Type.Literal('national-portal')]),
  items: Type.Array(SectorCaseLine),
})
export type SectorCases = Static<typeof SectorCases>
