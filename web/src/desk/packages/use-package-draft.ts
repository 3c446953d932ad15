import type { PackageDetail } from '@motcua/contracts/package-deeds.ts'
import type { Package } from '@motcua/contracts/packages.ts'
import { useEffect, useState } from 'react'
import { isRefusal } from '../../lib/call-error.ts'
import { usePackageDeed } from './packages-data.ts'

/** Milliseconds after the last change. */
const AUTOSAVE = 5_000

/**
 * What somebody writes, saved by itself a while after the last change. If somebody else has saved meanwhile nothing is
 * written over: both stay, until whoever sits here chooses.
 */
export function usePackageDraft(found: PackageDetail) {
  const [written, setWritten] = useState<Package>()
  const [basedOn, setBasedOn] = useState(found.revision)
  const saving = usePackageDeed(({ revision }) => setBasedOn(revision))
  const value = written ?? found.package
  const isConflict = isRefusal(saving.error, 'package-changed')
  const { mutate, isPending, variables } = saving
  const saved = (variables?.body as { package?: Package } | undefined)?.package
  const isUnsaved = written !== undefined && (saved !== written || saving.isError)
  const save = (on = basedOn) => {
    if (written) mutate({ path: `/api/packages/${found.id}/revision`, body: { basedOn: on, package: written } })
  }
  useEffect(() => {
    if (!isUnsaved || isPending || saving.isError || found.standing !== 'draft') return undefined
    const timer = setTimeout(() => {
      mutate({ path: `/api/packages/${found.id}/revision`, body: { basedOn, package: written } })
    }, AUTOSAVE)
    return () => clearTimeout(timer)
  }, [isUnsaved, isPending, saving.isError, written, basedOn, found.id, found.standing, mutate])
  return {
    value, basedOn, isUnsaved, isConflict, isPending, error: isConflict ? null : saving.error, save,
    change: (next: Package) => setWritten(next),
    /** Leaves what was written here for what was saved elsewhere. */
    takeTheirs: () => {
      setWritten(undefined)
      setBasedOn(found.revision)
      saving.reset()
    },
  }
}
