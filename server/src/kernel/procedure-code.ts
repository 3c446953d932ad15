import { type Check, VALID, invalid } from './check.ts'

const CODE = /^(\d\.\d{6})(?:\.((?:\d{3}\.\d{2}\.\d{2}\.)?([A-Z]\d{2})))?$/

/** The national code of a procedure, taken apart. */
export interface ProcedureCode {
  /** Common to all provinces: `1.000000`. */
  readonly base: string
  /** What a province appends: `H99` since 2025, `000.00.00.H99` before; empty in the national original. */
  readonly suffix: string
  /** The agency or province in the suffix: `H99`; empty in the national original. */
  readonly owner: string
}

/** Reads the code of a procedure (mã TTHC) in any of its three spellings; undefined if it is none. */
export function parseProcedureCode(text: string): ProcedureCode | undefined {
  const [, base, suffix = '', owner = ''] = CODE.exec(text) ?? []
  return base === undefined ? undefined : { base, suffix, owner }
}

/** Whether a text can be the national code of a procedure. */
export function checkProcedureCode(text: string): Check<'not-a-procedure-code'> {
  return parseProcedureCode(text) ? VALID : invalid('not-a-procedure-code')
}
