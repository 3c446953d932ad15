/** What silence of a consulted agency means: agreed (coi như đồng ý), or nothing; then it is only recorded. */
export type Silence = 'agreed' | 'none'

/** Whose opinion a procedure asks for while it is settled, until when, and what silence means. */
export interface ConsultationRule {
  readonly id: string
  /** Unit rule, as of a step: whose opinion; any part of that agency may be the one that is asked. */
  readonly unit: string
  /** Accounting hours of the calendar of the unit asked: 8 are one working day. */
  readonly hours: number
  readonly silence: Silence
  /** Nothing may be proposed or approved before it is answered, or its time is over. */
  readonly compulsory: boolean
  /** By which article it is asked, and what silence means. */
  readonly article: string
  /** Whoever answers signs with their own key; else they may. */
  readonly signed?: boolean
}
