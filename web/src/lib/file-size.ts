import { saySize } from '@motcua/contracts/file-size.ts'
import { LANGUAGE } from './language.ts'

/** 1,2 MB; 85 kB: in the unit of the limits. */
export function showSize(bytes: number): string {
  return saySize(LANGUAGE, bytes)
}
