import { useEffect } from 'react'
import { tellFault } from './window-title.ts'

/** While a fault stands on the page the title of its window says so (WCAG 3.3.1, users.md 6). */
export function useFaultyTitle(isFaulty: boolean): void {
  useEffect(() => isFaulty ? tellFault() : undefined, [isFaulty])
}
