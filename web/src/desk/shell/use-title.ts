import { useEffect } from 'react'
import { say } from '../../lib/language.ts'
import { SHELL } from './shell-texts.ts'

/** The title of the window is the first thing read aloud on a new page. */
export function useTitle(title: string): void {
  useEffect(() => { document.title = say(SHELL.windowTitle, { page: title }) }, [title])
}
