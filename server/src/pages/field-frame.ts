import type { ReactNode } from 'react'
import type { CodeList } from '@motcua/forms/model.ts'
import type { PortalRooms } from './portal-rooms.ts'
import type { Visit } from './visit.ts'

/** In which language, on which day and where a question is asked: of a visit, or where a form is only looked at. */
export type Asking = Pick<Visit, 'say' | 'language' | 'today' | 'directory'> & {
  readonly rooms: Pick<PortalRooms, 'isDemonstration'>
}

/** What the fields of a form need to know besides their own shape. */
export interface FieldFrame {
  readonly visit: Asking
  readonly codes: Readonly<Record<string, CodeList>>
  /** The fault at a control, by its id. */
  readonly faults: ReadonlyMap<string, ReactNode>
  /** Where a value that nobody typed is from, by the key of its field. */
  readonly sources?: ReadonlyMap<string, string>
}

/** What every kind of question is given besides its answer. */
export interface QuestionProps {
  id: string
  label: string
  lang?: 'vi' | undefined
  hint?: ReactNode
  error?: ReactNode
  isTitle: boolean
  name: string
}
