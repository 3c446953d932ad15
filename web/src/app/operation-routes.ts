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
    createRoute({
      getParentRoute, path: '/he-thong-ngoai',
      component: lazyRouteComponent(() => import('../desk/partners/partner-screen.tsx'), 'PartnerScreen'),
    }),
    createRoute({
      getParentRoute, path: '/phan-mem-ket-noi',
      component: lazyRouteComponent(() => import('../desk/developers/client-screen.tsx'), 'ClientScreen'),
    }),
    createRoute({
      getParentRoute, path: '/doi-chieu-thu-tuc',
      component: lazyRouteComponent(
        () => import('../desk/procedure-differences/differences-screen.tsx'), 'DifferencesScreen',
      ),
    }),
    createRoute({
      getParentRoute, path: '/doi-chieu-thu-tuc/$id',
      component: lazyRouteComponent(
        () => import('../desk/procedure-differences/difference-screen.tsx'), 'DifferenceScreen',
      ),
    }),
    createRoute({
      getParentRoute, path: '/thu-lien-thong', validateSearch: logSearch,
      component: lazyRouteComponent(() => import('../desk/partners/log-screen.tsx'), 'LogScreen'),
    }),
  ] as const
}

/** What the log begins with; what is none is not asked. */
function logSearch({ partner, state }: { partner?: unknown; state?: unknown }): { partner?: string; state?: string } {
  return {
    ...typeof partner === 'string' && /^[a-z0-9-]{1,40}$/.test(partner) && { partner },
    ...typeof state === 'string' && /^(waiting|dead|acknowledged|dropped)$/.test(state) && { state },
  }
}
