import Type, { type Static } from 'typebox'

/** The day of whoever asks, so far (bảng của từng cán bộ): of nobody else. */
export const OwnDay = Type.Object({
  day: Type.String({ format: 'date' }),
  held: Type.Integer({ description: 'Open steps that one holds' }),
  dueToday: Type.Integer({ description: 'Of these, due until midnight' }),
  late: Type.Integer({ description: 'Of these, due before now' }),
  done: Type.Integer({ description: 'Steps that one ended today' }),
  received: Type.Integer({ description: 'Dossiers that one received at a counter today' }),
  returned: Type.Integer({ description: 'Results that one handed over today' }),
})
export type OwnDay = Static<typeof OwnDay>
