/** The door of `packages`: whole services as they are drafted, reviewed and published. */
export type { Approval, Dates, Finding, PackageData, Signed, WrittenForm } from './package-data.ts'
export {
  type BeginPackageRefusal, type SavePackage, type SavePackageRefusal, type SavedPackage, beginPackage, savePackage,
} from './save-package.ts'
export {
  type ReviewPackage, type ReviewPackageRefusal, dropPackage, returnPackage, submitPackage,
} from './review-package.ts'
export { type PublishingAsked, isKeptFromPublishing } from './who-publishes.ts'
export { type PublishPackage, type PublishPackageRefusal, publishPackage } from './publish-package.ts'
export {
  type Acceptance, type DeedKind, type Package, type PackageDeed, type PackageLine, type PackagesWanted, type Release,
  type Revision, type Standing, findPackage, findRelease, findReleasedContent, findRevision,
  listDeeds, listPackages, listRevisions,
} from './store.ts'
export { type CompiledProcess, type ReadDrawn, type Readers, compileProcess } from './compile-process.ts'
export { type PackageTerm, datesOf, isLate, termsOf, termsOn } from './package-terms.ts'
export { type Ground, type LintScope, lintPackage } from './lint-package.ts'
export { type PackageFile, type PackageFileRefusal, readPackageFile, writePackageFile } from './package-file.ts'
export { type Province, groundOf, isUnitRule } from './ground-of-province.ts'
export { type TriedPackage, type TryPackage, tryPackage } from './try-package.ts'
export { reportsTouched } from './reports-touched.ts'
export { type Whole, completePackage } from './complete-package.ts'
