import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

/** Screens about the queue of a hall: who calls numbers, the kiosks that give them, and how it goes. */
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
    createRoute({
      getParentRoute, path: '/quay-ngoai-tuyen',
      component: lazyRouteComponent(() => import('../desk/offline/offline-screen.tsx'), 'OfflineScreen'),
    }),
    createRoute({
      getParentRoute, path: '/sanh-cho',
      component: lazyRouteComponent(() => import('../desk/queue/halls-screen.tsx'), 'HallsScreen'),
    }),
    createRoute({
      getParentRoute, path: '/lich-hen-sanh',
      component: lazyRouteComponent(() => import('../desk/queue/appointments-screen.tsx'), 'AppointmentsScreen'),
    }),
    createRoute({
      getParentRoute, path: '/lich-truc',
      component: lazyRouteComponent(() => import('../desk/roster/roster-screen.tsx'), 'RosterScreen'),
    }),
    createRoute({
      getParentRoute, path: '/nang-suat',
      component: lazyRouteComponent(() => import('../desk/productivity/productivity-screen.tsx'), 'ProductivityScreen'),
    }),
  ] as const
}
