import { useEffect } from 'react'
import { say } from '../../lib/language.ts'
import { SHELL } from './shell-texts.ts'

/** Of what the button opens. */
export const MENU_ID = 'duong-di'

interface MenuButtonProps {
  isOpen: boolean
  onPress: (isOpen: boolean) => void
}

/**
 * On a narrow window the ways of the desk stand behind it, or they would take half of a phone's screen; where there is
 * room, there is no button (shell.css). Esc closes, and the focus comes back here.
 */
export function MenuButton({ isOpen, onPress }: MenuButtonProps) {
  useEffect(() => {
    if (!isOpen) return
    const close = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector('dialog[open]')) return
      onPress(false)
      document.querySelector<HTMLElement>('.mc-menu-button')?.focus()
    }
    document.addEventListener('keydown', close)
    return () => document.removeEventListener('keydown', close)
  }, [isOpen, onPress])
  return (
    <button
      type="button" className="mc-menu-button" aria-expanded={isOpen} aria-controls={MENU_ID}
      onClick={() => onPress(!isOpen)}
    >
      <span aria-hidden="true">☰</span> {say(SHELL.menu)}
    </button>
  )
}
