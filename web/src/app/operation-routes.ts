import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

/** Screens of whoever keeps the system running. */
export function operationRoutes<P extends AnyRoute>(getParentRoute: () => P) {
  return [
    createRoute({
      getParentRoute, path: '/su-co',
      component: lazyRouteComponent(() => import('../desk/incidents/incident-screen.tsx'), 'IncidentScreen'),
    }),
    createRoute({
      getParentRoute, path: '/sap-xep-don-vi',
      component: lazyRouteComponent(() => import('../desk/successions/succession-screen.tsx'), 'SuccessionScreen'),
    }),
    createRoute({
      getParentRoute, path: '/lich-nghi',
      component: lazyRouteComponent(() => import('../desk/calendar/correction-screen.tsx'), 'CorrectionScreen'),
    }),
    createRoute({
      getParentRoute, path: '/bao-tri',
      component: lazyRouteComponent(() => import('../desk/maintenance/maintenance-screen.tsx'), 'MaintenanceScreen'),
    }),
  ] as const
}
