import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { subjectSearch } from '../desk/direction/direction-data.ts'
import { evaluationSearch } from '../desk/evaluation/evaluation-data.ts'
import { reportSearch } from '../desk/periodic-reports/report-data.ts'
import { planSearch } from '../desk/plan/plan-data.ts'
import { targetSearch } from '../desk/targets/target-data.ts'

/**
 * What a unit is asked by other agencies over the axis and by people without a dossier, what its leaders tell it, what
 * it has of the plan, its targets, what it reports, what its people did, and where they look for causes.
 */
export function askedRoutes<P extends AnyRoute>(getParentRoute: () => P) {
  return [
    createRoute({
      getParentRoute, path: '/hoi-y-kien',
      component: lazyRouteComponent(() => import('../desk/inquiries/inquiries-screen.tsx'), 'InquiriesScreen'),
    }),
    createRoute({
      getParentRoute, path: '/hoi-y-kien/$id',
      component: lazyRouteComponent(() => import('../desk/inquiries/one-inquiry-screen.tsx'), 'OneInquiryScreen'),
    }),
    createRoute({
      getParentRoute, path: '/hoi-dap-phan-anh',
      component: lazyRouteComponent(() => import('../desk/petitions/petitions-screen.tsx'), 'PetitionsScreen'),
    }),
    createRoute({
      getParentRoute, path: '/hoi-dap-phan-anh/$id',
      component: lazyRouteComponent(() => import('../desk/petitions/one-petition-screen.tsx'), 'OnePetitionScreen'),
    }),
    createRoute({
      getParentRoute, path: '/chi-dao', validateSearch: subjectSearch,
      component: lazyRouteComponent(() => import('../desk/direction/direction-screen.tsx'), 'DirectionScreen'),
    }),
    createRoute({
      getParentRoute, path: '/tim-nguyen-nhan',
      component: lazyRouteComponent(() => import('../desk/causes/causes-screen.tsx'), 'CausesScreen'),
    }),
    createRoute({
      getParentRoute, path: '/bao-cao-dinh-ky', validateSearch: reportSearch,
      component: lazyRouteComponent(() => import('../desk/periodic-reports/reports-screen.tsx'), 'ReportsScreen'),
    }),
    createRoute({
      getParentRoute, path: '/bao-cao-dinh-ky/$id',
      component: lazyRouteComponent(() => import('../desk/periodic-reports/one-report-screen.tsx'), 'OneReportScreen'),
    }),
    createRoute({
      getParentRoute, path: '/ke-hoach', validateSearch: planSearch,
      component: lazyRouteComponent(() => import('../desk/plan/plan-screen.tsx'), 'PlanScreen'),
    }),
    createRoute({
      getParentRoute, path: '/ke-hoach/$id', validateSearch: planSearch,
      component: lazyRouteComponent(() => import('../desk/plan/plan-task-screen.tsx'), 'PlanTaskScreen'),
    }),
    createRoute({
      getParentRoute, path: '/chi-tieu', validateSearch: targetSearch,
      component: lazyRouteComponent(() => import('../desk/targets/targets-screen.tsx'), 'TargetsScreen'),
    }),
    createRoute({
      getParentRoute, path: '/danh-gia', validateSearch: evaluationSearch,
      component: lazyRouteComponent(() => import('../desk/evaluation/evaluation-screen.tsx'), 'EvaluationScreen'),
    }),
    createRoute({
      getParentRoute, path: '/danh-gia/$id', validateSearch: evaluationSearch,
      component: lazyRouteComponent(() => import('../desk/evaluation/officer-screen.tsx'), 'OfficerScreen'),
    }),
  ] as const
}
