import { type SearchSchemaInput, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { sessionQuery } from '../desk/session/read-session.ts'
import { type Asked, readAsked } from '../desk/worklist/asked-list.ts'
import { SkeletonList } from '../ui/skeleton-list/skeleton-list.tsx'
import { accountRoutes } from './account-routes.ts'
import { askedRoutes } from './asked-routes.ts'
import { deskRoute, providerReturnRoute, rootRoute, signInRoute } from './desk-route.tsx'
import { digitiseRoutes } from './digitise-routes.ts'
import { figureRoutes } from './figure-routes.ts'
import { PageFailed } from './page-failed.tsx'
import { queryClient } from './query-client.ts'
import { counterRoutes } from './counter-routes.ts'
import { operationRoutes } from './operation-routes.ts'
import { postRoutes } from './post-routes.ts'
import { queueRoutes } from './queue-routes.ts'
import { cashRoutes } from './cash-routes.ts'
import { sectionRoutes } from './section-routes.ts'

const homeRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/',
  beforeLoad: () => {
    // oxlint-disable-next-line typescript/only-throw-error -- as above
    throw redirect({ to: '/danh-sach' })
  },
})

/** Always names the list, so that a tab knows that it is the one. */
const listSearch = (search: Partial<Asked> & SearchSchemaInput): Asked => readAsked({ ...search })

const worklistRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/danh-sach',
  validateSearch: listSearch,
  beforeLoad: () => {
    // Whoever looks after accounts has no list of dossiers, and would start on a page that says so.
    const permissions = queryClient.getQueryData(sessionQuery.queryKey)?.permissions ?? []
    // oxlint-disable-next-line typescript/only-throw-error -- as above
    if (!permissions.includes('dossier.list') && permissions.includes('staff.list')) throw redirect({ to: '/can-bo' })
  },
  component: lazyRouteComponent(() => import('../desk/worklist/worklist-screen.tsx'), 'WorklistScreen'),
})

const idleRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/dung-yen',
  component: lazyRouteComponent(() => import('../desk/worklist/idle-screen.tsx'), 'IdleScreen'),
})

const trayRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/khay-quet',
  component: lazyRouteComponent(() => import('../desk/scan/tray-screen.tsx'), 'TrayScreen'),
})

const reviewRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/doc-giay-to',
  component: lazyRouteComponent(() => import('../desk/paper-reviews/review-screen.tsx'), 'ReviewScreen'),
})

const correctionRequestsRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/de-nghi-dinh-chinh',
  component: lazyRouteComponent(
    () => import('../desk/correction-requests/correction-requests-screen.tsx'), 'CorrectionRequestsScreen',
  ),
})

const registerReportsRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/du-lieu-bao-sai',
  component: lazyRouteComponent(
    () => import('../desk/register-reports/register-reports-screen.tsx'), 'RegisterReportsScreen',
  ),
})

const handOverRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/ban-giao',
  component: lazyRouteComponent(() => import('../desk/hand-overs/hand-over-screen.tsx'), 'HandOverScreen'),
})

const consultationsRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/y-kien',
  component: lazyRouteComponent(() => import('../desk/consultations/consultation-screen.tsx'), 'ConsultationScreen'),
})

const consultationRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/y-kien/$id',
  component: lazyRouteComponent(
    () => import('../desk/consultations/one-consultation-screen.tsx'), 'OneConsultationScreen',
  ),
})

const migrationRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/chuyen-phien-ban',
  component: lazyRouteComponent(() => import('../desk/migrations/migration-screen.tsx'), 'MigrationScreen'),
})

const shiftRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/ban-giao-ca',
  component: lazyRouteComponent(() => import('../desk/worklist/shift-screen.tsx'), 'ShiftScreen'),
})

const absenceRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/vang-mat',
  component: lazyRouteComponent(() => import('../desk/absence/absence-screen.tsx'), 'AbsenceScreen'),
})

const dutiesRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/tach-nhiem-vu',
  component: lazyRouteComponent(() => import('../desk/duties/duties-screen.tsx'), 'DutiesScreen'),
})

const workloadRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/phan-viec',
  component: lazyRouteComponent(() => import('../desk/workload/workload-screen.tsx'), 'WorkloadScreen'),
})

const intakeRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/tiep-nhan',
  component: lazyRouteComponent(() => import('../desk/intake/intake-screen.tsx'), 'IntakeScreen'),
})

const dossierRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/ho-so/$id',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('../desk/dossier/dossier-screen.tsx'), 'DossierScreen'),
})

const registerRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/so-theo-doi',
  component: lazyRouteComponent(() => import('../desk/register/register-screen.tsx'), 'RegisterScreen'),
})

const staffListRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/can-bo',
  component: lazyRouteComponent(() => import('../desk/staff/staff-list-screen.tsx'), 'StaffListScreen'),
})

const staffRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/can-bo/$id',
  component: lazyRouteComponent(() => import('../desk/staff/staff-screen.tsx'), 'StaffScreen'),
})

const demonstrationRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/trinh-dien',
  component: lazyRouteComponent(() => import('../desk/demonstration/demonstration-screen.tsx'), 'DemonstrationScreen'),
})

const specimensRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/thanh-phan',
  component: lazyRouteComponent(() => import('../desk/specimens/specimens-screen.tsx'), 'SpecimensScreen'),
})

const entriesRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/noi-dung',
  component: lazyRouteComponent(() => import('../desk/guides/entries-screen.tsx'), 'EntriesScreen'),
})

const entryRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/noi-dung/$id',
  component: lazyRouteComponent(() => import('../desk/guides/entry-screen.tsx'), 'EntryScreen'),
})

const newEntryRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/noi-dung/moi/$kind',
  component: lazyRouteComponent(() => import('../desk/guides/entry-screen.tsx'), 'NewEntryScreen'),
})

const clearancesRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/khong-dia-gioi',
  component: lazyRouteComponent(() => import('../desk/clearances/clearances-screen.tsx'), 'ClearancesScreen'),
})

const clearanceRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/khong-dia-gioi/$id',
  component: lazyRouteComponent(() => import('../desk/clearances/clearance-screen.tsx'), 'ClearanceScreen'),
})

const collectHereRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/nhan-ket-qua-tai-day',
  component: lazyRouteComponent(() => import('../desk/worklist/collect-here-screen.tsx'), 'CollectHereScreen'),
})

const formsRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/bieu-mau',
  component: lazyRouteComponent(() => import('../desk/forms/forms-screen.tsx'), 'FormsScreen'),
})

const formRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/bieu-mau/$form',
  component: lazyRouteComponent(() => import('../desk/forms/form-screen.tsx'), 'FormScreen'),
})

const packagesRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/goi-thu-tuc',
  component: lazyRouteComponent(() => import('../desk/packages/packages-screen.tsx'), 'PackagesScreen'),
})

const packageRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/goi-thu-tuc/$id',
  component: lazyRouteComponent(() => import('../desk/packages/package-screen.tsx'), 'PackageScreen'),
})

const supportRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/ho-tro',
  component: lazyRouteComponent(() => import('../desk/support/support-screen.tsx'), 'SupportScreen'),
})

const supportRequestRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/ho-tro/$id',
  component: lazyRouteComponent(() => import('../desk/support/support-request-screen.tsx'), 'SupportRequestScreen'),
})

export const router = createRouter({
  basepath: '/ban-lam-viec',
  routeTree: rootRoute.addChildren([
    signInRoute,
    providerReturnRoute,
    deskRoute.addChildren([
      homeRoute, worklistRoute, shiftRoute, trayRoute, reviewRoute, handOverRoute, correctionRequestsRoute,
      registerReportsRoute,
      absenceRoute, workloadRoute, dutiesRoute,
      ...figureRoutes(() => deskRoute),
      idleRoute, migrationRoute, ...operationRoutes(() => deskRoute), ...digitiseRoutes(() => deskRoute),
      ...queueRoutes(() => deskRoute), ...counterRoutes(() => deskRoute), ...postRoutes(() => deskRoute),
      ...cashRoutes(() => deskRoute), ...sectionRoutes(() => deskRoute), intakeRoute, dossierRoute, registerRoute,
      staffListRoute, staffRoute, ...accountRoutes(() => deskRoute),
      entriesRoute, entryRoute, newEntryRoute, clearancesRoute, clearanceRoute, collectHereRoute, formsRoute,
      formRoute, packagesRoute, packageRoute, supportRoute, supportRequestRoute, consultationsRoute,
      consultationRoute, ...askedRoutes(() => deskRoute), demonstrationRoute, specimensRoute,
    ]),
  ]),
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  scrollRestoration: true,
  defaultPendingComponent: () => <main><SkeletonList /></main>,
  defaultErrorComponent: PageFailed,
})

declare module '@tanstack/react-router' {
  interface Register { router: typeof router }
}
