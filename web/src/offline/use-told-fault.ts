import { useEffect, useState } from 'react'
import { tellFault } from '../lib/window-title.ts'

/** What is wrong with what was typed; while it stands on the page the title of the window says so. */
export function useToldFault(): readonly [fault: string, setFault: (fault: string) => void] {
  const [fault, setFault] = useState('')
  const isFaulty = fault !== ''
  useEffect(() => isFaulty ? tellFault() : undefined, [isFaulty])
  return [fault, setFault]
}
