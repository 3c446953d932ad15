import { useEffect } from 'react'

/** The title of the window is the first thing read aloud on a new page. */
export function useTitle(title: string): void {
  useEffect(() => { document.title = `${title} – Bàn làm việc một cửa` }, [title])
}
