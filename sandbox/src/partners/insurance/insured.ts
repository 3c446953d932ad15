/** Somebody as the register of social insurance keeps them: made-up people with numbers that no office gives. */
export interface InsuredPerson {
  readonly person: string
  readonly number: string
  readonly takesPart: boolean
}

export const INSURED: readonly InsuredPerson[] = [
  { person: '000196990001', number: '0000000101', takesPart: true },
  { person: '000185990001', number: '0000000102', takesPart: true },
  { person: '000190990041', number: '0000000103', takesPart: false },
  { person: '000151990061', number: '0000000104', takesPart: true },
]
