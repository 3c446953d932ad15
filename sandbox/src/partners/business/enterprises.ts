import type { Place } from '../population/people.ts'

/** A made-up enterprise as the register keeps it. */
export interface Enterprise {
  readonly number: string
  readonly name: string
  readonly seat: Place
  readonly head: string
}

/** Of numbers that begin with 00, the code of no tax office: nobody is given one, and their check digits are right. */
export const ENTERPRISES: readonly Enterprise[] = [
  {
    number: '0000000017', name: 'Công ty TNHH Thử Nghiệm Một', head: 'Nguyễn Văn An',
    seat: { province: '44', district: '450', commune: '18856', detail: 'Số 11, đường Thử Nghiệm' },
  },
  {
    number: '0000000024', name: 'Công ty cổ phần Thử Nghiệm Hai', head: 'Trần Thị Bình',
    seat: { province: '44', commune: '18880', detail: 'Số 12, đường Thử Nghiệm' },
  },
]
