import { useEffect } from 'react'
import { say } from '../../lib/language.ts'
import { nameWindow } from '../../lib/window-title.ts'
import { SHELL } from './shell-texts.ts'

/** The title of the window is the first thing read aloud on a new page. */
export function useTitle(title: string): void {
  useEffect(() => nameWindow(say(SHELL.windowTitle, { page: title })), [title])
}
