import { useState } from 'react'
import { useFaultyTitle } from '../lib/use-faulty-title.ts'

/** What is wrong with what was typed; while it stands on the page the title of the window says so. */
export function useToldFault(): readonly [fault: string, setFault: (fault: string) => void] {
  const [fault, setFault] = useState('')
  useFaultyTitle(fault !== '')
  return [fault, setFault]
}
