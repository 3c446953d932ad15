import { type RefObject, useEffect } from 'react'

/** Whatever takes the focus is scrolled above a bar at the foot of the screen, not under it (WCAG 2.4.11). */
export function useRoomFor(bar: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const page = document.documentElement
    const watcher = new ResizeObserver(() => {
      page.style.scrollPaddingBottom = `${(bar.current?.offsetHeight ?? 0) + 8}px`
    })
    if (bar.current) watcher.observe(bar.current)
    return () => {
      watcher.disconnect()
      page.style.scrollPaddingBottom = ''
    }
  }, [])
}
