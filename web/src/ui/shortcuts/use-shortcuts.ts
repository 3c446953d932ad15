import { useEffect, useState } from 'react'
import { type Shortcut, register } from './shortcut-registry.ts'

/** Offers these keys as long as the component stands; `?` lists them. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const [owner] = useState(() => Symbol('shortcuts'))
  // Anew after each render: what the keys run closes over what the screen shows.
  useEffect(() => register(owner, shortcuts))
}
