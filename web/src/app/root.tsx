import { Outlet } from '@tanstack/react-router'
import { ToastHost } from '../ui/toast/toast.tsx'
import { SessionGuard } from './session-guard.tsx'

/** What stands on every page, signed in or not. */
export function Root() {
  return (
    <>
      <Outlet />
      <ToastHost />
      <SessionGuard />
    </>
  )
}
