import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

/** Screens about the queue of a hall: who calls numbers, and the kiosks that give them. */
export function queueRoutes<P extends AnyRoute>(getParentRoute: () => P) {
  return [
    createRoute({
      getParentRoute, path: '/goi-so',
      component: lazyRouteComponent(() => import('../desk/queue/queue-screen.tsx'), 'QueueScreen'),
    }),
    createRoute({
      getParentRoute, path: '/thiet-bi-sanh',
      component: lazyRouteComponent(() => import('../desk/queue/devices-screen.tsx'), 'DevicesScreen'),
    }),
  ] as const
}
