/** The door of `packages`: whole services as they are drafted, reviewed and published. */
export {
  type Approval, type Dates, type Finding, type PackageData, type Signed, type WrittenForm, UNAPPROVED,
} from './package-data.ts'
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
export { type PackageFile, type PackageFileRefusal, readPackageFile, writePackageFile } from './package-file.ts'
export { type Province, isUnitRule } from './ground-of-province.ts'
export { type TriedPackage, type TryPackage, tryPackage } from './try-package.ts'
export { type Figure, FIGURES, reportsTouched } from './reports-touched.ts'
export { contentToPublish, draftOfContent } from './tables-of-package.ts'
export { type LookedForms, type LookedThrough, lookThroughPackage } from './look-through-package.ts'
