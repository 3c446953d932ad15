import Type, { type Static } from 'typebox'
import { EmptyBody } from './staff.ts'
import { body } from './shapes.ts'

/** A screen at a counter that is turned to the citizen, and what it shows of what the clerk types. */
const Id = Type.String({ format: 'uuid' })
const Line = body({ label: Type.String({ maxLength: 300 }), value: Type.String({ maxLength: 4000 }) })
const Answer = Type.Union([Type.Enum(['right', 'wrong']), Type.Null()], { description: 'Of the citizen to these very lines' })

/** Name of the server-sent event that brings a `ScreenShown`. */
export const SCREEN_CHANGED = 'screen'
export const SCREEN_BEAT = 'beat'

/** What the page of a screen is told. Without lines nobody is there. */
export const ScreenShown = Type.Object({
  lines: Type.Array(Line), isAsked: Type.Boolean(), hash: Type.Union([Type.String(), Type.Null()]), answer: Answer,
})
export type ScreenShown = Static<typeof ScreenShown>
export type ScreenLine = Static<typeof Line>

/** Screens of the sections at which one receives. */
export const CitizenScreens = Type.Object({
  places: Type.Array(Type.Object({
    unitId: Id, unitName: Type.String(),
    screens: Type.Array(Type.Object({
      id: Id, name: Type.String(),
      enrolledAt: Type.Union([Type.String({ format: 'date-time' }), Type.Null()], { description: 'Null: its code was not typed yet' }),
      isHeard: Type.Boolean({ description: 'Its page is open' }),
    })),
  })),
})
export type CitizenScreens = Static<typeof CitizenScreens>
export const ScreenBody = body({ unitId: Id, name: Type.String({ minLength: 1, maxLength: 80 }) })
export type ScreenBody = Static<typeof ScreenBody>
export const ScreenMade = Type.Object({
  id: Id, until: Type.String({ format: 'date-time' }),
  code: Type.Union([Type.String(), Type.Null()], { description: 'To be typed at the screen; null to a repeat' }),
})
export type ScreenMade = Static<typeof ScreenMade>
export const ScreenEndingBody = EmptyBody
export const ScreenEnded = Type.Object({ id: Id })

/** What stands there now. Said again every few seconds, or it is wiped; without lines it is wiped at once. */
export const ScreenShowing = body({
  sheetId: Id, applicantId: Type.Optional(Id),
  lines: Type.Array(Line, { maxItems: 400 }),
  isAsked: Type.Boolean({ description: 'The citizen is asked whether it is right' }),
})
export type ScreenShowing = Static<typeof ScreenShowing>
export const ScreenHeard = Type.Object({
  isHeard: Type.Boolean({ description: 'Its page is open' }), answer: Answer,
  confirmation: Type.Union([Id, Type.Null()], { description: 'Under which the answer is kept' }),
})
export type ScreenHeard = Static<typeof ScreenHeard>
